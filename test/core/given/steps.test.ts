import { expect, it } from 'vitest'
import { cutTo, delivered, fallsFrom, risesFrom } from '../../../src/core/given/steps'
import { minutes } from '../../../src/core/values/quantity'
import { planOf } from '../../render/plan-of'
import { mgPerH } from './records'

const { regimen, segments, maximum } = planOf()
const rises = (rate: number) =>
  risesFrom(mgPerH(rate), regimen.rates, mgPerH(40), minutes(7200), undefined).map((each) => each / 1_000_000)

it('adds the step until the maximum, and lands on it', () => {
  expect(rises(25)).toEqual([30, 35, 40])
  expect(rises(27.5)).toEqual([32.5, 37.5, 40])
})

it('has nothing to add to a pause or at the maximum', () => {
  expect(rises(0)).toEqual([])
  expect(rises(40)).toEqual([])
  expect(rises(45)).toEqual([])
})

it('is what the pump delivers', () => {
  const { pump } = planOf({ concentration: '3' }).request
  // 25 / 3 = 8.33 mL/h, set to 8.3: 24.9 mg/h.
  expect(delivered(mgPerH(25), pump)).toBe(mgPerH(24.9))
  expect(delivered(mgPerH(25.006), undefined)).toBe(mgPerH(25))
})

it('falls in equal parts, rounded down', () => {
  expect(fallsFrom(mgPerH(20), 2, undefined)).toEqual([mgPerH(13.33), mgPerH(6.66)])
})

it('cuts a plan to a lower maximum, its wean too, unless what runs is above it', () => {
  const last = segments.at(-1) as (typeof segments)[number]
  const weaned = [...segments, { ...last, phase: 'wean' as const, rate: mgPerH(20), wanted: mgPerH(20) }]
  const cut = (rate: number, kept: number) =>
    cutTo({ ...maximum, rate: mgPerH(rate) }, mgPerH(kept), weaned, undefined).map((each) => each.rate / 1_000_000)
  expect(cut(32, 20)).toEqual([20, 25, 30, 32, 16])
  expect(cut(40, 20)).toEqual([20, 25, 30, 35, 40, 20])
  expect(cut(32, 33)).toEqual(cut(40, 20))
})
