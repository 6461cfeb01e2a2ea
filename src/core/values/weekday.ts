/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** By number. */
export const WEEKDAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

const FULL_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The weekday that a full English name means, in any letter case. */
export const readWeekday = (name: string): Weekday | undefined =>
  DAILY.find((weekday) => FULL_NAMES[weekday] === name.toLowerCase())

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5]
export const DAILY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

/** Of `weekdays`, `daily` or short names, in the order of the week. */
export function weekdaysOf(days: string | readonly string[]): readonly Weekday[] {
  if (days === 'weekdays') return WEEKDAYS
  return days === 'daily' ? DAILY : DAILY.filter((day) => days.includes(WEEKDAY_NAMES[day]))
}

export const isDaily = (days: readonly Weekday[]): boolean => days.length === DAILY.length

/** `mon,wed,fri`, `weekdays` or `daily`, as they are written in an option. */
export function weekdaysText(days: readonly Weekday[]): string {
  if (isDaily(days)) return 'daily'
  const text = days.map((day) => WEEKDAY_NAMES[day]).join(',')
  return text === WEEKDAYS.map((day) => WEEKDAY_NAMES[day]).join(',') ? 'weekdays' : text
}
