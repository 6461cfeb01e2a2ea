/** Limits of a continued course that a new plan needs no rule for, because it can only be built within them. */

import type { Violation } from '../guard/guard'
import { type Maximum, rateIncrementOf } from '../guard/limits'
import type { Limit } from '../model/limit'
import type { Protocol } from '../model/protocol'
import type { Request } from '../request/request'
import { type Regimen, stepsWithin } from '../schedule/regimen'
import { endOf, isInOneSession, pairsOf, placeOf, type Segment, titrationOf } from '../schedule/segment'
import { mgPerHText, percentOf, planned, type Rate, rateOfDose, roundedRise } from '../values/quantity'
import { risesFrom } from './steps'

interface Rules {
  readonly protocol: Protocol
  readonly regimen: Regimen
  readonly request: Request
  readonly maximum: Maximum
  /** The rate that the plan starts its titration with. */
  readonly start: Rate | undefined
}

/** The figure of the protocol that leads to this rate; undefined if it has none. */
function stepTo(most: Rate, { protocol, regimen: { rates }, maximum }: Rules) {
  if (rates.rule === 'fractions' && protocol.fractions !== undefined) {
    const value = rates.percents.value.find((percent) => planned(percentOf(maximum.rate, percent)) === most)
    return value === undefined ? undefined : { ...protocol.fractions, value }
  }
  return rates.rule === 'doses' ? protocol.dose_step : undefined
}

interface Step {
  /** The rate one step up: the next fraction, or one dose step more. */
  readonly bound: Rate
  /** The highest that rounding to a planned rate, or to the pump's step, makes of it. */
  readonly most: Rate
}
function oneStepAbove(rate: Rate, { regimen: { rates, length }, request: { pump }, maximum }: Rules): Step | undefined {
  if (rates.rule === 'fractions') {
    const [next] = risesFrom(rate, rates, maximum.rate, length.value, pump)
    return next && { bound: next, most: next }
  }
  if (rates.rule !== 'doses' || rates.step === undefined) return undefined
  const rise = rateOfDose(rates.step.value, length.value)
  const most = rate + roundedRise((rise + 1) as Rate, rateIncrementOf(pump))
  return { bound: (rate + rise) as Rate, most: most as Rate }
}

/**
 * Rises of more than one step where the protocol steps by fractions of the maximum, or by doses. `runs` are the
 * segments without pauses, neighbours at one rate as one.
 */
export function stepViolations(rules: Rules, runs: readonly Segment[]): readonly Violation[] {
  const { regimen, request, start } = rules
  const titration = titrationOf(runs)
  const [first] = titration
  const pairs = pairsOf(titration)
    .filter((pair) => isInOneSession(pair) || !stepsWithin(regimen))
    .map(({ before, next }) => ({ next, step: oneStepAbove(before.rate, rules) }))
  // A course by doses has no start rate that the guard holds.
  const ofStart =
    first !== undefined && start !== undefined && regimen.rates.rule === 'doses'
      ? [{ next: first, step: { bound: start, most: start } }]
      : []
  return [...ofStart, ...pairs].flatMap(({ next, step }): readonly Violation[] => {
    const figure = step && stepTo(step.bound, rules)
    if (step === undefined || figure === undefined || next.rate <= step.most) return []
    const { value, unit, basis, source } = figure
    const state = request.allow.includes('step-size') ? 'allowed' : 'in force'
    const limit: Limit = { name: 'step-size', kind: 'soft', state, value, unit, basis, source, bound: step.bound }
    return [{ limit, place: placeOf(next, runs), found: mgPerHText(next.rate), at: next.start }]
  })
}

/** Whether nothing was given yet after the load of the first session: the rest then starts the titration. */
export function isWithinLoad(plan: readonly Segment[], given: readonly Segment[]): boolean {
  const load = plan.find(({ phase }) => phase === 'load')
  const begun = given[0]?.start
  if (load === undefined || begun === undefined) return false
  const end = endOf(load) + Math.max(0, begun - load.start)
  return given.every(({ start, session }) => session === load.session && start < end)
}
