import { describe, expect, it } from 'vitest'
import { ceilingOf, isLimitName, LIMIT_KINDS, SOFT_LIMITS } from '../../../src/core/model/limit'
import type { Minutes } from '../../../src/core/values/quantity'

// The table of limits, in the order in which ties are named.
const KINDS = [
  ['rate', 'hard'],
  ['rate-per-kg', 'hard'],
  ['session-dose', 'hard'],
  ['ceiling', 'hard'],
  ['max', 'hard'],
  ['rate-per-weight', 'soft'],
  ['rate-absolute', 'soft'],
  ['start-rate', 'soft'],
  ['step-size', 'soft'],
  ['step-interval', 'soft'],
  ['course-length', 'soft'],
  ['session-length', 'soft'],
  ['window', 'soft'],
  ['one-a-day', 'hard'],
  ['overlap', 'hard'],
  ['weight', 'soft'],
  ['concentration', 'soft'],
  ['pump-rate', 'hard'],
  ['fluid-24h', 'soft'],
  ['restart', 'soft'],
  ['load-dose', 'soft'],
  ['dose-24h', 'hard'],
  ['minimum', 'soft'],
] as const

describe('the names of limits', () => {
  it('stand in the order in which ties are named', () => {
    const known = Object.keys(LIMIT_KINDS)
    expect(known).toEqual(KINDS.map(([name]) => name))
  })

  it.each(KINDS)('%s is a %s limit', (name, kind) => {
    expect(LIMIT_KINDS[name]).toBe(kind)
    expect(isLimitName(name)).toBe(true)
    expect(SOFT_LIMITS.some((soft) => soft === name)).toBe(kind === 'soft')
  })

  it.each(['constructor', 'toString', '__proto__', 'Rate', 'rate ', ''])('%j is none', (name) => {
    expect(isLimitName(name)).toBe(false)
  })
})

// Evidence: a published session of esketamine gives 0.5 mg/kg in 30 min.
it.each([
  ['ketamine-racemic', undefined, 100, 1.5],
  ['ketamine-racemic', 30, 100, 1.5],
  ['esketamine', undefined, 50, 0.5],
  ['esketamine', 61, 50, 0.5],
  ['esketamine', 60, 100, 1],
  ['esketamine', Number.NaN, 50, 0.5],
] as const)('the ceiling of %s in a session of %s min is %d mg/h and %d mg/kg/h', (drug, time, all, perKg) => {
  const session = time as Minutes | undefined
  expect(ceilingOf(drug, 'mg/h', session)).toMatchObject({ value: all, unit: 'mg/h', basis: 'assumed' })
  expect(ceilingOf(drug, 'mg/kg/h', session)).toMatchObject({ value: perKg, unit: 'mg/kg/h' })
})
