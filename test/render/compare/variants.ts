import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { findProtocol } from '../../../src/protocols/index'
import type { Variant } from '../../../src/render/compare/comparison-head'

/** A built-in protocol at 60 kg from Mon 30 Nov 2026 08:00 UTC. */
export function variantOf(id: string): Variant {
  const protocol = findProtocol(id)
  if (protocol === undefined) throw new Error(`no ${id}`)
  const raw = { start: '2026-11-30T08:00Z', setting: protocol.setting, weight: '60' }
  return { name: id, plan: plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol) }
}
