import { describe, expect, it } from 'vitest'
import { limitTextsOf, looserLimits, withLimitsIn, withLimitsOf } from '../../../src/core/guard/profile-limits'
import type { ProfileLimits } from '../../../src/core/model/profile'
import type { Protocol } from '../../../src/core/model/protocol'
import { grams } from '../../../src/core/values/quantity'
import { findProtocol } from '../../../src/protocols/index'
import { refused } from '../refused'

const local = { basis: 'local', source: ['profile X'] } as const
const protocol = (id: string): Protocol => findProtocol(id) ?? expect.unreachable(id)
const CRPS = protocol('crps-5day')
const SERIES = protocol('crps-10session')
const SCHWARTZMAN = protocol('schwartzman-2009')
const profile = (limits: ProfileLimits) => ({ name: 'X', limits })
const most = (value: number, unit: 'mg/h' | 'mg/24h' = 'mg/h') => profile({ maximum: { value, unit, ...local } })

describe('the tighter of both limits', () => {
  it.each([
    [35, 'mg/h', 35],
    [40, 'mg/h', 40],
    [45, 'mg/h', 40],
    // 35 mg/h is 840 mg in 24 h.
    [840, 'mg/24h', 840],
    [961, 'mg/24h', 40],
  ] as const)('is in force: %d %s', (value, unit, inForce) => {
    expect(withLimitsOf(most(value, unit), CRPS, undefined).maximum?.value).toBe(inForce)
  })

  it("is the profile's where the protocol has none", () => {
    const limit = { value: 0.4, unit: 'mg/kg/h', ...local } as const
    expect(withLimitsOf(profile({ maximum_per_kg: limit }), CRPS, grams(70_000)).maximum_per_kg).toBe(limit)
  })

  it('depends on the weight where one is per kilogram', () => {
    // 3 mg/kg is 180 mg at 60 kg and 210 mg at 70 kg; the protocol has 200 mg.
    const limits = profile({ session_dose: { value: 3, unit: 'mg/kg', ...local } })
    const doseAt = (kg: number) => {
      const held = withLimitsOf(limits, SERIES, grams(kg * 1000))
      return held.setting === 'outpatient' ? held.session_dose : undefined
    }
    expect(doseAt(60)).toMatchObject({ value: 3, unit: 'mg/kg' })
    expect(doseAt(70)).toMatchObject({ value: 200, unit: 'mg' })
  })

  it('is the higher minimum', () => {
    const own = { ...CRPS, minimum: { value: 5, unit: 'mg/h', ...local } } as Protocol
    const at = (value: number) => withLimitsIn(profile({ minimum: { value, unit: 'mg/h', ...local } }), own).minimum
    expect(at(10)?.value).toBe(10)
    expect(at(2)?.value).toBe(5)
  })

  it('leaves the dose of a session out of an infusion', () => {
    expect(withLimitsOf(profile({ session_dose: { value: 1, unit: 'mg', ...local } }), CRPS, undefined)).toEqual(CRPS)
  })
})

it('refuses a limit per kilogram without a weight, which would not be checked', () => {
  const limits = profile({ maximum_per_kg: { value: 0.5, unit: 'mg/kg/h', ...local } })
  expect(refused(() => withLimitsOf(limits, CRPS, undefined))).toMatchObject({ code: 'weight-needed' })
})

it('names the limits that allow more than those of a protocol', () => {
  expect(looserLimits(most(40), CRPS)).toEqual([])
  expect(looserLimits(most(40.001), CRPS)).toEqual(['maximum'])
  expect(looserLimits(profile({ maximum_per_kg: { value: 0.36, unit: 'mg/kg/h', ...local } }), SCHWARTZMAN)).toEqual([
    'maximum_per_kg',
  ])
  // Of a dose per kilogram only a weight would tell.
  expect(looserLimits(profile({ session_dose: { value: 9, unit: 'mg/kg', ...local } }), SERIES)).toEqual([])
})

it('writes the limits in one order', () => {
  expect(limitTextsOf(undefined)).toEqual([])
  expect(
    limitTextsOf(
      profile({ minimum: { value: 5, unit: 'mg/h', ...local }, maximum: { value: 35, unit: 'mg/h', ...local } }),
    ),
  ).toEqual(['maximum 35 mg/h', 'minimum 5 mg/h'])
})
