import { expect, it } from 'vitest'
import { bounded, limitsOfPump, rateBound } from '../../../src/core/guard/bound'
import { LIMIT_KINDS } from '../../../src/core/model/limit'
import type { RawRequest } from '../../../src/core/request/request'
import { inpatient, mgh } from '../forge'

const figure = { value: 5, unit: 'mg/h', basis: 'local', source: ['ward 5'], note: 'a note' } as const

it('keeps what a figure rests on, without its note', () => {
  const { note: _, ...kept } = figure
  expect(bounded(figure, 7)).toEqual({ ...kept, bound: 7 })
})

it('holds a rate down, by itself or by another bound', () => {
  expect(rateBound(figure, mgh(5))).toMatchObject({ bound: 5_000_000, rate: 5_000_000 })
  expect(rateBound(figure, mgh(5), 9)).toMatchObject({ bound: 9, rate: 5_000_000 })
})

const listed = (asked: Partial<RawRequest>) =>
  limitsOfPump(inpatient(asked)).map(([name, of, kind = LIMIT_KINDS[name]]) => [
    `${kind} ${name}`,
    `${of?.value} ${of?.unit}`,
    of?.bound,
    of?.side,
    of?.basis,
  ])

it('of the pump are those of the fluid and of the pump, which is assumed to reach 999 mL/h', () => {
  expect(listed({ concentration: '2' })).toEqual([
    ['hard concentration', '100 mg/mL', 100_000, undefined, 'stated'],
    ['soft concentration', '10 mg/mL', 10_000, undefined, 'assumed'],
    ['soft concentration', '0.1 mg/mL', 100, 'lower', 'assumed'],
    ['hard pump-rate', '999 mL/h', 999_000, undefined, 'assumed'],
    // mcL/h x min: 3,000 mL are 3,000,000 mcL in 60 min.
    ['soft fluid-24h', '3000 mL in 24 h', 180_000_000, undefined, 'assumed'],
  ])
})

it('of the pump take the pump at its own maximum', () => {
  expect(listed({ concentration: '2', pumpMax: '1200' })[3]).toEqual([
    'hard pump-rate',
    '1200 mL/h',
    1_200_000,
    undefined,
    'set',
  ])
})

it('of the pump are none without a concentration', () => {
  expect(listed({})).toEqual([])
})
