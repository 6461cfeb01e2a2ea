/** The pump's step by which rates may be rounded down. */

import { ONE } from '../../core/values/interval'
import { mgPerHOf, standsFor } from '../bounds'
import type { Rated, Sheet } from '../titration-table'

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/**
 * mL/h, 10^-16. A plan of ours does not say for which pump it is, but all its mL/h are whole steps of it: so none is
 * coarser than their greatest common divisor.
 */
export function pumpStepOf({ rows, columns, pumpStep, pumpGiven }: Sheet): bigint {
  if (pumpGiven || !columns.has('plan_id')) return pumpStep
  const flows = new Set(rows.flatMap(({ figures }) => figures.rate_mL_h?.value ?? []))
  const coarsest = [...flows].reduce(gcd, 0n)
  return coarsest === 0n ? pumpStep : coarsest
}

/** What one step of the pump more delivers, mg/h; nothing where the fluid is not known. */
export const deliveredBy = (step: bigint, { concentration }: Rated): bigint =>
  concentration === undefined ? 0n : (step * concentration.span.high) / ONE

/**
 * Whether a rate can be what a pump of this step makes of a titration after so many steps, begun with `first`. Rounding
 * down never adds up, so that it is at most the start that was planned and those steps: this holds a coarse pump, which
 * may make one rise larger than the step, to the titration as a whole.
 */
export function reachedFrom({ protocol, inferred }: Sheet, pumpStep: bigint, first: Rated) {
  const begun = standsFor(first, 'mg/h')
  const highest = begun.high + deliveredBy(pumpStep, first)
  return (row: Rated, steps: number, step: bigint): boolean => {
    const own = protocol.start && mgPerHOf(protocol.start, row.weight, inferred.weight)
    const planned = own !== undefined && begun.low <= own && own < highest ? own : highest
    return standsFor(row, 'mg/h').low <= planned + BigInt(steps) * step + ONE / 100n
  }
}
