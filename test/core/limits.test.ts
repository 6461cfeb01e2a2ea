import { describe, expect, it } from 'vitest'
import { maximumOf } from '../../src/core/limits'
import type { RawRequest } from '../../src/core/request'
import { crps10session } from '../../src/protocols/crps-10session'
import { inpatient, limitIn, limitsFor, mgDose, mgh, outpatient } from './forge'

const REASON = { reason: 'monitored in intensive care' }
const names = (limits: ReturnType<typeof limitsFor>) => limits.map(({ name, kind }) => `${name} ${kind}`)

describe('the limits of a request', () => {
  it('stand in the order in which ties are named, inpatient', () => {
    expect(names(limitsFor(inpatient({ max: '30', weight: '70' })))).toEqual([
      'rate hard',
      'max hard',
      'rate-per-weight soft',
      'start-rate soft',
      'step-size soft',
      'step-interval soft',
      'course-length soft',
      'weight soft',
      'course-length hard',
    ])
  })

  it('stand in the order in which ties are named, outpatient', () => {
    expect(names(limitsFor(outpatient({ max: '30', weight: '70' })))).toEqual([
      'rate hard',
      'session-dose hard',
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
      'course-length hard',
      'session-length hard',
    ])
  })

  it.each([
    ['rate', 40, 'mg/h', mgh(40)],
    ['start-rate', 20, 'mg/h', mgh(20)],
    ['step-size', 5, 'mg/h', mgh(5)],
    ['step-interval', 1, 'h', 60],
    ['course-length', 5, 'days', 5],
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
  ] as const)('hold crps-10session to %s %d %s', (name, value, unit, bound) => {
    expect(limitIn(limitsFor(outpatient()), name)).toMatchObject({ value, unit, bound, state: 'in force' })
  })

  it('carry their sources', () => {
    const limits = limitsFor(outpatient({ max: '30' }))
    expect(limitIn(limits, 'rate')).toMatchObject({ basis: 'assumed', source: ['ours'] })
    expect(limitIn(limits, 'session-dose')).toMatchObject({ basis: 'stated', source: ['medscape-2018'] })
    expect(limitIn(limits, 'max')).toMatchObject({ basis: 'set', value: 30 })
    expect(limitIn(limits, 'rate-per-weight').source).toEqual(['schwenk-2018'])
    expect(limitIn(limits, 'weight')).toMatchObject({ basis: 'assumed', source: ['ours'] })
  })

  // 200 mg / 4 h = 50; / 5 h = 40; / 8 h = 25; / 7 h = 28.5714285..., down to a whole ng/h
  it.each([
    ['4', 50_000_000],
    ['5', 40_000_000],
    ['8', 25_000_000],
    ['7', 28_571_428],
  ])('turn 200 mg in a session of %s into a rate', (length, rate) => {
    expect(limitIn(limitsFor(outpatient({ 'session-hours': length })), 'session-dose').rate).toBe(rate)
  })

  it('do not check what needs a weight when none is given, whatever is allowed', () => {
    const limits = limitsFor(inpatient({ allow: 'rate-per-weight,weight', ...REASON }))
    expect(limitIn(limits, 'rate-per-weight').state).toBe('not checked')
    expect(limitIn(limits, 'weight').state).toBe('not checked')
  })

  it('are lifted where they are soft and named, and no others', () => {
    const limits = limitsFor(outpatient({ weight: '70', allow: 'course-length,window', ...REASON }))
    const lifted = limits.filter(({ state }) => state === 'lifted').map(({ name, kind }) => `${name} ${kind}`)
    expect(lifted).toEqual(['course-length soft', 'window soft'])
  })

  it('keep 24 h a session and 366 days a course, hard, whatever is allowed', () => {
    const all = { allow: 'course-length,session-length', ...REASON }
    const hard = limitsFor(outpatient(all)).filter(({ kind }) => kind === 'hard')
    expect(hard.find(({ name }) => name === 'course-length')).toMatchObject({ bound: 366, state: 'in force' })
    expect(hard.find(({ name }) => name === 'session-length')).toMatchObject({
      bound: 1440,
      state: 'in force',
    })
  })

  it('leave the weight out for another drug: the racemic bound is not for esketamine', () => {
    const limits = limitsFor(outpatient({ weight: '70' }), { ...crps10session, drug: 'esketamine' })
    expect(limits.map(({ name }) => name)).not.toContain('rate-per-weight')
  })
})

describe('the effective maximum', () => {
  type Case = readonly [string, Partial<RawRequest>, number, string]
  const inpatients: readonly Case[] = [
    ['the protocol alone', {}, 40, 'rate'],
    ['--max under it', { max: '28' }, 28, 'max'],
    ['--max equal to it: the first of the order', { max: '40' }, 40, 'rate'],
    ['38 kg', { weight: '38' }, 38, 'rate-per-weight'],
    ['40 kg: the first of the order', { weight: '40' }, 40, 'rate'],
    ['--max equal to the weight limit', { weight: '38', max: '38' }, 38, 'max'],
    ['38.129 kg, rounded down to a hundredth', { weight: '38.129' }, 38.12, 'rate-per-weight'],
    ['--max 28.129, rounded down', { max: '28.129' }, 28.12, 'max'],
    ['a lifted limit', { weight: '38', allow: 'rate-per-weight', ...REASON }, 40, 'rate'],
    ['35 kg and --max 36', { weight: '35', max: '36' }, 35, 'rate-per-weight'],
  ]
  it.each(inpatients)('inpatient, %s', (_, asked, rate, name) => {
    const maximum = maximumOf(limitsFor(inpatient(asked)))
    expect(maximum.rate).toBe(mgh(rate))
    expect(maximum.limit.name).toBe(name)
  })

  const outpatients: readonly Case[] = [
    ['4 h: 50 mg/h would be 200 mg', {}, 40, 'rate'],
    ['5 h: exactly 40, the first of the order', { 'session-hours': '5' }, 40, 'rate'],
    ['8 h: 200 / 8', { 'session-hours': '8' }, 25, 'session-dose'],
    ['12 h: 200 / 12 rounded down', { 'session-hours': '12' }, 16.66, 'session-dose'],
    ['8 h and --max 25', { 'session-hours': '8', max: '25' }, 25, 'session-dose'],
    ['8 h and --max 24.99', { 'session-hours': '8', max: '24.99' }, 24.99, 'max'],
  ]
  it.each(outpatients)('outpatient, %s', (_, asked, rate, name) => {
    const maximum = maximumOf(limitsFor(outpatient(asked)))
    expect(maximum.rate).toBe(mgh(rate))
    expect(maximum.limit.name).toBe(name)
  })

  it('is never of a limit that holds no rate, nor made up where none does', () => {
    const limits = limitsFor(inpatient())
    expect(() => maximumOf(limits.filter(({ name }) => name !== 'rate'))).toThrow(RangeError)
    expect(() => maximumOf([])).toThrow(RangeError)
  })
})
