import { describe, expect, it } from 'vitest'
import { amountOf, type Figure, rateOf, timeOf } from '../../src/core/protocol'

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
    expect(amountOf(figure(value, 'mg'))).toBe(amount)
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

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 0.0001, 1e21, 5e-7])(
    '%d is wrong data and throws',
    (value) => {
      expect(() => rateOf(figure(value, 'mg/h'), undefined)).toThrow(RangeError)
      expect(() => amountOf(figure(value, 'mg'))).toThrow(RangeError)
      expect(() => timeOf(figure(value, 'h'))).toThrow(RangeError)
    },
  )

  it.each([0.001, 0.01, 0.333])('%d h is not whole in minutes and throws', (value) => {
    expect(() => timeOf(figure(value, 'h'))).toThrow(RangeError)
  })
})
