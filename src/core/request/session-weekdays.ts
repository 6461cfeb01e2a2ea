/** The days of the week on which sessions run. */
import type { Place } from '../model/field'
import { refuse } from '../model/finding'

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5]
export const DAILY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

export const isDaily = (days: readonly Weekday[]): boolean => days.length === DAILY.length

/** `weekdays`, `daily` or `mon,wed,fri`: each day once, in any order. */
export function readWeekdays(place: Place, text: string): readonly Weekday[] {
  if (text === 'weekdays') return WEEKDAYS
  if (text === 'daily') return DAILY
  const named = text.split(',')
  const wrong = named.find((name) => !NAMES.some((known) => known === name))
  if (wrong !== undefined)
    return refuse('not-a-weekday', place, text, 'weekdays, daily, or days such as mon,wed,fri')
  const twice = named.find((name, index) => named.indexOf(name) !== index)
  if (twice !== undefined) return refuse('listed-twice', place, twice, 'it once')
  return DAILY.filter((day) => named.includes(NAMES[day]))
}

/** `mon,wed,fri`, `weekdays` or `daily`, as they are written in an option. */
export function weekdaysText(days: readonly Weekday[]): string {
  if (isDaily(days)) return 'daily'
  const text = days.map((day) => NAMES[day]).join(',')
  return text === WEEKDAYS.map((day) => NAMES[day]).join(',') ? 'weekdays' : text
}
