/** Times in cells. A date is written year first: `11/30/2026` and `30.11.2026` cannot be told apart. */
import { type Day, readDay } from '../../core/values/calendar-day'
import { instantsOf, readOffset, wallOf, type Zone } from '../../core/values/time-zone'

/** A time as written: the parts that are there. */
export interface Moment {
  readonly date: Day | undefined
  /** Minutes since midnight, as a clock shows them; 1440 for 24:00. */
  readonly clock: number | undefined
  /** Seconds east of UTC. */
  readonly offset: number | undefined
}

const STAMP =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})?[T ]?(?:([0-9]{1,2}):([0-9]{2})(?::00(?:\.0+)?)?(?: ?([ap])\.?m\.?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$/i

function clockOf(hour: string, minute: string, half: string | undefined): number | undefined {
  const written = Number(hour)
  // The end of a day.
  if (half === undefined && written === 24 && minute === '00') return 24 * 60
  if (Number(minute) > 59 || (half === undefined ? written > 23 : written < 1 || written > 12))
    return undefined
  const hours = half === undefined ? written : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return hours * 60 + Number(minute)
}

/** Undefined for what is no date and no time. */
export function readMoment(text: string): Moment | undefined {
  const match = STAMP.exec(text)
  if (match === null || text === '') return undefined
  const [, day, hour, minute, half, zone] = match
  const date = day === undefined ? undefined : readDay(day)
  const clock = hour === undefined || minute === undefined ? undefined : clockOf(hour, minute, half)
  const offset = zone === undefined ? undefined : readOffset(/^z$/i.test(zone) ? '+00:00' : zone)
  if (day !== undefined && date === undefined) return undefined
  if (hour !== undefined && clock === undefined) return undefined
  if (zone !== undefined && (offset === undefined || date === undefined || clock === undefined))
    return undefined
  if (date === undefined && clock === undefined) return undefined
  return { date, clock, offset }
}

/**
 * Minutes on one time line: physical ones where the offset or the zone is known, else as clocks show them. In a
 * zone, of two times that a clock shows twice the first one not before `earliest`; undefined where it shows none.
 */
export function minuteOf(
  date: Day,
  { clock = 0, offset }: Pick<Moment, 'clock' | 'offset'>,
  zone: Zone | undefined,
  earliest: number,
): number | undefined {
  const wall = wallOf(date, clock)
  if (offset !== undefined) return (wall - offset) / 60
  if (zone === undefined) return wall / 60
  // Zones once had offsets of seconds, and have them before 1900, where clocks without dates are.
  const minutes = instantsOf(zone, wall).map((at) => Math.round(at / 60))
  return minutes.find((minute) => minute >= earliest) ?? minutes[0]
}
