/** What every output of a plan says, also one whose rows have no notes: a local protocol, a profile, overridden limits. */
import type { Plan } from '../../core/plan/types'
import { originsOf } from '../text/banner'
import { noteText } from './row-notes'

/** `allowed step-size: the reason`, after a local protocol and a profile; empty where there is none. */
export function carriedBy(plan: Plan): string {
  const { limits, request } = plan
  const allowed = new Set(limits.filter(({ state }) => state === 'allowed').map(({ name }) => name))
  const notes = [...allowed].map((limit) => noteText({ kind: 'allowed', limit }, request.reason))
  return [...originsOf(plan), ...notes].join('; ')
}
