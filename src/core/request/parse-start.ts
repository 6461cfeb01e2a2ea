/** Reads `<start>` and `--now`: contract section 3. */

import { refuse } from '../model/finding'
import { type Day, FIRST_YEAR, isoDay, LAST_YEAR, readDay } from '../values/calendar-day'
import {
  aroundGap,
  dayOf,
  fixedZone,
  type Instant,
  instant,
  instantsOf,
  isoWall,
  offsetAt,
  offsetText,
  readOffset,
  readZone,
  type Wall,
  wallAt,
  wallOf,
  type Zone,
} from '../values/time-zone'

/** What the outside world knows and a request may leave open. */
export interface Context {
  /** The present, seconds since 1970 UTC. */
  readonly now: number
  /** The machine's zone, by its IANA name; asked for only where a request leaves the zone open. */
  readonly zone: () => string
}

export interface Start {
  readonly at: Instant
  readonly zone: Zone
  /** The time of day was not given. */
  readonly timeAssumed: boolean
  /** The start was named `today` and has gone by. */
  readonly gone: boolean
}

const ASSUMED_MINUTE = 8 * 60
const FORM = 'a date or a time such as 2026-11-30, 2026-11-30T08:00 or 2026-11-30T08:00-05:00'

/** A zone by its IANA name, as `--tz` gives it. */
export function readZoneName(place: string, name: string): Zone {
  return readZone(name) ?? refuse('unknown-zone', place, name, 'an IANA zone such as America/New_York')
}

function systemZone(context: Context): Zone {
  const name = context.zone()
  return (
    readZone(name) ??
    refuse('unknown-zone', "the system's zone", name, '--tz with an IANA zone such as America/New_York')
  )
}

function readTime(
  place: string,
  text: string,
  hour: string,
  minute: string,
  second: string | undefined,
): number {
  if (!(Number(hour) < 24 && Number(minute) < 60))
    return refuse('no-such-time', place, text, '00:00 to 23:59')
  if (second !== undefined && second !== '00') return refuse('seconds', place, text, 'whole minutes')
  return Number(hour) * 60 + Number(minute)
}

function readDate(place: string, text: string): Day {
  const found = readDay(text)
  if (found !== undefined) return found
  const year = Number(text.slice(0, 4))
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR))
    return refuse('year', place, text, `years ${FIRST_YEAR} to ${LAST_YEAR}`)
  const month = Number(text.slice(5, 7))
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const right =
    month >= 1 && month <= 12 ? `${text.slice(0, 8)}01 to ${text.slice(0, 8)}${last}` : 'months 01 to 12'
  return refuse('no-such-date', place, text, right)
}

/**
 * The instant at which a zone's clocks show that time. Refused if there is none, or two, with what would be
 * right: the `choices` given, else the times around a gap or the two offsets of an overlap.
 */
export function resolveWall(place: string, wall: Wall, zone: Zone, choices?: string): Instant {
  const [first, second] = instantsOf(zone, wall)
  const found = `${isoWall(wall)} ${zone}`
  if (first === undefined)
    return refuse('clock-gap', place, found, choices ?? aroundGap(zone, wall).map(isoWall).join(' or '))
  if (second === undefined) return first
  const offsets = [first, second].map((at) => isoWall(wall) + offsetText(offsetAt(zone, at)))
  return refuse('clock-overlap', place, found, choices ?? offsets.join(' or '))
}

const DATE_OR_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/

/** A date or time; `tz` is the named zone, if any, and a date alone gets `assumedMinute`. */
function readMoment(
  place: string,
  text: string,
  tz: Zone | undefined,
  context: Context,
  assumedMinute: number,
): Start {
  const match = DATE_OR_TIME.exec(text)
  if (match === null) {
    const why = /^\d{1,2}([./-])\d{1,2}\1\d{4}$/.test(text) ? ' (day and month cannot be told apart)' : ''
    return refuse('not-a-start', place, text, (place === 'start' ? `${FORM}, today, tomorrow` : FORM) + why)
  }
  const [, date = '', hour, minute, second, offset] = match
  const timeAssumed = hour === undefined || minute === undefined
  const minuteOfDay = timeAssumed ? assumedMinute : readTime(place, text, hour, minute, second)
  const wall = wallOf(readDate(place, date), minuteOfDay)
  if (offset === undefined) {
    const zone = tz ?? systemZone(context)
    return { at: resolveWall(place, wall, zone), zone, timeAssumed, gone: false }
  }
  const seconds = readOffset(offset === 'Z' ? '+00:00' : offset)
  if (seconds === undefined)
    return refuse('not-an-offset', place, text, 'an offset such as -05:00, at most 14:00')
  return { at: instant(wall - seconds), zone: tz ?? fixedZone(seconds), timeAssumed, gone: false }
}

/** The present as `--now` gives it (a date alone is its first minute), else as the context does. */
export function readNow(text: string | undefined, tz: Zone | undefined, context: Context): Instant {
  return text === undefined ? instant(context.now) : readMoment('--now', text, tz, context, 0).at
}

/** The start of a plan. */
export function readStart(
  text: string,
  tz: Zone | undefined,
  now: string | undefined,
  context: Context,
): Start {
  const place = 'start'
  if (text !== 'today' && text !== 'tomorrow') return readMoment(place, text, tz, context, ASSUMED_MINUTE)
  const zone = tz ?? systemZone(context)
  const present = readNow(now, zone, context)
  const today = dayOf(wallAt(zone, present))
  const date = isoDay((today + (text === 'today' ? 0 : 1)) as Day)
  const start = readMoment(place, date, zone, context, ASSUMED_MINUTE)
  return { ...start, gone: start.at < present }
}
