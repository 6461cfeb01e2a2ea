import { describe, expect, it } from 'vitest'
import { minuteOf, readMoment } from '../../../src/check/read/timestamp'
import { type Day, readDay } from '../../../src/core/values/calendar-day'
import { readZone } from '../../../src/core/values/time-zone'

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
  ])('%s', (text, date, clock, offset) => {
    expect(readMoment(text)).toEqual({ date: date === undefined ? undefined : day(date), clock, offset })
  })

  it.each([
    '',
    '08:60',
    '13:00 pm',
    '0:30 am',
    '08:30:15',
    '2026-02-30',
    '11/30/2026',
    '30.11.2026',
    '2026-11-30T08:30+15:00',
    '2026-11-30-05:00',
    '08:30-05:00',
    'noon',
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
    expect(minuteOf(old, { clock: 480, offset: undefined }, readZone('Africa/Monrovia'), 0)).toBe(
      old * 1440 + 480 + 45,
    )
  })

  it('that no clock shows is none', () => {
    expect(minuteOf(day('2026-03-08'), { clock: 150, offset: undefined }, NEW_YORK, 0)).toBeUndefined()
  })
})
