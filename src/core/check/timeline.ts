/** Puts the rows of a table on one time line, and into sessions. */
import { addDays, type Day } from '../day'
import type { Setting } from '../protocol'
import type { Zone } from '../zone'
import type { Fault } from './fault'
import { minuteOf } from './moment'
import { type Cells, wholeMinutes, writtenTime } from './row'
import { faultAt, type Row, SOME_DAY } from './sheet'
import type { Columns } from './table'

interface Placed extends Pick<Row, 'session' | 'day' | 'from' | 'to' | 'time' | 'at'> {
  readonly cells: Cells
}

interface Start {
  readonly day: Day | undefined
  readonly from: number | undefined
  /** Seconds east of UTC, as written in this row or in one before it. */
  readonly offset: number | undefined
}
interface Timed extends Start {
  readonly cells: Cells
  readonly session: number
  /** When the table says that it ends. */
  readonly end: number | undefined
  readonly written: number | undefined
}

const HALF_DAY = 720
const WHOLE_DAY = 1440
const HOUR = 60

/** When a row ends by its own words. */
const endsAt = ({ from, end, written }: Timed): number | undefined =>
  end ?? (from === undefined || written === undefined ? undefined : from + written)

/** The day of a clock without a date: the one that brings it nearest to the end of the row before. */
function dayAfter(
  before: Timed,
  { session, start }: Cells,
  clock: number,
  at: (on: Day) => number | undefined,
): Day {
  const last = before.day ?? SOME_DAY
  if (session !== undefined && session !== before.cells.session) return addDays(last, 1)
  const [ended, same] = [endsAt(before), at(last)]
  if (ended !== undefined && same !== undefined)
    return addDays(last, Math.max(0, Math.round((ended - same) / WHOLE_DAY)))
  // A clock that shows much less than before has passed midnight and not gone back.
  const clockBefore = before.cells.start?.clock ?? clock
  return start !== undefined && clockBefore - clock >= HALF_DAY ? addDays(last, 1) : last
}

/** The day and the minute of a row's start, after the row before it. */
function startOf({ cells, before }: Step, zone: Zone | undefined): Start {
  const { date, start } = cells
  const written = start?.date ?? date?.date
  const clock = start?.clock ?? date?.clock
  const offset = start?.offset ?? date?.offset ?? before?.offset
  if (clock === undefined) return { day: written, from: undefined, offset }
  const earliest = before?.from === undefined ? 0 : before.from + 1
  const at = (on: Day) => minuteOf(on, { clock, offset }, zone, earliest)
  const on = written ?? (before === undefined ? SOME_DAY : dayAfter(before, cells, clock, at))
  return { day: on, from: at(on), offset }
}

/** The minute of a row's end; a clock without a date is the next time that it shows that. */
function endOf({ end }: Cells, { day, from, offset }: Start, zone: Zone | undefined): number | undefined {
  if (end?.clock === undefined) return undefined
  const earliest = from === undefined ? 0 : from + 1
  const at = (on: Day) => minuteOf(on, { clock: end.clock, offset: end.offset ?? offset }, zone, earliest)
  if (end.date !== undefined) return at(end.date)
  if (day === undefined) return undefined
  const same = at(day)
  return same !== undefined && from !== undefined && same <= from ? at(addDays(day, 1)) : same
}

interface Step {
  readonly cells: Cells
  readonly before: Timed | undefined
}

/** A session that no column numbers begins on another date, or where the row before it did not end. */
function sessionOf({ cells, before }: Step, setting: Setting, start: Start): number {
  if (cells.session !== undefined) return cells.session
  if (before === undefined) return 1
  if (before.cells.session !== undefined || setting === 'inpatient') return before.session
  const ended = endsAt(before)
  const isNew =
    start.from === undefined ||
    before.from === undefined ||
    (ended === undefined ? start.day !== before.day : ended !== start.from)
  return isNew ? before.session + 1 : before.session
}

/** How long a row lasts: as it says, else until the next one starts, else its hour. */
function timeOf(row: Timed, next: Timed | undefined, hourly: boolean): number | undefined {
  if (row.from !== undefined && row.end !== undefined && row.end > row.from) return row.end - row.from
  if (row.written !== undefined) return row.written
  const isFollowed = next !== undefined && next.session === row.session
  const until = isFollowed && next.from !== undefined && row.from !== undefined ? next.from - row.from : 0
  if (!hourly) return until > 0 ? until : undefined
  return until > 0 && until < HOUR ? until : HOUR
}

/** One way to tell when rows start for a whole table: by the clock, else by the lengths of the rows before. */
function startsOf(rows: readonly Timed[], times: readonly (number | undefined)[]): readonly number[] {
  if (rows.every(({ from }) => from !== undefined)) return rows.map(({ from = 0 }) => from)
  let run = 0
  return times.map((time) => {
    const at = run
    run += time ?? Number.NaN
    return at
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
  for (const cells of all) {
    const step = { cells, before: timed.at(-1) }
    const start = startOf(step, zone)
    const end = endOf(cells, start, zone)
    const hold = (name: 'start' | 'end', minute: number | undefined) => {
      if (cells[name]?.clock === undefined || minute !== undefined || start.day === undefined) return
      const words = [
        'a time that no clock shows here',
        `a time that there is in ${zone ?? 'its zone'}`,
      ] as const
      faults.push(faultAt({ columns }, 'unreadable', cells, name, words))
    }
    hold('start', start.from)
    hold('end', end)
    const written = wholeMinutes(writtenTime(cells.figures))
    timed.push({ cells, session: sessionOf(step, setting, start), ...start, end, written })
  }
  const hourly = columns.has('hour')
  const times = timed.map((row, index) => timeOf(row, timed[index + 1], hourly))
  const starts = startsOf(timed, times)
  const places = timed.map((row, index): Placed => {
    const { cells, session, day, from, end, written } = row
    const [time, at = Number.NaN] = [times[index], starts[index]]
    const isSaid = written !== undefined || hourly
    const until = from === undefined || time === undefined || !isSaid ? undefined : from + time
    const to = end ?? until
    return { cells, session, day, from, to, time, at: Number.isNaN(at) ? undefined : at }
  })
  return { places, faults }
}
