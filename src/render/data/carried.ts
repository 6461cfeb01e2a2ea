/** What every output of a plan says, also one whose rows have no notes: a local protocol, overridden limits. */
import type { Plan } from '../../core/plan/types'
import { bannerOf } from '../text/banner'
import { noteText } from './row-notes'

/** `allowed step-size: the reason`, after the banner of a local protocol; empty where there is neither. */
export function carriedBy({ protocol, limits, request }: Plan): string {
  const allowed = new Set(limits.filter(({ state }) => state === 'allowed').map(({ name }) => name))
  const notes = [...allowed].map((limit) => noteText({ kind: 'allowed', limit }, request.reason))
  return [bannerOf(protocol), ...notes].filter((text) => text !== '').join('; ')
}
