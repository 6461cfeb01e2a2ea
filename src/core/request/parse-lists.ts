/** Readers of lists of days and limits, and of a reason: text in, values out, or a refusal that names the text. */
import type { Place } from '../model/field'
import { refuse } from '../model/finding'
import { FIXED, isLimitName, LIMIT_KINDS, type LimitName, SOFT_LIMITS } from '../model/limit'
import { addDays, type Day, isoDay, readDay } from '../values/calendar-day'
import { WEEKDAY_NAMES, type Weekday, weekdaysOf } from '../values/weekday'

/** The same parts. Throws Refusal (exit 2) for one that is there more than once. */
export function once(place: Place, parts: readonly string[]): readonly string[] {
  const twice = parts.find((part, index) => parts.indexOf(part) !== index)
  return twice === undefined ? parts : refuse('listed-twice', place, twice, 'it once')
}

/** A list separated by commas: without blanks, and nothing twice. */
function readList(place: Place, text: string): readonly string[] {
  if (/,\s|\s,/.test(text)) return refuse('blank-in-list', place, text, text.replace(/\s*,\s*/g, ','))
  return once(place, text.split(','))
}

const DATES = 'dates that exist, such as 2026-12-24,2026-12-25 or 2026-12-24..2027-01-01'
/** No course is longer. */
const LONGEST_RANGE = FIXED.longestCourse.value

/** The days of one date, or of a range with both its ends. */
function readRange(place: Place, text: string): readonly Day[] {
  const ends = text.split('..')
  const [first, last] = [ends[0], ends.at(-1)].map((end = '') => readDay(end))
  if (first === undefined || last === undefined || ends.length > 2) return refuse('not-a-date', place, text, DATES)
  const count = last - first + 1
  if (!(count >= 1 && count <= LONGEST_RANGE))
    return refuse('not-a-range', place, text, `the earlier date first, at most ${LONGEST_RANGE} days`)
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** Dates and ranges separated by commas, in order. */
export function readDays(place: Place, text: string): readonly Day[] {
  const days = readList(place, text)
    .flatMap((part) => readRange(place, part))
    .sort((a, b) => a - b)
  const twice = days.find((day, index) => days[index + 1] === day)
  return twice === undefined ? days : refuse('listed-twice', place, isoDay(twice), 'it once')
}

/** `weekdays`, `daily` or `mon,wed,fri`: each day of the week once, in any order. */
export function readWeekdays(place: Place, text: string): readonly Weekday[] {
  if (text === 'weekdays' || text === 'daily') return weekdaysOf(text)
  const named = text.split(',')
  if (!named.every((name) => WEEKDAY_NAMES.some((known) => known === name)))
    return refuse('not-a-weekday', place, text, 'weekdays, daily, or days such as mon,wed,fri')
  return weekdaysOf(once(place, named))
}

/** Names of soft limits separated by commas, in the order of the limits. */
export function readAllowed(place: Place, text: string): readonly LimitName[] {
  const named = readList(place, text)
  for (const name of named) {
    if (!isLimitName(name)) return refuse('unknown-limit', place, name, SOFT_LIMITS.join(', '))
    if (LIMIT_KINDS[name] === 'hard') return refuse('hard-limit', place, name, SOFT_LIMITS.join(', '))
  }
  return SOFT_LIMITS.filter((name) => named.includes(name))
}

const LONGEST_REASON = 500

// Some of what nobody sees is a letter to Unicode, such as the Hangul filler.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/**
 * The recorded reason for overriding a limit, as written. Refused: without a letter or digit that can be seen, too
 * long, or with a semicolon in any of its forms, because a semicolon separates the notes of a row.
 */
export function readReason(place: Place, text: string): string {
  if (text.length > LONGEST_REASON)
    return refuse('long-reason', place, `${text.length} characters`, `at most ${LONGEST_REASON} characters`)
  if (!/[\p{L}\p{Nd}]/u.test(text.replace(UNSEEN, '')))
    return refuse('no-reason', place, text, 'the reason in words, with at least one letter or digit')
  if (text.normalize('NFKC').includes(';'))
    return refuse('reason-semicolon', place, text, 'it without a semicolon, which separates the notes of a row')
  return text
}
