import { expect, it } from 'vitest'
import { inpatient, outpatient } from '../../../src/core/model/protocol-schema'
import { protocols } from '../../../src/protocols/index'

it('reads every built-in protocol as it is', () => {
  for (const protocol of protocols) {
    const schema = protocol.setting === 'inpatient' ? inpatient : outpatient
    expect(schema.parse(protocol)).toEqual(protocol)
  }
})

const hours = (value: number) => ({ value, unit: 'h', basis: 'local', source: 'ward 5' })
const { length } = inpatient.shape

it('makes a list of one source', () => {
  expect(length.parse(hours(2))).toEqual({ ...hours(2), source: ['ward 5'] })
})

it.each([0.35, 2.05, 4])('accepts %d h, which is whole minutes', (value) => {
  expect(length.safeParse(hours(value)).success).toBe(true)
})

it.each([0, -1, Number.NaN, 0.001, 1.2345])('refuses %d h', (value) => {
  expect(length.safeParse(hours(value)).success).toBe(false)
})
