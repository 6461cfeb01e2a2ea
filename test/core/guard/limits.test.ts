import { describe, expect, it } from 'vitest'
import { isAtMaximum, maximumOf, rateIncrementOf } from '../../../src/core/guard/limits'
import type { Protocol } from '../../../src/core/model/protocol'
import type { RawRequest } from '../../../src/core/request/request'
import {
  crps5day,
  crps10session,
  ketcrps2Inpatient,
  ketcrps2Outpatient,
  schwartzman2009,
} from '../../protocols/built-in'
import { inpatient, limitIn, limitsFor, mgDose, mgh, outpatient } from '../forge'

const REASON = { reason: 'monitored in intensive care' }
const names = (limits: ReturnType<typeof limitsFor>) => limits.map(({ name, kind }) => `${name} ${kind}`)

describe('the limits of a request', () => {
  it('stand in the order in which ties are named, inpatient', () => {
    expect(names(limitsFor(inpatient({ maxRate: '30', weight: '70' })))).toEqual([
      'rate hard',
      'ceiling hard',
      'ceiling hard',
      'max hard',
      'rate-per-weight soft',
      'start-rate soft',
      'step-size soft',
      'step-interval soft',
      'course-length soft',
      'weight soft',
      'restart soft',
      'course-length hard',
    ])
  })

  it('stand in the order in which ties are named, outpatient', () => {
    expect(names(limitsFor(outpatient({ maxRate: '30', weight: '70' })))).toEqual([
      'rate hard',
      'session-dose hard',
      'ceiling hard',
      'ceiling hard',
      'max hard',
      'rate-per-weight soft',
      'start-rate soft',
      'step-size soft',
      'course-length soft',
      'session-length soft',
      'window soft',
      'one-a-day hard',
      'overlap hard',
      'weight soft',
      'restart soft',
      'course-length hard',
      'session-length hard',
    ])
  })

  it.each([
    ['rate', 40, 'mg/h', mgh(40)],
    ['start-rate', 20, 'mg/h', mgh(20)],
    ['step-size', 5, 'mg/h', mgh(5)],
    ['step-interval', 1, 'h', 60],
    ['course-length', 5, 'days', 5 * 1440],
    ['rate-per-weight', 1, 'mg/kg/h', mgh(70)],
    ['weight', 150, 'kg', 150_000],
  ] as const)('hold crps-5day at 70 kg to %s %d %s', (name, value, unit, bound) => {
    const limit = limitIn(limitsFor(inpatient({ weight: '70' })), name)
    expect(limit).toMatchObject({ value, unit, bound, state: 'in force' })
  })

  it.each([
    ['session-dose', 200, 'mg', mgDose(200)],
    ['session-length', 4, 'h', 240],
    ['course-length', 10, 'sessions', 10],
    ['window', 14, 'days', 14],
    ['one-a-day', 1, 'session a date', 1],
    ['overlap', 0, 'h of overlap', 0],
  ] as const)('hold crps-10session to %s %d %s', (name, value, unit, bound) => {
    expect(limitIn(limitsFor(outpatient()), name)).toMatchObject({ value, unit, bound, state: 'in force' })
  })

  it('carry their sources', () => {
    const limits = limitsFor(outpatient({ maxRate: '30' }))
    expect(limitIn(limits, 'rate')).toMatchObject({ basis: 'assumed', source: ['ours'] })
    expect(limitIn(limits, 'session-dose')).toMatchObject({ basis: 'stated', source: ['medscape-2018'] })
    expect(limitIn(limits, 'max')).toMatchObject({ basis: 'set', value: 30 })
    expect(limitIn(limits, 'rate-per-weight').source).toEqual(['jefferson-2017', 'schwenk-2018'])
    expect(limitIn(limits, 'weight')).toMatchObject({ basis: 'assumed', source: ['ours'] })
  })

  // 200 mg / 4 h = 50; / 5 h = 40; / 8 h = 25; / 7 h = 28.5714285..., down to a whole ng/h
  it.each([
    ['4', 50_000_000],
    ['5', 40_000_000],
    ['8', 25_000_000],
    ['7', 28_571_428],
  ])('turn 200 mg in a session of %s into a rate', (length, rate) => {
    expect(limitIn(limitsFor(outpatient({ sessionLength: length })), 'session-dose').rate).toBe(rate)
  })

  it('do not check what needs a weight when none is given, whatever is allowed', () => {
    const limits = limitsFor(inpatient({ allow: 'rate-per-weight,weight', ...REASON }))
    expect(limitIn(limits, 'rate-per-weight').state).toBe('not checked')
    expect(limitIn(limits, 'weight').state).toBe('not checked')
  })

  it('are overridden where they are soft and named, and no others', () => {
    const limits = limitsFor(outpatient({ weight: '70', allow: 'course-length,window', ...REASON }))
    const lifted = limits.filter(({ state }) => state === 'allowed').map(({ name, kind }) => `${name} ${kind}`)
    expect(lifted).toEqual(['course-length soft', 'window soft'])
  })

  it('keep 24 h a session and 366 days a course, hard, whatever is allowed', () => {
    const all = { allow: 'course-length,session-length', ...REASON }
    const hard = limitsFor(outpatient(all)).filter(({ kind }) => kind === 'hard')
    const [session, course] = ['session-length', 'course-length'].map((each) => hard.find(({ name }) => name === each))
    expect(course).toMatchObject({ value: 366, unit: 'days', bound: 366 * 1440, state: 'in force' })
    expect(session).toMatchObject({ value: 24, unit: 'h', bound: 1440, state: 'in force' })
  })

  it('leave the weight out for another drug: the racemic bound is not for esketamine', () => {
    const limits = limitsFor(outpatient({ weight: '70' }), { ...crps10session, drug: 'esketamine' })
    expect(limits.map(({ name }) => name)).not.toContain('rate-per-weight')
  })
})

describe('the limits per kilogram', () => {
  // 0.35 mg/kg/h x 60 kg = 21 mg/h; x 71.5 kg = 25.025 mg/h, more than the 25 mg/h beside it.
  it.each([
    ['60', 21, 21, 'rate-per-kg'],
    ['71.5', 25.025, 25, 'rate'],
  ])('of schwartzman-2009 at %s kg are %d mg/h', (weight, perKg, most, name) => {
    const limits = limitsFor(outpatient({ weight }), schwartzman2009)
    expect(limitIn(limits, 'rate-per-kg')).toMatchObject({
      value: 0.35,
      unit: 'mg/kg/h',
      kind: 'hard',
      state: 'in force',
      rate: mgh(perKg),
      basis: 'stated',
    })
    const maximum = maximumOf(limits)
    expect([maximum.rate, maximum.limit.name]).toEqual([mgh(most), name])
  })

  // 0.2 mg/kg/h x 70 kg = 14, x 100 kg = 20, the first of the order, x 110 kg = 22 mg/h.
  it.each([
    ['70', 14, 'rate-per-kg'],
    ['100', 20, 'rate-per-kg'],
    ['110', 20, 'rate-absolute'],
  ])('of esketamine at %s kg hold to %d mg/h by %s', (weight, most, name) => {
    const limits = limitsFor(inpatient({ weight }), ketcrps2Inpatient)
    const maximum = maximumOf(limits)
    expect([maximum.rate, maximum.limit.name]).toEqual([mgh(most), name])
    expect(limitIn(limits, 'rate-absolute')).toMatchObject({ value: 20, unit: 'mg/h', kind: 'soft' })
    expect(limits.map(({ name: each }) => each)).not.toContain('rate')
  })
})

it('leave out what a protocol does not have', () => {
  // No maximum in mg/h, no mg a session, no window.
  expect(names(limitsFor(outpatient({ weight: '70' }), ketcrps2Outpatient))).toEqual([
    'rate-per-kg hard',
    'ceiling hard',
    'ceiling hard',
    'rate-absolute soft',
    'start-rate soft',
    'step-size soft',
    'course-length soft',
    'session-length soft',
    'one-a-day hard',
    'overlap hard',
    'weight soft',
    'restart soft',
    'course-length hard',
    'session-length hard',
  ])
})

it('hold esketamine to 20 mg/h without a weight too', () => {
  const limits = limitsFor(outpatient(), { ...crps10session, drug: 'esketamine' })
  expect(limitIn(limits, 'rate-absolute')).toMatchObject({ state: 'in force', rate: mgh(20) })
  expect(maximumOf(limits).limit.name).toBe('rate-absolute')
})

describe('the ceilings of every plan', () => {
  const ceilingsOf = (protocol: Protocol, weight?: string) =>
    limitsFor(inpatient(weight === undefined ? {} : { weight }), protocol)
      .filter(({ name }) => name === 'ceiling')
      .map(({ kind, state, value, unit, rate, basis }) => [kind, state, value, unit, rate, basis])

  it('are 100 mg/h and 1.5 mg/kg/h: 105 mg/h at 70 kg', () => {
    expect(ceilingsOf(crps5day, '70')).toEqual([
      ['hard', 'in force', 100, 'mg/h', mgh(100), 'assumed'],
      ['hard', 'in force', 1.5, 'mg/kg/h', mgh(105), 'assumed'],
    ])
  })

  it('are 50 mg/h and 0.5 mg/kg/h for esketamine: 35 mg/h at 70 kg', () => {
    expect(ceilingsOf(ketcrps2Inpatient, '70')).toEqual([
      ['hard', 'in force', 50, 'mg/h', mgh(50), 'assumed'],
      ['hard', 'in force', 0.5, 'mg/kg/h', mgh(35), 'assumed'],
    ])
  })

  it('leave the one per kilogram unchecked without a weight', () => {
    expect(ceilingsOf(crps5day)).toEqual([
      ['hard', 'in force', 100, 'mg/h', mgh(100), 'assumed'],
      ['hard', 'not checked', 1.5, 'mg/kg/h', undefined, 'assumed'],
    ])
  })

  it('hold a plan, and are named before maxRate on a tie', () => {
    const maximum = { ...crps5day.maximum, value: 120, unit: 'mg/h', basis: 'local', source: [] } as const
    const protocol = { ...crps5day, maximum }
    expect(maximumOf(limitsFor(inpatient(), protocol)).limit.name).toBe('ceiling')
    expect(maximumOf(limitsFor(inpatient({ maxRate: '100' }), protocol)).limit.name).toBe('ceiling')
    // 1.5 mg/kg/h x 60 kg = 90 mg/h, and soft limits lifted.
    const light = inpatient({ weight: '60', allow: 'rate-per-weight', ...REASON })
    expect(maximumOf(limitsFor(light, protocol)).rate).toBe(mgh(90))
  })

  // A published session gives 0.5 mg/kg in 30 min: at 60 kg 60 mg/h, above both bounds of a longer one.
  it.each([
    ['1', [100, 1], []],
    ['61min', [50, 0.5], [20]],
  ])('of esketamine in a session of %s are %j, beside %j mg/h in all', (length, ceilings, absolute) => {
    const asked = outpatient({ weight: '60', sessionLength: length })
    const limits = limitsFor(asked, ketcrps2Outpatient)
    const values = (name: string) => limits.filter((limit) => limit.name === name).map(({ value }) => value)
    expect(values('ceiling')).toEqual(ceilings)
    expect(values('rate-absolute')).toEqual(absolute)
  })

  it('of the racemate are the same in a short session', () => {
    const limits = limitsFor(outpatient({ sessionLength: '30min' }))
    expect(limits.filter(({ name }) => name === 'ceiling').map(({ value }) => value)).toEqual([100, 1.5])
  })
})

describe('the start of a protocol that rises by fractions', () => {
  // Half of the maximum, itself rounded down: 0.35 x 60 = 21; 100 mg / 5 h = 20; 0.35 x 60.123 = 21.04305.
  it.each([
    ['60 kg', { weight: '60' }, 10.5],
    ['60 kg, and a maxRate, which may only lower it', { weight: '60', maxRate: '12' }, 10.5],
    ['5 h', { weight: '60', sessionLength: '5' }, 10],
    ['60.123 kg', { weight: '60.123' }, 10.52],
  ] as const)('at %s', (_, asked, start) => {
    const limits = limitsFor(outpatient(asked), schwartzman2009)
    expect(limitIn(limits, 'start-rate')).toMatchObject({
      value: 50,
      unit: '% of the maximum',
      bound: mgh(start),
      kind: 'soft',
      state: 'in force',
      basis: 'assumed',
    })
    expect(limits.map(({ name }) => name)).not.toContain('step-size')
  })

  it('counts what is not of the protocol too: 1 mg/kg/h x 50 kg = 50 mg/h', () => {
    const maximum = { ...schwartzman2009.maximum, value: 60, unit: 'mg/h', basis: 'local', source: [] } as const
    const without = { maximum_per_kg: undefined, session_dose: undefined }
    const limits = limitsFor(outpatient({ weight: '50' }), { ...schwartzman2009, ...without, maximum })
    expect(limitIn(limits, 'start-rate').bound).toBe(mgh(25))
  })
})

describe('the limits of the concentration', () => {
  const ofPump = (asked: Partial<RawRequest>) =>
    limitsFor(inpatient({ concentration: '2', ...asked }))
      .filter(({ name }) => name === 'concentration')
      .map(({ kind, state, value, unit, bound, basis }) => [kind, state, value, unit, bound, basis])

  it('are 100 mg/mL, hard, 10 mg/mL and at least 0.1 mg/mL, soft', () => {
    expect(ofPump({})).toEqual([
      ['hard', 'in force', 100, 'mg/mL', 100_000, 'stated'],
      ['soft', 'in force', 10, 'mg/mL', 10_000, 'assumed'],
      ['soft', 'in force', 0.1, 'mg/mL', 100, 'assumed'],
    ])
  })

  it('are overridden where soft alone', () => {
    expect(ofPump({ allow: 'concentration', ...REASON }).map(([kind, state]) => [kind, state])).toEqual([
      ['hard', 'in force'],
      ['soft', 'allowed'],
      ['soft', 'allowed'],
    ])
  })
})

describe('the rise that a pump may make of a step', () => {
  const toleratedAt = (concentration: string, step: string) =>
    limitIn(limitsFor(inpatient({ concentration, pumpStep: step })), 'step-size').tolerated

  it.each([
    // 0.3 mg/h a pump step: the next multiple above 5 is 5.1.
    ['3', '0.1', 5.1],
    // 1.1 mg/h: 5.5, which is a tenth above.
    ['1.1', '1', 5.5],
    // 3 mg/h: 6 would be the next multiple.
    ['3', '1', 5.5],
    ['9.99', '1', 5.5],
  ])('at %s mg/mL and %s mL/h is at most a tenth above it', (concentration, step, most) => {
    expect(toleratedAt(concentration, step)).toBe(mgh(most))
  })

  it('is none above it where the pump sets every step', () => {
    expect(toleratedAt('1', '0.1')).toBeUndefined()
    expect(limitIn(limitsFor(inpatient()), 'step-size').tolerated).toBeUndefined()
  })
})

describe('on the maximum', () => {
  const maximum = maximumOf(limitsFor(inpatient()))
  const { pump } = inpatient({ concentration: '2' })

  // A hundredth of mg/h; a pump's 0.1 mL/h x 2 mg/mL = 0.2 mg/h.
  it('is where the next rate there is would pass it', () => {
    expect([rateIncrementOf(undefined), rateIncrementOf(pump)]).toEqual([mgh(0.01), mgh(0.2)])
    for (const [rate, isAt] of [
      [39.98, false],
      [39.99, false],
      [40, true],
    ] as const)
      expect(isAtMaximum(mgh(rate), maximum, undefined)).toBe(isAt)
    for (const [rate, isAt] of [
      [39.6, false],
      [39.8, false],
      [40, true],
    ] as const)
      expect(isAtMaximum(mgh(rate), maximum, pump)).toBe(isAt)
  })
})

describe('the effective maximum', () => {
  type Case = readonly [string, Partial<RawRequest>, number, string]
  const inpatients: readonly Case[] = [
    ['the protocol alone', {}, 40, 'rate'],
    ['maxRate under it', { maxRate: '28' }, 28, 'max'],
    ['maxRate equal to it: the first of the order', { maxRate: '40' }, 40, 'rate'],
    ['38 kg', { weight: '38' }, 38, 'rate-per-weight'],
    ['40 kg: the first of the order', { weight: '40' }, 40, 'rate'],
    ['maxRate equal to the weight limit', { weight: '38', maxRate: '38' }, 38, 'max'],
    ['38.129 kg, rounded down to a hundredth', { weight: '38.129' }, 38.12, 'rate-per-weight'],
    ['maxRate 28.129, rounded down', { maxRate: '28.129' }, 28.12, 'max'],
    ['a lifted limit', { weight: '38', allow: 'rate-per-weight', ...REASON }, 40, 'rate'],
    ['35 kg and maxRate 36', { weight: '35', maxRate: '36' }, 35, 'rate-per-weight'],
  ]
  it.each(inpatients)('inpatient, %s', (_, asked, rate, name) => {
    const maximum = maximumOf(limitsFor(inpatient(asked)))
    expect(maximum.rate).toBe(mgh(rate))
    expect(maximum.limit.name).toBe(name)
  })

  const outpatients: readonly Case[] = [
    ['4 h: 50 mg/h would be 200 mg', {}, 40, 'rate'],
    ['5 h: exactly 40, the first of the order', { sessionLength: '5' }, 40, 'rate'],
    ['8 h: 200 / 8', { sessionLength: '8' }, 25, 'session-dose'],
    ['12 h: 200 / 12 rounded down', { sessionLength: '12' }, 16.66, 'session-dose'],
    ['8 h and maxRate 25', { sessionLength: '8', maxRate: '25' }, 25, 'session-dose'],
    ['8 h and maxRate 24.99', { sessionLength: '8', maxRate: '24.99' }, 24.99, 'max'],
  ]
  it.each(outpatients)('outpatient, %s', (_, asked, rate, name) => {
    const maximum = maximumOf(limitsFor(outpatient(asked)))
    expect(maximum.rate).toBe(mgh(rate))
    expect(maximum.limit.name).toBe(name)
  })

  it('is never of a limit that holds no rate, nor made up where none does', () => {
    const limits = limitsFor(inpatient())
    const others = limits.filter(({ name }) => name !== 'rate' && name !== 'ceiling')
    expect(() => maximumOf(others)).toThrow(RangeError)
    expect(() => maximumOf([])).toThrow(new RangeError('no limit holds the rate'))
  })
})
