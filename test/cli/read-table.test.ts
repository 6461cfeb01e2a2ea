import { expect, it } from 'vitest'
import { readTable } from '../../src/cli/read-table'
import { Refusal } from '../../src/core/finding'

it.each([
  ['a,b\n1,2\n', '.', 2, 1, 3],
  ['a;b\r\n1;2\r\n', ',', 2, 1, 3],
  ['a\tb\n\n"x\ny"\t2\n', '.', 4, 1, 4],
])('reads %j and tells where a cell stands', (text, decimal, line, record, column) => {
  const { table, placeOf } = readTable(text, 'table.csv')
  expect(table.decimal).toBe(decimal)
  expect(placeOf(record, 1)).toEqual({ line, column })
})

it.each(['a,b\n1,"x\n', 'a,b\n', ''])('refuses %j', (text) => {
  expect(() => readTable(text, 'table.csv')).toThrow(Refusal)
})
