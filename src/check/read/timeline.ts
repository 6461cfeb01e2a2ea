/** Puts the rows of a table on one time line, and into sessions. */
import type { Setting } from '../../core/model/protocol'
import { meet } from '../../core/values/interval'
import type { Zone } from '../../core/values/time-zone'
import type { Fault } from '../fault'
import { faultAt, hoursOf, type Row } from '../titration-table'
import { product } from './cell'
import type { Columns } from './header'
import { type Cells, wholeMinutes, writtenTime } from './row'
import { endOf, endsAt, type Step, startOf, type Timed } from './row-times'

interface Placed extends Pick<Row, 'session' | 'day' | 'from' | 'to' | 'time' | 'at' | 'line'> {
  readonly cells: Cells
}

const DAY = 1440
const HOUR = 60

/** A session that no column numbers begins on another date, or where the row before it did not end. */
function sessionOf(
  { cells, before }: Step,
  setting: Setting,
  start: ReturnType<typeof startOf>,
  byClock: boolean,
): number {
  if (cells.session !== undefined) return cells.session
  if (before === undefined) return 1
  if (before.cells.session !== undefined || setting === 'inpatient') return before.session
  const ended = endsAt(before)
  // A clock that cannot be read begins nothing.
  const isUntold = start.from === undefined || before.from === undefined
  const isNew = isUntold
    ? !byClock || (start.day !== undefined && before.day !== undefined && start.day !== before.day)
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

const TIMES = ['start', 'end', 'hour', 'hours', 'minutes'] as const

/** Whether each row of a stay is one whole day: where rates and doses say so, or do not say otherwise. */
function areDays(rows: readonly Timed[], columns: Columns, setting: Setting): boolean {
  if (setting === 'outpatient' || rows.length < 2 || TIMES.some((name) => columns.has(name))) return false
  const days = new Set(rows.map(({ day }) => day))
  if (days.has(undefined) || days.size < rows.length) return false
  const both = rows.flatMap(({ cells: { figures } }) => {
    const { rate_mg_h: rate, dose_mg: dose } = figures
    return rate === undefined || dose === undefined ? [] : [meet(dose.span, product(rate, hoursOf(DAY)).span)]
  })
  return both.filter(Boolean).length * 2 >= both.length
}

/** When rows start: by the clock, else by the length of the row before, else in a stay by their date. */
function startsOf(
  rows: readonly Timed[],
  times: readonly (number | undefined)[],
  setting: Setting,
): readonly Pick<Row, 'at' | 'line'>[] {
  let line = 0
  let next: number | undefined
  let on = 0
  return rows.map(({ from, day }, index) => {
    const byDay = day === undefined || setting === 'outpatient' ? undefined : day * DAY
    const known = from ?? next ?? byDay
    if (from !== undefined || (next === undefined && byDay !== undefined)) on = 0
    else if (next === undefined) on = ++line
    const at = known ?? 0
    const time = times[index]
    next = time === undefined ? undefined : at + time
    return { at, line: on }
  })
}

/** Every row in its place, and the times that do not exist in the zone. */
export function placed(
  all: readonly Cells[],
  columns: Columns,
  setting: Setting,
  zone: Zone | undefined,
): { readonly places: readonly Placed[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const timed: Timed[] = []
  let seen: Timed | undefined
  let first: Timed | undefined
  for (const cells of all) {
    const step = { cells, before: timed.at(-1), seen, first }
    const start = startOf(step, zone)
    const end = endOf(cells, start, zone)
    const hold = (name: 'start' | 'end', minute: number | undefined) => {
      if (cells[name]?.clock === undefined || minute !== undefined || start.day === undefined) return
      const words = [
        'a time that no clock shows here',
        `a time that there is in ${zone?.name ?? 'its zone'}`,
      ] as const
      faults.push(faultAt({ columns }, 'unreadable', cells, name, words))
    }
    hold('start', start.from)
    hold('end', end)
    const written = wholeMinutes(writtenTime(cells.figures))
    const session = sessionOf(step, setting, start, columns.has('start'))
    const row: Timed = { cells, session, ...start, end, written }
    if (start.from !== undefined || seen === undefined) seen = row
    if (cells.dayNumber !== undefined) first ??= row
    timed.push(row)
  }
  const hourly = columns.has('hour')
  const unit = hourly ? HOUR : areDays(timed, columns, setting) ? DAY : undefined
  const times = timed.map((row, index) => timeOf(row, timed[index + 1], unit))
  const starts = startsOf(timed, times, setting)
  const places = timed.map((row, index): Placed => {
    const { cells, session, day, from, end, written } = row
    const { at = 0, line = 0 } = starts[index] ?? {}
    const time = times[index]
    const isSaid = written !== undefined || hourly
    const until = from === undefined || time === undefined || !isSaid ? undefined : from + time
    return { cells, session, day, from, to: end ?? until, time, at, line }
  })
  return { places, faults }
}
