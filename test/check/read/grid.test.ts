import { expect, it } from 'vitest'
import { cellOf, filled } from '../../../src/check/read/grid'

it('knows which cell of the record a cell of a part is', () => {
  expect(cellOf({ record: 3, cells: ['a', 'b'] }, 1)).toBe(1)
  expect(cellOf({ record: 3, cells: ['a', 'b'], at: [0, 4] }, 1)).toBe(4)
})
it('counts the cells that say something', () => expect(filled(['a', '', 'b'])).toBe(2))
