import { describe, expect, it } from 'vitest'
import { isEdge, signedIn } from '../../../../src/check/read/columns/change-columns'
import { rules } from '../../sheets'

it.each([
  ['+5', '5'],
  ['up 5', '5'],
  ['up by 2,5', '2,5'],
  ['\u21915', '5'],
  ['\u2193 10', '-10'],
  ['reduced by 5', '-5'],
  ['-5', '-5'],
  ['5 mg/h', '5 mg/h'],
  ['+25%', undefined],
  ['AB', undefined],
])('%s is the change %s', (text, change) => expect(signedIn(text)).toBe(change))
it('has words at the start and at the stop', () =>
  expect(['start', 'stopped', 'up'].map(isEdge)).toEqual([true, true, false]))

describe('a column of changes without a unit', () => {
  const table = (header: string, ...changes: readonly string[]) =>
    rules([
      `Hour,Rate (mg/h),${header}`,
      ...[20, 25, 30, 35].map((rate, n) => `${n + 1},${rate},${changes[n]}`),
      '5,0,',
    ])
  it.each(['By', 'Up by', 'Raised by', 'Step', 'Change', 'Increase', '+/-', '\u0394', 'Difference', 'Step (mg)'])(
    '%s has the differences of the rates',
    (header) => {
      expect(table(header, '', '5', '5', '5')).toEqual([])
      expect(table(header, '', '5', '10', '5')).toEqual(['4 change'])
      expect(table(header, 'start', '+5', 'up 10', '\u21915')).toEqual(['4 change'])
    },
  )
  it('with a unit is held to them in every row', () => {
    expect(table('Up by (mg/h)', '', '5', '5', '5')).toEqual([])
    expect(table('+/- (mg/h)', '', '10', '10', '10')).toEqual(['3 change', '4 change', '5 change'])
  })
  it('that fits nowhere is not read, nor are initials and numbers of people', () => {
    expect(table('By', '', '10', '10', '15')).toEqual(['1 unknown-column'])
    expect(table('By', 'AB', 'CD', 'AB', '')).toEqual([])
    expect(table('By', '112', '112', '408', '408')).toEqual([])
    expect(table('Step', '1', '2', '3', '4')).toEqual([])
  })
})
