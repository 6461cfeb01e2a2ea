import { describe, expect, it } from 'vitest'
import {
  dateOrderOf,
  isSlashed,
  minuteOf,
  nextWeekday,
  readMoment,
  weekdayOf,
} from '../../../../src/check/read/cells/timestamp'
import { type Day, readDay } from '../../../../src/core/values/calendar-day'
import { readZone } from '../../../../src/core/values/time-zone'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new RangeError(text)
  return read
}
const NEW_YORK = readZone('America/New_York')

describe('a time', () => {
  it.each([
    ['2026-11-30', '2026-11-30', undefined, undefined],
    ['08:30', undefined, 510, undefined],
    ['8:30', undefined, 510, undefined],
    ['08:30:00', undefined, 510, undefined],
    ['2026-11-30 08:30', '2026-11-30', 510, undefined],
    ['2026-11-30T08:30:00-05:00', '2026-11-30', 510, -18_000],
    ['2026-11-30T13:30:00.000Z', '2026-11-30', 810, 0],
    ['12:00 am', undefined, 0, undefined],
    ['12:15 p.m.', undefined, 735, undefined],
    ['8:30pm', undefined, 1230, undefined],
    ['8 AM', undefined, 480, undefined],
    ['0800', undefined, 480, undefined],
    ['8h00', undefined, 480, undefined],
    ['24:00', undefined, 1440, undefined],
    ['noon', undefined, 720, undefined],
    ['midnight', undefined, 0, undefined],
    ['30.11.2026', '2026-11-30', undefined, undefined],
    ['30.11.2026 08:30', '2026-11-30', 510, undefined],
    ['2026/11/30 08:30:00', '2026-11-30', 510, undefined],
    ['2026-11-30 08:30:00+00:00', '2026-11-30', 510, 0],
    ['30 Nov 2026', '2026-11-30', undefined, undefined],
    ['Nov 30, 2026 8:30 am', '2026-11-30', 510, undefined],
  ])('%s', (text, date, clock, offset) => {
    expect(readMoment(text)).toEqual({ date: date === undefined ? undefined : day(date), clock, offset })
  })

  it.each([
    '',
    '08:60',
    '13:00 pm',
    '0:30 am',
    '08:30:75',
    '2026-02-30',
    '11/30/2026',
    '31.11.2026',
    '2026-13-01',
    '8h',
    '30',
    '2500',
    '2026-11-30T08:30+15:00',
    '2026-11-30-05:00',
    '08:30-05:00',
    'noonish',
  ])('is not %j', (text) => expect(readMoment(text)).toBeUndefined())
})

describe('the minute of a time', () => {
  const fifth = day('2026-11-30')

  it('is physical with an offset and by the clock without', () => {
    expect(minuteOf(fifth, { clock: 480, offset: -18_000 }, undefined, 0)).toBe(fifth * 1440 + 480 + 300)
    expect(minuteOf(fifth, { clock: 480, offset: undefined }, undefined, 0)).toBe(fifth * 1440 + 480)
    expect(minuteOf(fifth, { clock: 480, offset: undefined }, NEW_YORK, 0)).toBe(fifth * 1440 + 480 + 300)
  })

  it('that a clock shows twice is the first not before the earliest', () => {
    const night = day('2026-11-01')
    const half = { clock: 90, offset: undefined }
    const first = minuteOf(night, half, NEW_YORK, 0) ?? Number.NaN
    expect(first).toBe(night * 1440 + 90 + 240)
    expect(minuteOf(night, half, NEW_YORK, first + 1)).toBe(first + 60)
  })

  it('is whole where a zone was behind by seconds: Monrovia, 44 min 30 s until 1972', () => {
    const old = day('1971-01-01')
    expect(minuteOf(old, { clock: 480, offset: undefined }, readZone('Africa/Monrovia'), 0)).toBe(old * 1440 + 480 + 45)
  })

  it('that no clock shows is undefined', () => {
    expect(minuteOf(day('2026-03-08'), { clock: 150, offset: undefined }, NEW_YORK, 0)).toBeUndefined()
  })
})

describe('the order of dates with slashes', () => {
  it.each([
    [['30/11/2026', '01/12/2026'], 'dmy'],
    [['11/30/2026', '12/01/2026'], 'mdy'],
    [['01/12/2026', '02/12/2026'], 'both'],
    [['30/11/2026', '11/30/2026'], undefined],
    [['2026-11-30', ''], undefined],
    [['Mon 30/11/2026 08:00'], 'dmy'],
  ] as const)('of %j is %s', (cells, order) => expect(dateOrderOf(cells)).toBe(order))

  it('is needed to read one', () => {
    expect([readMoment('01/12/2026'), isSlashed('01/12/2026')]).toEqual([undefined, true])
    expect(readMoment('01/12/2026', 'dmy')?.date).toBe(day('2026-12-01'))
    expect(readMoment('01/12/2026', 'mdy')?.date).toBe(day('2026-01-12'))
  })
})

it('knows weekdays, alone and beside a date', () => {
  expect(readMoment('Monday')).toMatchObject({ date: undefined, weekday: 1 })
  expect(readMoment('Mon 30.11.2026')).toMatchObject({ date: day('2026-11-30'), weekday: 1 })
  expect(weekdayOf(day('2026-11-30'))).toBe(1)
  expect(nextWeekday(day('2026-11-30'), 1)).toBe(day('2026-11-30'))
  expect(nextWeekday(day('2026-11-30'), 0)).toBe(day('2026-12-06'))
})

it('reads a date without a year in one in which it is on that weekday', () => {
  const read = readMoment('Mon 30 Nov')
  expect(read).toMatchObject({ weekday: 1, isYearless: true })
  expect(weekdayOf(read?.date ?? day('2026-12-01'))).toBe(1)
})
