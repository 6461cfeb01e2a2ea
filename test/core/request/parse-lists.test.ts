import { describe, expect, it } from 'vitest'
import * as r from '../../../src/core/request/parse-lists'
import { isoDay } from '../../../src/core/values/calendar-day'
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
