import { expect, it } from 'vitest'
import { checkTable } from '../../src/cli/check-table'
import { refused } from '../core/refused'

it('finds what is wrong, with its place and its record', () => {
  const { findings, placeOf, recordOf } = checkTable('Hour,Rate (mg/h)\n1,20\n2,60\n', 'table')
  const [own] = findings.filter(({ rule }) => rule === 'rate')
  expect(own && placeOf(own.record, own.cell)).toEqual({ line: 3, column: 3 })
  expect(own && recordOf(own.record)).toEqual(['2', '60'])
})

it('refuses a text that is not a table, with its name', () => {
  expect(refused(() => checkTable('hello', 'table'))).toMatchObject({ code: 'bad-table', place: 'table' })
})
