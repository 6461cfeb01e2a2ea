import { expect, it } from 'vitest'
import { clockPart, minutesOf, zoneOffset } from '../../../../src/check/read/cells/clock'

it.each([
  ['08:30', 5, 510],
  ['8 pm', 4, 1200],
  ['noon', 4, 720],
  ['midnight', 8, 0],
  ['0830 h', 6, 510],
  ['8 Uhr', 5, 480],
  ["14 o'clock", 10, 840],
  ['8:30 p.m. tomorrow', 9, 1230],
])('reads %s', (text, length, clock) => {
  expect(clockPart(text)).toEqual([length, clock])
})

it('reads no time that no clock shows', () => {
  expect(clockPart('13 pm')).toEqual([5, undefined])
  expect(clockPart('tomorrow')).toBeUndefined()
  expect([minutesOf(24, 0), minutesOf(24, 1), minutesOf(8, 60)]).toEqual([1440, undefined, undefined])
})

it.each([
  ['Z', 0],
  ['UTC', 0],
  ['MEZ', 3600],
  ['EST', -5 * 3600],
  ['+0530', 19_800],
  ['-03', -3 * 3600],
  ['ab', undefined],
])('%s is so many seconds east of UTC', (zone, seconds) => expect(zoneOffset(zone)).toBe(seconds))
