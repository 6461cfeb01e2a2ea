import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src/core/request/parse-start'
import { parseRequest, type RawRequest, type Request } from '../../../src/core/request/request'
import type { Block } from '../../../src/core/schedule/blocks'
import { type Regimen, regimenOf } from '../../../src/core/schedule/regimen'
import { laterFirstDays, sessionDays, sessionStarts } from '../../../src/core/schedule/session-dates'
import { addDays, type Day, isoDay, isWeekend, readDay } from '../../../src/core/values/calendar-day'
import { isoInstant, minuteOfDay, wallAt } from '../../../src/core/values/time-zone'
import { DAILY, WEEKDAYS } from '../../../src/core/values/weekday'
import { crps5day, crps10session, ketcrps2Outpatient } from '../../protocols/built-in'
import { told } from '../forge'
import { refused } from '../refused'

const NOWHERE: Context = { now: Number.NaN, zone: () => expect.unreachable('the machine was asked') }
const NEW_YORK = 'America/New_York'

type Extra = Partial<Omit<RawRequest, 'setting' | 'start' | 'tz'>>
const series = (tz: string, start: string, more: Extra = {}): Request =>
  parseRequest({ setting: 'outpatient', start, timeZone: tz, ...more }, NOWHERE)
const sessions = (request: Request, count: number): Regimen => ({
  ...regimenOf(request.setting === 'inpatient' ? crps5day : crps10session, request),
  sessions: { value: count, basis: 'set', source: [] },
})
const starts = (request: Request, count: number): readonly string[] =>
  sessionStarts(request, sessions(request, count)).map((at) => isoInstant(request.start.zone, at))
const begun = (request: Request, count: number) => sessionStarts(request, sessions(request, count))
const dayAt = (text: string): Day => readDay(text) ?? expect.unreachable(`no day ${text}`)

/** The days of so many sessions in one block. */
const daysFrom = (first: Day, count: number, closed: readonly Day[], block: Omit<Block, 'sessions'>): readonly Day[] =>
  sessionDays(first, { count, closed, blocks: [{ ...block, sessions: count }] }).map(({ day }) => day)

describe('session days', () => {
  it.each([
    ['2026-11-30', 5, '', false, '30 01 02 03 04'],
    ['2026-11-30', 10, '', false, '30 01 02 03 04 07 08 09 10 11'],
    ['2026-12-04', 3, '', false, '04 07 08'],
    ['2026-12-04', 3, '', true, '04 05 06'],
    ['2026-12-23', 4, '2026-12-24,2026-12-25', false, '23 28 29 30'],
    ['2026-12-23', 4, '2026-12-24,2026-12-25', true, '23 26 27 28'],
    ['2028-02-28', 3, '', false, '28 29 01'],
  ])('from %s: %d of them, closed %j, weekends %j', (first, count, closed, weekends, dates) => {
    const shut = closed === '' ? [] : closed.split(',').map(dayAt)
    const days = daysFrom(dayAt(first), count, shut, { on: weekends ? DAILY : WEEKDAYS })
    expect(days.map((of) => isoDay(of).slice(8)).join(' ')).toBe(dates)
  })

  it.each([
    // Every 14 days from Mon 30 Nov; what is closed moves, and the dates after it still count from the first.
    ['2026-11-30', 3, 14, '', false, '2026-11-30 2026-12-14 2026-12-28'],
    ['2026-11-30', 3, 14, '2026-12-14', false, '2026-11-30 2026-12-15 2026-12-28'],
    // Five days on it is Saturday 5 December, then Thursday the 10th.
    ['2026-11-30', 3, 5, '', false, '2026-11-30 2026-12-07 2026-12-10'],
    ['2026-11-30', 3, 5, '', true, '2026-11-30 2026-12-05 2026-12-10'],
  ])('from %s: %d, %d days apart, closed %j, weekends %j', (first, count, every, shut, weekends, dates) => {
    const closed = shut === '' ? [] : shut.split(',').map(dayAt)
    expect(
      daysFrom(dayAt(first), count, closed, { every, on: weekends ? DAILY : WEEKDAYS })
        .map(isoDay)
        .join(' '),
    ).toBe(dates)
  })

  it('are fewer where no day is open for 400 days, and looked for no further', () => {
    const first = dayAt('2026-11-30')
    const shut = (days: number) => Array.from({ length: days }, (_, n) => addDays(first, n + 1))
    const within = (days: number) => daysFrom(first, 3, shut(days), { on: DAILY })
    // The days after the first are looked at from the next on, 401 of them.
    expect(within(400).map((of) => of - first)).toEqual([0, 401])
    expect(within(401).map((of) => of - first)).toEqual([0])
  })

  it('end with the first that is more than 400 days off', () => {
    const first = dayAt('2026-11-30')
    const apart = (every: number) => daysFrom(first, 9, [], { every, on: DAILY }).map((of) => of - first)
    expect(apart(200)).toEqual([0, 200, 400, 600])
    expect(apart(201)).toEqual([0, 201, 402])
  })

  it('are open, in order, and leave out no open day', () => {
    const days = fc.integer({ min: 20_000, max: 21_000 }).map((of) => of as Day)
    const ahead = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
    fc.assert(
      fc.property(days, ahead, fc.boolean(), fc.integer({ min: 1, max: 20 }), (first, shut, weekends, count) => {
        const closed = shut.map((n) => addDays(first, n))
        const isRun = (of: Day) => !closed.includes(of) && (weekends || !isWeekend(of))
        fc.pre(isRun(first))
        const found = daysFrom(first, count, closed, { on: weekends ? DAILY : WEEKDAYS })
        expect(found).toHaveLength(count)
        for (let of = first; of <= (found.at(-1) ?? first); of = addDays(of, 1)) {
          expect(found.filter((one) => one === of)).toHaveLength(isRun(of) ? 1 : 0)
        }
        expect(found).toEqual([...found].sort((a, b) => a - b))
      }),
    )
  })
})

describe('a series across a clock change', () => {
  it.each([
    // Friday 09:00 -04:00 to Monday 09:00 -05:00 is 73 h.
    [
      NEW_YORK,
      '2026-10-30T09:00',
      false,
      '2026-10-30T09:00:00-04:00 2026-11-02T09:00:00-05:00 2026-11-03T09:00:00-05:00',
    ],
    // Friday 09:00 -05:00 to Monday 09:00 -04:00 is 71 h.
    [
      NEW_YORK,
      '2026-03-06T09:00',
      false,
      '2026-03-06T09:00:00-05:00 2026-03-09T09:00:00-04:00 2026-03-10T09:00:00-04:00',
    ],
    [
      'Europe/London',
      '2026-10-24T07:30',
      true,
      '2026-10-24T07:30:00+01:00 2026-10-25T07:30:00+00:00 2026-10-26T07:30:00+00:00',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-04',
      true,
      '2026-04-04T08:00:00+11:00 2026-04-05T08:00:00+10:30 2026-04-06T08:00:00+10:30',
    ],
    [
      'Australia/Lord_Howe',
      '2026-10-03',
      true,
      '2026-10-03T08:00:00+10:30 2026-10-04T08:00:00+11:00 2026-10-05T08:00:00+11:00',
    ],
    // The instant was given, the clocks are those of timeZone.
    [
      NEW_YORK,
      '2026-10-30T13:00Z',
      false,
      '2026-10-30T09:00:00-04:00 2026-11-02T09:00:00-05:00 2026-11-03T09:00:00-05:00',
    ],
    // The edges of the hour that is skipped, and of the one that comes twice.
    [
      NEW_YORK,
      '2026-03-07T01:59',
      true,
      '2026-03-07T01:59:00-05:00 2026-03-08T01:59:00-05:00 2026-03-09T01:59:00-04:00',
    ],
    [
      NEW_YORK,
      '2026-03-07T03:00',
      true,
      '2026-03-07T03:00:00-05:00 2026-03-08T03:00:00-04:00 2026-03-09T03:00:00-04:00',
    ],
    [
      NEW_YORK,
      '2026-10-31T02:00',
      true,
      '2026-10-31T02:00:00-04:00 2026-11-01T02:00:00-05:00 2026-11-02T02:00:00-05:00',
    ],
    // Clocks that once showed odd seconds: 08:00 UTC was 07:15:30 in Monrovia.
    [
      'Africa/Monrovia',
      '1971-12-31T08:00Z',
      false,
      '1971-12-31T07:15:30-00:44:30 1972-01-03T07:15:30-00:44:30 1972-01-04T07:15:30-00:44:30',
    ],
  ])('in %s from %s, weekends %j, keeps the wall clock', (tz, start, weekends, expected) => {
    expect(starts(series(tz, start, { weekends }), 3).join(' ')).toBe(expected)
  })

  it('of a fixed offset stays on it', () => {
    const request = parseRequest({ setting: 'outpatient', start: '2026-10-30T09:00-04:00' }, NOWHERE)
    expect(starts(request, 2)).toEqual(['2026-10-30T09:00:00-04:00', '2026-11-02T09:00:00-04:00'])
  })

  it.each([
    [NEW_YORK, '2026-03-07T02:30', 2, '2026-03-08T02:30'],
    [NEW_YORK, '2026-10-31T01:30', 2, '2026-11-01T01:30'],
    ['Australia/Lord_Howe', '2026-10-02T02:15', 3, '2026-10-04T02:15'],
    ['Europe/London', '2026-10-24T01:00', 2, '2026-10-25T01:00'],
    ['Pacific/Apia', '2011-12-28', 3, '2011-12-30T08:00'],
  ])('in %s from %s is refused at session %d with the choices', (tz, start, session, found) => {
    const request = series(tz, start, { weekends: true })
    expect(sessionStarts(request, sessions(request, session - 1))).toHaveLength(session - 1)
    const finding = refused(() => sessionStarts(request, sessions(request, session)))
    expect(finding).toMatchObject({ place: `session ${session}`, found: `${found} ${tz}` })
    const date = found.slice(0, 10)
    const closed = series(tz, start, { weekends: true, closed: date })
    expect(sessionStarts(closed, sessions(closed, session))).toHaveLength(session)
  })

  it('goes past the day that Apia left out, with that day closed', () => {
    const request = series('Pacific/Apia', '2011-12-28', { weekends: true, closed: '2011-12-30' })
    expect(starts(request, 3)).toEqual([
      '2011-12-28T08:00:00-10:00',
      '2011-12-29T08:00:00-10:00',
      '2011-12-31T08:00:00+14:00',
    ])
  })

  it.each(['-04:00', '-05:00'])('may begin inside the hour that comes twice, at %s', (offset) => {
    const request = series(NEW_YORK, `2026-11-01T01:30${offset}`, { weekends: true })
    expect(starts(request, 2)).toEqual([`2026-11-01T01:30:00${offset}`, '2026-11-02T01:30:00-05:00'])
  })

  it('starts every session at the same time of day, on an open day, later than the one before', () => {
    const begin = fc.integer({ min: dayAt('2026-01-01'), max: dayAt('2027-12-31') }).map((of) => of as Day)
    const hour = fc.integer({ min: 4, max: 23 })
    fc.assert(
      fc.property(begin, hour, fc.boolean(), (from, at, weekends) => {
        fc.pre(weekends || !isWeekend(from))
        const request = series(NEW_YORK, `${isoDay(from)}T${String(at).padStart(2, '0')}:15`, { weekends })
        const found = sessionStarts(request, sessions(request, 12))
        for (const [index, one] of found.entries()) {
          expect(minuteOfDay(wallAt(request.start.zone, one))).toBe(at * 60 + 15)
          if (index > 0) expect(one).toBeGreaterThan(found[index - 1] ?? one)
        }
        expect(found).toHaveLength(12)
      }),
    )
  })
})

describe('the first day', () => {
  it.each([
    ['2026-12-05', {}],
    ['2026-12-07', { closed: '2026-12-07' }],
    ['2026-12-26', { closed: '2026-12-26', weekends: true }],
  ])('%s with %j is refused where no session runs', (start, more) => {
    expect(refused(() => begun(series(NEW_YORK, start, more), 10))).toMatchObject({
      code: 'closed-start',
      place: 'start',
    })
  })

  it("is that of the zone's clocks", () => {
    // Friday 23:00 in New York is Saturday in UTC and in Kolkata.
    expect(starts(series(NEW_YORK, '2026-12-05T04:00Z'), 1)).toEqual(['2026-12-04T23:00:00-05:00'])
    expect(told(() => begun(series('Asia/Kolkata', '2026-12-05T04:00Z'), 1))).toEqual([2, 'closed-start'])
  })

  it('of an inpatient may be any', () => {
    const request = parseRequest({ setting: 'inpatient', start: '2026-12-05', timeZone: NEW_YORK }, NOWHERE)
    expect(starts(request, 1)).toEqual(['2026-12-05T08:00:00-05:00'])
  })
})

it('plans a series by the dates of its protocol, each at the time of day of the first', () => {
  const request = series(NEW_YORK, '2026-10-26T09:00', { weight: '70', closed: '2026-11-09' })
  const every = regimenOf(ketcrps2Outpatient, request)
  const found = sessionStarts(request, every).map((at) => isoInstant(request.start.zone, at))
  // Every 14 days from Mon 26 Oct; Mon 9 Nov is closed; the clocks go back on 1 Nov.
  expect(found.slice(0, 3)).toEqual([
    '2026-10-26T09:00:00-04:00',
    '2026-11-10T09:00:00-05:00',
    '2026-11-23T09:00:00-05:00',
  ])
  expect(found).toHaveLength(6)
})

describe('later first days', () => {
  const later = (start: string, count: number, more: Extra, window: number | undefined) => {
    const request = series(NEW_YORK, start, more)
    const [first] = laterFirstDays(request, sessions(request, count), window)
    return first === undefined ? 'none' : isoDay(first)
  }

  it.each([
    // Closed 3 December: the tenth weekday is 14 December, day 15.
    // From 1 or 2 December day 15 again; from the 4th: 4, 7 to 11, 14 to 17, so day 14.
    ['2026-11-30', 10, { closed: '2026-12-03' }, 14, '2026-12-04'],
    // Closed 1 December: from the 2nd they are 2 to 4, 7 to 11, 14 and 15, so day 14.
    ['2026-11-30', 10, { closed: '2026-12-01' }, 14, '2026-12-02'],
    // Closed 14 December: the day before would fit and is no later start. From each day up to the 11th the tenth
    // is day 15; from the 15th they are 15 to 18, 21 to 25 and 28, so day 14.
    ['2026-12-01', 10, { closed: '2026-12-14' }, 14, '2026-12-15'],
    // Twelve weekdays never fit in 14 days.
    ['2026-11-30', 12, {}, 14, 'none'],
    // Weekends are on already, and 14 in 14 days leave no room for a closed one: the first start behind it.
    ['2026-11-30', 14, { weekends: true, closed: '2026-12-03' }, 14, '2026-12-04'],
    // Without a window the next open day.
    ['2026-12-04', 12, {}, undefined, '2026-12-07'],
  ])('from %s with %d sessions and %j within %s days begin on %s', (start, count, more, window, day) =>
    expect(later(start, count, more, window)).toBe(day),
  )
})
