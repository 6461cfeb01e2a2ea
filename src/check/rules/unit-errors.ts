/** The slip that a wrong figure looks like. */

import { exactly, meet, ONE, type Span, times, whole } from '../../core/values/interval'
import type { Figure } from '../read/cells/cell'
import type { RuleId } from '../rules-list'
import type { Row } from '../titration-table'

/** A slip, and the factor by which the figure is wrong. */
interface Factor {
  readonly rule: RuleId
  readonly what: string
  readonly size: Span
}

const plain = (rule: RuleId, what: string, size: number): Factor => ({ rule, what, size: exactly(whole(size)) })
// 1 kg is 2.20462262 lb.
const POUNDS: Factor = {
  rule: 'slip-pounds',
  what: '2.2, pounds for kilograms',
  size: { low: (220n * ONE) / 100n, high: (221n * ONE) / 100n },
}
const SLIPS = [
  plain('slip-10', 'ten', 10),
  plain('slip-24', 'twenty-four', 24),
  plain('slip-60', 'sixty', 60),
  plain('slip-1000', 'a thousand', 1000),
]

/** In order of preference: for a rate per kilogram the weight is more likely than sixty. */
function factorsOf({ weight }: Row, rule: RuleId): readonly Factor[] {
  const byWeight: readonly Factor[] =
    weight === undefined ? [] : [{ rule: 'slip-weight', what: 'the weight', size: weight.span }]
  return [...(rule === 'rate-weight' ? [...byWeight, ...SLIPS] : [...SLIPS, ...byWeight]), POUNDS]
}

/** How far two figures are apart, as a part of the second. Only for the choice between slips. */
const apart = (a: bigint, b: bigint): number => Math.abs(Number(a) / Number(b) - 1)
/** A figure of one digit has a wide range, which many factors meet: so the factor must be near, too. 2 is not 2.2. */
const nearOf = ({ rule }: Factor): number => (rule === 'slip-pounds' ? 0.05 : 0.1)

/** The slip by which one figure is so many times the other: the nearest of those that can be. */
export function slipOf(rule: RuleId, row: Row, found: Figure, right: Figure): Factor | undefined {
  const [more, less] = found.value > right.value ? [found, right] : [right, found]
  if (less.value === 0n) return undefined
  const distance = ({ size }: Factor): number => apart(more.value * ONE, less.value * size.low)
  return factorsOf(row, rule)
    .filter((factor) => distance(factor) <= nearOf(factor) && meet(more.span, times(less.span, factor.size)))
    .toSorted((a, b) => distance(a) - distance(b))[0]
}
