import { expect, it } from 'vitest'
import { COLUMN_WORDS, columnGrid } from '../../src/render/csv-text'

const { rows } = columnGrid()
const when = (name: string) => rows.find(([each]) => each === name)?.[1]

it('has a meaning for every column that a plan can have, and for no other', () => {
  const names = rows.map(([name]) => name)
  expect(new Set(names)).toEqual(new Set(Object.keys(COLUMN_WORDS)))
  expect(names.length).toBe(Object.keys(COLUMN_WORDS).length)
})

it('keeps the order of the header', () => {
  const names = rows.map(([name]) => name)
  expect(names.slice(0, 7)).toEqual(['session', 'day', 'hour', 'start', 'end', 'hours', 'rate_mg_h'])
  expect(names.slice(-5)).toEqual(['held_by', 'note', 'drug', 'protocol', 'plan_id'])
})

it.each([
  ['session', ''],
  ['hour', 'by hour, by change'],
  ['hours', 'by session'],
  ['rate_mg_kg_h', 'with --weight'],
  ['volume_mL', 'with --concentration'],
])('says when there is a column %s', (name, text) => {
  expect(when(name)).toBe(text)
})
