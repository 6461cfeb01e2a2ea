import { describe, expect, it } from 'vitest'
import { slipOf } from '../../../src/check/rules/unit-errors'
import type { RuleId } from '../../../src/check/rules-list'
import { figure, rowOf } from '../sheets'

const named = (found: string, right: string, weight = '45', rule: RuleId = 'dose') =>
  slipOf(rule, rowOf('Hour,Rate (mg/h)', '1,20', { weight }), figure(found), figure(right))?.rule

describe('a figure that is so many times another', () => {
  it.each([
    ['200', '20', 'slip-10'],
    ['2.0', '20', 'slip-10'],
    ['28.8', '1.2', 'slip-24'],
    ['0.833', '20', 'slip-24'],
    ['1200', '20', 'slip-60'],
    ['20000', '20', 'slip-1000'],
    ['900', '20', 'slip-weight'],
    ['0.444', '20', 'slip-weight'],
    ['44.1', '20', 'slip-pounds'],
    ['9.07', '20', 'slip-pounds'],
  ])('%s for %s is %s', (found, right, slip) => expect(named(found, right)).toBe(slip))

  it.each([
    ['25', '20'],
    ['300', '20'],
    ['40', '20'],
    // Nothing can be so many times anything.
    ['0', '20'],
    ['20', '0'],
    // 1 may stand for 0.5 and so for a twenty-fourth of 20, but is a twentieth.
    ['1', '20'],
  ])('%s for %s is none', (found, right) => expect(named(found, right)).toBeUndefined())

  it('twice is not 2.2 times, however few the digits', () => {
    expect(named('10', '5')).toBeUndefined()
    expect(named('2', '1')).toBeUndefined()
  })

  it('is the nearest of two that can be: 58 times is the weight of 58 kg and not an hour', () => {
    expect(named('1160', '20', '58')).toBe('slip-weight')
    expect(named('1200', '20', '58')).toBe('slip-60')
  })

  it('by sixty is by the weight of 60 kg where it is a rate per kilogram', () => {
    expect(named('1200', '20', '60')).toBe('slip-60')
    expect(named('1200', '20', '60', 'rate-weight')).toBe('slip-weight')
  })
})
