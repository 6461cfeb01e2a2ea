import { expect, it } from 'vitest'
import { fromFirst, withPauses } from '../../../src/core/given/rows'
import type { GivenRow } from '../../../src/core/given/types'
import { instant } from '../../../src/core/values/time-zone'
import { mgPerH } from './records'

const row = (at: number, rate: number, end?: number): GivenRow => ({
  at: instant(at),
  rate: mgPerH(rate),
  ...(end === undefined ? {} : { end: instant(end) }),
})
const seen = (rows: readonly GivenRow[]) => rows.map(({ at, rate }) => [at, rate / 1_000_000])

it('puts rows in order, with nothing between the end of one and the start of the next', () => {
  expect(seen(withPauses([row(600, 25), row(0, 20, 300)]))).toEqual([
    [0, 20],
    [300, 0],
    [600, 25],
  ])
})
it('adds nothing where a row ends with the next one, after it, or is the last', () => {
  expect(seen(withPauses([row(0, 20, 300), row(300, 25, 900), row(600, 30, 660)]))).toEqual([
    [0, 20],
    [300, 25],
    [600, 30],
  ])
})
it('begins with the first row that gives something', () => {
  expect(seen(fromFirst([row(0, 0), row(60, 20), row(120, 0)]))).toEqual([
    [60, 20],
    [120, 0],
  ])
})
