import { expect, it } from 'vitest'
import type { Block } from '../../../../src/check/read/grid'
import { withEachSession } from '../../../../src/check/read/layout/session-ranges'

const block = (header: readonly string[], ...rows: readonly (readonly string[])[]): Block => ({
  header: { record: 0, cells: header },
  lines: rows.map((cells, at) => ({ record: at + 1, cells })),
  totals: [{ line: { record: 9, cells: ['Total'] }, after: rows.length }],
  captions: [],
})
const rowsOf = ({ lines }: Block) => lines.map(({ cells }) => cells.join(' '))

it('puts each session of a range in a row of its own', () => {
  const found = withEachSession(
    block(['Session', 'Date', 'Dose (mg)', 'Total (mg)'], ['1', '', '60', '60'], ['2 to 4', 'Mon', '80', '300']),
    new Map(),
  )
  expect(rowsOf(found)).toEqual(['1  60 60', '2 Mon 80 ', '3  80 ', '4  80 300'])
  expect(found.lines.map(({ record }) => record)).toEqual([1, 2, 2, 2])
  expect(found.totals[0]?.after).toBe(4)
})

it('repeats all rows of a range for each of its sessions', () => {
  const found = withEachSession(block(['Session', 'Hour'], ['1-2', '1'], ['1-2', '2'], ['3', '1']), new Map())
  expect(rowsOf(found)).toEqual(['1 1', '1 2', '2 1', '2 2', '3 1'])
})

it.each(['2', '5-2', '1.5-3', '1-500', ''])('leaves a table with %j as it is', (text) => {
  const whole = block(['Session', 'Dose (mg)'], ['1', '60'], [text, '80'])
  expect(withEachSession(whole, new Map())).toBe(whole)
})
