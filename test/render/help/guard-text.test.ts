import { expect, it } from 'vitest'
import { LIMIT_KINDS } from '../../../src/core/model/limit'
import { limitGrid } from '../../../src/render/help/guard-text'

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
