/** Times of a record: with a date, or a clock time alone where all times are within 24 h of the start. */
import { type Moment, readMoment } from '../../check/read/cells/timestamp'
import type { Place } from '../../core/model/field'
import { refuse } from '../../core/model/finding'
import { resolveWall } from '../../core/request/parse-start'
import { formInstead } from '../../core/request/start-form'
import { addDays } from '../../core/values/calendar-day'
import { dayOf, type Instant, instant, wallAt, wallOf, type Zone } from '../../core/values/time-zone'

const DAY = 86_400
const FORM = 'YYYY-MM-DDTHH:MM, or HH:MM within 24 h of the start'

// In any other form the day can be taken for the month.
const ISO_DATE = /(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])/

export interface ReadTime {
  readonly at: Instant
  /** Written without a date. */
  readonly isClock: boolean
  readonly place: Place
  readonly text: string
}

/** Reads a time in the record of a plan with this start. Throws Refusal (exit 2). */
export function readGivenTime(
  place: Place,
  text: string,
  start: Instant,
  zone: Zone,
  moment: Moment | undefined = readMoment(text.trim()),
): ReadTime {
  if (moment?.clock === undefined || moment.isYearless) return refuse('not-a-time', place, text, FORM)
  if (moment.hasSeconds) return refuse('seconds', place, text, 'whole minutes')
  const { date, clock, offset } = moment
  if (date !== undefined) {
    if (!ISO_DATE.test(text)) refuse('not-a-time', place, text, formInstead(text, false))
    const wall = wallOf(date, clock)
    const at = offset === undefined ? resolveWall(place, wall, zone) : instant(wall - offset)
    return { at, isClock: false, place, text }
  }
  const first = dayOf(wallAt(zone, start))
  const today = resolveWall(place, wallOf(first, clock), zone)
  const at = today >= start ? today : resolveWall(place, wallOf(addDays(first, 1), clock), zone)
  return { at, isClock: true, place, text }
}

/**
 * Throws Refusal (exit 2) for a clock time in a record that reaches beyond 24 h of the start, or that begins more than
 * 12 h after it: `07:30` for a plan from 08:00 may be half an hour before it.
 */
export function refuseAmbiguous(times: readonly ReadTime[], start: Instant): void {
  const isNear = times.some(({ at, isClock }) => !isClock || at <= start + DAY / 2)
  if (isNear && times.every(({ at }) => at < start + DAY)) return
  for (const { isClock, place, text } of times)
    if (isClock) refuse('clock-alone', place, text, 'the date too: YYYY-MM-DDTHH:MM')
}
