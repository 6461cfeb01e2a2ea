/**
 * Calendar days as whole numbers counted from 1970-01-01, so that a day's arithmetic is plain addition and
 * no machine's zone can enter it. The only file that imports date-fns.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addYears } from 'date-fns/addYears'
import { format } from 'date-fns/format'
import { getDaysInMonth } from 'date-fns/getDaysInMonth'
import { isWeekend as isWeekendDate } from 'date-fns/isWeekend'
import { nextDay } from 'date-fns/nextDay'
import { parseISO } from 'date-fns/parseISO'
import { MS_PER_DAY } from './units'
import type { Weekday } from './weekday'

declare const brand: unique symbol
export type Day = number & { readonly [brand]: 'day' }

export const FIRST_YEAR = 1970
export const LAST_YEAR = 2100

export const day = (daysSince1970: number): Day => daysSince1970 as Day
export const addDays = (from: Day, days: number): Day => day(from + days)

const utc = (of: Day): Date => new UTCDateMini(of * MS_PER_DAY)
const dayAt = (date: Date): Day => day(Math.floor(date.getTime() / MS_PER_DAY))
const inUtc = { in: (value: Date | number | string) => new UTCDateMini(value) }

/** The day that `YYYY-MM-DD` names; undefined if there is none, or its year is outside 1970 to 2100. */
export function readDay(text: string): Day | undefined {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return undefined
  const date = parseISO(text, inUtc)
  const year = date.getFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR ? dayAt(date) : undefined
}

/** `08`, `30` */
export const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** `2026-11-30`. Written by hand: a batch writes millions of them. */
export function isoDay(of: Day): string {
  const date = new Date(of * MS_PER_DAY)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
}
export const yearOf = (of: Day): number => utc(of).getFullYear()
/** The same date a year later; 28 February for the 29th where the next year has none. */
export const yearAfter = (of: Day): Day => dayAt(addYears(utc(of), 1))
/** How many days a month has; the month counts from 1. */
export const daysInMonth = (year: number, month: number): number => getDaysInMonth(new UTCDateMini(year, month - 1))
export const weekdayOf = (of: Day) => utc(of).getDay() as Weekday
export const isWeekend = (of: Day): boolean => isWeekendDate(utc(of))

/** `1 day`, `14 days` */
export const daysText = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
/** `30 Nov` */
export const dayAndMonth = (of: Day): string => format(utc(of), 'd MMM')
/** `Mon 30 Nov` */
export const shortDay = (of: Day): string => format(utc(of), 'EEE d MMM')
/** `Mon 30 Nov 2026` */
export const longDay = (of: Day): string => format(utc(of), 'EEE d MMM y')

/** The first such weekday after a day, at most seven days later. */
export const nextWeekday = (from: Day, weekday: Weekday): Day => dayAt(nextDay(utc(from), weekday))
