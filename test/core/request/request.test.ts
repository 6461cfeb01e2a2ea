import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/core/model/finding'
import type { Context } from '../../../src/core/request/parse-start'
import { ONLY_IN, parseRequest, present, type RawRequest, type UserRate } from '../../../src/core/request/request'
import { fixedZone, instant } from '../../../src/core/values/time-zone'
import { BAD_FIGURES } from '../bad-figures'
import { refused, shown } from '../refused'

const NOWHERE: Context = { now: Number.NaN, zone: () => expect.unreachable('the machine was asked') }
const INPATIENT: RawRequest = { setting: 'inpatient', start: '2026-11-30T08:00-05:00' }
const OUTPATIENT: RawRequest = { ...INPATIENT, setting: 'outpatient' }

type Texts = Readonly<Record<string, string | boolean>>
const parse = (base: RawRequest, more: Texts) => parseRequest({ ...base, ...more }, NOWHERE)
const RATES = [
  ['startRate', 'startRate'],
  ['step', 'step'],
  ['maxRate', 'max'],
] as const
const rateOf = (texts: Texts): UserRate | undefined => parse(INPATIENT, texts).max

describe('a request', () => {
  it('holds what was asked for and nothing else', () => {
    // 13:00 UTC on day 20,787 since 1970: 20,787 x 86,400 + 46,800
    const at = instant(1_796_043_600)
    // The present of that context is not a number.
    const start = { at, zone: fixedZone(-18_000), timeAssumed: false, zoneAssumed: false, ahead: 'past' }
    expect(parse(INPATIENT, {})).toEqual({
      asked: { setting: 'inpatient', start: '2026-11-30T08:00-05:00' },
      setting: 'inpatient',
      start,
      closed: [],
      allow: [],
    })
    expect(Object.keys(parse(INPATIENT, {}))).not.toContain('weight')
  })

  it('takes its zone from the context, which knows the clocks of the machine', () => {
    const zone = fixedZone(3600)
    const asked = { ...INPATIENT, timeZone: 'Europe/London' }
    const { start } = parseRequest(asked, {
      ...NOWHERE,
      readZone: (name) => (name === 'Europe/London' ? zone : undefined),
    })
    expect(start.zone).toBe(zone)
  })

  it('of an inpatient holds every option it knows', () => {
    const texts = { protocol: 'crps-5day', weight: '70', startRate: '10', step: '2.5', maxRate: '30 mg/h' }
    const more = { stepEvery: '90min', days: '3', allow: 'step-interval,step-size', reason: 'why' }
    expect(parse(INPATIENT, { ...texts, ...more, timeZone: 'Asia/Kolkata' })).toMatchObject({
      protocol: 'crps-5day',
      start: { at: 1_796_043_600, zone: { name: 'Asia/Kolkata' } },
      weight: 70_000,
      startRate: { rate: 10_000_000 },
      step: { rate: 2_500_000 },
      max: { rate: 30_000_000 },
      stepEvery: 90,
      length: { value: 4320, field: 'days' },
      allow: ['step-size', 'step-interval'],
      reason: 'why',
    })
  })

  it('of an outpatient holds every option it knows', () => {
    const texts = { sessions: '8', sessionLength: '4.5', closed: '2026-12-25,2026-12-24', weekends: true }
    // 24 December 2026 is 24 days after 30 November, day 20,787.
    expect(parse(OUTPATIENT, texts)).toMatchObject({
      sessions: 8,
      length: { value: 270, field: 'sessionLength' },
      closed: [20_811, 20_812],
      on: { value: [0, 1, 2, 3, 4, 5, 6], field: 'weekends' },
    })
  })

  it('is the same for the same text on every machine', () => {
    const elsewhere = (zone: string, now: number): Context => ({ now, zone: () => zone })
    const raw = { ...OUTPATIENT, start: 'tomorrow', timeZone: 'America/New_York', now: '2026-11-29T20:00Z' }
    const here = parseRequest(raw, elsewhere('Asia/Kolkata', 0))
    expect(parseRequest(raw, elsewhere('Pacific/Apia', 4e9))).toEqual(here)
    expect(here.start).toMatchObject({
      at: 1_796_043_600,
      zone: { name: 'America/New_York' },
      timeAssumed: true,
      zoneAssumed: false,
      ahead: 'within a year',
    })
  })
})

describe('a rate that the user sets', () => {
  it.each(RATES)('as --%s is mg/h when bare, and shows no conversion', (option, field) => {
    expect(parse(INPATIENT, { [option]: '12.345' })[field]).toEqual({ rate: 12_345_000 })
    expect(parse(OUTPATIENT, { [option]: '12.345 mg/h' })[field]).toEqual({ rate: 12_345_000 })
  })

  it.each([
    // 350 mcg/kg/h x 60,000 g = 21,000,000 ng/h
    ['0.35 mg/kg/h', '60', 21_000_000, '0.35 mg/kg/h x 60 kg = 21 mg/h'],
    // 350 x 71,429 g = 25,000,150: just above the 25 mg/h of the same trial
    ['0.35mg/kg/h', '71.429', 25_000_150, '0.35 mg/kg/h x 71.429 kg = 25.00015 mg/h'],
    // As doubles 0.35 x 34 is 11.899999999999999.
    ['0.35 mg/kg/h', '34', 11_900_000, '0.35 mg/kg/h x 34 kg = 11.9 mg/h'],
    ['0.1 mg/kg/h', '72.345', 7_234_500, '0.1 mg/kg/h x 72.345 kg = 7.2345 mg/h'],
    ['0.001 mg/kg/h', '30', 30_000, '0.001 mg/kg/h x 30 kg = 0.03 mg/h'],
    // 5 mcg/kg/min x 60 = 300 mcg/kg/h; x 70 kg = 21 mg/h
    ['5 mcg/kg/min', '70', 21_000_000, '5 mcg/kg/min x 70 kg = 21 mg/h'],
    // 1.25 x 60 = 75; x 33.333 kg = 2.499975
    ['1.25mcg/kg/min', '33.333', 2_499_975, '1.25 mcg/kg/min x 33.333 kg = 2.499975 mg/h'],
    // 0.05 x 60 = 3; x 80 kg = 0.24
    ['0.05 mcg/kg/min', '80', 240_000, '0.05 mcg/kg/min x 80 kg = 0.24 mg/h'],
  ])('of %s at %s kg is %d ng/h, exact', (max, weight, rate, written) => {
    expect(rateOf({ maxRate: max, weight })).toEqual({ rate, written })
  })

  it('per kilogram is the same in either unit', () => {
    // n x 0.05 mcg/kg/min = 3n mcg/kg/h
    const weights = fc.integer({ min: 30_000, max: 300_000 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), weights, (n, weight) => {
        const decimal = (thousandths: number) =>
          `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`
        const perHour = rateOf({ maxRate: `${decimal(3 * n)} mg/kg/h`, weight: decimal(weight) })
        const perMinute = rateOf({ maxRate: `${decimal(50 * n)} mcg/kg/min`, weight: decimal(weight) })
        expect(perHour?.rate).toBe(3 * n * weight)
        expect(perMinute?.rate).toBe(perHour?.rate)
      }),
    )
  })

  it.each(['0.35 mg/kg/h', '5 mcg/kg/min'])('of %s needs the weight', (max) => {
    const finding = refused(() => rateOf({ maxRate: max }))
    expect(finding).toMatchObject({ place: 'maxRate', found: max, allowed: expect.stringContaining('weight') })
  })

  // x 60: 0.123 is 7.38, 0.001 is 0.06, 5.333 is 319.98 mcg/kg/h.
  it.each([
    ['0.123 mcg/kg/min', '7.38'],
    ['0.001 mcg/kg/min', '0.06'],
    ['5.333 mcg/kg/min', '319.98'],
  ])('of %s is no whole number of mcg/kg/h', (max, shown) => {
    const finding = refused(() => rateOf({ maxRate: max, weight: '70' }))
    expect(finding).toMatchObject({
      place: 'maxRate',
      found: max,
      allowed: expect.stringContaining(`${shown} mcg/kg/h`),
    })
  })

  it.each([
    ['0.009', undefined],
    ['0.001 mg/h', undefined],
    ['999999999 mg/kg/h', '300'],
  ])('of %s is out of reach', (max, weight) => {
    const texts: Texts = weight === undefined ? { maxRate: max } : { maxRate: max, weight }
    expect(refused(() => rateOf(texts)).place).toBe('maxRate')
  })

  it('may be a hundredth of mg/h, the finest that is planned', () => {
    expect(rateOf({ maxRate: '0.01' })).toEqual({ rate: 10_000 })
  })
})

describe('an option', () => {
  const FIGURES: readonly (readonly [RawRequest, string])[] = [
    [INPATIENT, 'weight'],
    [INPATIENT, 'startRate'],
    [INPATIENT, 'step'],
    [INPATIENT, 'maxRate'],
    [INPATIENT, 'stepEvery'],
    [INPATIENT, 'days'],
    [OUTPATIENT, 'sessions'],
    [OUTPATIENT, 'sessionLength'],
  ]
  it.each(FIGURES)('of %o, %s, refuses everything that is not a number, and says where', (base, option) => {
    for (const text of [...BAD_FIGURES.map(([, bad]) => bad), '0', '20mg', '-0.0'])
      expect(refused(() => parse(base, { [option]: text }))).toMatchObject({ place: option })
  })

  it.each([
    ['closed', '2026-02-30'],
    ['concentration', '1 g'],
    ['pumpStep', '1 g', { concentration: '1' }],
    ['container', '1 g', { concentration: '1' }],
    ['allow', 'constructor', { reason: 'why' }],
    ['allow', '__proto__', { reason: 'why' }],
    ['reason', ' ', { allow: 'window' }],
    ['timeZone', 'toString'],
  ] as readonly [string, string, Texts?][])('--%s refuses %j', (option, text, beside = {}) => {
    expect(refused(() => parse(OUTPATIENT, { [option]: text, ...beside }))).toMatchObject({
      place: option,
      found: text,
    })
  })

  it.each([
    [INPATIENT, 'sessions', '5'],
    [INPATIENT, 'sessionLength', '4'],
    [INPATIENT, 'closed', '2026-12-25'],
    [INPATIENT, 'weekends', true],
    [OUTPATIENT, 'days', '5'],
  ])('is refused in the setting that does not know it: %o --%s', (base, option, value) => {
    const other = base.setting === 'inpatient' ? 'outpatient' : 'inpatient'
    const finding = refused(() => parse(base, { [option]: value }))
    expect(finding).toMatchObject({ place: option, found: base.setting })
    expect(finding.allowed).toContain(other)
    expect(Object.entries(ONLY_IN)).toContainEqual([option, other])
    expect(() => parse({ ...base, setting: other }, { [option]: value })).not.toThrow()
  })

  it('allow needs reason, and reason needs allow', () => {
    const alone = refused(() => parse(INPATIENT, { allow: 'step-size' }))
    expect(alone).toMatchObject({ place: 'allow', allowed: expect.stringContaining('reason') })
    const idle = refused(() => parse(INPATIENT, { reason: 'why' }))
    expect(idle).toMatchObject({ place: 'reason', allowed: expect.stringContaining('allow') })
  })

  it.each([
    ['an unknown one', { ...INPATIENT, 'max-rate': '40' }],
    ['the name of a prototype', { ...INPATIENT, constructor: '40' }],
    ['a number for a text', { ...INPATIENT, maxRate: 40 }],
    ['null for a text', { ...INPATIENT, weight: null }],
    ['a text for a switch', { ...OUTPATIENT, weekends: 'true' }],
    ['no start', { setting: 'inpatient' }],
    ['no setting', { start: '2026-11-30' }],
    ['a setting named as a prototype', { ...INPATIENT, setting: 'constructor' }],
  ])('is not %s', (_, raw) => {
    const { code } = refused(() => parseRequest(raw as unknown as RawRequest, NOWHERE))
    expect(['unknown-field', 'wrong-type']).toContain(code)
  })
})

it('with an option that nobody knows is refused by its name', () => {
  const raw = { ...INPATIENT, wieght: '70' } as RawRequest
  const { place, found } = refused(() => parseRequest(raw, NOWHERE))
  expect(`${place} ${found}`).toContain('wieght')
})

it('takes an option that is undefined for one that is not there', () => {
  const raw = { ...INPATIENT, weight: undefined, sessions: undefined, weekends: undefined }
  expect(parseRequest(raw, NOWHERE)).toEqual(parse(INPATIENT, {}))
})

it('leaves out what holds nothing, and keeps what is empty', () => {
  expect(Object.entries(present({ a: undefined, b: 0, c: '', d: false }))).toEqual([
    ['b', 0],
    ['c', ''],
    ['d', false],
  ])
})

describe('a pump', () => {
  it('steps by 0.1 mL/h where its step is not given, and is there with a concentration alone', () => {
    expect(parse(INPATIENT, { concentration: '2' }).pump).toEqual({
      concentration: 2000,
      step: 100,
      stepAssumed: true,
      max: 999_000,
      maxAssumed: true,
      hang: 1440,
      hangAssumed: true,
    })
    // 60 x 250,000 mcL = 15,000,000 mcL/h x min.
    expect(parse(OUTPATIENT, { concentration: '0.5', pumpStep: '0.01', container: '250' }).pump).toEqual({
      concentration: 500,
      step: 10,
      stepAssumed: false,
      max: 999_000,
      maxAssumed: true,
      hang: 1440,
      hangAssumed: true,
      container: 15_000_000,
    })
    expect(parse(INPATIENT, {})).not.toHaveProperty('pump')
  })

  it('may be given the step and the maximum that are assumed', () => {
    expect(parse(INPATIENT, { concentration: '2', pumpStep: '0.1' }).pump?.stepAssumed).toBe(false)
    const { pump } = parse(INPATIENT, { concentration: '2', pumpMax: '999' })
    expect(pump).toMatchObject({ max: 999_000, maxAssumed: false, stepAssumed: true })
  })
})

describe('a refusal says what would be right', () => {
  const SETTINGS = 'inpatient or outpatient'
  const PER_KG = 'weight'
  const FINEST = 'at least 0.01 mg/h, the finest planned rate'
  const cases: readonly (readonly [Record<string, unknown>, string, string, string, string])[] = [
    [{ sessions: '5' }, 'foreign-option', 'sessions', 'inpatient', 'outpatient'],
    [{ maxRate: '0.009' }, 'too-small', 'maxRate', '0.009 mg/h', FINEST],
    // 0.0003 mg/kg/h would be too fine to write; 0.001 mcg/kg/min x 60 is 0.06 mcg/kg/h.
    [{ step: '0.35mg/kg/h' }, 'weight-needed', 'step', '0.35 mg/kg/h', PER_KG],
    [
      { maxRate: '0.001 mcg/kg/min', weight: '70' },
      'not-whole-mcg',
      'maxRate',
      '0.001 mcg/kg/min',
      'whole mcg/kg/h; this is 0.06 mcg/kg/h',
    ],
    [
      { startRate: '999999999 mg/kg/h', weight: '300' },
      'too-large',
      'startRate',
      '999999999 mg/kg/h',
      'a smaller number',
    ],
    [{ pumpStep: '0.1' }, 'alone', 'pumpStep', '', 'concentration'],
    [{ container: '50' }, 'alone', 'container', '', 'concentration'],
    [
      { concentration: '999999999', pumpStep: '999999999' },
      'too-large',
      'pumpStep',
      '999999999 mL/h',
      'a smaller step at 999999999 mg/mL',
    ],
    [{ allow: 'window,step-size' }, 'alone', 'allow', '', 'reason "why"'],
    [{ reason: 'why' }, 'alone', 'reason', '', 'allow with the limits to override'],
    [{ setting: 5 }, 'wrong-type', 'setting', 'number', SETTINGS],
    [{ setting: 'ward' }, 'wrong-type', 'setting', 'string', SETTINGS],
    [{ start: 5 }, 'wrong-type', 'start', 'number', 'a date or a time, as text'],
    [{ setting: 'outpatient', weekends: 'yes' }, 'wrong-type', 'weekends', 'string', 'true or false'],
    [{ maxRate: 40 }, 'wrong-type', 'maxRate', 'number', 'text'],
  ]
  it.each(cases)('of %j: %s', (more, code, place, found, allowed) => {
    const raw = { ...INPATIENT, ...more } as RawRequest
    expect(refused(() => parseRequest(raw, NOWHERE))).toMatchObject({ code, place, found, allowed })
  })

  it('of fields that nobody knows, with those that are known', () => {
    const raw = { ...INPATIENT, wieght: '70', maxx: '3' } as RawRequest
    expect(refused(() => parseRequest(raw, NOWHERE))).toMatchObject({
      code: 'unknown-field',
      place: 'request',
      found: 'wieght, maxx',
      allowed:
        'setting, start, protocol, weight, startRate, step, maxRate, stepEvery, length, days, sessions, sessionLength, concentration, pumpStep, pumpMax, container, hang, stock, closed, on, weekends, allow, reason, timeZone, now',
    })
  })

  it('of now too, though the start does not ask for it', () => {
    expect(refused(() => parse(INPATIENT, { now: 'soon' })).place).toBe('now')
  })
})

/** The findings of a refused request: code and place. */
function findings(raw: Record<string, unknown>): readonly string[] {
  try {
    parseRequest(raw as RawRequest, { now: 1_796_043_600, zone: () => 'UTC' })
  } catch (error) {
    if (error instanceof Refusal && error.exit === 2)
      return error.findings.map(shown).map(({ code, place }) => `${code} ${place}`)
    throw error
  }
  return []
}

describe('a request with several faults', () => {
  it('is refused once, with all of them', () => {
    const raw = { setting: 'inpatient', start: '2026-02-30', maxRate: '1e3', step: '0', stepEvery: '90', sessions: '3' }
    expect(findings({ ...raw, allow: 'step-size', timeZone: 'Mars/Olympus' })).toEqual(
      [
        'zero-step step',
        'not-a-figure maxRate',
        'not-a-duration stepEvery',
        'unknown-zone timeZone',
        'no-such-date start',
        'foreign-option sessions',
        'alone allow',
      ].sort((a, b) => order(a) - order(b)),
    )
  })
  const PLACES = ['step', 'maxRate', 'stepEvery', 'timeZone', 'sessions', 'allow', 'start']
  const order = (finding: string): number => PLACES.indexOf(finding.split(' ')[1] ?? '')

  it.each<[Record<string, unknown>, readonly string[]]>([
    // What follows from another fault is not reported beside it.
    [{ weight: '70lb', maxRate: '0.35 mg/kg/h' }, ['pounds weight']],
    [{ start: 'today', now: 'soon' }, ['not-a-start now']],
    [{ start: '2026-03-08T02:30', timeZone: 'EST5' }, ['unknown-zone timeZone']],
    [{ concentration: 'x', pumpStep: '0.1' }, ['not-a-figure concentration']],
    [{ allow: 'all', reason: 'why' }, ['unknown-limit allow']],
    // What does not is.
    [{ weight: '70lb', maxRate: '400' }, ['pounds weight']],
    [
      { weight: 'x', startRate: 'y', maxRate: 'z' },
      ['not-a-figure weight', 'not-a-figure startRate', 'not-a-figure maxRate'],
    ],
    [{ maxRate: '0.35 mg/kg/h', step: '5 mcg/kg/min' }, ['weight-needed step', 'weight-needed maxRate']],
  ])('%j names %j', (more, expected) => {
    expect(findings({ ...INPATIENT, ...more })).toEqual(expected)
  })

  it('of a wrong shape names every field', () => {
    expect(findings({ setting: 'ward', start: 5, maxRate: 40 }).length).toBe(3)
  })
})

describe('the length', () => {
  it('has one value under its names', () => {
    const lengthOf = (base: RawRequest, more: Texts) => parse(base, more).length
    // 4.5 x 24 x 60
    expect(lengthOf(INPATIENT, { length: '4.5d' })).toEqual({ value: 6480, field: 'length' })
    expect(lengthOf(INPATIENT, { days: '4.5' })).toEqual({ value: 6480, field: 'days' })
    expect(lengthOf(INPATIENT, { length: '100h' })).toEqual({ value: 6000, field: 'length' })
    expect(lengthOf(OUTPATIENT, { length: '40min' })).toEqual({ value: 40, field: 'length' })
    expect(lengthOf(OUTPATIENT, { sessionLength: '4' })).toEqual({ value: 240, field: 'sessionLength' })
  })

  it.each([
    [INPATIENT, { length: '4d', days: '4' }, 'days'],
    [OUTPATIENT, { length: '4h', sessionLength: '4' }, 'sessionLength'],
    [OUTPATIENT, { on: 'daily', weekends: true }, 'weekends'],
  ])('%j with %j is given twice', (base, more, place) => {
    expect(refused(() => parse(base, more))).toMatchObject({ code: 'same-option', place })
  })
})

describe('a rate per day', () => {
  it.each([
    // 480 / 24 = 20; 500 / 24 = 20.8333... ng/h: 20,833,333.3
    ['480 mg/24h', 20_000_000, '480 mg/24h = 20 mg/h'],
    ['500mg/24h', 20_833_333, '500 mg/24h = 20.83 mg/h, rounded down'],
  ])('of %s is divided last', (max, rate, written) => {
    expect(rateOf({ maxRate: max })).toMatchObject({ rate, written })
  })

  it('keeps its exact value for steps, which count many times', () => {
    expect(parse(INPATIENT, { step: '60 mg/24h' }).step).not.toHaveProperty('exact')
    // 50 mg in 24 h are 6,250,000 ng in 3 h.
    expect(parse(INPATIENT, { step: '50 mg/24h' }).step).toMatchObject({ rate: 2_083_333, exact: 6_250_000 })
  })

  it('in mcg/kg/h is whole', () => {
    // 350 x 60,000 g
    expect(rateOf({ maxRate: '350 mcg/kg/h', weight: '60' })?.rate).toBe(21_000_000)
    expect(refused(() => rateOf({ maxRate: '0.5 mcg/kg/h', weight: '60' })).code).toBe('not-whole-mcg')
  })
})
