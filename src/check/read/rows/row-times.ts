/** When a row of a table starts and ends, by what it says and by the rows before it. */
import { addDays, type Day } from '../../../core/values/calendar-day'
import type { Zone } from '../../../core/values/time-zone'
import { DAY, SOME_DAY } from '../../titration-table'
import { type Figure, ZERO } from '../cells/cell'
import { type Moment, minuteOf, nextWeekday } from '../cells/timestamp'
import { nearestMinute } from './per-kg'
import type { Cells } from './row'

interface Start {
  readonly day: Day | undefined
  readonly from: number | undefined
  /** Seconds east of UTC, as written in this row or in one before it. */
  readonly offset: number | undefined
  /** The minute at which elapsed times are 0. */
  readonly zero?: number | undefined
}
export interface Timed extends Start {
  readonly cells: Cells
  readonly session: number
  /** When the table says that it ends. */
  readonly end: number | undefined
  readonly written: number | undefined
}
export interface Step {
  readonly cells: Cells
  /** The row before it, and the last one before it that says when it starts. */
  readonly before: Timed | undefined
  readonly seen: Timed | undefined
  /** The first row whose day has a number. */
  readonly first: Timed | undefined
}

const HALF_DAY = 720

/** When a row ends by its own words. */
export const endsAt = ({ from, end, written }: Timed): number | undefined =>
  end ?? (from === undefined || written === undefined ? undefined : from + written)

/** The day of a clock without a date: the one that brings it nearest to the end of the row before. */
function dayAfter(before: Timed, { session, start }: Cells, clock: number, at: (on: Day) => number | undefined): Day {
  const last = before.day ?? SOME_DAY
  if (session !== undefined && session !== before.session) return addDays(last, 1)
  const [ended, same] = [endsAt(before), at(last)]
  if (ended !== undefined && same !== undefined) return addDays(last, Math.max(0, Math.round((ended - same) / DAY)))
  // A clock that shows much less than before has passed midnight and not gone back.
  const clockBefore = before.cells.start?.clock ?? clock
  return start !== undefined && clockBefore - clock >= HALF_DAY ? addDays(last, 1) : last
}

/** The date of a numbered day, counted from the first one that has a number. */
function numberedDay({ cells, first }: Step): Day | undefined {
  const number = cells.dayNumber
  if (number === undefined) return undefined
  return addDays(first?.day ?? SOME_DAY, number - (first?.cells.dayNumber ?? number))
}

/** The first day with that weekday from the row before on. */
function weekdayIn({ cells, before }: Step): Day | undefined {
  if (cells.weekday === undefined) return undefined
  return nextWeekday(before?.day ?? SOME_DAY, cells.weekday)
}

/**
 * The day of a clock on a numbered day. People number dates and the planner 24 h of infusion, which end on the date
 * after: the first of the two that is not before the row before.
 */
function numberedClockDay(step: Step, clock: number, at: (on: Day) => number | undefined): Day | undefined {
  const on = numberedDay(step)
  const begun = step.first?.cells.start?.clock
  const last = step.seen?.from
  if (on === undefined || begun === undefined || last === undefined || clock >= begun) return on
  return (at(on) ?? last) < last ? addDays(on, 1) : on
}

/** A time since the start: of the course, or of a session that is numbered or has a date of its own. */
function elapsedStart(step: Step, elapsed: number, offset: number | undefined): Start {
  const { cells, before, seen } = step
  const date = cells.date?.date ?? numberedDay(step) ?? weekdayIn(step)
  const isNew =
    before === undefined ||
    seen === undefined ||
    (cells.session !== undefined && cells.session !== before.session) ||
    (date !== undefined &&
      before.day !== undefined &&
      date > before.day &&
      elapsed <= (seen.from ?? 0) - (seen.zero ?? 0))
  const next = before?.day === undefined ? SOME_DAY : addDays(before.day, 1)
  const zero = isNew ? (date ?? (before === undefined ? SOME_DAY : next)) * DAY : (seen.zero ?? seen.from ?? 0)
  const from = zero + elapsed
  return { day: date ?? (Math.floor(from / DAY) as Day), from, offset, zero }
}

/** Of rows that only say how long after the start they end, each starts where the one before it ends. */
function endBefore({ cells, before }: Step): Figure | undefined {
  if (cells.figures.elapsed_end_min === undefined) return undefined
  const isFirst = before === undefined || (cells.session !== undefined && cells.session !== before.session)
  return isFirst ? ZERO : before.cells.figures.elapsed_end_min
}

/** The day and the minute of a row's start, after the rows before it. */
export function startOf(step: Step, zone: Zone | undefined): Start {
  const { cells, seen } = step
  const { date, start } = cells
  const written = start?.date ?? date?.date
  const clock = start?.clock ?? date?.clock
  const offset = start?.offset ?? date?.offset ?? seen?.offset
  const since = cells.figures.elapsed_min ?? endBefore(step)
  const elapsed = since && nearestMinute(since)
  if (elapsed !== undefined && clock === undefined) return elapsedStart(step, elapsed, offset)
  if (clock === undefined) return { day: written ?? numberedDay(step) ?? weekdayIn(step), from: undefined, offset }
  // Of a time that a clock shows twice, the one at which the row before has ended.
  const ended = seen && endsAt(seen)
  const earliest = seen?.from === undefined ? 0 : Math.max(seen.from + 1, ended ?? 0)
  const shown = { clock, offset }
  const on = written ?? clockDay(step, clock, clockReader(shown, zone, earliest))
  return { day: on, from: minuteOf(on, shown, zone, earliest), offset }
}

const clockReader =
  (shown: Pick<Moment, 'clock' | 'offset'>, zone: Zone | undefined, earliest: number) =>
  (on: Day): number | undefined =>
    minuteOf(on, shown, zone, earliest)

/** The day of a clock without a date beside it. */
const clockDay = (step: Step, clock: number, at: (on: Day) => number | undefined): Day =>
  numberedClockDay(step, clock, at) ??
  weekdayIn(step) ??
  (step.seen === undefined ? SOME_DAY : dayAfter(step.seen, step.cells, clock, at))

/** The day of an end without a date beside it: by its number, or by its weekday. */
function endDay({ cells, first }: Step, end: Moment, day: Day): Day {
  const [number, from] = first === undefined ? [cells.dayNumber, day] : [first.cells.dayNumber, first.day]
  if (end.dayNumber !== undefined && number !== undefined && from !== undefined)
    return addDays(from, end.dayNumber - number)
  if (end.weekday === undefined) return day
  const next = nextWeekday(day, end.weekday)
  // The day before is rather an end before its start than one of the week after.
  return next - day === DAYS_A_WEEK - 1 ? addDays(day, -1) : next
}
const DAYS_A_WEEK = 7

/** The minute of a row's end; a clock without a day is the next time that it shows that. */
export function endOf(step: Step, { day, from, offset, zero }: Start, zone: Zone | undefined): number | undefined {
  const { end, figures } = step.cells
  const elapsed = figures.elapsed_end_min && nearestMinute(figures.elapsed_end_min)
  if (elapsed !== undefined && zero !== undefined) return zero + elapsed
  if (end?.clock === undefined) return undefined
  const earliest = from === undefined ? 0 : from + 1
  const at = clockReader({ clock: end.clock, offset: end.offset ?? offset }, zone, earliest)
  if (end.date !== undefined) return at(end.date)
  if (day === undefined) return undefined
  const on = endDay(step, end, day)
  const same = at(on)
  // Days of 24 h end on the date after.
  const isNext = end.weekday === undefined && on >= day - (end.dayNumber === undefined ? 0 : 1)
  return same !== undefined && from !== undefined && same <= from && isNext ? at(addDays(on, 1)) : same
}
