import { expect, it } from 'vitest'
import { DAILY, isDaily, WEEKDAY_NAMES, WEEKDAYS, weekdaysOf } from '../../../src/core/values/weekday'

it('counts from Sunday', () => {
  expect(WEEKDAYS.map((day) => WEEKDAY_NAMES[day])).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
  expect(DAILY.map((day) => WEEKDAY_NAMES[day])).toEqual([...WEEKDAY_NAMES])
})

it('is daily only with all seven', () => {
  expect([DAILY, WEEKDAYS].map(isDaily)).toEqual([true, false])
})

it('takes days by name in the order of the week', () => {
  expect(weekdaysOf('weekdays')).toEqual(WEEKDAYS)
  expect(weekdaysOf('daily')).toEqual(DAILY)
  expect(weekdaysOf(['fri', 'sun', 'mon'])).toEqual([0, 1, 5])
})
