/** Reads the start and the present: contract section 3. */

import { field, type Place } from '../model/field'
import { refuse } from '../model/finding'
import {
  addDays,
  type Day,
  daysInMonth,
  FIRST_YEAR,
  isoDay,
  LAST_YEAR,
  nextWeekday,
  readDay,
  yearAfter,
} from '../values/calendar-day'
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
import { SECONDS_PER_DAY } from '../values/units'
import { readWeekday } from '../values/weekday'
import { zonesInstead } from '../values/zone-names'
import { formInstead } from './start-form'

/** What the outside world knows and a request may leave open. */
export interface Context {
  /** The present, seconds since 1970 UTC. */
  readonly now: number
  /** The machine's zone, by its name; asked for only where a request leaves the zone open. */
  readonly zone: () => string
  /** Finds a zone by its name; by Intl if absent. */
  readonly readZone?: (name: string) => Zone | undefined
}

export interface Start {
  /** NaN where `unclear` is set. */
  readonly at: Instant
  readonly zone: Zone
  /** The time of day was not given. */
  readonly timeAssumed: boolean
  /** The zone was not given: it is the machine's. */
  readonly zoneAssumed: boolean
  /** The time that was written, where the zone's clocks skip it or show it twice: planning refuses it. */
  readonly unclear?: Wall
  /** Where it lies, seen from the present. */
  readonly ahead: 'past' | 'within a year' | 'beyond a year'
}

const ASSUMED_MINUTE = 8 * 60

/** `lead` comes before what is proposed. */
function zoneNamed(place: Place, lead: readonly Place[], name: string, context?: Context): Zone {
  const instead = zonesInstead(name)
  if (instead !== undefined) return refuse('zone-abbreviation', place, name, [...lead, instead])
  const found = (context?.readZone ?? readZone)(name)
  return found ?? refuse('unknown-zone', place, name, [...lead, 'an IANA zone such as America/New_York'])
}

/** A zone by its name in the tz database. */
export const readZoneName = (place: Place, name: string, context?: Context): Zone => zoneNamed(place, [], name, context)

const systemZone = (context: Context): Zone =>
  zoneNamed("the system's zone", [field('timeZone'), ' with '], context.zone(), context)

function readTime(place: Place, text: string, hour: string, minute: string, second: string | undefined): number {
  if (!(Number(hour) < 24 && Number(minute) < 60))
    return refuse('no-such-time', place, text, 'a time from 00:00 to 23:59')
  if (second !== undefined && second !== '00') return refuse('seconds', place, text, 'whole minutes')
  return Number(hour) * 60 + Number(minute)
}

function readDate(place: Place, text: string): Day {
  const found = readDay(text)
  if (found !== undefined) return found
  const year = Number(text.slice(0, 4))
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR))
    return refuse('year', place, text, `a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  const month = Number(text.slice(5, 7))
  const right =
    month >= 1 && month <= 12
      ? `a day from ${text.slice(0, 8)}01 to ${text.slice(0, 8)}${daysInMonth(year, month)}`
      : 'a month from 01 to 12'
  return refuse('no-such-date', place, text, right)
}

/**
 * The instant at which a zone's clocks show that time. Refused if there is none, or two, with the times around the
 * gap or the two offsets of the overlap.
 */
export function resolveWall(place: Place, wall: Wall, zone: Zone): Instant {
  const [first, second] = instantsOf(zone, wall)
  const found = `${isoWall(wall)} ${zone.name}`
  if (first === undefined) return refuse('clock-gap', place, found, aroundGap(zone, wall).map(isoWall).join(' or '))
  if (second === undefined) return first
  const offsets = [first, second].map((at) => isoWall(wall) + offsetText(offsetAt(zone, at)))
  return refuse('clock-overlap', place, found, offsets.join(' or '))
}

const DATE_OR_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/

type Moment = Omit<Start, 'ahead' | 'at' | 'unclear'> & { readonly wall: Wall; readonly at?: Instant }

/** A date or time as written; `tz` is the named zone, if any, and a date alone gets `assumedMinute`. */
function readMoment(place: Place, text: string, tz: Zone | undefined, context: Context, assumedMinute: number): Moment {
  const match = DATE_OR_TIME.exec(text)
  if (match === null) return refuse('not-a-start', place, text, formInstead(text, place === 'start'))
  const [, date = '', hour, minute, second, offset] = match
  const timeAssumed = hour === undefined || minute === undefined
  const minuteOfDay = timeAssumed ? assumedMinute : readTime(place, text, hour, minute, second)
  const wall = wallOf(readDate(place, date), minuteOfDay)
  if (offset === undefined) return { wall, zone: tz ?? systemZone(context), timeAssumed, zoneAssumed: tz === undefined }
  const seconds = readOffset(offset === 'Z' ? '+00:00' : offset)
  if (seconds === undefined) return refuse('not-an-offset', place, text, 'an offset such as -05:00, at most 14:00')
  const at = instant(wall - seconds)
  return { wall, at, zone: tz ?? fixedZone(seconds), timeAssumed, zoneAssumed: false }
}

/** The present as it was given (a date alone is its first minute), else as the context has it. */
export function readNow(text: string | undefined, tz: Zone | undefined, context: Context): Instant {
  if (text === undefined) return instant(context.now)
  const { wall, zone, at } = readMoment(field('now'), text, tz, context, 0)
  return at ?? resolveWall(field('now'), wall, zone)
}

/** The day that a word means; undefined for what is no such word. */
function dayNamed(word: string, today: Day): Day | undefined {
  if (word === 'today') return today
  if (word === 'tomorrow') return addDays(today, 1)
  const weekday = readWeekday(word)
  return weekday === undefined ? undefined : nextWeekday(today, weekday)
}

const isWord = (text: string): boolean => dayNamed(text, dayOf(0 as Wall)) !== undefined

/** `today`, `tomorrow` or the first such weekday after today. */
function readWord(text: string, tz: Zone | undefined, now: string | undefined, context: Context): Moment {
  const zone = tz ?? systemZone(context)
  const today = dayOf(wallAt(zone, readNow(now, zone, context)))
  const date = isoDay(dayNamed(text, today) ?? today)
  return { ...readMoment('start', date, zone, context, ASSUMED_MINUTE), zoneAssumed: tz === undefined }
}

/** More than a year is later than the same date and time of the next year. */
function aheadOf(at: Instant, zone: Zone, present: Instant): Start['ahead'] {
  if (!(at >= present)) return 'past'
  const wall = wallAt(zone, present)
  const year = yearAfter(dayOf(wall)) - dayOf(wall)
  return wallAt(zone, at) <= wall + year * SECONDS_PER_DAY ? 'within a year' : 'beyond a year'
}

/** The start of a plan. One that the clocks skip or show twice is left to planning, which knows what fits instead. */
export function readStart(text: string, tz: Zone | undefined, now: string | undefined, context: Context): Start {
  const { wall, zone, ...moment } = isWord(text)
    ? readWord(text, tz, now, context)
    : readMoment('start', text, tz, context, ASSUMED_MINUTE)
  const [first, second] = moment.at === undefined ? instantsOf(zone, wall) : [moment.at]
  const at = second === undefined && first !== undefined ? first : instant(Number.NaN)
  const { timeAssumed, zoneAssumed } = moment
  const ahead = aheadOf(at, zone, readNow(now, zone, context))
  return { at, zone, timeAssumed, zoneAssumed, ahead, ...(Number.isNaN(at) ? { unclear: wall } : {}) }
}
