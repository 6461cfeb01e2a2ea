/** Two columns of one quantity whose names say which is which. */

import { unitsIn } from '../cells/units'
import { type Adjust, type Header, isOf, RATE_TARGETS, readAs, type Target } from './target'

const RUNNING = /cum|running|so far|to date|bisher/i
/** What a rate was before the change that another column says. */
const BEFORE = /^(?:current|present|from|old|aktuell)/i
const AFTER = /^(?:changed? to|new|to|neu)/i
/** Rates of another row, and bounds: named and not checked. */
const ASIDE =
  /\b(?:next|following|subsequent|min|minimum|lowest|highest|starting|usual|n\u00e4chste|prochaine?|pr\u00f3xim[ao]|prossim[ao])\b/i
const NUMBERED = /^(?:hour|hr|h|step|stage|level|stunde|heure|hora|ora|uur) ?[0-9]{1,3}\b/i
const OLD: Readonly<Partial<Record<Target, Target>>> = { rate_mg_h: 'old_rate_mg_h', rate_mL_h: 'old_rate_mL_h' }

/** Each pair by its names; what these leave open stays a quantity that is there twice. */
export const withTwins: Adjust = (headers, cellsOf, texts) => {
  const placesOf = (target: Target): readonly number[] =>
    headers.flatMap((header, at) => (isOf(header, target) ? [at] : []))
  const said = new Map<number, Header>()
  for (const target of RATE_TARGETS) {
    const places = placesOf(target)
    if (places.length < 2) continue
    const of = (pattern: RegExp) => places.filter((at) => pattern.test(unitsIn(texts[at] ?? '').words))
    const [before, after, aside] = [of(BEFORE), of(AFTER), of(ASIDE)]
    const old = OLD[target]
    if (before.length === 1 && after.length === 1 && old !== undefined) said.set(before[0] ?? -1, readAs(old))
    if (aside.length < places.length) for (const at of aside) said.set(at, { is: 'unknown' })
    if (of(NUMBERED).length === places.length) for (const at of places.slice(1)) said.set(at, { is: 'unknown' })
  }
  const totals = placesOf('cumulative_mg')
  const [own, ...others] = totals.filter((at) => !RUNNING.test(texts[at] ?? ''))
  const areTwo = own !== undefined && others.length === 0 && totals.length === 2 && placesOf('dose_mg').length === 0
  // Beside the total of all sessions a total is that of its own.
  if (areTwo && new Set(totals.map((at) => String(cellsOf(at)))).size === 2) said.set(own, readAs('dose_mg'))
  return headers.map((header, at) => said.get(at) ?? header)
}
