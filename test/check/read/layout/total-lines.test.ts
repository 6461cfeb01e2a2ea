import { expect, it } from 'vitest'
import { inOneCell } from '../../../../src/check/read/layout/total-lines'

const textOf = (...cells: readonly string[]) => inOneCell({ record: 3, cells })?.cells[0]

it.each([
  [['Total given: 95 mg'], 'Total given: 95 mg'],
  [['', 'Cumulative dose (mg)', '540'], 'Cumulative dose 540 mg'],
  [['Total', '180'], 'Total 180'],
])('reads %j as a total', (cells, text) => expect(textOf(...cells)).toBe(text))

it.each([
  'Total of the previous series: 1800 mg',
  'Total daily dose: 480 mg/day',
  'Midazolam in all 4 mg',
  'Max total 200 mg',
  'Total volume of the bag 250 mL',
  'Rate 20 mg/h',
])('leaves %j alone', (text) => expect(textOf(text)).toBeUndefined())

it('keeps the place of the first cell', () =>
  expect(inOneCell({ record: 3, cells: ['', 'Total: 95 mg'] })).toMatchObject({ record: 3, at: [1] }))
