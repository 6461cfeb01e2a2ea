import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDay } from '../../../src/core/values/calendar-day'
import { minutes } from '../../../src/core/values/quantity'
import * as z from '../../../src/core/values/time-zone'

const zoneOf = (name: string): z.Zone => z.readZone(name) ?? expect.unreachable(`no zone ${name}`)

/** The wall clock that `YYYY-MM-DDTHH:MM` shows. */
function wall(text: string): z.Wall {
  const date = readDay(text.slice(0, 10)) ?? expect.unreachable(`no day ${text}`)
  return z.wallOf(date, Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)))
}
const utc = (text: string): z.Instant => z.instant(Date.parse(text) / 1000)

describe('an offset', () => {
  it.each([
    [0, '+00:00'],
    [-18_000, '-05:00'],
    [19_800, '+05:30'],
    [20_700, '+05:45'],
    [-12_600, '-03:30'],
    [50_400, '+14:00'],
    [-1800, '-00:30'],
    [-2670, '-00:44:30'],
    // 13 x 3600 + 59 x 60 + 59
    [50_399, '+13:59:59'],
  ])('of %d seconds is written %s, and read back', (seconds, text) => {
    expect(z.offsetText(seconds)).toBe(text)
    expect(z.readOffset(text)).toBe(seconds)
  })

  it('of minus zero is zero', () => expect(z.readOffset('-00:00')).toBe(0))

  it.each([
    '+14:01',
    '-15:00',
    '+05:60',
    '+05:30:60',
    '+0530',
    '+05',
    '+5:30',
    '05:30',
    ' +05:30',
    '+05:30\n',
    '\u221205:30',
    '+\uff10\uff15:30',
    'Z',
    'UTC',
    '',
  ])('is not %j', (text) => expect(z.readOffset(text)).toBeUndefined())
})

describe('a zone', () => {
  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['EUROPE/LONDON', 'Europe/London'],
    // An old name for the same zone stays as it was asked for.
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['UTC', 'UTC'],
    ['gmt', 'GMT'],
    ['CET', 'CET'],
    ['EET', 'EET'],
    ['WET', 'WET'],
    ['MET', 'MET'],
    ['EST5EDT', 'EST5EDT'],
    ['us/eastern', 'US/Eastern'],
  ])('%s is known as %s', (name, zone) => expect(z.readZone(name)?.name).toBe(zone))

  it.each([
    'Mars/Olympus_Mons',
    'New York',
    'JST',
    'BST',
    'Factory',
    'SystemV/AST4',
    'America/New York',
    'America/New_York ',
    'America/New_York\n',
    'Etc/Unknown',
    '+05:00',
    '-05:00',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'undefined',
    'NaN',
    '',
  ])('is not %j', (name) => expect(z.readZone(name)).toBeUndefined())

  it.each([
    ['America/New_York', '2026-11-30T13:00Z', '2026-11-30T08:00:00-05:00'],
    ['America/New_York', '2026-07-01T12:00Z', '2026-07-01T08:00:00-04:00'],
    ['Asia/Kathmandu', '1985-12-31T18:29Z', '1985-12-31T23:59:00+05:30'],
    ['Asia/Kathmandu', '1985-12-31T18:30Z', '1986-01-01T00:15:00+05:45'],
    ['Africa/Monrovia', '1971-06-01T12:00Z', '1971-06-01T11:15:30-00:44:30'],
    ['Pacific/Apia', '2011-12-30T09:59Z', '2011-12-29T23:59:00-10:00'],
    ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-31T00:00:00+14:00'],
    ['Antarctica/Troll', '2026-07-01T12:00Z', '2026-07-01T14:00:00+02:00'],
    ['America/New_York', '1970-01-01T00:00Z', '1969-12-31T19:00:00-05:00'],
    ['Pacific/Kiritimati', '2100-12-31T10:00Z', '2101-01-01T00:00:00+14:00'],
    ['UTC', '1969-12-31T23:59:01Z', '1969-12-31T23:59:01+00:00'],
  ])('%s shows %s as %s', (name, at, text) => expect(z.isoInstant(zoneOf(name), utc(at))).toBe(text))

  it('of a fixed offset shows it at any time, and every time once', () => {
    const quarters = fc.integer({ min: -56, max: 56 }).map((quarter) => quarter * 900)
    const moments = fc.integer({ min: 0, max: 4_133_980_799 }).map(z.instant)
    fc.assert(
      fc.property(quarters, moments, (offset, at) => {
        const zone = z.fixedZone(offset)
        expect(z.offsetAt(zone, at)).toBe(offset)
        expect(z.instantsOf(zone, (at + offset) as z.Wall)).toEqual([at])
      }),
    )
  })

  it('gives the same offset however many others were asked for in between', () => {
    const zone = zoneOf('America/New_York')
    const hours = Array.from({ length: 6000 }, (_, hour) => z.instant(1_790_000_000 + hour * 3600))
    const offsets = hours.map((at) => z.offsetAt(zone, at))
    expect(hours.map((at) => z.offsetAt(zone, at))).toEqual(offsets)
    expect(new Set(offsets)).toEqual(new Set([-14_400, -18_000]))
  })
})

describe('a wall clock', () => {
  it('is a day and a minute, before 1970 too', () => {
    expect(z.dayOf(wall('2026-11-30T08:05'))).toBe(20_787)
    expect(z.minuteOfDay(wall('2026-11-30T08:05'))).toBe(485)
    const before = -60 as z.Wall
    expect([z.dayOf(before), z.minuteOfDay(before), z.isoWall(before)]).toEqual([-1, 1439, '1969-12-31T23:59'])
  })

  it.each([
    ['2026-11-30T00:00', '00:00'],
    ['2026-11-30T08:05', '08:05'],
    ['2026-11-30T23:59', '23:59'],
  ])('%s is shown as %s', (text, clock) => {
    expect(z.clock(wall(text))).toBe(clock)
    expect(z.isoWall(wall(text))).toBe(text)
  })

  it('moves on by physical time', () => {
    // 24 h from 08:00 on the day before the clocks go back an hour: 07:00.
    const zone = zoneOf('America/New_York')
    const end = z.after(utc('2026-10-31T12:00Z'), minutes(1440))
    expect(z.isoInstant(zone, end)).toBe('2026-11-01T07:00:00-05:00')
  })

  it.each([
    ['America/New_York', '2026-03-08T01:59', ['2026-03-08T06:59Z']],
    ['America/New_York', '2026-03-08T02:00', []],
    ['America/New_York', '2026-03-08T02:59', []],
    ['America/New_York', '2026-03-08T03:00', ['2026-03-08T07:00Z']],
    ['America/New_York', '2026-11-01T00:59', ['2026-11-01T04:59Z']],
    ['America/New_York', '2026-11-01T01:00', ['2026-11-01T05:00Z', '2026-11-01T06:00Z']],
    ['America/New_York', '2026-11-01T01:59', ['2026-11-01T05:59Z', '2026-11-01T06:59Z']],
    ['America/New_York', '2026-11-01T02:00', ['2026-11-01T07:00Z']],
    ['Australia/Lord_Howe', '2026-10-04T02:15', []],
    ['Australia/Lord_Howe', '2026-10-04T02:30', ['2026-10-03T15:30Z']],
    ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-04T14:45Z', '2026-04-04T15:15Z']],
    ['Pacific/Apia', '2011-12-30T00:00', []],
    ['Pacific/Apia', '2011-12-30T12:00', []],
    ['Pacific/Apia', '2011-12-30T23:59', []],
    ['Pacific/Kwajalein', '1993-08-21T12:00', []],
    ['Asia/Pyongyang', '2018-05-04T23:45', []],
    ['Africa/Monrovia', '1972-01-07T00:44', []],
    ['Africa/Monrovia', '1972-01-07T00:45', ['1972-01-07T00:45Z']],
  ])('of %s shows %s at %j', (name, text, instants) => {
    expect(z.instantsOf(zoneOf(name), wall(text))).toEqual(instants.map(utc))
  })
})

/** Zone, the first wall clock that is skipped, how many minutes are, and the neighbours of the gap. */
const GAPS = [
  ['America/New_York', '2026-03-08T02:00', 60, '2026-03-08T01:59', '2026-03-08T03:00'],
  ['Europe/London', '2026-03-29T01:00', 60, '2026-03-29T00:59', '2026-03-29T02:00'],
  ['Australia/Lord_Howe', '2026-10-04T02:00', 30, '2026-10-04T01:59', '2026-10-04T02:30'],
  ['Antarctica/Troll', '2026-03-29T01:00', 120, '2026-03-29T00:59', '2026-03-29T03:00'],
  ['Pacific/Apia', '2011-12-30T00:00', 1440, '2011-12-29T23:59', '2011-12-31T00:00'],
  ['Pacific/Kwajalein', '1993-08-21T00:00', 1440, '1993-08-20T23:59', '1993-08-22T00:00'],
  ['Asia/Pyongyang', '2018-05-04T23:30', 30, '2018-05-04T23:29', '2018-05-05T00:00'],
  ['Asia/Kathmandu', '1986-01-01T00:00', 15, '1985-12-31T23:59', '1986-01-01T00:15'],
  // 44 min 30 s are skipped: the first whole minute that there is comes half a minute later.
  ['Africa/Monrovia', '1972-01-07T00:00', 45, '1972-01-06T23:59', '1972-01-07T00:45'],
] as const

describe('a gap', () => {
  it.each(GAPS)('in %s from %s for %d minutes lies between %s and %s', (name, first, length, before, behind) => {
    const zone = zoneOf(name)
    for (let minute = 0; minute < length; minute++) {
      const inside = (wall(first) + minute * 60) as z.Wall
      expect(z.instantsOf(zone, inside)).toEqual([])
      expect(z.aroundGap(zone, inside).map(z.isoWall)).toEqual([before, behind])
    }
    for (const text of [before, behind]) expect(z.instantsOf(zone, wall(text))).toHaveLength(1)
  })
})

it('takes the offsets of a zone from elsewhere, as they are, for this zone alone', () => {
  const at = z.instant(1_796_043_600)
  const zone = z.readZone('America/New_York', (seconds) => (seconds < at ? 3600 : 7200))
  if (zone === undefined) return expect.fail('no zone')
  expect([z.offsetAt(zone, z.instant(at - 1)), z.offsetAt(zone, at)]).toEqual([3600, 7200])
  expect(z.offsetAt(zoneOf('America/New_York'), at)).toBe(-18_000)
})
