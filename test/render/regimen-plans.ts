/** Plans of random files of format 2: loads, weans, doses, fractions, steps within sessions. */
import type fc from 'fast-check'
import { accept } from '../../src/core/model/accepted-protocol'
import { Refusal } from '../../src/core/model/finding'
import type { Protocol } from '../../src/core/model/protocol'
import { plan } from '../../src/core/plan/plan'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest } from '../../src/core/request/request'
import { protocolSchema } from '../../src/protocols/schema'
import { regimens } from '../laws/random-regimen'
import { localFile } from '../protocols/local-regimen'

/** Undefined where the file contradicts itself or the guard refuses it. */
export function planOfFile(file: string, weight: string): Plan | undefined {
  const parsed = protocolSchema.safeParse(JSON.parse(file))
  if (!parsed.success) return undefined
  try {
    const protocol = accept(parsed.data as Protocol)
    if (protocol === undefined) return undefined
    const raw = { setting: protocol.setting, start: '2026-11-30T08:00Z', weight }
    return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

export const regimenPlans: fc.Arbitrary<{ readonly plan: Plan }> = regimens
  .map(({ keys, weight }) => planOfFile(localFile(keys), weight))
  .filter((planned) => planned !== undefined)
  .map((planned) => ({ plan: planned }))
