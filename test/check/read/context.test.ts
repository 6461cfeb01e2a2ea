import { describe, expect, it } from 'vitest'
import { check } from '../../../src/check/check'
import { withContext } from '../../../src/check/read/context'
import { decimalText } from '../../../src/core/values/interval'
import { askedOf, blockOf, LIBRARY, tableOf } from '../sheets'

const stated = (lines: readonly string[]) => {
  const { block, findings } = withContext(blockOf(lines), '.')
  return {
    weight: block.weight && decimalText(block.weight.value),
    strength: block.concentration && decimalText(block.concentration.value),
    rules: findings.map(({ rule }) => rule),
  }
}
const HEADER = 'Hour,Rate (mg/h),Rate (mL/h)'

describe('the text around a table', () => {
  it.each([
    [['Ketamine 2mg/mL,,', HEADER, '1,20,10'], undefined, '2'],
    [['70 kg,,', HEADER, '1,20,10'], '70', undefined],
    [['Weight (kg),70,', 'Strength (mg/mL),2,', HEADER, '1,20,10'], '70', '2'],
    [['Ketamine 500 mg in 250 mL,,', HEADER, '1,20,10'], undefined, '2'],
    [['Midazolam 1 mg/mL,,', HEADER, '1,20,10'], undefined, undefined],
    [['Ward 5 - 2 mg/mL,,', HEADER, '1,20,10'], undefined, '2'],
    [['At 2.5 mg/mL (1 or 2 mg/mL is usual),,', HEADER, '1,20,8'], undefined, '2.5'],
  ])('%j states weight and strength', (lines, weight, strength) => {
    expect(stated(lines)).toEqual({ weight, strength, rules: [] })
  })

  it('may contradict itself: 500 mg / 250 mL is 2 mg/mL', () => {
    expect(stated(['Ketamine 500 mg in 250 mL (1 mg/mL),,', HEADER, '1,20,10']).rules).toEqual(['strength'])
  })
})

describe('a table of bags', () => {
  const bags = (strength: string) => [
    'Bag,Volume (mL),Strength (mg/mL),Ketamine (mg)',
    `1,250,${strength},500`,
    'Hour,Bag,Rate (mL/h),Dose (mg)',
    '1,1,10,20',
    '2,1,25,50',
  ]
  const rules = (lines: readonly string[]) =>
    check(tableOf(lines), askedOf(), LIBRARY).findings.map(({ rule, record }) => `${record} ${rule}`)

  it('says the strength of a step', () => expect(rules(bags('2'))).toContain('4 rate'))
  it('is held to amount / volume', () => expect(rules(bags('3'))).toContain('1 strength'))
})
