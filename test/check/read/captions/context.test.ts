import { describe, expect, it } from 'vitest'
import { check } from '../../../../src/check/check'
import { withContext, withTitles } from '../../../../src/check/read/captions/context'
import { decimalText } from '../../../../src/core/values/interval'
import { askedOf, blockOf, LIBRARY, tableOf } from '../../sheets'

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
    [['Ketamine 0.2%,,', HEADER, '1,20,10'], undefined, '2'],
    [['100 mg ketamine in 50 ml NaCl 0.9%,,', HEADER, '1,20,10'], undefined, '2'],
    [['Ketamine 100 mg in NaCl 0.9% 50 ml,,', HEADER, '1,20,10'], undefined, '2'],
    [['500 mg + NS to 250 mL,,', HEADER, '1,20,10'], undefined, '2'],
    [['500 mg diluted to 250 mL,,', HEADER, '1,20,10'], undefined, '2'],
    [['Ketamin 500 mg ad 250 ml,,', HEADER, '1,20,10'], undefined, '2'],
    [['Ketamine 50 mL syringe = 100 mg (2 mg/mL),,', HEADER, '1,20,10'], undefined, '2'],
    [['Vials of 50 mg/mL,,', HEADER, '1,20,10'], undefined, undefined],
    [[HEADER, '1,20,10', 'Ketamine 2 mg/mL'], undefined, '2'],
    [[HEADER, '1,20,10', 'Weight 70 kg', 'Maximum concentration 10 mg/mL'], '70', undefined],
    [['80 kg', HEADER, '1,20,10', 'the dose of a 70 kg patient'], '80', undefined],
    [['At 2.5 mg/mL (1 or 2 mg/mL is usual),,', HEADER, '1,20,8'], undefined, '2.5'],
  ])('%j states weight and strength', (lines, weight, strength) => {
    expect(stated(lines)).toEqual({ weight, strength, rules: [] })
  })

  it('may contradict itself: 500 mg / 250 mL is 2 mg/mL', () => {
    expect(stated(['Ketamine 500 mg in 250 mL (1 mg/mL),,', HEADER, '1,20,10']).rules).toEqual(['strength'])
  })
})

it('holds a line above a table and one below it to one strength', () => {
  expect(stated(['Ketamine 2 mg/mL', HEADER, '1,20,10', 'Ketamine 4 mg/mL']).rules).toEqual(['strength'])
})

describe('tables below one another', () => {
  const of = (lines: readonly string[]) => withContext(blockOf(lines), '.').block
  const strengths = (blocks: ReturnType<typeof withTitles>) =>
    blocks.map(({ concentration }) => concentration && decimalText(concentration.value))

  it('have the strength and the weight of the first one where they state none', () => {
    const blocks = withTitles([
      of(['Ketamine 2 mg/mL, 70 kg', HEADER, '1,20,10']),
      of([HEADER, '1,20,10']),
      of(['Ketamine 4 mg/mL', HEADER, '1,20,5']),
    ])
    expect(strengths(blocks)).toEqual(['2', '2', '4'])
    expect(blocks.map(({ weight }) => weight && decimalText(weight.value))).toEqual(['70', '70', '70'])
  })
  it('are charts where each is of another weight and none has times', () => {
    const chart = (kg: number, head = 'Rate (mg/kg/h),Rate (mL/h)') => of([`${kg} kg`, head, '0.1,2'])
    expect(withTitles([chart(50), chart(60)]).map(({ isChart }) => isChart)).toEqual([true, true])
    expect(withTitles([chart(50), chart(50)]).map(({ isChart }) => isChart)).toEqual([undefined, undefined])
    expect(withTitles([chart(50), chart(60, 'Hour,Rate (mL/h)')]).map(({ isChart }) => isChart)).not.toContain(true)
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
  it('may be below the steps', () => {
    const below = (flow: number) => [
      'Hour,Bag,Rate (mL/h),mg/h',
      `1,2,${flow},20`,
      'Bag,Volume (mL),Strength (mg/mL),Ketamine (mg)',
      '2,250,2,500',
    ]
    expect(rules(below(20))).toContain('1 rate-volume')
    expect(rules(below(10))).not.toContain('1 rate-volume')
  })
  it('is held to amount / volume', () => expect(rules(bags('3'))).toContain('1 strength'))
})
