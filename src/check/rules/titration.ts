/** The limits on a titration: how high it starts, how much and how soon it rises. */
import { OURS } from '../../core/model/limit'
import { ONE } from '../../core/values/interval'
import {
  boundOf,
  boundText,
  changeOf,
  isPerKgAlone,
  limitsNamed,
  mgPerHOf,
  perKgBound,
  rateAbove,
  rateSpan,
  rateText,
  showsSteps,
} from '../bounds'
import type { Bound, Finding } from '../finding'
import { perKgColumn } from '../read/rows/per-kg'
import {
  between,
  type Check,
  durationText,
  findingAt,
  hasPeaks,
  isRated,
  NONE,
  overPairs,
  type Row,
  ratedOf,
  sessionsOf,
  type TitrationTable,
} from '../titration-table'
import { deliveredOf } from './agreement'
import { fractionBound } from './fractions'
import { deliveredText } from './limits'
import { courseBefore, resumedOf } from './pauses'
import { oldRate } from './steps'

/** The protocol's start; by fractions, the first one of the smallest rate limit. */
function startBound(titrationTable: TitrationTable, row: Row): readonly [Bound, bigint | undefined] {
  const [start] = limitsNamed(titrationTable, 'start-rate')
  if (start === undefined || titrationTable.protocol.fractions !== undefined)
    return fractionBound(titrationTable, row, 'start-rate', 0)
  return [boundOf(start), mgPerHOf(start, row.weight, titrationTable.inferred.weight)]
}

/** The rows that begin the titration: of each session where steps are made within sessions. */
function startsOf({ rows, protocol }: TitrationTable): readonly (readonly Row[])[] {
  return protocol.setting === 'outpatient' && protocol.step_every !== undefined ? sessionsOf(rows) : [rows]
}

export const startRate: Check = (titrationTable) => {
  if (hasPeaks(titrationTable) || courseBefore(titrationTable) !== undefined) return []
  return startsOf(titrationTable).flatMap((rows) => startOf(titrationTable, rows))
}

/** A start that is above the protocol's. */
function startOf(titrationTable: TitrationTable, rows: readonly Row[]): readonly Finding[] {
  const first = rows.find(({ rate, perKg }) => ((rate ?? perKg)?.value ?? 0n) > 0n)
  // A table of changes starts with the rate before the first of them.
  const [before] = first !== undefined && isRated(first) ? oldRate(first) : []
  const row = (before?.rate.value ?? 0n) > 0n ? before : first
  if (row === undefined || !showsSteps(titrationTable, row)) return []
  const [bound, most] = startBound(titrationTable, row)
  const finding = (column: Row['rateFrom'], found: string, allowed: string) => [
    findingAt(titrationTable, 'start-rate', row, column, [found, allowed], bound),
  ]
  if (isPerKgAlone(row, titrationTable) && perKgBound(bound) !== undefined) {
    const found = rateAbove(row, bound, titrationTable)
    if (found === undefined) return []
    const text = `${Number(found.value / (ONE / 1000n)) / 1000} mg/kg/h`
    return finding(perKgColumn(row.figures)?.column ?? row.rateFrom, text, boundText(bound))
  }
  if (!isRated(row) || most === undefined) return []
  if (rateSpan(row, titrationTable.protocol.start?.unit ?? 'mg/h').low > most)
    return finding(row.rateFrom, rateText(row.rate.value), rateText(most))
  const delivered = deliveredOf(row, titrationTable)
  if (delivered === undefined || delivered <= most) return []
  return finding('rate_mL_h', deliveredText(row), rateText(most))
}

/** How long a protocol holds a rate, minutes; undefined where it steps from session to session, or not at all. */
function intervalOf(titrationTable: TitrationTable): readonly [Bound, number | undefined] {
  const { protocol } = titrationTable
  const [limit] = limitsNamed(titrationTable, 'step-interval')
  if (limit !== undefined) return [boundOf(limit), limit.bound]
  const { basis, source } = (protocol.setting === 'outpatient' ? protocol.session_days : undefined) ?? OURS
  return [{ name: 'step-interval', kind: 'soft', value: 1, unit: 'step a session', basis, source }, undefined]
}

export const stepInterval: Check = (titrationTable) => {
  const rows = ratedOf(titrationTable.rows)
  const resumed = resumedOf(rows)
  let changed: Row | undefined = rows[0]
  const [bound, least] = intervalOf(titrationTable)
  return overPairs(rows, (before, row): readonly Finding[] => {
    const isSameSession = before.session === row.session
    if (!isSameSession) changed = row
    const change = changeOf(before, row)
    if (change === 0) return NONE
    const paused = resumed.get(row)
    const isResumed = paused !== undefined && changeOf(paused.before, row) <= 0
    const isRise = change > 0 && isSameSession && !isResumed
    const since = changed && between(changed, row)
    // The row whose own end shows how short it is.
    const short = changed !== undefined && changed === before && saysEnd(before) ? before : row
    changed = row
    // Time that goes back is a finding of its own.
    const isKnown = since !== undefined && since >= 0
    if (!isRise || (least !== undefined && (!isKnown || since >= least))) return NONE
    const found = least === undefined ? 'a step within a session' : `a step after ${durationText(since ?? 0)}`
    const allowed = least === undefined ? 'a step from session to session' : `every ${durationText(least)}`
    const place = least === undefined ? row : short
    return [findingAt(titrationTable, 'step-interval', place, row.rateFrom, [found, allowed], bound)]
  })
}
/** Whether a cell of the row says when it begins and ends: the interval is wrong there. */
const saysEnd = ({ figures }: Row): boolean => figures.elapsed_end_min !== undefined
