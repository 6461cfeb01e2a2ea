import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as r from '../../../src/core/request/parse-lists'
import { isoDay } from '../../../src/core/values/calendar-day'
import { DAILY, WEEKDAYS, weekdaysText } from '../../../src/core/values/weekday'
import { refused } from '../refused'

const PLACE = '--here'
const list = (texts: string): readonly string[] => texts.split('|')

describe('closed days', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['2026-12-25,2026-12-24', '2026-12-24 2026-12-25'],
    ['2026-12-30..2027-01-02', '2026-12-30 2026-12-31 2027-01-01 2027-01-02'],
    ['2026-12-28,2026-12-24..2026-12-25', '2026-12-24 2026-12-25 2026-12-28'],
    ['2026-12-24..2026-12-24', '2026-12-24'],
  ])('%s are read in order', (text, days) => {
    expect(r.readDays(PLACE, text).map(isoDay).join(' ')).toBe(days)
  })

  it.each([
    ['2026-02-30', '2026-02-30'],
    ['2026-12-24,2026-13-01', '2026-13-01'],
    ['2026-12-24,', ''],
    ['2026-12-24, 2026-12-25', '2026-12-24, 2026-12-25'],
    ['2026-12-24,2026-12-24', '2026-12-24'],
    ['2026-12-24;2026-12-25', '2026-12-24;2026-12-25'],
    ['24.12.2026', '24.12.2026'],
    ['2026-12-24..', '2026-12-24..'],
    ['2026-12-24..2027-02-30', '2026-12-24..2027-02-30'],
    ['2026-12-24..2026-12-25..2026-12-26', '2026-12-24..2026-12-25..2026-12-26'],
    ['2026-12-25..2026-12-24', '2026-12-25..2026-12-24'],
    // 367 days with both ends.
    ['2026-12-24..2027-12-25', '2026-12-24..2027-12-25'],
    ['2026-12-24..2026-12-26,2026-12-25', '2026-12-25'],
    ['', ''],
  ])('%j are refused, and %j is named', (text, found) => {
    expect(refused(() => r.readDays(PLACE, text))).toMatchObject({ place: PLACE, found })
  })
})

describe('limits to lift', () => {
  it.each([
    ['window, step-size', 'blank-in-list', 'window,step-size'],
    ['window,window', 'listed-twice', 'it once'],
  ])('%s are refused', (text, code, allowed) => {
    expect(refused(() => r.readAllowed(PLACE, text))).toMatchObject({ code, place: PLACE, allowed })
  })

  it.each([
    ['window', ['window']],
    ['window,step-size', ['step-size', 'window']],
    ['weight,rate-per-weight', ['rate-per-weight', 'weight']],
  ])('%s are read in the order of the limits', (text, names) => {
    expect(r.readAllowed(PLACE, text)).toEqual(names)
  })

  const HARD = 'rate|rate-per-kg|session-dose|ceiling|max|one-a-day|overlap'
  it.each(list(HARD))('are never hard ones: %s', (name) => {
    for (const text of [name, `window,${name}`])
      expect(refused(() => r.readAllowed(PLACE, text))).toMatchObject({ code: 'hard-limit', found: name })
  })

  it.each(list('constructor|__proto__|toString|hasOwnProperty|valueOf|all|Window|'))(
    'are known ones: not %j',
    (name) => {
      for (const text of [name, `window,${name}`]) {
        const finding = refused(() => r.readAllowed(PLACE, text))
        expect(finding).toMatchObject({ code: 'unknown-limit', place: PLACE, found: name })
        expect(finding.allowed?.split(', ')).toContain('step-size')
        expect(finding.allowed?.split(', ')).not.toContain('ceiling')
      }
    },
  )
})

describe('a reason', () => {
  it('is kept as it was written', () => expect(r.readReason(PLACE, ' a, "b"\n')).toBe(' a, "b"\n'))
  it('may be 500 characters, and no more', () => {
    expect(r.readReason(PLACE, 'x'.repeat(500))).toHaveLength(500)
    expect(refused(() => r.readReason(PLACE, 'x'.repeat(501)))).toMatchObject({ found: '501 characters' })
  })
  it.each([
    ...['', ' ', '\t\n', '\u00a0', '.', '-', '?!', '\u200b', '\ufeff', '\u2800'],
    // Letters to Unicode that no font shows: fillers.
    ...['\u3164', '\u115f', '\u1160', '\uffa0', '\u3164\u200b.'],
  ])('is not %j, which has nothing to read', (text) => {
    expect(refused(() => r.readReason(PLACE, text))).toMatchObject({ code: 'no-reason', place: PLACE })
  })
  it.each(['7', 'x', '\u5b66', '\u0645', '\u0663', 'd\u00fc', '\u200bok'])('may be %j', (text) => {
    expect(r.readReason(PLACE, text)).toBe(text)
  })
  it.each([
    'ok; allowed rate-per-weight: seen',
    ';a',
    'a;',
    // The Greek question mark, and the full-width, small and vertical forms.
    ...['a\u037eb', 'a\uff1bb', 'a\ufe54b', 'a\ufe14b'],
  ])('is not %j: it would begin another note', (text) => {
    expect(refused(() => r.readReason(PLACE, text)).code).toBe('reason-semicolon')
  })
})

describe('days of the week', () => {
  it.each([
    ['weekdays', [1, 2, 3, 4, 5]],
    ['daily', [0, 1, 2, 3, 4, 5, 6]],
    ['mon,wed,fri', [1, 3, 5]],
    ['fri,mon', [1, 5]],
    ['sun', [0]],
    ['mon,tue,wed,thu,fri', [1, 2, 3, 4, 5]],
  ])('%s is read', (text, days) => {
    expect(r.readWeekdays('on', text)).toEqual(days)
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
    expect(refused(() => r.readWeekdays('on', text))).toMatchObject({ code, place: 'on' })
  })

  it('writes days so that they are read as the same', () => {
    fc.assert(
      fc.property(fc.subarray([...DAILY], { minLength: 1 }), (days) => {
        expect(r.readWeekdays('on', weekdaysText(days))).toEqual(days)
      }),
    )
    expect([weekdaysText(DAILY), weekdaysText(WEEKDAYS), weekdaysText([1, 3])]).toEqual([
      'daily',
      'weekdays',
      'mon,wed',
    ])
  })
})
