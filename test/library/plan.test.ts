import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main'
import {
  findProtocol,
  hours,
  type InpatientRequest,
  mgPerKgPerH,
  minutes,
  type OutpatientRequest,
  type PlanRequest,
  plan,
  Refusal,
  rowsOf,
  toCsv,
} from '../../src/index'
import { fakeIo } from '../cli/fake-io'
import { lawRuns } from '../law-runs'

const NOW = new Date('2026-11-01T12:00:00Z')
const options = { now: NOW }
const START = { start: '2026-11-30T08:00', timeZone: 'America/New_York' }
const inpatient = (fields: Partial<InpatientRequest> = {}) =>
  plan({ setting: 'inpatient', ...START, ...fields }, options)
const outpatient = (fields: Partial<OutpatientRequest> = {}) =>
  plan({ setting: 'outpatient', ...START, ...fields }, options)

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('not refused')
}

describe('plan', () => {
  it.each([
    // 20+25 + 30 x 118 = 45 + 3,540
    ['maxRate 30', () => inpatient({ maxRate: 30 }), 3585, 30, 'max'],
    // (20+25+30+35) x 4 + 40 x 104
    ['a step every 4 h', () => inpatient({ stepEvery: hours(4) }), 4600, 40, 'rate'],
    // 70 kg x 0.5 mg/kg/h = 35: 20+25+30 + 35 x 117
    ['0.5 mg/kg/h', () => inpatient({ weight: 70, maxRate: mgPerKgPerH(0.5) }), 4170, 35, 'max'],
    // 80+100+120+140+160 x 6
    ['a series', () => outpatient(), 1400, 40, 'rate'],
    // half of it
    ['2 h sessions', () => outpatient({ sessionLength: minutes(120) }), 700, 40, 'rate'],
    // 42+63+84 x 8
    ['fractions', () => outpatient({ protocol: 'schwartzman-2009', weight: 60 }), 777, 21, 'rate-per-kg'],
  ] as const)('gives the total worked by hand: %s', (_, make, dose, rate, limit) => {
    const made = make()
    expect(made.totals.dose).toBe(dose)
    expect(made.maximum).toEqual({ rate, limit })
    expect(made.segments.reduce((sum, segment) => sum + segment.dose, 0)).toBe(dose)
  })

  it('has its times as dates, its zone and weight as given', () => {
    const made = inpatient({ weight: 70.5 })
    expect(made.start).toEqual(new Date('2026-11-30T13:00:00Z'))
    expect(made.end).toEqual(new Date('2026-12-05T13:00:00Z'))
    expect(made).toMatchObject({ timeZone: 'America/New_York', weight: 70.5, setting: 'inpatient' })
    expect(inpatient()).not.toHaveProperty('weight')
  })

  it.each([
    ['a fourth decimal', { maxRate: 30.0001 }, 'not-a-figure'],
    ['a sum of doubles', { maxRate: 0.1 + 0.2 }, 'not-a-figure'],
    ['NaN', { maxRate: Number.NaN }, 'not-a-figure'],
    ['infinity', { maxRate: Number.POSITIVE_INFINITY }, 'not-a-figure'],
    ['a negative figure', { weight: -70 }, 'not-a-figure'],
    ['zero', { maxRate: 0 }, 'not-a-figure'],
    ['an exponent', { weight: 1e21 }, 'not-a-figure'],
    ['a part of a minute', { days: 0.0001 }, 'not-a-figure'],
    ['a unit that is not known', { maxRate: { value: 30, unit: 'mL/h' } }, 'unit'],
    ['a protocol that is not known', { protocol: 'constructor' }, 'unknown-protocol'],
    ['a protocol that is only listed', { protocol: 'goebel-2015' }, 'not-plannable'],
    ['a changed protocol', { protocol: { ...findProtocol('crps-5day'), maximum: 400 } }, 'unknown-protocol'],
    ['no zone', { start: '2026-11-30', timeZone: undefined }, 'alone'],
    ['no reason', { allow: ['step-size'] }, 'alone'],
    ['a field of the other setting', { sessions: 3 }, 'foreign-option'],
  ])('refuses %s', (_, fields, code) => {
    const refusal = refusalOf(() => inpatient(fields as Partial<InpatientRequest>))
    expect(refusal.by).toBe('input')
    expect(refusal.findings.map((finding) => finding.code)).toEqual([code])
  })

  it('names the field, not the option, that the guard refuses', () => {
    const refusal = refusalOf(() => inpatient({ maxRate: 45 }))
    expect(refusal.by).toBe('guard')
    expect(refusal.findings).toMatchObject([{ code: 'beyond-hard-limit', place: 'maxRate', limit: 'rate' }])
    expect(refusal.message).not.toContain('--')
  })

  it('names the soft limits to override', () => {
    const { findings } = refusalOf(() => inpatient({ step: 10 }))
    expect(findings).toMatchObject([{ limit: 'step-size', overridable: ['step-size'] }])
    expect(inpatient({ step: 10, allow: ['step-size'], reason: 'as discussed' }).totals.dose).toBeGreaterThan(0)
  })

  it('needs no zone beside an offset, and takes today from now', () => {
    const request: PlanRequest = { setting: 'inpatient', start: '2026-11-30T08:00-05:00' }
    expect(plan(request, options).timeZone).toBe('-05:00')
    expect(inpatient({ start: 'tomorrow' }).start).toEqual(new Date('2026-11-02T13:00:00Z'))
  })

  it('refuses a present that is not a date', () => {
    for (const now of [new Date(Number.NaN), 0 as unknown as Date])
      expect(() => plan({ setting: 'inpatient', ...START }, { now })).toThrow(TypeError)
  })

  it('is frozen through and through', () => {
    const made = inpatient()
    const parts = [made, made.totals, made.maximum, made.segments, made.segments[0], made.limits, made.findings]
    for (const part of parts) expect(Object.isFrozen(part)).toBe(true)
  })
})

const figure = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 1000)
const fields = fc.record(
  {
    weight: figure(30_000, 150_000),
    startRate: figure(100, 20_000),
    step: figure(100, 5_000),
    maxRate: figure(20_000, 40_000),
    stepEvery: fc.integer({ min: 60, max: 1500 }).map(minutes),
    concentration: fc.constantFrom(1, 2, 5),
  },
  { requiredKeys: [] },
)
const OPTIONS = {
  weight: '--weight',
  startRate: '--start-rate',
  step: '--step',
  maxRate: '--max',
  concentration: '--concentration',
} as const

it('plans what the command line plans, byte for byte', async () => {
  let planned = 0
  await fc.assert(
    fc.asyncProperty(fields, async ({ stepEvery, ...rest }) => {
      const figures = Object.entries(rest).flatMap(([name, value]) => [
        OPTIONS[name as keyof typeof OPTIONS],
        String(value),
      ])
      const every = stepEvery === undefined ? [] : ['--step-every', `${stepEvery.value}min`]
      const { io, out } = fakeIo({ now: NOW.getTime() })
      const words = ['inpatient', START.start, '--tz', START.timeZone, '--csv', ...figures, ...every]
      const exit = await main(words, io)
      const request = { ...rest, ...(stepEvery === undefined ? {} : { stepEvery }) }
      if (exit === 0) {
        planned++
        expect(toCsv(inpatient(request))).toBe(out())
      } else expect(refusalOf(() => inpatient(request)).by).toBe(exit === 3 ? 'guard' : 'input')
    }),
    { numRuns: lawRuns(60, 12) },
  )
  expect(planned).toBeGreaterThan(lawRuns(20, 4))
})

describe('rowsOf', () => {
  it('leaves no gap, and its doses add up', () => {
    const made = inpatient({ maxRate: 30 })
    const rows = rowsOf(made, 'hour')
    expect(rows).toHaveLength(120)
    for (const [index, row] of rows.entries()) expect(row.start).toEqual(rows[index - 1]?.end ?? made.start)
    expect(rows.at(-1)?.cumulativeDose).toBe(made.totals.dose)
    expect(rows.slice(0, 3).map(({ change }) => change)).toEqual([undefined, 5, 5])
    expect(rows.map(({ atMaximum }) => atMaximum).indexOf(true)).toBe(2)
  })

  it('has a session in a row, or a change', () => {
    expect(rowsOf(outpatient(), 'session').map(({ dose }) => dose)).toEqual([
      80, 100, 120, 140, 160, 160, 160, 160, 160, 160,
    ])
    expect(rowsOf(inpatient(), 'change').map(({ rate }) => rate)).toEqual([20, 25, 30, 35, 40])
  })

  it('accepts only what plan made', () => {
    expect(() => rowsOf({ ...inpatient() }, 'hour')).toThrow(TypeError)
  })
})
