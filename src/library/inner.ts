/** What the library hides from its callers: the core's plan behind a public one, the core's protocol behind a name. */
import { isAccepted } from '../core/model/accepted-protocol'
import { refuse } from '../core/model/finding'
import type * as core from '../core/model/protocol'
import type * as plans from '../core/plan/types'
import { findProtocol, protocols } from '../protocols/index'
import { findListed } from '../protocols/listed'
import type { Plan, Protocol } from './types'

const inner = new WeakMap<Plan, plans.Plan>()

export function keep(shown: Plan, plan: plans.Plan): Plan {
  inner.set(shown, plan)
  return shown
}

/** The core's plan. Throws TypeError for an object that `plan` did not make: a changed copy is not rendered. */
export function planOf(shown: Plan): plans.Plan {
  const plan = inner.get(shown)
  if (plan === undefined) throw new TypeError('not a plan that plan() made')
  return plan
}

/** The core's protocol. Throws its Refusal for an unknown id, and for an object that neither source gave. */
export function protocolOf(named: string | Protocol): core.Protocol {
  const ids = protocols.map(({ id }) => id).join(', ')
  if (typeof named !== 'string')
    return isAccepted(named)
      ? named
      : refuse('unknown-protocol', 'protocol', 'an object', `${ids}, or what readProtocolFile gives`)
  const listed = findListed(named)
  if (listed !== undefined) return refuse('not-plannable', 'protocol', named, listed.reason)
  return findProtocol(named) ?? refuse('unknown-protocol', 'protocol', named, ids)
}

/** Seconds since 1970 UTC. Throws TypeError for what is not a valid date. */
export function secondsOf(date: Date): number {
  const seconds = date instanceof Date ? date.getTime() / 1000 : Number.NaN
  if (!Number.isFinite(seconds)) throw new TypeError('not a valid Date')
  return seconds
}
export const dateOf = (seconds: number): Date => new Date(seconds * 1000)
