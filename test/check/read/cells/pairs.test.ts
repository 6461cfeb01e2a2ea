import { expect, it } from 'vitest'
import { withPairs } from '../../../../src/check/read/cells/pairs'
import type { Block } from '../../../../src/check/read/grid'

const block = (header: readonly string[], ...rows: readonly (readonly string[])[]): Block => ({
  header: { record: 0, cells: header },
  lines: rows.map((cells, at) => ({ record: at + 1, cells })),
  totals: [],
  captions: [],
})

it('splits a column of one rate in two units, and knows where its cells were', () => {
  const { header, lines } = withPairs(
    block(['Hour', 'Rate', 'Note'], ['1', '20 mg/h (10 mL/h)', 'a'], ['2', 'off', '']),
  )
  expect(header.cells).toEqual(['Hour', 'Rate', 'Rate', 'Note'])
  expect(lines.map(({ cells }) => cells)).toEqual([
    ['1', '20 mg/h', '10 mL/h', 'a'],
    ['2', 'off', 'off', ''],
  ])
  expect(lines[0]?.at).toEqual([0, 1, 1, 2])
})

it.each([
  ['one unit', ['20 mg/h'], ['25 mg/h']],
  ['other units further down', ['20 mg/h (10 mL/h)'], ['25 mg/h (0.36 mg/kg/h)']],
  ['a figure that has no second', ['20 mg/h (10 mL/h)'], ['25 mg/h']],
  ['a range', ['20-25'], ['25/30']],
])('leaves a column with %s as it is', (_, ...rows) => {
  const whole = block(['Rate'], ...rows)
  expect(withPairs(whole)).toBe(whole)
})
