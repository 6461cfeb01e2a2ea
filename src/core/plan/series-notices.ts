/** Notices of the days of a series: closed days, weekends, sessions that come near to each other. */

import { field } from '../model/field'
import { noticeOf } from '../model/finding'
import { isDaily } from '../request/session-weekdays'
import { bySession } from '../schedule/segment'
import { sessionWeekdays } from '../schedule/session-dates'
import { addDays, type Day, daysText, isoDay, isWeekend, weekdayOf } from '../values/calendar-day'
import { dayOf, wallAt } from '../values/time-zone'
import type { Draft, Note } from './types'

const daysOf = ({ request, segments }: Draft) =>
  bySession(segments).flatMap(([first]) =>
    first === undefined ? [] : [dayOf(wallAt(request.start.zone, first.start))],
  )

/** Days that a clinic is closed bring sessions of a series nearer to each other than the protocol sets them. */
export const sessionsCloser: Note = (plan) => {
  const { everyDays } = plan.regimen
  if (everyDays === undefined) return []
  const days = daysOf(plan)
  const apart = days.slice(1).map((day, index) => day - (days[index] ?? day))
  const least = Math.min(...apart)
  if (!(least < everyDays.value)) return []
  // Half of the time is no shift by a day or two.
  const severity = least * 2 < everyDays.value ? 'warning' : 'note'
  const place = `session ${apart.indexOf(least) + 2}`
  return [noticeOf(severity, 'sessions-closer', place, daysText(least), daysText(everyDays.value))]
}

export const closedUnused: Note = (plan) => {
  if (plan.request.closed.length === 0) return []
  const days = daysOf(plan)
  const [from = 0, to = 0] = [days[0], days.at(-1)]
  const weekdays = sessionWeekdays(plan.request)
  return runsOf(plan.request.closed)
    .filter((run) => run.every((day) => !(day > from && day < to) || !weekdays.includes(weekdayOf(day))))
    .map((run) => noticeOf('warning', 'closed-unused', field('closed'), runText(run)))
}

/** Days in order, those that follow one another together. */
function runsOf(days: readonly Day[]): readonly (readonly Day[])[] {
  const runs: Day[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === addDays(day, -1)) last.push(day)
    else runs.push([day])
  }
  return runs
}

/** `2026-12-24`, or with its ends `2026-12-24..2027-01-01` */
function runText(run: readonly Day[]): string {
  const [first = '', last = first] = [run[0], run.at(-1)].map((day) => day && isoDay(day))
  return first === last ? first : `${first}..${last}`
}

export const weekendsUnused: Note = (plan) =>
  plan.request.on !== undefined && isDaily(plan.request.on.value) && !daysOf(plan).some(isWeekend)
    ? [noticeOf('warning', 'weekends-unused', field(plan.request.on.field), 'no session')]
    : []
