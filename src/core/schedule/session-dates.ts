/** On which days a series runs, and when each session starts. */

import { refuse } from '../model/finding'
import { resolveWall } from '../request/parse-start'
import type { Request } from '../request/request'
import { WEEKDAYS, type Weekday } from '../request/session-weekdays'
import { addDays, type Day, longDay, weekdayOf } from '../values/calendar-day'
import { dayOf, type Instant, type Wall, wallAt } from '../values/time-zone'
import { SECONDS_PER_DAY } from '../values/units'
import type { Regimen } from './regimen'

/** How many sessions, and which days may be theirs. */
interface Series {
  readonly count: number
  /** Calendar days from one planned date to the next; absent: the next open day. */
  readonly everyDays?: number
  readonly closed: readonly Day[]
  /** The days of the week that may be theirs. */
  readonly on: readonly Weekday[]
}

/** The days of the week on which sessions run: the user's, else weekdays, as in every protocol so far. */
export const sessionWeekdays = ({ on }: Request): readonly Weekday[] => on?.value ?? WEEKDAYS

const seriesOf = (request: Request, { sessions, everyDays }: Regimen): Series => ({
  count: sessions.value,
  closed: request.closed,
  on: sessionWeekdays(request),
  ...(everyDays === undefined ? {} : { everyDays: everyDays.value }),
})

export const isOpen = (of: Day, { closed, on }: Series): boolean =>
  on.includes(weekdayOf(of)) && !closed.includes(of)

// No course is longer than 366 days, so nothing beyond is looked for.
const SEARCHED_DAYS = 400

/** The first open day from this one on, if there is one within the days searched. */
function nextOpen(from: Day, series: Series): Day | undefined {
  for (let ahead = 0; ahead <= SEARCHED_DAYS; ahead++)
    if (isOpen(addDays(from, ahead), series)) return addDays(from, ahead)
  return undefined
}

/**
 * The session days from an open first one: the next open ones, or the planned dates, each moved to the next
 * open day while the dates after it count from the planned one. Fewer than the series has when they reach past
 * the days searched.
 */
export function sessionDays(first: Day, series: Series): readonly Day[] {
  const days: Day[] = [first]
  while (days.length < series.count) {
    const last = days.at(-1) ?? first
    const planned =
      series.everyDays === undefined ? addDays(last, 1) : addDays(first, days.length * series.everyDays)
    const next = nextOpen(planned, series)
    if (next === undefined) return days
    days.push(next)
    // One day too far is enough for the guard to see.
    if (next - first > SEARCHED_DAYS) return days
  }
  return days
}

/** Open days after the first session's, from which the series stays within so many calendar days. */
export function* laterFirstDays(
  request: Request,
  regimen: Regimen,
  window: number | undefined,
): Iterable<Day> {
  const series = seriesOf(request, regimen)
  const first = firstDayOf(request)
  for (let ahead = 1; ahead <= SEARCHED_DAYS; ahead++) {
    const later = addDays(first, ahead)
    if (fits(later, series, window)) yield later
  }
}

function fits(first: Day, series: Series, window: number | undefined): boolean {
  if (!isOpen(first, series)) return false
  const days = sessionDays(first, series)
  return (
    days.length === series.count && (window === undefined || (days.at(-1) ?? first) - first + 1 <= window)
  )
}

/** The time at which a start was written, which the clocks of its zone may not show. */
export const writtenWall = ({ start }: Request): Wall => start.unclear ?? wallAt(start.zone, start.at)
const firstDayOf = (request: Request): Day => dayOf(writtenWall(request))

/** The wall clock of each session of a series: that of the first one, on its day. */
export function sessionWalls(request: Request, regimen: Regimen): readonly Wall[] {
  const wall = writtenWall(request)
  const first = dayOf(wall)
  return sessionDays(first, seriesOf(request, regimen)).map(
    (each) => (wall + (each - first) * SECONDS_PER_DAY) as Wall,
  )
}

/**
 * When each session starts: the first as given, each later one at the same wall clock on its day.
 * Throws Refusal (exit 2) for a start on a closed day and for a session in a clock gap or overlap.
 */
export function sessionStarts(request: Request, regimen: Regimen): readonly Instant[] {
  const { setting, start } = request
  if (start.unclear !== undefined) return [resolveWall('start', start.unclear, start.zone)]
  if (setting === 'inpatient') return [start.at]
  const first = firstDayOf(request)
  if (!isOpen(first, seriesOf(request, regimen)))
    return refuse('closed-start', 'start', longDay(first), 'a day on which sessions run')
  const [, ...later] = sessionWalls(request, regimen)
  return [start.at, ...later.map((wall, index) => resolveWall(`session ${index + 2}`, wall, start.zone))]
}
