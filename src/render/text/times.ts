import type { Row } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { endOf } from '../../core/schedule/segment'
import { longDay, shortDay, yearOf } from '../../core/values/calendar-day'
import { clock, dayOf, type Instant, offsetAt, offsetText, wallAt } from '../../core/values/time-zone'
import { offsetsOf } from './heading'

/** Times of day: with the offset where the plan changes it, with the date where a new one begins. */
export function times(plan: Plan) {
  const { zone } = plan.request.start
  const several = offsetsOf(plan).length > 1
  const day = (at: Instant) => dayOf(wallAt(zone, at))
  const offset = (at: Instant) => offsetText(offsetAt(zone, at))
  const year = (at: Instant) => yearOf(day(at))
  const last = plan.segments.at(-1)
  const oneYear = last === undefined || year(plan.request.start.at) === year(endOf(last))
  const date = (at: Instant) => (oneYear ? shortDay(day(at)) : longDay(day(at)))
  const time = (at: Instant) => clock(wallAt(zone, at))
  const offsetTime = (at: Instant) => `${time(at)}${several ? ` ${offset(at)}` : ''}`
  const dated = (at: Instant) => `${date(at)} ${offsetTime(at)}`
  /** The end of a time, with its date where that is not the date of its start. */
  const until = (start: Instant, end: Instant) => (date(start) === date(end) ? time(end) : dated(end))
  /** With the offset in the first row and on both sides of a change. */
  const from = ({ start, end }: Row, before: Row | undefined) => {
    const changes = before === undefined || offset(before.start) !== offset(start) || offset(end) !== offset(start)
    return `${time(start)}${several && changes ? ` ${offset(start)}` : ''}`
  }
  const fromAndNewDate = (row: Row, before: Row | undefined) => {
    const newDate = before !== undefined && day(before.start) !== day(row.start)
    return `${from(row, before)}${newDate ? ` ${shortDay(day(row.start))}` : ''}`
  }
  return { time, until, offsetTime, date, dated, from, fromAndNewDate }
}
