/** How much a titration rises at a time. */
import { minus, ONE } from '../../core/values/interval'
import {
  boundOf,
  boundText,
  exact,
  leastPerKg,
  limitsNamed,
  mgPerHOf,
  perKgBound,
  rateSpan,
  rateText,
  showsSteps,
  smaller,
} from '../bounds'
import type { Finding } from '../finding'
import { perKgColumn } from '../read/rows/per-kg'
import {
  type Check,
  findingAt,
  givenOf,
  NONE,
  overPairs,
  type Rated,
  type Row,
  ratedOf,
  type TitrationTable,
} from '../titration-table'
import { deliveredOf } from './agreement'
import { byFractions } from './fractions'
import { isRestart, resumedOf } from './pauses'
import { headsOf } from './same-rows'

/**
 * By how much a rise may exceed the protocol's step: planned rates are whole hundredths, and those of a step per kilogram
 * are rounded in print.
 */
function slackOf({ protocol }: TitrationTable, before: Rated, row: Rated): bigint {
  const hundredth = ONE / 100n
  const isPerKg = protocol.step !== undefined && perKgBound(protocol.step) !== undefined
  const isRounded = isPerKg && row.rateFrom === 'rate_mg_h'
  const half = ({ rate }: Rated): bigint => (isRounded ? rate.span.high - rate.value : 0n)
  return hundredth + half(before) + half(row)
}

/** mg/h of one step of the pump; 0 where the strength is not known. */
const pumpStepOf = ({ pumpStep }: TitrationTable, { concentration }: Row): bigint =>
  concentration === undefined ? 0n : (pumpStep * concentration.span.high) / ONE

/**
 * A step that rounding to the pump's step has made larger is so by at most a tenth. Rounding down never adds up: a
 * rate is at most the start that was planned and the steps since then.
 */
function toleranceOf(titrationTable: TitrationTable, first: Rated, row: Rated, rises: number, step: bigint): bigint {
  const one = pumpStepOf(titrationTable, row)
  if (one === 0n) return 0n
  const tenth = step / 10n
  const most = titrationTable.pumpGiven ? smaller(one, tenth) : tenth
  // Where only mL/h is printed it may be rounded to the nearest step.
  const nearest = row.rateFrom === 'rate_mL_h' ? smaller(one, most) : 0n
  const { protocol, inferred } = titrationTable
  const begun = rateSpan(first, 'mg/h')
  const own = protocol.start && mgPerHOf(protocol.start, row.weight, inferred.weight)
  // Rounded down, by less than one step of the pump.
  const isOwn = own !== undefined && begun.low <= own && own < begun.high + one
  const planned = (isOwn ? own : begun.high + smaller(one, most)) + BigInt(rises) * step
  return rateSpan(row, 'mg/h').low <= planned + ONE / 100n ? most : nearest
}

/** The first rate after each one that could not be read: that one is an error, and may have been a step. */
function afterUnread(rows: readonly Row[]): ReadonlySet<Row> {
  const after = new Set<Row>()
  let isUnread = false
  rows.forEach((row) => {
    if (row.rate !== undefined && isUnread) after.add(row)
    isUnread = row.isUnread || (isUnread && row.rate === undefined)
  })
  return after
}

/** The rate before the first row, where a column says what it was changed from. */
export function oldRate(row: Rated): readonly Rated[] {
  const { old_rate_mg_h: rate, rate_mL_h: _, ...figures } = row.figures
  return rate === undefined ? [] : [{ ...row, rate, figures: { ...figures, rate_mg_h: rate } }]
}

/** Each rate with the last one given before it; after a long pause the limit is `restart`. */
function byStep(titrationTable: TitrationTable): readonly Finding[] {
  const { rows, inferred } = titrationTable
  const [limit] = limitsNamed(titrationTable, 'step-size')
  if (limit === undefined) return []
  // Within a run of the same rate there is no step.
  const given = givenOf(headsOf(rows))
  const [first] = given
  if (first === undefined) return []
  const resumed = resumedOf(ratedOf(rows))
  const doubtful = afterUnread(rows)
  let rises = 0
  const rates = [...oldRate(first), ...given].filter(({ rate }) => rate.value > 0n)
  return overPairs(rates, (before, row): readonly Finding[] => {
    if (row.rate === before.rate && row.figures.rate_mL_h === before.figures.rate_mL_h) return NONE
    const paused = resumed.get(row)
    if ((paused !== undefined && isRestart(paused)) || doubtful.has(row)) return []
    if (!showsSteps(titrationTable, before) || !showsSteps(titrationTable, row)) return []
    const step = mgPerHOf(limit, row.weight, inferred.weight)
    if (step === undefined) return []
    const finding = (found: string, column: Row['rateFrom']) => [
      findingAt(titrationTable, 'step-size', row, column, [found, `+${rateText(step)}`], boundOf(limit)),
    ]
    const rise = minus(rateSpan(row, limit.unit), rateSpan(before, limit.unit)).low
    if (rise > 0n) rises++
    const most = step + slackOf(titrationTable, before, row) + toleranceOf(titrationTable, first, row, rises, step)
    if (rise > 0n && rise >= most) return finding(`+${rateText(row.rate.value - before.rate.value)}`, row.rateFrom)
    const [from, to] = [deliveredOf(before, titrationTable), deliveredOf(row, titrationTable)]
    if (from === undefined || to === undefined || to - from < most) return []
    return finding(`+${rateText(to - from)} as the pump delivers it`, 'rate_mL_h')
  })
}

/** Rises of a protocol per kilogram where no weight is given. */
function byStepPerKg(titrationTable: TitrationTable): readonly Finding[] {
  const [limit] = limitsNamed(titrationTable, 'step-size')
  const step = limit && perKgBound(limit)
  if (limit === undefined || step === undefined) return []
  const rates = titrationTable.rows.filter(({ weight, perKg }) => weight === undefined && (perKg?.value ?? 0n) > 0n)
  return overPairs(rates, (before, row): readonly Finding[] => {
    const [from, to, least] = [before.perKg, row.perKg, leastPerKg(row)]
    if (from === undefined || to === undefined || least === undefined) return []
    // A set rate may be rounded to the pump's step.
    const slack = row.figures.rate_mL_h === undefined ? 0n : step / 10n
    if (least - from.value < step + exact(0.001) + slack) return []
    const column = perKgColumn(row.figures)?.column ?? row.rateFrom
    const found = `+${Number((to.value - from.value) / (ONE / 1000n)) / 1000} mg/kg/h`
    return [findingAt(titrationTable, 'step-size', row, column, [found, `+${boundText(limit)}`], boundOf(limit))]
  })
}

export const stepSize: Check = (titrationTable) => {
  if (titrationTable.protocol.fractions !== undefined) return byFractions(titrationTable)
  return [...byStep(titrationTable), ...byStepPerKg(titrationTable)]
}
