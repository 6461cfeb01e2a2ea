/** Requests, courses and segments as the tests need them: also such as titration would never make. */

import { limitsOf } from '../../src/core/guard/limits'
import type { Course } from '../../src/core/guard/rule'
import { accept } from '../../src/core/model/accepted-protocol'
import { Refusal } from '../../src/core/model/finding'
import type { Limit, LimitName } from '../../src/core/model/limit'
import type { Protocol } from '../../src/core/model/protocol'
import { plan } from '../../src/core/plan/plan'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest, type RawRequest, type Request } from '../../src/core/request/request'
import { regimenOf } from '../../src/core/schedule/regimen'
import type { Segment } from '../../src/core/schedule/segment'
import { type Dose, type Minutes, PLANNED_STEP, type Rate } from '../../src/core/values/quantity'
import { type Instant, instant, readZone, type Zone } from '../../src/core/values/time-zone'
import { defaultProtocol } from '../../src/protocols/index'
import { type Shown, shown } from './refused'

/** ng/h of mg/h, exact for the figures that tests write; NaN and Infinity stay what they are. */
export const mgh = (figure: number): Rate => Math.round(figure * 1e6) as Rate
/** ng/h x min of mg. */
export const mgDose = (figure: number): Dose => Math.round(figure * 6e7) as Dose

/** Monday 30 November 2026, 08:00 in New York. */
const MONDAY = '2026-11-30T08:00'
const monday = Date.UTC(2026, 10, 30, 13) / 1000
/** So many minutes after that. */
export const at = (minute: number): Instant => instant(monday + minute * 60)

type Asked = Partial<RawRequest>
const context = { now: monday, zone: () => 'America/New_York' }

export const inpatient = (asked: Asked = {}): Request =>
  parseRequest({ setting: 'inpatient', start: MONDAY, timeZone: 'America/New_York', ...asked }, context)
export const outpatient = (asked: Asked = {}): Request =>
  parseRequest({ setting: 'outpatient', start: MONDAY, timeZone: 'America/New_York', ...asked }, context)

/** The plan by a protocol, also one such as no reader lets pass. */
export const planOf = (request: Request, protocol: Protocol = defaultProtocol(request.setting)): Plan =>
  plan(request, accept(protocol))

/** The zone with this name. */
export function zoneOf(name: string): Zone {
  const zone = readZone(name)
  if (zone === undefined) throw new Error(`no zone ${name}`)
  return zone
}

/** The limits of a request by its protocol. */
export const limitsFor = (request: Request, protocol = defaultProtocol(request.setting)): readonly Limit[] =>
  limitsOf(protocol, request, regimenOf(protocol, request))

/** The limit of that name, the first if there are two. */
export function limitIn(limits: readonly Limit[], name: LimitName): Limit {
  const found = limits.find((limit) => limit.name === name)
  if (found === undefined) throw new Error(`no limit ${name}`)
  return found
}

/** [mg/h, minutes, minutes from the first start, session] */
export type Forged = readonly [rate: number, time: number, from: number, session?: number]

/** Forged segments as text: `20 60 0, 25 60 60`. */
export const read = (text: string): readonly Forged[] =>
  text.split(', ').flatMap((each): readonly Forged[] => {
    const [rate = Number.NaN, time = Number.NaN, from = Number.NaN, session = 1] = each.split(' ').map(Number)
    return each === '' ? [] : [[rate, time, from, session]]
  })

export const segments = (...forged: readonly Forged[]): readonly Segment[] =>
  forged.map(([rate, time, from, session = 1]) => ({
    session,
    phase: 'titration',
    start: at(from),
    time: time as Minutes,
    rate: mgh(rate),
    wanted: mgh(rate),
  }))

export const course = (...forged: readonly Forged[]): Course => ({
  segments: segments(...forged),
  zone: zoneOf('America/New_York'),
  weight: undefined,
  concentration: undefined,
  stepsWithin: false,
  rateIncrement: PLANNED_STEP,
})

/** The refusal that this throws, with its findings as text; fails when it throws nothing, or something else. */
export function refusalOf(run: () => unknown): { readonly exit: number; readonly findings: readonly Shown[] } {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return { exit: error.exit, findings: error.findings.map(shown) }
    throw error
  }
  throw new Error('nothing was refused')
}

/** `[exit, limit or code, ...]` of the refusal that this throws. */
export function told(run: () => unknown): readonly (string | number)[] {
  const { exit, findings } = refusalOf(run)
  return [exit, ...findings.map(({ limit, code }) => limit?.name ?? code)]
}
