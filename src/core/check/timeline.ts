/** Puts the rows of a table on one time line, and into sessions. */
import { addDays, type Day, day } from '../day'
import type { Setting } from '../protocol'
import type { Zone } from '../zone'
import type { Target } from './columns'
import type { Fault } from './fault'
import { type Moment, minuteOf } from './moment'
import { type Cells, wholeMinutes, writtenTime } from './row'
import { faultAt, type Row } from './sheet'
import type { Columns } from './table'

type Placed = Pick<Row, 'session' | 'day' | 'from' | 'to' | 'time' | 'at'>

interface Timed {
  readonly cells: Cells
  readonly session: number
  readonly day?: Day
  readonly from?: number
  /** When the table says that it ends. */
  readonly end?: number
  readonly written?: number
}

const HALF_DAY = 720
const HOUR = 60
// A clock without a date counts from any day.
const SOME_DAY = day(0)

/** Whether a clock that shows less than before has passed midnight and not gone back. */
const passesMidnight = (before: number, clock: number): boolean => before - clock >= HALF_DAY

/** The day and the minute of a row's start, after the row before it. */
function startOf(
  { date, start, session }: Cells,
  before: Timed | undefined,
  zone: Zone | undefined,
): { readonly day?: Day; readonly from?: number | undefined } {
  const written = start?.date ?? date?.date
  const clock = start?.clock ?? date?.clock
  const earliest = before?.from === undefined ? 0 : before.from + 1
  if (clock === undefined) return written === undefined ? {} : { day: written }
  const moment: Moment = { ...date, ...start, clock }
  if (written !== undefined) return { day: written, from: minuteOf(written, moment, zone, earliest) }
  const last = before?.day ?? SOME_DAY
  const lastClock = before?.cells.start?.clock ?? clock
  const other = session !== undefined && before !== undefined && session !== before.cells.session
  const next = other || passesMidnight(lastClock, clock) ? addDays(last, 1) : last
  return { day: next, from: minuteOf(next, moment, zone, earliest) }
}

/** The minute of a row's end; a clock without a date is the next time that it shows that. */
function endOf(
  { end }: Cells,
  from: number | undefined,
  onDay: Day | undefined,
  zone: Zone | undefined,
): number | undefined {
  if (end?.clock === undefined) return undefined
  const earliest = from === undefined ? 0 : from + 1
  if (end.date !== undefined) return minuteOf(end.date, end, zone, earliest)
  if (onDay === undefined) return undefined
  const same = minuteOf(onDay, end, zone, earliest)
  return same !== undefined && from !== undefined && same <= from
    ? minuteOf(addDays(onDay, 1), end, zone, earliest)
    : same
}

/** A session that no column numbers: another date, or not where the row before it ended. */
function isNewSession(before: Timed, onDay: Day | undefined, from: number | undefined): boolean {
  if (from === undefined || before.from === undefined) return true
  const ended = before.end ?? (before.written === undefined ? undefined : before.from + before.written)
  return ended === undefined ? onDay !== before.day : ended !== from
}

function sessionOf(
  cells: Cells,
  before: Timed | undefined,
  setting: Setting,
  from: number | undefined,
  onDay?: Day,
): number {
  if (cells.session !== undefined) return cells.session
  if (before === undefined) return 1
  if (before.cells.session !== undefined || setting === 'inpatient') return before.session
  return isNewSession(before, onDay, from) ? before.session + 1 : before.session
}

/** How long a row lasts: as it says, else until the next one starts, else its hour. */
function timeOf(row: Timed, next: Timed | undefined, hourly: boolean): number | undefined {
  if (row.from !== undefined && row.end !== undefined && row.end > row.from) return row.end - row.from
  if (row.written !== undefined) return row.written
  const until =
    next !== undefined && next.session === row.session && next.from !== undefined && row.from !== undefined
      ? next.from - row.from
      : undefined
  if (!hourly) return until !== undefined && until > 0 ? until : undefined
  return until !== undefined && until > 0 && until < HOUR ? until : HOUR
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
    const before = timed.at(-1)
    const { day: onDay, from } = startOf(cells, before, zone)
    const end = endOf(cells, from, onDay, zone)
    const missing = (name: Target, has: boolean, minute: number | undefined) => {
      if (has && minute === undefined && onDay !== undefined)
        faults.push(
          faultAt({ columns }, 'unreadable', cells, name, [
            'a time that no clock shows here',
            `a time that there is in ${zone ?? 'its zone'}`,
          ]),
        )
    }
    missing('start', cells.start?.clock !== undefined, from)
    missing('end', cells.end?.clock !== undefined, end)
    const written = wholeMinutes(writtenTime(cells.figures))
    timed.push({
      cells,
      session: sessionOf(cells, before, setting, from, onDay),
      ...(onDay === undefined ? {} : { day: onDay }),
      ...(from === undefined ? {} : { from }),
      ...(end === undefined ? {} : { end }),
      ...(written === undefined ? {} : { written }),
    })
  }
  const hourly = columns.has('hour')
  const clocked = timed.some(({ from }) => from !== undefined)
  let run = 0
  const places = timed.map((row, index): Placed => {
    const time = timeOf(row, timed[index + 1], hourly)
    const said = row.end !== undefined || row.written !== undefined || hourly
    if (timed[index - 1]?.session !== row.session) run = 0
    const counted = row.cells.hour === undefined ? run : row.cells.hour * HOUR
    const at = clocked ? (row.from ?? Number.NaN) : counted
    const until = row.from === undefined || time === undefined || !said ? undefined : row.from + time
    const to = row.end ?? until
    run += time ?? Number.NaN
    return {
      session: row.session,
      ...(row.day === undefined ? {} : { day: row.day }),
      ...(row.from === undefined ? {} : { from: row.from }),
      ...(to === undefined ? {} : { to }),
      ...(time === undefined ? {} : { time }),
      ...(Number.isNaN(at) ? {} : { at }),
    }
  })
  return { places, faults }
}
