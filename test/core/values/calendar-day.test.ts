import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type Day,
  day,
  isoDay,
  isWeekend,
  longDay,
  readDay,
  shortDay,
} from '../../../src/core/values/calendar-day'

const pad = (value: number, places: number) => String(value).padStart(places, '0')
const dayAt = (text: string): Day => readDay(text) ?? expect.unreachable(`no day ${text}`)

describe('a calendar day', () => {
  it('is counted from 1970-01-01', () => {
    expect(readDay('1970-01-01')).toBe(0)
    expect(readDay('1970-01-02')).toBe(1)
    // 30 years of 365 days and the leap days of 72, 76, 80, 84, 88, 92, 96: 10,950 + 7
    expect(readDay('2000-01-01')).toBe(10_957)
    // 56 years and 14 leap days, then 334 days to the first of December, less one: 20,454 + 333
    expect(readDay('2026-11-30')).toBe(20_787)
  })

  it('exists exactly where the calendar has one, each a day after the one before', () => {
    const found: (Day | undefined)[] = []
    for (let year = 1968; year <= 2102; year++)
      for (let month = 0; month <= 13; month++)
        for (let date = 0; date <= 32; date++) found.push(readDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`))
    // 131 years of 365 days and 32 leap days (1972 to 2096; 2000 is one, 2100 is not): 47,815 + 32
    const days = found.filter((of) => of !== undefined)
    expect(days).toEqual(Array.from({ length: 47_847 }, (_, index) => index))
  })

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2100-02-29',
    '2026-04-31',
    '2026-00-01',
    '2026-13-01',
    '2026-01-00',
    '1969-12-31',
    '2101-01-01',
    '0026-11-30',
    '26-11-30',
    '2026-11-3',
    '2026-11-30 ',
    ' 2026-11-30',
    '2026-11-30\n',
    '2026-11-30T08:00',
    '2026/11/30',
    '11/30/2026',
    '30.11.2026',
    '+002026-11-30',
    '-2026-11-30',
    '2026-1e-01',
    '\uff12\uff10\uff12\uff16-11-30',
    'constructor',
    '',
  ])('is not %j', (text) => expect(readDay(text)).toBeUndefined())

  it('is written as it was read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 47_846 }), (of) => {
        expect(readDay(isoDay(day(of)))).toBe(of)
      }),
    )
  })

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-30', 366, '2027-12-01'],
  ])('%s and %d days is %s', (from, days, to) => expect(isoDay(addDays(dayAt(from), days))).toBe(to))

  it.each([
    ['2026-11-30', 'Mon 30 Nov', 'Mon 30 Nov 2026'],
    ['2026-12-01', 'Tue 1 Dec', 'Tue 1 Dec 2026'],
    ['2000-02-29', 'Tue 29 Feb', 'Tue 29 Feb 2000'],
    ['1970-01-01', 'Thu 1 Jan', 'Thu 1 Jan 1970'],
    ['2100-12-31', 'Fri 31 Dec', 'Fri 31 Dec 2100'],
    ['2026-07-05', 'Sun 5 Jul', 'Sun 5 Jul 2026'],
    ['2026-05-06', 'Wed 6 May', 'Wed 6 May 2026'],
    ['2026-06-13', 'Sat 13 Jun', 'Sat 13 Jun 2026'],
  ])('%s is shown as %s', (text, short, long) => {
    expect(shortDay(dayAt(text))).toBe(short)
    expect(longDay(dayAt(text))).toBe(long)
  })

  it('is a weekend on the sixth and seventh day from a Monday, and on no other', () => {
    const monday = dayAt('2026-11-30')
    fc.assert(
      fc.property(fc.integer({ min: -2900, max: 3800 }), fc.integer({ min: 0, max: 6 }), (week, weekday) => {
        expect(isWeekend(addDays(monday, 7 * week + weekday))).toBe(weekday >= 5)
      }),
    )
  })
})

it('names every month and every day of the week', () => {
  const firsts = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-01`)
  expect(firsts.map((text) => shortDay(readDay(text) ?? expect.fail(text))).join(', ')).toBe(
    'Thu 1 Jan, Sun 1 Feb, Sun 1 Mar, Wed 1 Apr, Fri 1 May, Mon 1 Jun, Wed 1 Jul, Sat 1 Aug, Tue 1 Sep, Thu 1 Oct, Sun 1 Nov, Tue 1 Dec',
  )
})
