/**
 * Calendar days as whole numbers counted from 1970-01-01, so that a day's arithmetic is plain addition and
 * no machine's zone can enter it.
 */
declare const brand: unique symbol
export type Day = number & { readonly [brand]: 'day' }

const MS_PER_DAY = 86_400_000
export const FIRST_YEAR = 1970
export const LAST_YEAR = 2100

const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const day = (daysSince1970: number): Day => daysSince1970 as Day
export const addDays = (from: Day, days: number): Day => day(from + days)

const utc = (of: Day): Date => new Date(of * MS_PER_DAY)

/** The day that `YYYY-MM-DD` names; undefined if there is none, or its year is outside 1970 to 2100. */
export function readDay(text: string): Day | undefined {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return undefined
  const year = Number(text.slice(0, 4))
  const found = day(
    Math.floor(Date.UTC(year, Number(text.slice(5, 7)) - 1, Number(text.slice(8))) / MS_PER_DAY),
  )
  return isoDay(found) === text && year >= FIRST_YEAR && year <= LAST_YEAR ? found : undefined
}

/** `08`, `30` */
export const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** `2026-11-30` */
export function isoDay(of: Day): string {
  const date = utc(of)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
}
/** 0 is Sunday. */
export const weekdayOf = (of: Day) => utc(of).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6
export const isWeekend = (of: Day): boolean => utc(of).getUTCDay() % 6 === 0
/** `1 day`, `14 days` */
export const daysText = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
/** `Mon 30 Nov` */
export const shortDay = (of: Day): string =>
  `${names[utc(of).getUTCDay()]} ${utc(of).getUTCDate()} ${months[utc(of).getUTCMonth()]}`
/** `Mon 30 Nov 2026` */
export const longDay = (of: Day): string => `${shortDay(of)} ${utc(of).getUTCFullYear()}`
