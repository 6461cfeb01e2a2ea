/** The days of the week on which sessions run. */
import type { Place } from '../model/field'
import { refuse } from '../model/finding'
import { DAILY, isDaily, WEEKDAY_NAMES, WEEKDAYS, type Weekday } from '../values/weekday'

export { DAILY, isDaily, WEEKDAYS, type Weekday } from '../values/weekday'

/** `weekdays`, `daily` or `mon,wed,fri`: each day once, in any order. */
export function readWeekdays(place: Place, text: string): readonly Weekday[] {
  if (text === 'weekdays') return WEEKDAYS
  if (text === 'daily') return DAILY
  const named = text.split(',')
  const wrong = named.find((name) => !WEEKDAY_NAMES.some((known) => known === name))
  if (wrong !== undefined) return refuse('not-a-weekday', place, text, 'weekdays, daily, or days such as mon,wed,fri')
  const twice = named.find((name, index) => named.indexOf(name) !== index)
  if (twice !== undefined) return refuse('listed-twice', place, twice, 'it once')
  return DAILY.filter((day) => named.includes(WEEKDAY_NAMES[day]))
}

/** `mon,wed,fri`, `weekdays` or `daily`, as they are written in an option. */
export function weekdaysText(days: readonly Weekday[]): string {
  if (isDaily(days)) return 'daily'
  const text = days.map((day) => WEEKDAY_NAMES[day]).join(',')
  return text === WEEKDAYS.map((day) => WEEKDAY_NAMES[day]).join(',') ? 'weekdays' : text
}
