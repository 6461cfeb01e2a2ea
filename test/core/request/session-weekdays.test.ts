import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DAILY, isDaily, readWeekdays, WEEKDAYS, weekdaysText } from '../../../src/core/request/session-weekdays'
import { refused } from '../refused'

it.each([
  ['weekdays', [1, 2, 3, 4, 5]],
  ['daily', [0, 1, 2, 3, 4, 5, 6]],
  ['mon,wed,fri', [1, 3, 5]],
  ['fri,mon', [1, 5]],
  ['sun', [0]],
  ['mon,tue,wed,thu,fri', [1, 2, 3, 4, 5]],
])('%s is read', (text, days) => {
  expect(readWeekdays('on', text)).toEqual(days)
})

it.each([
  ['', 'not-a-weekday'],
  ['monday', 'not-a-weekday'],
  ['Mon', 'not-a-weekday'],
  ['mon, wed', 'not-a-weekday'],
  ['mon,,wed', 'not-a-weekday'],
  ['weekdays,sat', 'not-a-weekday'],
  ['constructor', 'not-a-weekday'],
  ['mon,mon', 'listed-twice'],
])('%j is refused', (text, code) => {
  expect(refused(() => readWeekdays('on', text))).toMatchObject({ code, place: 'on' })
})

it('writes days so that they are read as the same', () => {
  fc.assert(
    fc.property(fc.subarray([...DAILY], { minLength: 1 }), (days) => {
      expect(readWeekdays('on', weekdaysText(days))).toEqual(days)
    }),
  )
  expect([weekdaysText(DAILY), weekdaysText(WEEKDAYS), weekdaysText([1, 3])]).toEqual(['daily', 'weekdays', 'mon,wed'])
})

it('knows that daily is all seven', () => {
  expect([isDaily(DAILY), isDaily(WEEKDAYS)]).toEqual([true, false])
})
