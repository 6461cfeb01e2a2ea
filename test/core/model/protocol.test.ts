import { describe, expect, it } from 'vitest'
import {
  amountOf,
  conversionOf,
  type Figure,
  isFields,
  isSourced,
  needsWeight,
  type Protocol,
  rateOf,
  timeOf,
} from '../../../src/core/model/protocol'
import { grams } from '../../../src/core/values/quantity'
import { crps5day, ketcrps2Inpatient, schwartzman2009 } from '../../protocols/built-in'

function figure<U extends string>(value: number, unit: U): Figure<U> {
  return { value, unit, basis: 'stated', source: ['seed'] }
}

describe('a figure of a protocol', () => {
  // 1 mg/h is 1,000,000 ng/h.
  it.each([
    [20, 20_000_000],
    [2.5, 2_500_000],
    [0.35, 350_000],
    [0.001, 1000],
    [0.29, 290_000],
    [1.005, 1_005_000],
  ])('%d mg/h is %d ng/h exactly', (value, ng) => {
    expect(rateOf(figure(value, 'mg/h'), undefined)).toBe(ng)
  })

  // 1 mg is 1,000,000 ng, and 60 min divide an hour's rate.
  it.each([
    [200, 12_000_000_000],
    [0.001, 60_000],
    [99.999, 5_999_940_000],
  ])('%d mg is %d ng/h x min exactly', (value, amount) => {
    expect(amountOf(figure(value, 'mg'), undefined)).toBe(amount)
  })

  it.each([
    [1, 'h', 60],
    [4, 'h', 240],
    [0.5, 'h', 30],
    [24, 'h', 1440],
    [5, 'days', 7200],
    [366, 'days', 527_040],
  ] as const)('%d %s are %d min', (value, unit, min) => {
    expect(timeOf(figure(value, unit))).toBe(min)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 0.0001, 1e21, 5e-7])('%d is wrong data and throws', (value) => {
    expect(() => rateOf(figure(value, 'mg/h'), undefined)).toThrow(RangeError)
    expect(() => amountOf(figure(value, 'mg'), undefined)).toThrow(RangeError)
    expect(() => timeOf(figure(value, 'h'))).toThrow(RangeError)
  })

  it.each([0.001, 0.01, 0.333])('%d h is not whole in minutes and throws', (value) => {
    expect(() => timeOf(figure(value, 'h'))).toThrow(RangeError)
  })
})

describe('a figure per kilogram', () => {
  // 350 mcg/kg/h x 60,000 g = 21,000,000 ng/h; 50 x 72,345 = 3,617,250.
  it.each([
    [0.35, 60_000, 21_000_000, '0.35 mg/kg/h x 60 kg = 21 mg/h'],
    [0.05, 72_345, 3_617_250, '0.05 mg/kg/h x 72.345 kg = 3.61725 mg/h'],
  ])('%d mg/kg/h at %d g is %d ng/h, and shows its conversion', (value, weight, ng, written) => {
    expect(rateOf(figure(value, 'mg/kg/h'), grams(weight))).toBe(ng)
    expect(conversionOf(figure(value, 'mg/kg/h'), grams(weight))).toBe(written)
  })

  it('is no rate without a weight', () => {
    const perKg = figure(0.35, 'mg/kg/h')
    expect(() => rateOf(perKg, undefined)).toThrow(new RangeError('0.35 mg/kg/h without a weight'))
    expect(conversionOf(perKg, undefined)).toBeUndefined()
  })

  it('is what a conversion is of, and no other', () => {
    expect(conversionOf(figure(20, 'mg/h'), grams(60_000))).toBeUndefined()
    expect(rateOf(figure(20, 'mg/h'), grams(60_000))).toBe(20_000_000)
  })

  it('is what a protocol needs a weight for, wherever it is', () => {
    const perKg = figure(0.05, 'mg/kg/h')
    expect(needsWeight(crps5day)).toBe(false)
    for (const part of [{ start: perKg }, { step: perKg }, { maximum_per_kg: perKg }])
      expect(needsWeight({ ...crps5day, ...part } as Protocol)).toBe(true)
    for (const protocol of [ketcrps2Inpatient, schwartzman2009]) expect(needsWeight(protocol)).toBe(true)
  })
})

it('says which figure is none', () => {
  expect(() => timeOf(figure(0.0001, 'h'))).toThrow(new RangeError('not a figure: 0.0001 h'))
})

it('knows a record, and one that says what it rests on', () => {
  expect([{}, { basis: 'stated' }, [], null, undefined, 'basis', 5].map(isFields)).toEqual([
    ...[true, true, true],
    ...[false, false, false, false],
  ])
  expect([{}, { basis: 'stated' }, null, 'basis'].map(isSourced)).toEqual([false, true, false, false])
})
