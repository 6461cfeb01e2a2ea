import { describe, expect, it } from 'vitest'
import { type Context, readNow, readStart, readZoneName, resolveWall } from '../../../src/core/request/parse-start'
import { isoInstant, isoWall } from '../../../src/core/values/time-zone'
import { refused } from '../refused'

/** A machine in a zone, at an instant. */
const machine = (zone: string, now = '2026-11-30T12:00Z'): Context => ({
  now: Date.parse(now) / 1000,
  zone: () => zone,
})
const NEW_YORK = machine('America/New_York')
const NOWHERE: Context = { now: Number.NaN, zone: () => expect.unreachable('the zone of the machine was asked for') }
const named = (tz: string | undefined) => (tz === undefined ? undefined : readZoneName('timeZone', tz))

describe('a start', () => {
  it.each([
    ['2026-11-30', '2026-11-30T08:00:00-05:00', true],
    ['2026-11-30T08:00', '2026-11-30T08:00:00-05:00', false],
    ['2026-11-30 08:00', '2026-11-30T08:00:00-05:00', false],
    ['2026-11-30T08:00:00', '2026-11-30T08:00:00-05:00', false],
    ['2026-11-30T00:00', '2026-11-30T00:00:00-05:00', false],
    ['2026-11-30T23:59', '2026-11-30T23:59:00-05:00', false],
    ['2026-07-01', '2026-07-01T08:00:00-04:00', true],
    ['2028-02-29T12:30', '2028-02-29T12:30:00-05:00', false],
    ['1970-01-01T00:00', '1970-01-01T00:00:00-05:00', false],
    ['2100-12-31T23:59', '2100-12-31T23:59:00-05:00', false],
  ])("%s is taken by the machine's clocks as %s", (text, iso, timeAssumed) => {
    const start = readStart(text, undefined, undefined, NEW_YORK)
    expect(isoInstant(start.zone, start.at)).toBe(iso)
    expect(start).toMatchObject({ at: Date.parse(iso) / 1000, timeAssumed, zoneAssumed: true })
    expect(start.zone.name).toBe('America/New_York')
  })

  it.each([
    ['2026-11-30T08:00', 'Asia/Kolkata', '2026-11-30T08:00:00+05:30', 'Asia/Kolkata'],
    ['2026-11-30', 'Pacific/Apia', '2026-11-30T08:00:00+13:00', 'Pacific/Apia'],
    ['2026-11-30T08:00', 'america/new_york', '2026-11-30T08:00:00-05:00', 'America/New_York'],
    // An offset fixes the instant; timeZone then only names the clocks: 13:00 UTC is 08:00 in New York.
    ['2026-11-30T13:00Z', 'America/New_York', '2026-11-30T08:00:00-05:00', 'America/New_York'],
    ['2026-11-30T08:00-05:00', 'Asia/Kolkata', '2026-11-30T18:30:00+05:30', 'Asia/Kolkata'],
    // Without timeZone the offset is the zone.
    ['2026-11-30T08:00Z', undefined, '2026-11-30T08:00:00+00:00', '+00:00'],
    ['2026-11-30T08:00:00Z', undefined, '2026-11-30T08:00:00+00:00', '+00:00'],
    ['2026-11-30 08:00-05:00', undefined, '2026-11-30T08:00:00-05:00', '-05:00'],
    ['2026-11-30T08:00+05:45', undefined, '2026-11-30T08:00:00+05:45', '+05:45'],
    ['2026-11-30T08:00+14:00', undefined, '2026-11-30T08:00:00+14:00', '+14:00'],
    ['2026-11-30T08:00-00:00', undefined, '2026-11-30T08:00:00+00:00', '+00:00'],
  ])('%s with timeZone %s is %s in %s, on every machine', (text, tz, iso, zone) => {
    const start = readStart(text, named(tz), undefined, NOWHERE)
    expect(isoInstant(start.zone, start.at)).toBe(iso)
    expect(start.at).toBe(Date.parse(iso) / 1000)
    expect(start).toMatchObject({ zone: { name: zone }, zoneAssumed: false })
  })

  it.each([
    ['2026-11-01T01:30-04:00', '2026-11-01T05:30Z'],
    ['2026-11-01T01:30-05:00', '2026-11-01T06:30Z'],
  ])('%s is one of two, told apart by its offset', (text, at) => {
    expect(readStart(text, named('America/New_York'), undefined, NOWHERE).at).toBe(Date.parse(at) / 1000)
  })

  it.each([
    ['11/30/2026', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['11-30-2026', '2026-11-30'],
    ['11.11.2026', '2026-11-11'],
    ['30.11.2026 8:00', '2026-11-30T08:00'],
    ['2026/11/30', '2026-11-30'],
    ['2026.11.30', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['20261130T0800', '2026-11-30T08:00'],
    ['2026-11-3', '2026-11-03'],
    ['2026-11-30T8:00', '2026-11-30T08:00'],
    ['2026-11-30t08:00', '2026-11-30T08:00'],
    ['2026-11-30T08', '2026-11-30T08:00'],
    ['2026-11-30T0800', '2026-11-30T08:00'],
    ['2026-11-30T08:00+0500', '2026-11-30T08:00+05:00'],
    ['2026-11-30T08:00+05', '2026-11-30T08:00+05:00'],
    ['2026-11-30T8:00 -5', '2026-11-30T08:00-05:00'],
    ['2026-11-30T08:00z', '2026-11-30T08:00Z'],
    ['2026-11-30T08:00:00.000Z', '2026-11-30T08:00Z'],
    ['2026-11-30  08:00', '2026-11-30T08:00'],
    [' 2026-11-30', '2026-11-30'],
    ['2026-11-30 ', '2026-11-30'],
    ['2026-11-30\n', '2026-11-30'],
  ])('%j is refused with the form and what it means in that form, %s', (text, right) => {
    const finding = refused(() => readStart(text, undefined, undefined, NEW_YORK))
    expect(finding).toMatchObject({ code: 'not-a-start', place: 'start', found: text })
    expect(finding.allowed).toBe(`${right}; the form is YYYY-MM-DD or YYYY-MM-DDTHH:MM`)
    expect(() => readStart(right, undefined, undefined, NEW_YORK)).not.toThrow()
  })

  it.each(['Today', ' tomorrow', 'TODAY'])('%j is refused with the word to write', (text) => {
    const { allowed = '' } = refused(() => readStart(text, undefined, undefined, NEW_YORK))
    expect(allowed).toBe(text.trim().toLowerCase())
    expect(() => readStart(allowed, undefined, undefined, NEW_YORK)).not.toThrow()
  })

  it.each([
    '01/02/2026',
    '1.2.2026',
    '31.02.2026',
    '30.13.2026',
    '2026-11',
    '26-11-30',
    '2026-W49-1',
    '2026-11-30Z',
    '2026-11-30T08:00pm',
    '2026-11-30T25:00:00.5',
    '2026-11-30T08:00:30.5Z',
    '+002026-11-30',
    '-2026-11-30',
    '\uff12\uff10\uff12\uff16-11-30',
    'yesterday',
    'mon',
    'now',
    'constructor',
    '__proto__',
    '1796040000',
    'NaN',
    '',
  ])('%j is refused with the form to use', (text) => {
    const finding = refused(() => readStart(text, undefined, undefined, NEW_YORK))
    expect(finding).toMatchObject({ place: 'start', found: text })
    expect(finding.allowed).toMatch(/2026-11-30.*2026-11-30T08:00.*today.*tomorrow.*weekday/)
  })

  it.each([
    ['2026-02-30', 'a day from 2026-02-01 to 2026-02-28'],
    ['2026-02-29T08:00', 'a day from 2026-02-01 to 2026-02-28'],
    ['2028-02-30', 'a day from 2028-02-01 to 2028-02-29'],
    ['2100-02-29', 'a day from 2100-02-01 to 2100-02-28'],
    ['2026-04-31', 'a day from 2026-04-01 to 2026-04-30'],
    ['2026-11-00', 'a day from 2026-11-01 to 2026-11-30'],
    ['2026-13-01', 'a month from 01 to 12'],
    ['2026-00-10', 'a month from 01 to 12'],
    ['1969-12-31', 'a year from 1970 to 2100'],
    ['2101-01-01', 'a year from 1970 to 2100'],
    ['0000-01-01', 'a year from 1970 to 2100'],
    ['0070-01-01', 'a year from 1970 to 2100'],
    ['9999-12-31', 'a year from 1970 to 2100'],
    ['2026-11-30T24:00', 'a time from 00:00 to 23:59'],
    ['2026-11-30T08:60', 'a time from 00:00 to 23:59'],
    ['2026-11-30T08:00:01', 'whole minutes'],
    ['2026-11-30T08:00:60', 'whole minutes'],
    ['2026-11-30T08:00+14:30', 'at most 14:00'],
    ['2026-11-30T08:00-05:60', 'an offset'],
  ])('%s is refused: %s', (text, allowed) => {
    const finding = refused(() => readStart(text, undefined, undefined, NEW_YORK))
    expect(finding).toMatchObject({ place: 'start', allowed: expect.stringContaining(allowed) })
    expect(finding.found).toContain(text.slice(0, 10))
  })

  it.each([
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T01:59 or 2026-03-08T03:00'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:00', '2026-10-04T01:59 or 2026-10-04T02:30'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-05T01:45+11:00 or 2026-04-05T01:45+10:30'],
    ['Europe/London', '2026-10-25T01:00', '2026-10-25T01:00+01:00 or 2026-10-25T01:00+00:00'],
    ['Pacific/Apia', '2011-12-30', '2011-12-29T23:59 or 2011-12-31T00:00'],
    ['Africa/Monrovia', '1972-01-07T00:30', '1972-01-06T23:59 or 1972-01-07T00:45'],
  ])('in %s at %s is left to planning, and no instant', (tz, text, choices) => {
    const start = readStart(text, named(tz), undefined, NOWHERE)
    expect(start.at).toBeNaN()
    const wall = start.unclear ?? expect.unreachable('it is clear')
    expect(refused(() => resolveWall('start', wall, start.zone))).toMatchObject({ place: 'start', allowed: choices })
    for (const choice of choices.split(' or ')) {
      const { at, zone } = readStart(choice, named(tz), undefined, NOWHERE)
      expect(isoInstant(zone, at).slice(0, 16)).toBe(choice.slice(0, 16))
    }
  })

  it.each(['Mars/Base', 'EST5EDT6', 'JST', '+05:00', 'constructor', ''])('in the zone %j is refused', (name) => {
    const finding = refused(() => readZoneName('timeZone', name))
    expect(finding).toMatchObject({ place: 'timeZone', found: name })
    expect(finding.allowed).toContain('America/New_York')
  })
})

describe('today and tomorrow', () => {
  it.each([
    ['today', 'America/New_York', '2026-11-30T12:00:00Z', '2026-11-30T08:00:00-05:00', false],
    ['today', 'America/New_York', '2026-11-30T13:00:00Z', '2026-11-30T08:00:00-05:00', false],
    ['today', 'America/New_York', '2026-11-30T13:00:01Z', '2026-11-30T08:00:00-05:00', true],
    ['tomorrow', 'America/New_York', '2026-11-30T13:00:01Z', '2026-12-01T08:00:00-05:00', false],
    // 03:00 UTC is 22:00 the day before in New York and 16:00 the same day in Apia.
    ['today', 'America/New_York', '2026-12-01T03:00:00Z', '2026-11-30T08:00:00-05:00', true],
    ['tomorrow', 'America/New_York', '2026-12-01T03:00:00Z', '2026-12-01T08:00:00-05:00', false],
    ['today', 'Pacific/Apia', '2026-12-01T03:00:00Z', '2026-12-01T08:00:00+13:00', true],
    ['tomorrow', 'Pacific/Apia', '2026-12-01T03:00:00Z', '2026-12-02T08:00:00+13:00', false],
    ['tomorrow', 'UTC', '2028-02-28T12:00:00Z', '2028-02-29T08:00:00+00:00', false],
    ['tomorrow', 'UTC', '2026-12-31T23:59:59Z', '2027-01-01T08:00:00+00:00', false],
    // The night in which the clocks go back is 25 h long.
    ['tomorrow', 'America/New_York', '2026-10-31T12:00:00Z', '2026-11-01T08:00:00-05:00', false],
  ])('%s in %s at %s is %s, in the past: %j', (text, tz, now, iso, past) => {
    const fromTz = readStart(text, named(tz), undefined, machine('Asia/Kolkata', now))
    expect(isoInstant(fromTz.zone, fromTz.at)).toBe(iso)
    const ahead = past ? 'past' : 'within a year'
    expect(fromTz).toMatchObject({ zone: { name: tz }, timeAssumed: true, zoneAssumed: false, ahead })
    const here = readStart(text, undefined, undefined, machine(tz, now))
    expect(here).toMatchObject({ at: fromTz.at, timeAssumed: true, zoneAssumed: true, ahead })
    expect(readStart(text, named(tz), `${now.slice(0, 16)}Z`, NOWHERE).at).toBe(fromTz.at)
  })

  it.each([
    ['2026-11-30', '2026-11-30T08:00:00-05:00', false],
    ['2026-11-30T08:00', '2026-11-30T08:00:00-05:00', false],
    ['2026-11-30T08:01', '2026-11-30T08:00:00-05:00', true],
    ['2026-12-01T00:00', '2026-12-01T08:00:00-05:00', false],
  ])('count from now %s, by the clocks of timeZone', (now, iso, past) => {
    const start = readStart('today', named('America/New_York'), now, NOWHERE)
    expect(isoInstant(start.zone, start.at)).toBe(iso)
    expect(start.ahead).toBe(past ? 'past' : 'within a year')
  })

  it('that a zone skips is left to planning', () => {
    const { unclear } = readStart('tomorrow', named('Pacific/Apia'), '2011-12-29T12:00', NOWHERE)
    expect(unclear === undefined ? '' : isoWall(unclear)).toBe('2011-12-30T08:00')
  })

  it('past the year 2100 is refused', () => {
    expect(refused(() => readStart('tomorrow', named('UTC'), '2100-12-31', NOWHERE)).allowed).toContain('2100')
  })
})

describe('the present', () => {
  it("is the machine's where it is not given", () => {
    expect(readNow(undefined, undefined, machine('UTC', '2026-11-30T12:34Z'))).toBe(
      Date.parse('2026-11-30T12:34Z') / 1000,
    )
  })

  it.each(['30.11.2026', '2026-02-30', '2026-11-30T08:00:30', 'today', 'tomorrow', ''])(
    'as now %j is refused, with what now takes',
    (text) => {
      const finding = refused(() => readNow(text, named('UTC'), NOWHERE))
      expect(finding).toMatchObject({ place: 'now', found: text })
      // now says what today is, so today cannot be the way out.
      expect(finding.allowed).not.toContain('today')
    },
  )
})

describe('a weekday', () => {
  it.each([
    // Mon 30 Nov 2026, 07:00 in New York.
    ['monday', '2026-12-07'],
    ['tuesday', '2026-12-01'],
    ['Wednesday', '2026-12-02'],
    ['THURSDAY', '2026-12-03'],
    ['friday', '2026-12-04'],
    ['saturday', '2026-12-05'],
    ['sunday', '2026-12-06'],
  ])('%s is the first such day after today, %s', (text, date) => {
    const start = readStart(text, undefined, undefined, NEW_YORK)
    expect(isoInstant(start.zone, start.at)).toBe(`${date}T08:00:00-05:00`)
    expect(start).toMatchObject({ timeAssumed: true, zoneAssumed: true, ahead: 'within a year' })
  })

  it('counts from now by the clocks of timeZone', () => {
    // 03:00 UTC on Tue 1 Dec is Mon 30 Nov in New York.
    const { at } = readStart('tuesday', named('America/New_York'), '2026-12-01T03:00Z', NOWHERE)
    expect(at).toBe(Date.parse('2026-12-01T08:00-05:00') / 1000)
  })
})

describe('a start seen from the present', () => {
  it.each([
    // Now: 2026-11-30T12:00Z, 07:00 in New York.
    ['2026-11-30T07:00', 'within a year'],
    ['2026-11-30T06:59', 'past'],
    ['2016-11-30T08:00', 'past'],
    ['2027-11-30T07:00', 'within a year'],
    ['2027-11-30T07:01', 'beyond a year'],
    ['2036-11-30', 'beyond a year'],
    ['2027-11-30T12:00Z', 'within a year'],
    ['2027-11-30T12:01Z', 'beyond a year'],
    ['2026-11-30T06:59-05:00', 'past'],
  ])('%s is %s, however it was written', (text, ahead) =>
    expect(readStart(text, undefined, undefined, NEW_YORK).ahead).toBe(ahead),
  )

  it('is measured against now', () => {
    const ahead = (now: string) => readStart('2026-11-30T08:00Z', undefined, now, NEW_YORK).ahead
    expect(ahead('2026-11-30T08:00Z')).toBe('within a year')
    expect(ahead('2026-11-30T08:01Z')).toBe('past')
    expect(ahead('2025-11-30T07:59Z')).toBe('beyond a year')
  })

  it('counts a year to the same date, also from 29 February', () => {
    const ahead = (text: string) => readStart(text, named('UTC'), '2028-02-29T08:00', NEW_YORK).ahead
    expect(ahead('2029-02-28T08:00')).toBe('within a year')
    expect(ahead('2029-02-28T08:01')).toBe('beyond a year')
  })

  it('is in the past where the present is not known', () =>
    expect(readStart('2026-11-30T08:00Z', undefined, undefined, NOWHERE).ahead).toBe('past'))
})

describe('a refusal says what would be right', () => {
  const FORM = 'a date or a time such as 2026-11-30, 2026-11-30T08:00 or 2026-11-30T08:00-05:00'
  const WORDS = `${FORM}, today, tomorrow, or a weekday such as monday`
  const APART = ' (day and month cannot be told apart)'

  it.each([
    ['soon', 'not-a-start', 'soon', WORDS],
    ['1/2/2026', 'not-a-start', '1/2/2026', `${WORDS}${APART}`],
    ['1.2.2026', 'not-a-start', '1.2.2026', `${WORDS}${APART}`],
    ['01-02-2026', 'not-a-start', '01-02-2026', `${WORDS}${APART}`],
    // No such date, whichever way round it is read: two signs, more digits, a word before or behind.
    ['1/2.2026', 'not-a-start', '1/2.2026', WORDS],
    ['111/2/2026', 'not-a-start', '111/2/2026', WORDS],
    ['1/222/2026', 'not-a-start', '1/222/2026', WORDS],
    ['on 1/2/2026', 'not-a-start', 'on 1/2/2026', WORDS],
    ['1/2/2026 8h', 'not-a-start', '1/2/2026 8h', WORDS],
    ['2026-02-30', 'no-such-date', '2026-02-30', 'a day from 2026-02-01 to 2026-02-28'],
    ['2026-13-01', 'no-such-date', '2026-13-01', 'a month from 01 to 12'],
    ['2026-01-32', 'no-such-date', '2026-01-32', 'a day from 2026-01-01 to 2026-01-31'],
    ['2026-12-32', 'no-such-date', '2026-12-32', 'a day from 2026-12-01 to 2026-12-31'],
    ['1970-02-30', 'no-such-date', '1970-02-30', 'a day from 1970-02-01 to 1970-02-28'],
    ['2100-02-29', 'no-such-date', '2100-02-29', 'a day from 2100-02-01 to 2100-02-28'],
    ['1969-12-31', 'year', '1969-12-31', 'a year from 1970 to 2100'],
    ['2026-11-30T24:00', 'no-such-time', '2026-11-30T24:00', 'a time from 00:00 to 23:59'],
    ['2026-11-30T08:00:30', 'seconds', '2026-11-30T08:00:30', 'whole minutes'],
    ['2026-11-30T08:00+14:01', 'not-an-offset', '2026-11-30T08:00+14:01', 'an offset such as -05:00, at most 14:00'],
  ])('of the start %s: %s', (text, code, found, allowed) => {
    const finding = refused(() => readStart(text, undefined, undefined, NEW_YORK))
    expect(finding).toMatchObject({ code, place: 'start', found, allowed })
  })

  it.each([
    ['2026-03-08T02:30', 'clock-gap', '2026-03-08T01:59 or 2026-03-08T03:00'],
    ['2026-11-01T01:30', 'clock-overlap', '2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00'],
  ])('of now %s, which the clocks do not show once: %s', (text, code, allowed) => {
    const finding = refused(() => readNow(text, named('America/New_York'), NOWHERE))
    expect(finding).toMatchObject({ code, place: 'now', found: `${text} America/New_York`, allowed })
  })

  it.each([
    ['EST', 'America/New_York or America/Panama (-05:00 all year)'],
    ['est', 'America/New_York or America/Panama (-05:00 all year)'],
    ['CST', 'America/Chicago or Asia/Shanghai'],
    ['MST', 'America/Denver or America/Phoenix (-07:00 all year)'],
    ['PST', 'America/Los_Angeles'],
    ['HST', 'Pacific/Honolulu'],
    ['IST', 'Asia/Kolkata, Asia/Jerusalem or Europe/Dublin'],
  ])('of the zone %s, with those to write', (name, allowed) => {
    const finding = refused(() => readZoneName('timeZone', name))
    expect(finding).toMatchObject({ code: 'zone-abbreviation', place: 'timeZone', found: name, allowed })
    for (const zone of allowed.match(/[A-Z][A-Za-z]+\/[A-Za-z_]+/g) ?? [])
      expect(readZoneName('timeZone', zone).name).toBe(zone)
    const here = refused(() => readStart('2026-07-01', undefined, undefined, machine(name)))
    expect(here).toMatchObject({ code: 'zone-abbreviation', place: "the system's zone", found: name })
    expect(here.allowed).toBe(`timeZone with ${allowed}`)
  })

  it('of now, which no word can name', () => {
    expect(refused(() => readNow('today', named('UTC'), NOWHERE))).toMatchObject({
      code: 'not-a-start',
      place: 'now',
      allowed: FORM,
    })
  })

  it('of a zone, whoever names it', () => {
    expect(refused(() => readZoneName('timeZone', 'Mars/Base'))).toMatchObject({
      code: 'unknown-zone',
      place: 'timeZone',
      allowed: 'an IANA zone such as America/New_York',
    })
    for (const text of ['2026-11-30', 'today'])
      expect(refused(() => readStart(text, undefined, undefined, machine('Mars/Base')))).toMatchObject({
        code: 'unknown-zone',
        place: "the system's zone",
        found: 'Mars/Base',
        allowed: 'timeZone with an IANA zone such as America/New_York',
      })
  })
})

it('takes the first minute of the day that now names', () => {
  // 2026-11-30 00:00 in New York is 05:00 UTC.
  expect(readNow('2026-11-30', named('America/New_York'), NOWHERE)).toBe(Date.parse('2026-11-30T05:00Z') / 1000)
})
