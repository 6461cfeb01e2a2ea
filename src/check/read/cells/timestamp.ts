/** Times in cells. A date with slashes is read only in the order that its table or its reader gives. */
import { type Day, day, FIRST_YEAR, twoDigits } from '../../../core/values/calendar-day'
import { instantsOf, wallOf, type Zone } from '../../../core/values/time-zone'
import { withoutMarks } from './cell'
import { clockPart, minutesOf, zoneOffset } from './clock'
import { WEEKDAY, weekdayNumber } from './weekday-names'

/** The order of day and month in dates with slashes. */
export type DateOrder = 'dmy' | 'mdy'

/** A time as written: the parts that are there. */
export interface Moment {
  readonly date: Day | undefined
  /** Minutes since midnight, as a clock shows them; 1440 for 24:00. */
  readonly clock: number | undefined
  /** Seconds east of UTC. */
  readonly offset: number | undefined
  /** 0 for Sunday, as written. */
  readonly weekday?: number
  /** `Day 2 08:00`: a clock on a numbered day. */
  readonly dayNumber?: number
  /** The date was written without a year; its year is one of ours. */
  readonly isYearless?: true
  /** Seconds were written, and are left out. */
  readonly hasSeconds?: true
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const DAY = '(?<dayInMonth>[0-9]{1,2})'
const SLASHES =
  /^(?<first>[0-9]{1,2})(?<sign>[-/])(?<second>[0-9]{1,2})(?:\k<sign>(?<year>[0-9]{4}|[0-9]{2})(?![0-9])|(?<=^[0-9]{1,2}\/[0-9]{1,2})(?![0-9/]))/
/** How dates are written; the first that fits. */
const DATES = [
  /^(?<year>[0-9]{4})(?<sign>[-/.])(?<month>[0-9]{1,2})\k<sign>(?<dayInMonth>[0-9]{1,2})(?![0-9])/,
  /^(?<year>20[0-9]{2})(?<month>[01][0-9])(?<dayInMonth>[0-3][0-9])(?![0-9]{1,3}$|[0-9]{5})/,
  SLASHES,
  new RegExp(`^${DAY}\\.(?<month>[0-9]{1,2})\\.(?:(?<year>[0-9]{4}|[0-9]{2})(?![0-9]))?`),
  new RegExp(`^${DAY}(?:st|nd|rd|th)?[ -]${MONTH}\\.?(?:[ ,-]{1,2}(?<year>[0-9]{4}|[0-9]{2})(?![0-9:]))?`, 'i'),
  new RegExp(`^${MONTH}\\.? ${DAY}(?:st|nd|rd|th)?(?:,? (?<year>[0-9]{4})(?![0-9]))?`, 'i'),
]
/** Other than full minutes. */
const SECONDS = /[0-9]:[0-9]{2}:(?!00)[0-9]{2}/
const ZONE = /^ ?([a-z]{1,4}|[+-][0-9]{2}(?::?[0-9]{2})?)$/i

/** The dates of public records are moved far ahead, so that no patient can be identified by them. */
const LAST_YEAR = 2299
/** Not `readDay`: a long table has many dates, and some of them are later than any plan. */
function anyDay(text: string): Day | undefined {
  const [year, month, dayInMonth] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const found = new Date(Date.UTC(year, month - 1, dayInMonth))
  const isDay = found.getUTCMonth() === month - 1 && found.getUTCDate() === dayInMonth
  return year >= FIRST_YEAR && year <= LAST_YEAR && isDay ? day(found.getTime() / 86_400_000) : undefined
}

const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year)
const dayOf = (year: string, month: number, dayInMonth: string): Day | undefined =>
  anyDay(`${fullYear(year)}-${twoDigits(month)}-${twoDigits(Number(dayInMonth))}`)

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (of: Day): number => (((of + 4) % 7) + 7) % 7

const SOME_YEARS = ['2001', '2002', '2003', '2004', '2005', '2006', '2007', '2008', '2009', '2010', '2011']
/** A date without a year, in a year in which it is on that weekday. */
function yearless(month: number, dayInMonth: string, weekday: number | undefined): Day | undefined {
  const days = SOME_YEARS.flatMap((year) => dayOf(year, month, dayInMonth) ?? [])
  return days.find((each) => weekday === undefined || weekdayOf(each) === weekday) ?? days[0]
}

type Part = readonly [length: number, date: Day | undefined, isYearless: boolean]

/** The number of a month, which may be written as a name. */
const monthOf = (text: string): number => MONTHS.indexOf(text.toLowerCase()) + 1 || Number(text)

function datePart(text: string, order: DateOrder | undefined, weekday: number | undefined): Part | undefined {
  for (const pattern of DATES) {
    const found = pattern.exec(text)
    if (found === null) continue
    const { length } = found[0]
    if (pattern === SLASHES && order === undefined) return [length, undefined, false]
    const { first = '', second = '', year, ...named } = found.groups ?? {}
    const [monthFirst, dayFirst] = order === 'mdy' ? [first, second] : [second, first]
    const { month = monthFirst, dayInMonth = dayFirst } = named
    return year === undefined
      ? [length, yearless(monthOf(month), dayInMonth, weekday), true]
      : [length, dayOf(year, monthOf(month), dayInMonth), false]
  }
  return undefined
}

const PLAIN = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::00)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?$/
const CLOCK_END = 16

// The rows of a table are on few days, one after the other.
let lastText = ''
let lastDay: Day | undefined
function knownDay(written: string): Day | undefined {
  if (lastText !== '' && written.startsWith(lastText)) return lastDay
  lastText = written.slice(0, 10)
  lastDay = anyDay(lastText)
  return lastDay
}

const twoDigitsAt = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
const ZERO = 48

/** The form that most tables have, by itself: long tables have many of them, and so it makes no texts. */
function plainMoment(written: string): Moment | undefined {
  if (!PLAIN.test(written)) return undefined
  const date = knownDay(written)
  if (date === undefined) return undefined
  if (written.length === 10) return { date, clock: undefined, offset: undefined }
  const clock = minutesOf(twoDigitsAt(written, 11), twoDigitsAt(written, 14))
  const zone = written.length === CLOCK_END ? '' : written.slice(CLOCK_END).replace(/^:00(?=$|[Z+-])/, '')
  const offset = zone === '' ? undefined : zoneOffset(zone)
  return clock === undefined || (zone !== '' && offset === undefined) ? undefined : { date, clock, offset }
}

/** No time in words is longer. */
const LONGEST = 60

const NUMBERED = /^(?:d|day|tag|jour|dag|giorno|d\u00eda) ?#?([0-9]{1,3})(?:[,:]? (?:at )?|[,:] ?| ?[-/] ?)(?=[0-9])/i
/** `Day 2 08:00`; undefined where no clock follows. */
function numberedMoment(text: string): Moment | undefined {
  const numbered = NUMBERED.exec(text)
  const rest = text.slice(numbered?.[0].length ?? 0)
  const [length, clock] = (numbered === null ? undefined : clockPart(rest)) ?? []
  if (clock === undefined || length !== rest.length) return undefined
  return { date: undefined, clock, offset: undefined, dayNumber: Number(numbered?.[1]) }
}

/** A date, a time or both; undefined for other texts. */
export function readMoment(written: string, order?: DateOrder): Moment | undefined {
  if (written === '' || written.length > LONGEST) return undefined
  const plain = plainMoment(written)
  if (plain !== undefined) return plain
  let text = withoutMarks(written.trim().replace(/\s+/g, ' '))
  const numbered = numberedMoment(text)
  if (numbered !== undefined) return numbered
  const named = WEEKDAY.exec(text)
  const weekday = named === null ? undefined : weekdayNumber(named)
  text = text.slice(named?.[0].length ?? 0)
  if (text === '' && weekday !== undefined) return { date: undefined, clock: undefined, offset: undefined, weekday }
  const dated = datePart(text, order, weekday)
  if (dated !== undefined && dated[1] === undefined) return undefined
  text = text.slice(dated?.[0] ?? 0)
  if (dated !== undefined) text = text.replace(/^(?:t(?=[0-9])|,? ?(?:at )?|\/ ?)/i, '')
  const timed = clockPart(text)
  if (timed !== undefined && timed[1] === undefined) return undefined
  text = text.slice(timed?.[0] ?? 0)
  const zone = text === '' ? undefined : ZONE.exec(text)?.[1]
  const offset = zone === undefined ? undefined : zoneOffset(zone)
  // Behind a clock alone `-09` may be the end of a span.
  const isOpen = dated === undefined && !/[a-z]/i.test(text)
  if (text !== '' && (offset === undefined || timed === undefined || isOpen)) return undefined
  if (dated === undefined && timed === undefined) return undefined
  return {
    date: dated?.[1],
    clock: timed?.[1],
    offset,
    ...(weekday === undefined ? {} : { weekday }),
    ...(dated?.[2] === true ? { isYearless: true } : {}),
    ...(SECONDS.test(written) ? { hasSeconds: true } : {}),
  }
}

const BETWEEN = /\s*(?:[-\u2012-\u2015\u2192]|\b(?:to|until|till|bis)\b)\s*/gi
/** `08:00-09:00`, `8 AM to noon`: a start and an end in one cell; undefined for anything else. */
export function readSpan(text: string, order?: DateOrder): readonly [start: Moment, end: Moment] | undefined {
  if (text.length > LONGEST) return undefined
  for (const { index, 0: mark } of text.matchAll(BETWEEN)) {
    const [start, end] = [text.slice(0, index), text.slice(index + mark.length)].map((part) => readMoment(part, order))
    if (start?.clock !== undefined && end?.clock !== undefined) return [start, end]
  }
  return undefined
}

/**
 * The one order in which every date with slashes is a date; `both` where each of the two is, undefined where there is
 * no such date or none of the orders fits.
 */
export function dateOrderOf(cells: readonly string[]): DateOrder | 'both' | undefined {
  let [dmy, mdy, any] = [true, true, false]
  for (const cell of cells) {
    if (!isSlashed(cell)) continue
    any = true
    dmy &&= readMoment(cell, 'dmy') !== undefined
    mdy &&= readMoment(cell, 'mdy') !== undefined
    if (!dmy && !mdy) return undefined
  }
  if (!any) return undefined
  return dmy && mdy ? 'both' : dmy ? 'dmy' : 'mdy'
}

/** Whether a date can be read only once the order is known. */
export const isSlashed = (cell: string): boolean => SLASHES.test(cell.trim().replace(WEEKDAY, ''))

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

/** The first day with that weekday, not before another. */
export const nextWeekday = (from: Day, weekday: number): Day =>
  day(from + ((((weekday - weekdayOf(from)) % 7) + 7) % 7))
