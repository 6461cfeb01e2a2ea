import { describe, expect, it } from 'vitest'
import { LIMIT_KINDS } from '../../../src/core/model/limit'
import { columnsOf } from '../../../src/render/data/columns'
import { supplyCsv } from '../../../src/render/data/containers'
import { columnGrid, limitGrid, supplyGrid } from '../../../src/render/help/grids'
import { restOf } from '../../core/given/records'
import { BYS, outpatient, planOf, view } from '../plan-of'

const { rows } = columnGrid()
const names = rows.map(([name]) => name)
const when = (name: string) => rows.find(([each]) => each === name)?.[1]

/** A plan that has every column that comes with its request. */
const whole = () => {
  const plan = planOf({ weight: '70', concentration: '1' })
  return restOf(plan, [[0, 20]])
}

it('has every column that a plan can have, and the id of many, each once', () => {
  const had = BYS.flatMap((by) => columnsOf(whole(), by, 'kamp-2020'))
  expect(new Set(names)).toEqual(new Set(['id', ...had.map(({ name }) => name)]))
  expect(names.length).toBe(new Set(names).size)
})

it('keeps the order of the header', () => {
  const inOrder = columnsOf(whole(), 'hour', 'kamp-2020')
  expect(names.filter((name) => !['id', 'hours'].includes(name ?? ''))).toEqual(inOrder.map(({ name }) => name))
  expect(names.slice(4, 8)).toEqual(['start', 'end', 'hours', 'rate_mg_h'])
})

it('says something of each', () => {
  for (const grid of [columnGrid(), supplyGrid()]) for (const row of grid.rows) expect(row.at(-1)).toMatch(/[a-z]{2}/)
})

it.each([
  ['id', 'batch'],
  ['session', ''],
  ['hour', 'by hour, by change'],
  ['hours', 'by session'],
  ['rate_mg_kg_h', 'with --weight'],
  ['volume_mL', 'with --concentration'],
  ['ketamine_low_ng_mL', 'with --predict'],
])('says when there is a column %s', (name, text) => {
  expect(when(name)).toBe(text)
})

it('has the columns of the containers, whatever the plan', () => {
  for (const plan of [planOf, outpatient]) {
    const text = supplyCsv(plan({ concentration: '2', container: '100', weight: '60' }), view())
    expect(supplyGrid().rows.map(([name]) => name)).toEqual(text.split('\n')[0]?.split(','))
  }
})

describe('guard text', () => {
  const { heads, rows } = limitGrid()
  const boundOf = (name: string) => rows.find(([each]) => each === name)?.[2]

  it('has every limit with its kind, in the order in which ties are named', () => {
    expect(heads).toEqual(['limit', 'kind', 'bound'])
    expect(rows.map(([name, kind]) => [name, kind])).toEqual(Object.entries(LIMIT_KINDS))
    for (const [, , bound] of rows) expect(bound).toMatch(/\S/)
  })

  it.each([
    ['ceiling', '100 mg/h and 1.5 mg/kg/h'],
    ['ceiling', '50 mg/h and 0.5 mg/kg/h'],
    ['rate-per-weight', '1 mg/kg/h'],
    ['rate-absolute', '20 mg/h'],
    ['course-length', '366 days'],
    ['session-length', '24 h'],
    ['weight', '150 kg'],
    ['concentration', 'from 10 mg/mL on; from 100 mg/mL on cannot be overridden'],
  ])('gives the figures of the evidence: %s %s', (name, figure) => {
    expect(boundOf(name)).toContain(figure)
  })
})
