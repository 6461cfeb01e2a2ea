/** Limits of a rest that a new plan needs no rule for, because it can only be built within them. */

import type { Violation } from '../guard/guard'
import type { Maximum } from '../guard/limits'
import type { Limit } from '../model/limit'
import type { Protocol } from '../model/protocol'
import type { Request } from '../request/request'
import { type Regimen, stepsWithin } from '../schedule/regimen'
import { endOf, isInOneSession, isPlanned, pairsOf, placeOf, type Segment, titrationOf } from '../schedule/segment'
import { mgPerHText, percentOf, planned, type Rate } from '../values/quantity'
import { risesFrom } from './steps'

interface Rules {
  readonly protocol: Protocol
  readonly regimen: Regimen
  readonly request: Request
  readonly maximum: Maximum
}

/** The figure of the protocol that makes this step, and what it comes to; undefined where it has none. */
function stepTo(most: Rate, { protocol, regimen: { rates }, maximum }: Rules) {
  if (rates.rule === 'fractions' && protocol.fractions !== undefined) {
    const value = rates.percents.value.find((percent) => planned(percentOf(maximum.rate, percent)) === most)
    return value === undefined ? undefined : { ...protocol.fractions, value }
  }
  return rates.rule === 'doses' ? protocol.dose_step : undefined
}

/**
 * Planned rises of more than one step where the protocol steps by fractions of the maximum, or by doses. `runs` are
 * the segments without pauses, neighbours at one rate as one.
 */
export function stepViolations(rules: Rules, runs: readonly Segment[]): readonly Violation[] {
  const { regimen, request, maximum } = rules
  const { rates, length } = regimen
  return pairsOf(titrationOf(runs)).flatMap((pair): readonly Violation[] => {
    const { before, next } = pair
    if (!isPlanned(next) || (!isInOneSession(pair) && stepsWithin(regimen))) return []
    const [most] = risesFrom(before.rate, rates, maximum.rate, length.value, request.pump)
    const figure = most === undefined ? undefined : stepTo(most, rules)
    if (most === undefined || figure === undefined || next.rate <= most) return []
    const { value, unit, basis, source } = figure
    const state = request.allow.includes('step-size') ? 'allowed' : 'in force'
    const limit: Limit = { name: 'step-size', kind: 'soft', state, value, unit, basis, source, bound: most }
    const found = mgPerHText(next.rate)
    return [{ limit, place: placeOf(next, runs), found, at: next.start }]
  })
}

/** Whether nothing was given yet after the load of the last session: the rest then starts the titration. */
export function isWithinLoad(plan: readonly Segment[], given: readonly Segment[]): boolean {
  const session = given.at(-1)?.session
  const own = given.filter((each) => each.session === session)
  const load = plan.find((each) => each.phase === 'load' && each.session === session)
  const begun = own[0]?.start
  if (load === undefined || begun === undefined) return false
  const end = endOf(load) + Math.max(0, begun - load.start)
  return own.every(({ start }) => start < end)
}
