/** Notices about the days of a series: closed days, weekends, sessions closer together than planned. */

import { field } from '../model/field'
import { findingOf } from '../model/finding'
import { isOfProfile } from '../request/request'
import { bySession } from '../schedule/segment'
import { sessionDaysOf } from '../schedule/session-dates'
import { addDays, type Day, daysText, isoDay, isWeekend, weekdayOf } from '../values/calendar-day'
import { lastOf, type Run, runsOf } from '../values/runs'
import { dayOf, wallAt } from '../values/time-zone'
import { isDaily } from '../values/weekday'
import type { Draft, NoticeRule } from './types'

const daysOf = ({ request, segments }: Draft) =>
  bySession(segments).map(([{ start }]) => dayOf(wallAt(request.start.zone, start)))

/** Closed days move sessions of a series closer together than the protocol plans them. */
export const sessionsCloser: NoticeRule = ({ request, regimen }) => {
  if (request.setting === 'inpatient') return []
  const days = sessionDaysOf(request, regimen)
  const closer = days.flatMap(({ day, every }, index) => {
    const apart = day - (days[index - 1]?.day ?? Number.NEGATIVE_INFINITY)
    return every !== undefined && apart < every ? [{ session: index + 1, apart, every }] : []
  })
  const [least] = closer.sort((a, b) => a.apart / a.every - b.apart / b.every)
  if (least === undefined) return []
  // Half of the time is no shift by a day or two.
  const severity = least.apart * 2 < least.every ? 'warning' : 'note'
  const place = `session ${least.session}`
  return [findingOf(severity, 'sessions-closer', place, daysText(least.apart), daysText(least.every))]
}

export const closedUnused: NoticeRule = (plan) => {
  // A profile closes days for all plans.
  if (plan.request.closed.length === 0 || isOfProfile(plan.request, 'closed')) return []
  const days = daysOf(plan)
  const [from = 0, to = 0] = [days[0], days.at(-1)]
  const weekdays = plan.regimen.blocks.flatMap(({ on }) => on)
  return runsOf(plan.request.closed, (before, next) => next === addDays(before, 1))
    .filter((run) => run.every((day) => !(day > from && day < to) || !weekdays.includes(weekdayOf(day))))
    .map((run) => findingOf('warning', 'closed-unused', field('closed'), runText(run)))
}

/** `2026-12-24`, or with its ends `2026-12-24..2027-01-01` */
const runText = (run: Run<Day>): string =>
  run.length === 1 ? isoDay(run[0]) : `${isoDay(run[0])}..${isoDay(lastOf(run))}`

export const weekendsUnused: NoticeRule = (plan) => {
  const { on } = plan.request
  return on !== undefined && isDaily(on.value) && !isOfProfile(plan.request, on.field) && !daysOf(plan).some(isWeekend)
    ? [findingOf('warning', 'weekends-unused', field(on.field), 'no session')]
    : []
}
