import { expect, it } from 'vitest'
import { bounded, rateBound } from '../../../src/core/guard/bound'
import { mgh } from '../forge'

const figure = { value: 5, unit: 'mg/h', basis: 'local', source: ['ward 5'], note: 'a note' } as const

it('keeps what a figure rests on, without its note', () => {
  const { note: _, ...kept } = figure
  expect(bounded(figure, 7)).toEqual({ ...kept, bound: 7 })
})

it('holds a rate down, by itself or by another bound', () => {
  expect(rateBound(figure, mgh(5))).toMatchObject({ bound: 5_000_000, rate: 5_000_000 })
  expect(rateBound(figure, mgh(5), 9)).toMatchObject({ bound: 9, rate: 5_000_000 })
})
