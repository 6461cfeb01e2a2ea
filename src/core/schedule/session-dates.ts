/** On which days a series runs, and when each session starts. */

import { refuse } from '../model/finding'
import { resolveWall } from '../request/parse-start'
import type { Request } from '../request/request'
import { DAILY, isDaily, WEEKDAYS, type Weekday } from '../request/session-weekdays'
import { addDays, type Day, isoDay, longDay, shortDay, weekdayOf } from '../values/calendar-day'
import { clock, dayOf, type Instant, type Wall, wallAt } from '../values/time-zone'
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

const fits = (first: Day, series: Series, window: number): boolean => {
  const days = isOpen(first, series) ? sessionDays(first, series) : []
  return days.length === series.count && (days.at(-1) ?? first) - first + 1 <= window
}

/** What would bring a series into its window beside `--allow window`: weekends where they do, and the next start. */
export function windowChoices(request: Request, regimen: Regimen, window: number): string {
  const series = seriesOf(request, regimen)
  const first = dayOf(wallAt(request.start.zone, request.start.at))
  const everyDay = !isDaily(series.on) && fits(first, { ...series, on: DAILY }, window)
  const later = Array.from({ length: SEARCHED_DAYS }, (_, ahead) => addDays(first, ahead + 1))
  const next = later.find((day) => fits(day, series, window))
  const choices = [
    ...(everyDay ? [`or ${dailyOption(request)}`] : []),
    next === undefined ? 'no later start fits' : `or start ${startText(next, request)} (${shortDay(next)})`,
  ]
  return choices.join(', ')
}

/** The option that opens every day of the week. */
const dailyOption = ({ on }: Request): string => (on === undefined ? '--weekends' : '--on daily')

/** A start on another day at the time of day that was asked for. */
const startText = (of: Day, { start }: Request): string =>
  start.timeAssumed ? isoDay(of) : `${isoDay(of)}T${clock(wallAt(start.zone, start.at))}`

function refuseClosed(first: Day, series: Series, request: Request): never {
  const next = nextOpen(first, series)
  const choice = next === undefined ? '' : `, such as ${startText(next, request)} (${shortDay(next)})`
  const daily = series.closed.includes(first) ? '' : `, or ${dailyOption(request)}`
  return refuse('closed-start', 'start', longDay(first), `a day on which sessions run${choice}${daily}`)
}

/**
 * When each session starts: the first as given, each later one at the same wall clock on its day.
 * Throws Refusal (exit 2) for a start on a closed day and for a session in a clock gap or overlap.
 */
export function sessionStarts(request: Request, regimen: Regimen): readonly Instant[] {
  const { setting, start } = request
  if (setting === 'inpatient') return [start.at]
  const series = seriesOf(request, regimen)
  const wall = wallAt(start.zone, start.at)
  const first = dayOf(wall)
  if (!isOpen(first, series)) return refuseClosed(first, series, request)
  const [, ...days] = sessionDays(first, series)
  const others = days.map((day, index) => {
    const choices = `a start at another time of day, or --closed ${isoDay(day)}`
    const later = (wall + (day - first) * 86_400) as Wall
    return resolveWall(`session ${index + 2}`, later, start.zone, choices)
  })
  return [start.at, ...others]
}
