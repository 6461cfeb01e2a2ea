import { expect, it } from 'vitest'
import { comparePlans, type Facts, type Stretch } from '../../../src/core/plan/compare-plans'
import type { Rate } from '../../../src/core/values/quantity'
import { instant } from '../../../src/core/values/time-zone'

const HOUR = 3600
const stretch = (from: number, to: number, mgPerH: number): Stretch => ({
  from: instant(from * HOUR),
  to: instant(to * HOUR),
  rate: (mgPerH * 1_000_000) as Rate,
})
const facts = (rates: readonly Stretch[], values: Readonly<Record<string, string>> = {}): Facts => ({
  rates,
  values: new Map(Object.entries(values)),
})
const hours = (at: number): string => `${at / HOUR} h`

const compared = (first: Facts, second: Facts) => comparePlans(first, second, hours)

it('finds nothing between a plan and the same in other pieces', () => {
  expect(compared(facts([stretch(0, 2, 20), stretch(2, 4, 20)]), facts([stretch(0, 4, 20)]))).toEqual([])
})

it('gives the time in which both rates stay as they are, joined', () => {
  // 20, 25, 30 against 20, 25 and from hour 2 on 25; then one ends an hour sooner.
  const a = facts([stretch(0, 1, 20), stretch(1, 2, 25), stretch(2, 3, 30), stretch(3, 5, 30)])
  const b = facts([stretch(0, 1, 20), stretch(1, 4, 25)])
  expect(compared(a, b)).toEqual([
    { place: 'rate 2 h to 4 h', first: '30 mg/h', second: '25 mg/h' },
    { place: 'rate 4 h to 5 h', first: '30 mg/h', second: undefined },
  ])
})

it('does not join what is apart in time', () => {
  const a = facts([stretch(0, 1, 20), stretch(1, 2, 25), stretch(2, 3, 20)])
  expect(
    compared(a, facts([stretch(0, 1, 22), stretch(1, 2, 25), stretch(2, 3, 22)])).map(({ place }) => place),
  ).toEqual(['rate 0 h to 1 h', 'rate 2 h to 3 h'])
})

it('gives what one of them alone says, after the rates', () => {
  expect(compared(facts([stretch(0, 1, 20)], { a: '1', b: '2' }), facts([], { b: '3', c: '4' }))).toEqual([
    { place: 'rate 0 h to 1 h', first: '20 mg/h', second: undefined },
    { place: 'a', first: '1', second: undefined },
    { place: 'b', first: '2', second: '3' },
    { place: 'c', first: undefined, second: '4' },
  ])
})
