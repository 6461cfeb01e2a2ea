/** The limits on a course and its sessions: how much, how long, how many, when. */

import type { Limit } from '../../core/model/limit'
import { weanTimeOf, wholeTimeOf } from '../../core/model/protocol'
import { shortDay } from '../../core/values/calendar-day'
import { decimalText } from '../../core/values/interval'
import { boundOf, boundText, changeOf, gravest, limitsNamed, mgOf, rateSpan } from '../bounds'
import type { Finding } from '../finding'
import { hasWords } from '../read/words/own-notes'
import {
  allOf,
  between,
  type Check,
  DAY,
  dateColumn,
  durationText,
  findingAt,
  HOUR,
  hasPeaks,
  isDated,
  isMixed,
  isRated,
  NONE,
  overPairs,
  type Rated,
  type Row,
  ratedOf,
  SOME_DAY,
  sessionsOf,
  type TitrationTable,
  withoutLoads,
} from '../titration-table'
import { courseBefore } from './pauses'
import { ofSame } from './same-rows'

/** The least that a row gives, 10^-16 mg: its rate x its time, else as printed. Exact but for the last division by 60. */
function leastDoseOf(titrationTable: TitrationTable, row: Row): bigint | undefined {
  if (!isRated(row) || row.time === undefined || hasPeaks(titrationTable) || isMixed(row))
    return row.figures.dose_mg?.span.low
  return (rateSpan(row, 'mg/h').low * BigInt(row.time)) / BigInt(HOUR)
}

/** The same, but as printed where that is more than rounding. */
export function doseGiven(titrationTable: TitrationTable, row: Row): bigint | undefined {
  const worked = leastDoseOf(titrationTable, row)
  const printed = row.figures.dose_mg
  return printed !== undefined && (worked === undefined || printed.span.low > worked) ? printed.value : worked
}

export const sessionDose: Check = (titrationTable) => {
  const { limits, rows } = titrationTable
  return limits.flatMap((limit) => {
    if (limit.name === 'session-dose') return dosesAbove(titrationTable, limit, sessionsOf(rows))
    return limit.name === 'max' ? dosesAbove(titrationTable, limit, [rows]) : []
  })
}

/** The sessions, or the course, that give more than a limit on their dose. */
function dosesAbove(
  titrationTable: TitrationTable,
  limit: Limit,
  parts: readonly (readonly Row[])[],
): readonly Finding[] {
  const read = ofSame((row) => leastDoseOf(titrationTable, row) ?? 0n)
  return parts.flatMap((part): readonly Finding[] => {
    const [first] = part
    if (first === undefined) return []
    const isOne = part.length === 1
    const dose = isOne ? (doseGiven(titrationTable, first) ?? 0n) : part.reduce((sum, row) => sum + read(row), 0n)
    const most = mgOf(limit, first, titrationTable)
    if (most === undefined || dose <= most) return []
    const last = part.at(-1) ?? first
    const shown = (isOne ? first.figures.dose_mg?.value : undefined) ?? dose
    const found = `${decimalText(shown, 2)} mg in ${limit.name === 'max' ? 'all' : `session ${last.session}`}`
    return [findingAt(titrationTable, 'session-dose', last, 'dose_mg', [found, boundText(limit)], boundOf(limit))]
  })
}

/** The column that says how long a row lasts. */
const ENDS = ['end', 'hours', 'minutes', 'hour', 'start'] as const
export const endColumn = ({ columns }: TitrationTable) => ENDS.find((name) => columns.has(name)) ?? 'end'

/** The rows without the last ones that give nothing, and the first of those. */
function untilStop(rows: readonly Row[]): readonly [rows: readonly Row[], stop: Row | undefined] {
  const last = rows.findLastIndex(({ rate }) => rate === undefined || rate.value > 0n)
  if (last === rows.length - 1) return [rows, undefined]
  return [rows.slice(0, last + 1), last === -1 ? undefined : rows[last + 1]]
}

/** Minutes from the first row's start to the last one's end; `open` where the table does not say when that is. */
export function lengthOf(all: readonly Row[]): { readonly time: number; readonly open: boolean } | undefined {
  const [rows, stop] = untilStop(all)
  const [first, last] = [rows[0], rows.at(-1)]
  const stopped = first && stop && between(first, stop)
  if (stopped !== undefined && stopped >= 0) return { time: stopped, open: false }
  if (first === undefined || last === undefined) return undefined
  const since = between(first, last)
  // Where a row between has no time, they last at least as long as the others together.
  const known = rows.reduce((sum, { time = 0 }) => sum + time, 0)
  if (since === undefined) return { time: known, open: true }
  return since < 0 ? undefined : { time: since + (last.time ?? 0), open: last.time === undefined }
}

const MINUTES: Readonly<Record<string, number>> = { days: DAY, h: HOUR, min: 1 }
/** Minutes of a limit on a length. */
const minutesOf = ({ value, unit }: Limit): number => value * (MINUTES[unit] ?? Number.NaN)

/** The limit that a length passes. */
const passedBy = (limits: readonly Limit[], time: number): Limit | undefined =>
  gravest(limits.filter((limit) => time > minutesOf(limit)))

function inpatientLength(titrationTable: TitrationTable): readonly Finding[] {
  const { protocol, rows } = titrationTable
  const last = rows.at(-1)
  const length = protocol.setting === 'outpatient' ? undefined : lengthOf(rows)
  if (last === undefined || length === undefined) return []
  const time = length.time + (courseBefore(titrationTable)?.minutes ?? 0)
  const limit = passedBy(limitsNamed(titrationTable, 'course-length'), time - weanTimeOf(protocol))
  const column = endColumn(titrationTable)
  if (limit !== undefined) {
    const words = [durationText(time), durationText(minutesOf(limit))] as const
    return [findingAt(titrationTable, 'course-length', last, column, words, boundOf(limit))]
  }
  const least = wholeTimeOf(protocol)
  if (length.open || time >= least) return []
  return [findingAt(titrationTable, 'course-short', last, column, [durationText(time), durationText(least)])]
}

function outpatientLength(titrationTable: TitrationTable): readonly Finding[] {
  const { protocol, rows } = titrationTable
  const last = rows.at(-1)
  const limit = limitsNamed(titrationTable, 'course-length').find(({ unit }) => unit === 'sessions')
  if (protocol.setting === 'inpatient' || last === undefined || limit === undefined) return []
  const sessions = sessionsOf(rows)
  const before = courseBefore(titrationTable)?.sessions ?? 0
  const count = before + sessions.length
  const words = [`${count} ${count === 1 ? 'session' : 'sessions'}`, `${limit.value} sessions`] as const
  const beyond = count > limit.value ? sessions[Math.max(0, limit.value - before)]?.[0] : undefined
  if (beyond !== undefined)
    return [findingAt(titrationTable, 'course-length', beyond, 'session', words, boundOf(limit))]
  return count < limit.value ? [findingAt(titrationTable, 'course-short', last, 'session', words)] : []
}

export const sessionLength: Check = (titrationTable) => {
  const { protocol, rows } = titrationTable
  if (protocol.setting === 'inpatient') return []
  const limits = limitsNamed(titrationTable, 'session-length')
  return sessionsOf(rows).flatMap((session): readonly Finding[] => {
    const { time = 0 } = lengthOf(session) ?? {}
    const limit = passedBy(limits, time)
    if (limit === undefined) return NONE
    const words = [durationText(time), durationText(minutesOf(limit))] as const
    return [findingAt(titrationTable, 'session-length', session[0], endColumn(titrationTable), words, boundOf(limit))]
  })
}

/** A session belongs to the date on which it starts. */
export const window: Check = (titrationTable) => {
  const [limit] = limitsNamed(titrationTable, 'window')
  if (limit === undefined) return []
  const sessions = sessionsOf(titrationTable.rows)
  const first = sessions.find(([{ day }]) => day !== undefined)?.[0].day ?? SOME_DAY
  const [row] = sessions.find(([{ day }]) => day !== undefined && day - first + 1 > limit.value) ?? []
  if (row?.day === undefined) return []
  const date = isDated(first) ? `, ${shortDay(row.day)}` : ''
  const words = [`day ${row.day - first + 1}${date}`, `${limit.value} days`] as const
  return [findingAt(titrationTable, 'window', row, dateColumn(titrationTable), words, boundOf(limit))]
}

export const oneADay: Check = (titrationTable) => {
  if (titrationTable.setting === 'inpatient') return []
  return overPairs(sessionsOf(titrationTable.rows), ([before], [row]): readonly Finding[] => {
    if (row.day === undefined || row.day !== before.day) return []
    // Clocks alone do not say the day.
    if (!isDated(row.day) && row.dayNumber === undefined && row.weekday === undefined) return []
    const on = isDated(row.day) || row.dayNumber === undefined ? shortDay(row.day) : `day ${row.dayNumber}`
    const words = [`a second session on ${on}`, 'one a day'] as const
    return [findingAt(titrationTable, 'one-a-day', row, dateColumn(titrationTable), words)]
  })
}

/** A fall that nobody explains, in its row or in that of the next rise; reported where there is a next rise. */
export const rateFalls: Check = (titrationTable) => {
  if (hasPeaks(titrationTable)) return []
  let fallen: Rated | undefined
  const stepsWithin = titrationTable.protocol.step_every !== undefined
  return overPairs(ratedOf(withoutLoads(titrationTable).rows), (before, row): readonly Finding[] => {
    // Where steps are made within sessions, each begins at the start.
    if (stepsWithin && before.session !== row.session) return NONE
    const change = changeOf(before, row)
    if (change === 0) return NONE
    const isSaid = hasWords(row.note)
    if (change < 0 && !isSaid) fallen ??= row
    if (change < 0 || fallen === undefined) return NONE
    const low = fallen
    fallen = undefined
    if (isSaid) return NONE
    const found = `down to ${decimalText(low.rate.value)} mg/h, later up to ${decimalText(row.rate.value)} mg/h`
    return [findingAt(titrationTable, 'rate-falls', low, low.rateFrom, [found, 'a note of why'])]
  })
}

export const courseLength = allOf(inpatientLength, outpatientLength)
