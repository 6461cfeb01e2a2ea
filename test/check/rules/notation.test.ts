import { describe, expect, it } from 'vitest'
import { notation } from '../../../src/check/rules/notation'

const TRAILING = 'no trailing zero: 5 mg, not 5.0 mg'
const LEADING = 'a leading zero: 0.5 mg, not .5 mg'
const found = (cell: string, decimal: '.' | ',' = '.') => notation({ records: [[cell]], decimal })[0]?.allowed

describe('words', () => {
  it.each([
    ['5.0 mg', TRAILING],
    ['5.0mg', TRAILING],
    ['up to 40.00', TRAILING],
    ['the rate is 5.0.', TRAILING],
    ['.5 mg', LEADING],
    ['from .25 to 1', LEADING],
    ['200 \u00b5g', 'mcg'],
    ['200 \u03bcg', 'mcg'],
    ['Rate (\u00b5g/kg/min)', 'mcg'],
    ['.5', LEADING],
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
    'v2.0',
    '2026-11-30T08:00:00.000Z',
    'see p.5',
    'sedated. 5 mg',
    'mcg',
  ])('%j passes', (cell) => expect(found(cell)).toBeUndefined())

  it('with decimal commas', () => {
    expect([found('5,0 mg', ','), found(',5 mg', ','), found('5.0 mg', ',')]).toEqual([
      'no trailing zero: 5 mg, not 5,0 mg',
      'a leading zero: 0,5 mg, not ,5 mg',
      'no trailing zero: 5 mg, not 5,0 mg',
    ])
    expect([found('5,0', ','), found('0,5 mg', ','), found('5 mg, then 6', ',')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

it('tells every place', () => {
  const records = [
    ['Hour', 'Dose 5.0 mg'],
    ['1', ' 5.0 mg '],
    ['2', '5.0 mg'],
  ]
  expect(
    notation({ records, decimal: '.' }).map(({ record, cell, found }) => `${record}:${cell} ${found}`),
  ).toEqual(['0:1 Dose 5.0 mg', '1:1 5.0 mg', '2:1 5.0 mg'])
})
