import { expect, it } from 'vitest'
import { clockPart, minutesOf } from '../../../src/check/read/clock'

it.each([
  ['08:30', 5, 510],
  ['8 pm', 4, 1200],
  ['noon', 4, 720],
  ['midnight', 8, 0],
  ['0830 h', 6, 510],
  ['8:30 p.m. tomorrow', 9, 1230],
])('reads %s', (text, length, clock) => {
  expect(clockPart(text)).toEqual([length, clock])
})

it('reads no time that no clock shows', () => {
  expect(clockPart('13 pm')).toEqual([5, undefined])
  expect(clockPart('tomorrow')).toBeUndefined()
  expect([minutesOf(24, 0), minutesOf(24, 1), minutesOf(8, 60)]).toEqual([1440, undefined, undefined])
})
