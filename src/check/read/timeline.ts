/** Puts the rows of a table on one time line, and into sessions. */
import type { Setting } from '../../core/model/protocol'
import { meet } from '../../core/values/interval'
import type { Zone } from '../../core/values/time-zone'
import type { Finding } from '../finding'
import { findingAt, hoursOf, type Row } from '../titration-table'
import { type Figure, product } from './cell'
import type { Columns } from './header'
import { wholeMinutes, writtenTime } from './per-kg'
import type { Cells } from './row'
import { endOf, endsAt, type Step, startOf, type Timed } from './row-times'

interface Placed extends Pick<Row, 'session' | 'day' | 'from' | 'to' | 'time' | 'at' | 'stretch'> {
  readonly cells: Cells
}

const DAY = 1440
const HOUR = 60

/** A session that no column numbers begins on another date, or where the row before it did not end. */
function sessionOf(
  { cells, before }: Step,
  setting: Setting,
  start: ReturnType<typeof startOf>,
  columns: Columns,
): number {
  if (cells.session !== undefined) return cells.session
  if (before === undefined) return 1
  // A merged cell says what the one above it says.
  if (columns.has('session') || setting === 'inpatient') return before.session
  const ended = endsAt(before)
  // A clock that cannot be read begins nothing.
  const isUntold = start.from === undefined || before.from === undefined
  const isNew = isUntold
    ? !columns.has('start') || (start.day !== undefined && before.day !== undefined && start.day !== before.day)
    : ended === undefined
      ? start.day !== before.day
      : ended !== start.from
  return isNew ? before.session + 1 : before.session
}

/** How long a row lasts: as it says, else until the next one starts, else its hour or its day. */
function timeOf(row: Timed, next: Timed | undefined, unit: number | undefined): number | undefined {
  if (row.from !== undefined && row.end !== undefined && row.end > row.from) return row.end - row.from
  if (row.written !== undefined) return row.written
  const isFollowed = next !== undefined && next.session === row.session
  const until = isFollowed && next.from !== undefined && row.from !== undefined ? next.from - row.from : 0
  if (unit === undefined) return until > 0 ? until : undefined
  return until > 0 && until < unit ? until : unit
}

/** A time that no minute is, as exact as it is printed. */
const isInParts = (time: Figure | undefined): boolean => time !== undefined && wholeMinutes(time) === undefined
const ELAPSED = ['elapsed_min', 'elapsed_end_min'] as const
/** The columns that elapsed times are in. */
const SINCE = ['elapsed_min', 'elapsed_end_min', 'hour', 'start'] as const

const TIMES = ['start', 'end', 'hour', 'hours', 'minutes', 'elapsed_min', 'shift'] as const

/** Whether each row of a stay is one whole day: where rates and doses say so, or do not say otherwise. */
function areDays(rows: readonly Timed[], columns: Columns, setting: Setting): boolean {
  if (setting === 'outpatient' || rows.length < 2 || TIMES.some((name) => columns.has(name))) return false
  const days = new Set(rows.map(({ day }) => day))
  if (days.has(undefined) || days.size < rows.length) return false
  const both = rows.flatMap(({ cells: { figures, count } }) => {
    const { rate_mg_h: rate, dose_mg: own, day_dose_mg: daily } = figures
    const dose = own ?? daily
    if (rate === undefined || dose === undefined) return []
    return [DAY, count?.minutes ?? DAY].map((time) => meet(dose.span, product(rate, hoursOf(time)).span))
  })
  return both.filter(Boolean).length * 2 >= both.length
}

/**
 * Each row in its place: it starts by the clock, else by the length of the row before, else in a stay by its date. One
 * by one, because a long table has no room for all of them beside its rows.
 */
function eachPlace(
  rows: readonly Timed[],
  setting: Setting,
  unit: number | undefined,
  { hourly, inShifts }: { readonly hourly: boolean; readonly inShifts: boolean },
  put: (place: Placed) => void,
): void {
  let lines = 0
  let next: number | undefined
  let stretch = 0
  rows.forEach((row, index) => {
    const { cells, session, day, from, end, written } = row
    const time = timeOf(row, rows[index + 1], unit)
    const byDay = day === undefined || setting === 'outpatient' ? undefined : day * DAY
    if (from !== undefined || (next === undefined && byDay !== undefined)) stretch = 0
    else if (next === undefined) stretch = ++lines
    // Which hours a shift is, nobody says.
    if (from === undefined && inShifts) stretch = ++lines
    const at = from ?? next ?? byDay ?? 0
    next = time === undefined ? undefined : at + time
    const isSaid = written !== undefined || hourly
    const until = from === undefined || time === undefined || !isSaid ? undefined : from + time
    put({ cells, session, day, from, to: end ?? until, time, at, stretch })
  })
}

/** Every row in its place, and the times that do not exist in the zone. */
export function placed(
  all: readonly Cells[],
  columns: Columns,
  setting: Setting,
  zone: Zone | undefined,
): { readonly eachPlace: (put: (place: Placed) => void) => void; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const timed: Timed[] = []
  let seen: Timed | undefined
  let first: Timed | undefined
  let hasParts = false
  let before: Timed | undefined
  const hold = (cells: Cells, name: 'start' | 'end') => {
    if (cells[name]?.clock === undefined) return
    const words = ['a time that no clock shows here', `a time that there is in ${zone?.name ?? 'its zone'}`] as const
    findings.push(findingAt({ columns }, 'unreadable', cells, name, words))
  }
  all.forEach((cells) => {
    const step: Step = { cells, before, seen, first }
    if (!hasParts && ELAPSED.some((name) => isInParts(cells.figures[name]))) {
      hasParts = true
      const column = SINCE.find((name) => columns.has(name)) ?? 'elapsed_min'
      const words = ['a time between two minutes', 'times are read to the nearest minute'] as const
      findings.push(findingAt({ columns }, 'not-checked', cells, column, words))
    }
    const start = startOf(step, zone)
    const end = endOf(cells, start, zone)
    if (start.day !== undefined && start.from === undefined) hold(cells, 'start')
    if (start.day !== undefined && end === undefined) hold(cells, 'end')
    const written = wholeMinutes(writtenTime(cells.figures)) ?? cells.count?.minutes
    const session = sessionOf(step, setting, start, columns)
    const { day, from, offset, zero } = start
    const row: Timed = { cells, session, day, from, offset, zero, end, written }
    if (start.from !== undefined || seen === undefined) seen = row
    if (cells.dayNumber !== undefined) first ??= row
    timed.push(row)
    before = row
  })
  const hourly = columns.has('hour')
  const unit = hourly ? HOUR : areDays(timed, columns, setting) ? DAY : undefined
  const how = { hourly, inShifts: columns.has('shift') }
  return { eachPlace: (put) => eachPlace(timed, setting, unit, how, put), findings }
}
