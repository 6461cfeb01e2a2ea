import { expect, it } from 'vitest'
import { cellOf, filled, isDatum, overRows } from '../../../src/check/read/grid'

it('knows which cell of the record a cell of a part is', () => {
  expect(cellOf({ record: 3, cells: ['a', 'b'] }, 1)).toBe(1)
  expect(cellOf({ record: 3, cells: ['a', 'b'], at: [0, 4] }, 1)).toBe(4)
})
it('finds in each row, in order', () =>
  expect(overRows([3, 0, 2], (row, at) => Array.from({ length: row }, () => at))).toEqual([0, 0, 0, 2, 2]))
it('counts the cells that say something', () => expect(filled(['a', '', 'b'])).toBe(2))

it.each(['20', '20 mg/h', '08:00', '2026-11-30', '3O', '40*', '0-1', '8 AM', '1,234.5'])(
  '%s is a figure or a time',
  (cell) => expect(isDatum(cell)).toBe(true),
)
it.each([
  '',
  'Rate',
  '50 kg',
  'Ketamine 2 mg/mL',
  '24 h total (mg)',
  'mg/h',
  '50 %, 75 %, 100 % of the maximum, a step a session',
])('%j is neither', (cell) => expect(isDatum(cell)).toBe(false))
