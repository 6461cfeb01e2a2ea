/** The accepted form of a start that was written in another: what an error proposes, never what is planned. */
import { type Day, isoDay, readDay, twoDigits } from '../values/calendar-day'
import { readWeekday } from '../values/weekday'

export const FORM = 'a date or a time such as 2026-11-30, 2026-11-30T08:00 or 2026-11-30T08:00-05:00'
const SHORT_FORM = 'the form is YYYY-MM-DD or YYYY-MM-DDTHH:MM'

const YEAR_FIRST = /^([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])|^([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])/
const YEAR_LAST = /^([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?![0-9])/
const TIME = /^(?:T| +)([0-9]{1,2})(?::?([0-9]{2}))?(?::00(?:\.0+)?)?(?: ?(Z)| ?([+-])([0-9]{1,2}):?([0-9]{2})?)?$/i

const dayOfParts = (year: string, month: string, date: string): Day | undefined =>
  readDay(`${year}-${twoDigits(Number(month))}-${twoDigits(Number(date))}`)

/** Every day that the date at the beginning of a text can mean, and what follows the date. */
function datesIn(text: string): { readonly days: readonly Day[]; readonly rest: string } {
  const first = YEAR_FIRST.exec(text)
  const last = YEAR_LAST.exec(text)
  const [, a = '', , b = '', year = ''] = last ?? []
  const found =
    first === null
      ? [dayOfParts(year, b, a), dayOfParts(year, a, b)]
      : [dayOfParts(first[1] ?? first[5] ?? '', first[3] ?? first[6] ?? '', first[4] ?? first[7] ?? '')]
  return {
    days: [...new Set(found.filter((of) => of !== undefined))],
    rest: text.slice((first ?? last)?.[0].length ?? 0),
  }
}

/** `T08:00-05:00` of ` 8:00 -0500`; undefined for what is no time of day. */
function timeIn(text: string): string | undefined {
  if (text === '') return ''
  const match = TIME.exec(text)
  if (match === null) return undefined
  const [, hour = '', minute = '00', utc, sign = '', hours = '', minutes = '00'] = match
  if (!(Number(hour) < 24 && Number(minute) < 60)) return undefined
  const offset = utc === undefined ? (sign === '' ? '' : `${sign}${hours.padStart(2, '0')}:${minutes}`) : 'Z'
  return `T${hour.padStart(2, '0')}:${minute}${offset}`
}

/** What to write instead of a text that is not a start: the form, and this start in that form where it has one reading. */
export function formInstead(text: string, words: boolean): string {
  const trimmed = text.trim()
  const word = trimmed.toLowerCase()
  if (words && (word === 'today' || word === 'tomorrow' || readWeekday(word) !== undefined)) return word
  const { days, rest } = datesIn(trimmed)
  const time = timeIn(rest)
  const [only, ...others] = days
  const form = words ? `${FORM}, today, tomorrow, or a weekday such as monday` : FORM
  if (only === undefined || time === undefined) return form
  if (others.length > 0) return `${form} (day and month cannot be told apart)`
  return `${isoDay(only)}${time}; ${SHORT_FORM}`
}
