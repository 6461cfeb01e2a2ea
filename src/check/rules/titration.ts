/** The limits on a titration: how high it starts, how much and how soon it rises. */
import { OURS } from '../../core/model/limit'
import { minus, ONE } from '../../core/values/interval'
import {
  beyond,
  boundOf,
  boundText,
  changeOf,
  deliveredOf,
  exact,
  isPerKgAlone,
  leastPerKg,
  limitsNamed,
  mgPerHOf,
  perKgBound,
  rateBounds,
  rateText,
  standsFor,
  tellsSteps,
} from '../bounds'
import type { Bound, Finding } from '../finding'
import { perKgColumn } from '../read/per-kg'
import {
  between,
  type Check,
  durationText,
  findingAt,
  givenOf,
  hasPeaks,
  pairsOf,
  type Rated,
  type Row,
  type RuleSet,
  ratedOf,
  sessionsOf,
  type TitrationTable,
} from '../titration-table'
import { agreement } from './agreement'
import { deliveredText } from './limits'
import { courseBefore, isRestart, resumedOf } from './pauses'

/** mg/h that the smallest of the rate limits comes to; undefined where none is known. */
function leastOf(titrationTable: TitrationTable, row: Row): bigint | undefined {
  const rates = rateBounds(titrationTable).map((bound) =>
    mgPerHOf(bound, row.weight, titrationTable.inferred.weight),
  )
  return rates.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)
}

/** What the n-th session may have, from 0, of a titration by fractions. */
function fractionBound(
  titrationTable: TitrationTable,
  row: Row,
  name: 'start-rate' | 'step-size',
  n: number,
): readonly [Bound, bigint | undefined] {
  const { fractions } = titrationTable.protocol
  const percent = fractions?.value[n] ?? 100
  const least = leastOf(titrationTable, row)
  const { basis, source } = { ...OURS, ...fractions }
  const bound: Bound = { name, kind: 'soft', value: percent, unit: '% of the maximum', basis, source }
  return [bound, least === undefined ? undefined : (least * BigInt(percent)) / 100n]
}

/** The protocol's start; by fractions, the first one of the smallest rate limit. */
function startBound(titrationTable: TitrationTable, row: Row): readonly [Bound, bigint | undefined] {
  const [start] = limitsNamed(titrationTable, 'start-rate')
  if (start === undefined || titrationTable.protocol.fractions !== undefined)
    return fractionBound(titrationTable, row, 'start-rate', 0)
  return [boundOf(start), mgPerHOf(start, row.weight, titrationTable.inferred.weight)]
}

/** The mg/h that a pump delivers above a bound where the printed rate is within it. */
function deliveredAbove(titrationTable: TitrationTable, row: Row, most: bigint): boolean {
  const least = deliveredOf(row, titrationTable)
  return (
    least !== undefined &&
    least > most &&
    row.rate !== undefined &&
    agreement(row, least, row.rate) !== 'apart'
  )
}

const start: Check = (titrationTable) => {
  if (hasPeaks(titrationTable) || courseBefore(titrationTable) !== undefined) return []
  const row = titrationTable.rows.find(({ rate, perKg }) => ((rate ?? perKg)?.value ?? 0n) > 0n)
  if (row === undefined || !tellsSteps(titrationTable, row)) return []
  const [bound, most] = startBound(titrationTable, row)
  const words = (found: string, allowed: string) => [found, allowed] as const
  if (isPerKgAlone(row, titrationTable) && perKgBound(bound) !== undefined) {
    const found = beyond(row, bound, titrationTable)
    const column = perKgColumn(row.figures)?.column ?? row.rateFrom
    const text = `${Number((found?.value ?? 0n) / (ONE / 1000n)) / 1000} mg/kg/h`
    return found === undefined
      ? []
      : [findingAt(titrationTable, 'start-rate', row, column, words(text, boundText(bound)), bound)]
  }
  if (row.rate === undefined || most === undefined) return []
  const rated = { ...row, rate: row.rate }
  if (standsFor(rated, titrationTable.protocol.start?.unit ?? 'mg/h').low > most)
    return [
      findingAt(
        titrationTable,
        'start-rate',
        row,
        row.rateFrom,
        words(rateText(row.rate.value), rateText(most)),
        bound,
      ),
    ]
  const flow = row.figures.rate_mL_h
  if (flow === undefined || !deliveredAbove(titrationTable, row, most)) return []
  const found = words(deliveredText(row, flow), rateText(most))
  return [findingAt(titrationTable, 'start-rate', row, 'rate_mL_h', found, bound)]
}

/**
 * What a rise may be above the protocol's step: planned rates are whole hundredths, and those of a step per kilogram
 * are rounded in print.
 */
function slackOf({ protocol }: TitrationTable, before: Rated, row: Rated): bigint {
  const hundredth = ONE / 100n
  const isRounded =
    protocol.step !== undefined && perKgBound(protocol.step) !== undefined && row.rateFrom === 'rate_mg_h'
  const half = ({ rate }: Rated): bigint => (isRounded ? rate.span.high - rate.value : 0n)
  return hundredth + half(before) + half(row)
}

/** By fractions, each session has its own; where it is passed first. */
function byFractions(titrationTable: TitrationTable): readonly Finding[] {
  const { fractions } = titrationTable.protocol
  if (fractions === undefined) return []
  return sessionsOf(titrationTable.rows)
    .slice(1, fractions.value.length)
    .flatMap((session, index): readonly Finding[] => {
      const beyond = ratedOf(session).flatMap((row) => {
        const [bound, most] = fractionBound(titrationTable, row, 'step-size', index + 1)
        return most !== undefined && standsFor(row, 'mg/h').low > most ? [{ row, bound, most }] : []
      })
      return beyond.slice(0, 1).map(({ row, bound, most }) => {
        const words = [rateText(row.rate.value), boundText(bound, most)] as const
        return findingAt(titrationTable, 'step-size', row, row.rateFrom, words, bound)
      })
    })
}

/** What one step of the pump more delivers, mg/h; nothing where the fluid is not known. */
const pumpStepOf = ({ pumpStep }: TitrationTable, { concentration }: Row): bigint =>
  concentration === undefined ? 0n : (pumpStep * concentration.span.high) / ONE

/**
 * A step that rounding to the pump's step has made larger is so by at most a tenth. Rounding down never adds up: a
 * rate is at most the start that was planned and the steps since then.
 */
function toleranceOf(
  titrationTable: TitrationTable,
  first: Rated,
  row: Rated,
  rises: number,
  step: bigint,
): bigint {
  const one = pumpStepOf(titrationTable, row)
  if (one === 0n) return 0n
  const tenth = step / 10n
  const most = titrationTable.pumpGiven && one < tenth ? one : tenth
  const { protocol, inferred } = titrationTable
  const begun = standsFor(first, 'mg/h')
  const own = protocol.start && mgPerHOf(protocol.start, row.weight, inferred.weight)
  const isOwn = own !== undefined && begun.low <= own && own < begun.high + most
  const planned = (isOwn ? own : begun.high + (one < most ? one : most)) + BigInt(rises) * step
  return standsFor(row, 'mg/h').low <= planned + ONE / 100n ? most : 0n
}

/** The first rates behind one that could not be read: that one is an error, and may have been a step. */
function behindUnread(rows: readonly Row[]): ReadonlySet<Row> {
  const behind = new Set<Row>()
  let isUnread = false
  for (const row of rows) {
    if (row.rate !== undefined && isUnread) behind.add(row)
    isUnread = row.isUnread || (isUnread && row.rate === undefined)
  }
  return behind
}

/** Each rate with the last one given before it; after a long pause the limit is `restart`. */
function risesOf<R extends Row>(
  rows: readonly R[],
  rateOf: (row: R) => bigint | undefined,
): readonly (readonly [R, R])[] {
  const given = rows.filter((row) => (rateOf(row) ?? 0n) > 0n)
  return pairsOf(given)
}

function byStep(titrationTable: TitrationTable): readonly Finding[] {
  const { rows, inferred } = titrationTable
  const [limit] = limitsNamed(titrationTable, 'step-size')
  if (limit === undefined) return []
  const given = givenOf(rows)
  const [first] = given
  if (first === undefined) return []
  const resumed = resumedOf(given)
  const doubtful = behindUnread(rows)
  let rises = 0
  return risesOf(given, ({ rate }) => rate.value).flatMap(([before, row]): readonly Finding[] => {
    const paused = resumed.get(row)
    if ((paused !== undefined && isRestart(paused)) || doubtful.has(row)) return []
    if (!tellsSteps(titrationTable, before) || !tellsSteps(titrationTable, row)) return []
    const step = mgPerHOf(limit, row.weight, inferred.weight)
    if (step === undefined) return []
    const most = step + slackOf(titrationTable, before, row)
    const rise = minus(standsFor(row, limit.unit), standsFor(before, limit.unit)).low
    const found = (text: string, column: Row['rateFrom']) =>
      [
        findingAt(titrationTable, 'step-size', row, column, [text, `+${rateText(step)}`], boundOf(limit)),
      ] as const
    if (rise > 0n) rises++
    const tolerance = toleranceOf(titrationTable, first, row, rises, step)
    if (rise > 0n && rise >= most + tolerance)
      return found(`+${rateText(row.rate.value - before.rate.value)}`, row.rateFrom)
    return deliveredRise(titrationTable, before, row, most + tolerance)
      ? found(`+${riseText(titrationTable, before, row)}`, 'rate_mL_h')
      : []
  })
}

const deliveredPair = (titrationTable: TitrationTable, before: Row, row: Row) =>
  [deliveredOf(before, titrationTable), deliveredOf(row, titrationTable)] as const
/** Whether the pump's rates rise by more than the printed ones. */
function deliveredRise(titrationTable: TitrationTable, before: Rated, row: Rated, most: bigint): boolean {
  const [from, to] = deliveredPair(titrationTable, before, row)
  if (from === undefined || to === undefined || to - from < most) return false
  return agreement(before, from, before.rate) !== 'apart' && agreement(row, to, row.rate) !== 'apart'
}
function riseText(titrationTable: TitrationTable, before: Row, row: Row): string {
  const [from = 0n, to = 0n] = deliveredPair(titrationTable, before, row)
  return `${rateText(to - from)} as the pump delivers it`
}

/** Rises of a protocol per kilogram where no weight is given. */
function byStepPerKg(titrationTable: TitrationTable): readonly Finding[] {
  const [limit] = limitsNamed(titrationTable, 'step-size')
  const step = limit && perKgBound(limit)
  if (limit === undefined || step === undefined) return []
  const rows = titrationTable.rows.filter((row) => row.weight === undefined && row.perKg !== undefined)
  return risesOf(rows, ({ perKg }) => perKg?.value).flatMap(([before, row]): readonly Finding[] => {
    const [from, to] = [before.perKg, row.perKg]
    const least = leastPerKg(row)
    if (from === undefined || to === undefined || least === undefined) return []
    // A set rate may be rounded to the pump's step.
    const slack = row.figures.rate_mL_h === undefined ? 0n : step / 10n
    if (least - from.value < step + exact(0.001) + slack) return []
    const column = perKgColumn(row.figures)?.column ?? row.rateFrom
    const words = [
      `+${Number((to.value - from.value) / (ONE / 1000n)) / 1000} mg/kg/h`,
      `+${boundText(limit)}`,
    ] as const
    return [findingAt(titrationTable, 'step-size', row, column, words, boundOf(limit))]
  })
}

const steps: Check = (titrationTable) => {
  if (titrationTable.protocol.fractions !== undefined) return byFractions(titrationTable)
  return [...byStep(titrationTable), ...byStepPerKg(titrationTable)]
}

/** How long a protocol holds a rate, minutes; undefined where it steps from session to session, or not at all. */
function intervalOf(titrationTable: TitrationTable): readonly [Bound, number | undefined] {
  const { protocol } = titrationTable
  const [limit] = limitsNamed(titrationTable, 'step-interval')
  if (limit !== undefined) return [boundOf(limit), limit.bound]
  const { basis, source } = (protocol.setting === 'outpatient' ? protocol.session_days : undefined) ?? OURS
  return [{ name: 'step-interval', kind: 'soft', value: 1, unit: 'step a session', basis, source }, undefined]
}

const intervals: Check = (titrationTable) => {
  const rows = ratedOf(titrationTable.rows)
  const findings: Finding[] = []
  const resumed = resumedOf(rows)
  let changed: Row | undefined = rows[0]
  const [bound, least] = intervalOf(titrationTable)
  for (const [before, row] of pairsOf(rows)) {
    const same = before.session === row.session
    if (!same) changed = row
    const change = changeOf(before, row)
    if (change === 0) continue
    const paused = resumed.get(row)
    const isResumed = paused !== undefined && changeOf(paused.before, row) <= 0
    const rises = change > 0 && same && !isResumed
    const since = changed && between(changed, row)
    // The row that says by itself how short it is.
    const short = changed !== undefined && changed === before && saysEnd(before) ? before : row
    changed = row
    // Time that goes back is a finding of its own.
    const isKnown = since !== undefined && since >= 0
    if (!rises || (least !== undefined && (!isKnown || since >= least))) continue
    const found = least === undefined ? 'a step within a session' : `a step after ${durationText(since ?? 0)}`
    const allowed = least === undefined ? 'a step from session to session' : `every ${durationText(least)}`
    findings.push(
      findingAt(
        titrationTable,
        'step-interval',
        least === undefined ? row : short,
        row.rateFrom,
        [found, allowed],
        bound,
      ),
    )
  }
  return findings
}
/** Whether a cell of the row says when it begins and ends: the interval is wrong there. */
const saysEnd = ({ figures }: Row): boolean => figures.elapsed_end_min !== undefined

export const TITRATION_RULES = {
  'start-rate': start,
  'step-size': steps,
  'step-interval': intervals,
} satisfies RuleSet
