import { expect, it } from 'vitest'
import { DAILY, isDaily, WEEKDAY_NAMES, WEEKDAYS } from '../../../src/core/values/weekday'

it('counts from Sunday', () => {
  expect(WEEKDAYS.map((day) => WEEKDAY_NAMES[day])).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
  expect(DAILY.map((day) => WEEKDAY_NAMES[day])).toEqual([...WEEKDAY_NAMES])
})

it('is daily only with all seven', () => {
  expect([DAILY, WEEKDAYS].map(isDaily)).toEqual([true, false])
})
