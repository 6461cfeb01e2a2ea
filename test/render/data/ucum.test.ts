import { expect, it } from 'vitest'
import { protocols } from '../../../src/protocols/index'
import { ucumOf } from '../../../src/render/data/ucum'

it.each([
  ['mcg/kg/min', 'ug/kg/min'],
  ['mg/24h', 'mg/(24.h)'],
  ['days', 'd'],
  ['sessions', undefined],
  ['session a date', undefined],
  ['toString', undefined],
])('%s is %s', (unit, code) => {
  expect(ucumOf(unit)).toBe(code)
})

it('knows every unit of the built-in protocols but sessions', () => {
  const units = [...JSON.stringify(protocols).matchAll(/"unit":"([^"]+)"/g)].map(([, unit = '']) => unit)
  const unknown = units.filter((unit) => ucumOf(unit) === undefined)
  expect([...new Set(unknown)]).toEqual(['sessions'])
})
