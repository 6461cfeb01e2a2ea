import { describe, expect, it } from 'vitest'
import { notation } from '../../../src/check/rules/notation'

const found = (cell: string, decimal: '.' | ',' = '.') => notation({ records: [[cell]], decimal })[0]?.allowed

describe('words', () => {
  it.each([
    ['5.0 mg', 'no trailing zero: 5, not 5.0'],
    ['5.0mg', 'no trailing zero: 5, not 5.0'],
    ['up to 40.00', 'no trailing zero: 40, not 40.00'],
    ['the rate is 5.0.', 'no trailing zero: 5, not 5.0'],
    ['.5 mg', 'a leading zero: 0.5, not .5'],
    ['from .25 to 1', 'a leading zero: 0.25, not .25'],
    ['200 \u00b5g', 'mcg, not \u00b5g'],
    ['200 \u03bcg', 'mcg, not \u03bcg'],
    ['Rate (\u00b5g/kg/min)', 'mcg, not \u00b5g'],
    ['.5', 'a leading zero: 0.5, not .5'],
  ])('%j', (cell, allowed) => expect(found(cell)).toBe(allowed))

  it.each([
    '20.0',
    '0.50',
    '+5.0',
    '',
    '5 mg',
    '0.5 mg',
    '10.05 mg',
    '2.50 mg',
    'version 1.0.2',
    '08.00 Uhr',
    'v2.0',
    '2026-11-30T08:00:00.000Z',
    'see p.5',
    'sedated. 5 mg',
    'mcg',
  ])('%j passes', (cell) => expect(found(cell)).toBeUndefined())

  it('with decimal commas', () => {
    expect([found('5,0 mg', ','), found(',5 mg', ','), found('5.0 mg', ',')]).toEqual([
      'no trailing zero: 5, not 5,0',
      'a leading zero: 0,5, not ,5',
      'no trailing zero: 5, not 5.0',
    ])
    expect([found('5,0', ','), found('0,5 mg', ','), found('5 mg, then 6', ',')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

it('reports every place', () => {
  const records = [
    ['Hour', 'Dose 5.0 mg'],
    ['1', ' 5.0 mg '],
    ['2', '5.0 mg'],
  ]
  expect(notation({ records, decimal: '.' }).map(({ record, cell, found }) => `${record}:${cell} ${found}`)).toEqual([
    '0:1 Dose 5.0 mg',
    '1:1 5.0 mg',
    '2:1 5.0 mg',
  ])
})
