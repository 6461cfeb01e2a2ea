/** Published regimens as local protocol files of format 2, each to a total worked by hand at 70 kg unless said. */
import { describe, expect, it } from 'vitest'
import { plan } from '../../src/core/plan/plan'
import { rowsOf, totalsOf } from '../../src/core/plan/rows'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest, type RawRequest } from '../../src/core/request/request'
import { isoDay } from '../../src/core/values/calendar-day'
import { dayOf, wallAt } from '../../src/core/values/time-zone'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { columnsOf } from '../../src/render/data/columns'
import { told } from '../core/forge'
import { type Keys, localFile } from '../protocols/local-regimen'

const MONDAY = '2026-11-30T08:00'
const CLOCK = { now: 0, zone: () => 'UTC' }

function planOf(keys: Keys, asked: Partial<RawRequest> = {}): Plan {
  const protocol = readProtocolFile('ours.yaml', localFile(keys))
  const raw = { setting: protocol.setting, start: MONDAY, timeZone: 'UTC', weight: '70', ...asked }
  return plan(parseRequest(raw, CLOCK), protocol)
}
const totalOf = (of: Plan): number => totalsOf(of).dose / 60_000_000
const ratesOf = (of: Plan): readonly number[] => of.segments.map(({ rate }) => rate / 1e6)
const RACEMIC = { drug: 'ketamine-racemic' }
const infusion = (keys: Keys): Keys => ({ ...RACEMIC, setting: 'inpatient', ...keys })
const series = (keys: Keys): Keys => ({ ...RACEMIC, setting: 'outpatient', ...keys })

describe('a published regimen in a file of format 2', () => {
  it.each<[string, Keys, number, Partial<RawRequest>]>([
    [
      'Tankha: 0.5 x 70 = 35 mg, five days',
      series({ dose: '0.5 mg/kg', session_length: '40 min', sessions: 5, session_days: 'daily' }),
      175,
      {},
    ],
    [
      'Noppers: 0.5 x 60 = 30 mg of esketamine, once',
      series({ drug: 'esketamine', dose: '0.5 mg/kg', session_length: '30 min', sessions: 1 }),
      30,
      { weight: '60' },
    ],
    [
      // 35 mg / 45 min = 46.666 mg/h, planned 46.66: x 0.75 h = 34.995 mg.
      'KETAPAIN: 3 x 34.995 mg, 35 days apart',
      series({ dose: '0.5 mg/kg', session_length: '45 min', sessions: 3, every: '35 days' }),
      104.985,
      {},
    ],
    [
      'NCT03249025: 0.25 x 70 = 17.5 mg, six times, 28 days apart',
      series({ dose: '0.25 mg/kg', session_length: '60 min', sessions: 6, every: '28 days' }),
      105,
      {},
    ],
    [
      'Amr: 80 mg in 5 h, seven days',
      series({ dose: '80 mg', session_length: '5 h', sessions: 7, session_days: 'daily' }),
      560,
      {},
    ],
    [
      'Rema: 14, 28, 42 mg/h for 4 h',
      series({
        ...{ start: '0.2 mg/kg/h', step: '0.2 mg/kg/h', maximum_per_kg: '0.6 mg/kg/h' },
        ...{ session_length: '4 h', sessions: 3 },
      }),
      56 + 112 + 168,
      {},
    ],
    [
      'Lauritsen: 7, 14, 21, 28 mg/h for 4 h each, then 29.4 for 32 h',
      infusion({
        ...{ start: '0.1 mg/kg/h', step: '0.1 mg/kg/h', maximum_per_kg: '0.42 mg/kg/h' },
        ...{ step_every: '4 h', length: '48 h' },
      }),
      4 * (7 + 14 + 21 + 28) + 29.4 * 32,
      {},
    ],
    [
      'Kim: 7, 14, 21, 28 mg/h for 4 h each, then 35 for 36 h',
      infusion({
        ...{ start: '0.1 mg/kg/h', step: '0.1 mg/kg/h', maximum_per_kg: '0.5 mg/kg/h' },
        ...{ step_every: '4 h', length: '52 h' },
      }),
      1540,
      {},
    ],
    [
      // 880 mg in 32 h, then 80.8 h at 50.
      'Correll over 4.7 days, 112.8 h',
      infusion({ start: '10 mg/h', step: '5 mg/h', maximum: '50 mg/h', step_every: '4 h', length: '112.8 h' }),
      880 + 50 * 80.8,
      {},
    ],
    [
      'Polomano: 0.12 x 70 = 8.4 mg/h, flat for 72 h',
      infusion({ start: '120 mcg/kg/h', maximum_per_kg: '120 mcg/kg/h', length: '3 days' }),
      8.4 * 72,
      {},
    ],
    [
      // 1 mcg/kg/min x 70 kg x 60 = 4.2 mg/h.
      'a low-dose protocol: 1 to 9 x 4.2 mg/h for 1 h each, then 42 for 15 h',
      infusion({
        ...{ start: '1 mcg/kg/min', step: '1 mcg/kg/min', maximum_per_kg: '10 mcg/kg/min' },
        ...{ step_every: '1 h', length: '24 h' },
      }),
      4.2 * 45 + 42 * 15,
      {},
    ],
    [
      // 4 h each at 1 to 9 mg/h from the end of the load on: 36 h; 48 h - 1 min - 36 h at 10: 719 min.
      'Wellington: 2 mg over 1 min, then 1 to 10 mg/h; no weight',
      infusion({
        ...{ start: '1 mg/h', step: '1 mg/h', maximum: '10 mg/h', step_every: '4 h', length: '48 h' },
        load: '2 mg over 1 min',
      }),
      2 + 4 * 45 + (10 * 719) / 60,
      { weight: undefined as unknown as string },
    ],
    [
      'KetHead: 1 mg/kg over 10 min, then 1 mg/kg/h for 6 h',
      series({
        ...{ load: '1 mg/kg over 10 min', start: '1 mg/kg/h', maximum_per_kg: '1 mg/kg/h' },
        ...{ session_length: '370 min', sessions: 1 },
      }),
      70 + 6 * 70,
      { allow: 'load-dose', reason: 'trial' },
    ],
    [
      // 100, 300, 500 mg in 24 h: 4.16, 12.5, 20.83 mg/h.
      'VCOG, subcutaneous: 24 h each, then 4 days at the last rate',
      infusion({
        ...{ route: 'subcutaneous', start: '100 mg/24h', step: '200 mg/24h', maximum: '500 mg/24h' },
        ...{ step_every: '24 h', length: '6 days' },
      }),
      24 * (4.16 + 12.5 + 20.83 * 4),
      {},
    ],
    [
      // 700 mg / 24 h = 29.166 mg/h, planned 29.16; the third rate is 500 mg in 24 h, the fourth 700.
      'a subcutaneous protocol with a dose limit of 700 mg in 24 h',
      infusion({
        ...{ start: '100 mg/24h', step: '200 mg/24h', maximum: '1000 mg/24h', dose_24h: '700 mg' },
        ...{ step_every: '24 h', length: '7 days' },
      }),
      24 * (4.16 + 12.5 + 20.83 + 29.16 * 4),
      {},
    ],
    [
      // n x 50 mg / 24 h, rounded down; the tenth, 20.83, is cut to 20 by rate-absolute.
      'Kiefer: esketamine 50 to 450 mg in 24 h, then 20 mg/h',
      infusion({
        ...{ drug: 'esketamine', start: '50 mg/24h', step: '50 mg/24h', maximum: '500 mg/24h' },
        ...{ step_every: '24 h', length: '10 days' },
      }),
      24 * (2.08 + 4.16 + 6.25 + 8.33 + 10.41 + 12.5 + 14.58 + 16.66 + 18.75 + 20),
      {},
    ],
  ])('%s', (_, keys, mg, asked) => {
    expect(totalOf(planOf(keys, asked))).toBeCloseTo(mg, 9)
  })

  it('of several blocks is one series of 16 sessions', () => {
    const clinic = planOf(
      series({
        ...{ dose: '0.5 mg/kg', session_length: '40 min' },
        series: [
          { sessions: 6, session_days: ['mon', 'wed', 'fri'] },
          { sessions: 4, every: '7 days' },
          { sessions: 6, every: '14 days' },
        ],
      }),
    )
    expect(totalOf(clinic)).toBe(16 * 35)
    const days = clinic.segments.map(({ start }) => isoDay(dayOf(wallAt(clinic.request.start.zone, start))))
    expect(days.join(' ')).toBe(
      [
        '2026-11-30 2026-12-02 2026-12-04 2026-12-07 2026-12-09 2026-12-11',
        '2026-12-18 2026-12-25 2027-01-01 2027-01-08',
        '2027-01-22 2027-02-05 2027-02-19 2027-03-05 2027-03-19 2027-04-02',
      ].join(' '),
    )
    expect(clinic.segments.map(({ session }) => session)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1))
  })
})

const HEADACHE = series({
  ...{ load: '0.3 mg/kg over 10 min', start: '10 mg/h', step: '5 mg/h', maximum: '20 mg/h' },
  ...{ step_every: '30 min', session_length: '2 h', sessions: 2, session_days: 'daily' },
})

describe('phases', () => {
  it('are a load, then steps within each session, each from the start', () => {
    // 21 mg over 10 min is 126 mg/h; the titration has 110 min: 30, 30, 50.
    const each = [
      ['load', 10, 126],
      ['titration', 30, 10],
      ['titration', 30, 15],
      ['titration', 50, 20],
    ]
    const of = planOf(HEADACHE)
    expect(of.segments.map(({ phase, time, rate }) => [phase, time, rate / 1e6])).toEqual([...each, ...each])
  })

  it('have columns of their own: a load has no change and no limit', () => {
    const of = planOf(HEADACHE)
    const columns = columnsOf(of, 'change')
    const shown = ['phase', 'rate_mg_h', 'change_mg_h', 'limit_mg_h', 'at_limit', 'held_by']
    const cells = rowsOf(of, 'change').map((row) =>
      shown.map((name) => columns.find((column) => column.name === name)?.text(row)),
    )
    expect(cells).toEqual([
      ['load', '126', '', '', '', ''],
      ['titration', '10', '', '20', 'false', ''],
      ['titration', '15', '5', '20', 'false', ''],
      ['titration', '20', '5', '20', 'true', 'rate'],
      ['load', '126', '', '', '', ''],
      ['titration', '10', '-10', '20', 'false', ''],
      ['titration', '15', '5', '20', 'false', ''],
      ['titration', '20', '5', '20', 'true', 'rate'],
    ])
    const [session] = rowsOf(planOf(HEADACHE), 'session')
    expect(session).toMatchObject({ phases: ['load', 'titration'], rate: 20_000_000 })
  })

  it('of a wean fall by equal parts of the last rate', () => {
    const keys = { start: '10 mg/h', maximum: '10 mg/h', length: '4 h', wean: '2 h in 4 falls' }
    expect(ratesOf(planOf(infusion(keys)))).toEqual([10, 8, 6, 4, 2])
  })

  it('of a wean that rounding makes equal are refused', () => {
    const keys = { start: '0.03 mg/h', maximum: '10 mg/h', length: '4 h', wean: '2 h in 4 falls' }
    expect(told(() => planOf(infusion(keys)))).toEqual([2, 'wean-vanishes'])
  })
})

describe('a dose limit', () => {
  const load = { load: '0.3 mg/kg over 10 min', start: '10 mg/h', maximum: '40 mg/h' }
  it('leaves the titration what the load does not take', () => {
    // (61 - 21) mg in 110 min: 21.818 mg/h, planned 21.81.
    const of = planOf(
      series({
        ...{ ...load, step: '20 mg/h', step_every: '10 min', session_dose: '61 mg' },
        ...{ session_length: '2 h', sessions: 1 },
      }),
    )
    expect(of.maximum).toMatchObject({ rate: 21_810_000, limit: { name: 'session-dose' } })
    // 21 + 10 mg/h x 10 min + 21.81 x 100 min = 21 + 1.666... + 36.35
    expect(totalOf(of)).toBeCloseTo(21 + 10 / 6 + 36.35, 9)
    expect(of.findings.map(({ code }) => code)).toContain('below-dose-limit')
  })

  it('of 24 h is the smaller of an even rate and what the load leaves', () => {
    const day = (limit: string) => planOf(infusion({ ...load, dose_24h: limit, length: '2 days' })).maximum
    // (261 - 21) mg in 23 h 50 min: 10.0699 mg/h; 261 mg / 24 h is 10.875.
    expect(day('261 mg')).toMatchObject({ rate: 10_060_000, limit: { name: 'dose-24h' } })
  })

  it('that a load alone passes is refused', () => {
    const keys = series({ ...load, session_dose: '20 mg', session_length: '2 h', sessions: 1 })
    expect(told(() => planOf(keys))[0]).toBe(3)
  })
})

describe('a load', () => {
  const base = { start: '10 mg/h', maximum: '40 mg/h', length: '1 days' }
  const loaded = (load: string, more: Keys = {}) => infusion({ ...base, load, ...more })
  it.each<[string, string, Partial<RawRequest>, readonly (string | number)[]]>([
    // 0.35 mg/kg x 70 kg = 24.5 mg.
    ['above 0.35 mg/kg', '0.36 mg/kg over 10 min', {}, [3, 'load-dose']],
    [
      'above 1 mg/kg, whatever is allowed',
      '1.01 mg/kg over 10 min',
      { allow: 'load-dose', reason: 'x' },
      [3, 'load-dose'],
    ],
    [
      'of 11 mg without a weight',
      '11 mg over 10 min',
      { weight: undefined as unknown as string },
      [2, 'weight-needed'],
    ],
  ])('%s is refused', (_, load, asked, refused) => {
    expect(told(() => planOf(loaded(load), asked))).toEqual(refused)
  })

  it('is cut by the limit of its file, and the plan says so', () => {
    const of = planOf(loaded('0.3 mg/kg over 10 min', { load_dose: '14 mg' }))
    expect(of.segments[0]).toMatchObject({ phase: 'load', rate: 84_000_000, wanted: 126_000_000 })
    expect(of.findings.map(({ code }) => code)).toContain('load-cut')
  })

  it('is held to no rate limit', () => {
    expect(planOf(loaded('0.3 mg/kg over 1 min')).segments[0]?.rate).toBe(1260_000_000)
  })
})

describe('a fixed dose', () => {
  const session = (length: string) => series({ dose: '0.5 mg/kg', session_length: length, sessions: 1 })
  const codes = (of: Plan) => of.findings.map(({ code, found, allowed }) => [code, found, allowed])

  it('is cut by a limit of the weight, and not made up', () => {
    // 35 mg in 20 min is 105 mg/h; 1 mg/kg/h is 70: 23.33 mg.
    const of = planOf(session('20 min'))
    expect(ratesOf(of)).toEqual([70])
    expect(codes(of)).toContainEqual(['dose-cut', '35 mg', '23.33 mg'])
  })

  it('says what is really given', () => {
    expect(codes(planOf(session('45 min')))).toContainEqual(['dose-given', '35 mg', '34.995 mg'])
  })

  it('is never given faster than over its own length', () => {
    // 52.5 mg/h for 20 min: 17.5 mg.
    expect(totalOf(planOf(session('40 min'), { length: '20min' }))).toBe(17.5)
    expect(ratesOf(planOf(session('40 min'), { length: '80min', allow: 'session-length', reason: 'x' }))).toEqual([
      26.25,
    ])
  })

  it('rises from session to session up to the session dose', () => {
    const keys = series({
      ...{ dose: '0.3 mg/kg', dose_step: '0.1 mg/kg', session_dose: '0.5 mg/kg' },
      ...{ session_length: '60 min', sessions: 4 },
    })
    expect(ratesOf(planOf(keys))).toEqual([21, 28, 35, 35])
  })

  it.each(['startRate', 'step'])('takes no %s', (option) => {
    expect(told(() => planOf(session('40 min'), { [option]: '5' }))).toEqual([2, 'fractions'])
  })
})

describe('other limits', () => {
  it('keep a minimum softly: a start of 0.1 x 40 = 4 mg/h is below 5', () => {
    const keys = infusion({ start: '0.1 mg/kg/h', maximum: '40 mg/h', minimum: '5 mg/h', length: '1 days' })
    expect(told(() => planOf(keys, { weight: '40' }))).toEqual([3, 'minimum'])
    expect(ratesOf(planOf(keys, { weight: '50' }))).toEqual([5])
  })

  it('take the low end of a stated range as the interval', () => {
    const keys = infusion({
      ...{ start: '10 mg/h', step: '5 mg/h', maximum: '40 mg/h', length: '2 days' },
      step_every: { value: 4, unit: 'h', range: [3, 4] },
    })
    expect(planOf(keys, { stepEvery: '3h' }).regimen.stepEvery?.value).toBe(180)
    expect(told(() => planOf(keys, { stepEvery: '179min' }))).toEqual([3, 'step-interval'])
  })

  it('refuse more sessions than a series of blocks has', () => {
    const keys = series({ dose: '10 mg', session_length: '40 min', series: [{ sessions: 2 }, { sessions: 1 }] })
    expect(planOf(keys, { sessions: '2' }).segments).toHaveLength(2)
    expect(told(() => planOf(keys, { sessions: '4' }))).toEqual([2, 'series-length'])
  })

  it('give amr-2010 at 0.16 mg/mL 100 mL/h without an override', () => {
    const keys = series({ dose: '80 mg', session_length: '5 h', sessions: 7, session_days: 'daily' })
    const of = planOf(keys, { concentration: '0.16' })
    expect((of.segments[0]?.rate ?? 0) / 160).toBe(100_000)
    expect(of.overridden).toEqual([])
  })
})
