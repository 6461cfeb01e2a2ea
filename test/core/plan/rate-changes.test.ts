import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesOf } from '../../../src/core/plan/rate-changes'
import { doseOfAll } from '../../../src/core/schedule/segment'
import { plans } from '../../laws/arbitrary'
import { outpatient, planOf } from '../../render/plan-of'

const told = (plan: Parameters<typeof changesOf>[0]) =>
  changesOf(plan).map(({ segments: [{ rate }], step, time, dose, cumulative }) => [
    rate / 1e6,
    step,
    time,
    dose / 6e7,
    cumulative / 6e7,
  ])

it('states each rate of an infusion, how long it runs and what it gives', () => {
  // 20+25+30+35+40x116 = 4,750 mg.
  expect(told(planOf())).toEqual([
    [20, 0, 60, 20, 20],
    [25, 1, 60, 25, 45],
    [30, 2, 60, 30, 75],
    [35, 3, 60, 35, 110],
    [40, 4, 6960, 4640, 4750],
  ])
})

it('joins the sessions of one rate', () => {
  const changes = changesOf(outpatient())
  // 80, 100, 120, 140, then six of 160 mg.
  expect(told(outpatient()).at(-1)).toEqual([40, 4, 1440, 960, 1400])
  expect(changes.at(-1)?.segments.map(({ session }) => session)).toEqual([5, 6, 7, 8, 9, 10])
})

it('accounts for every segment once, with a rate that differs from the one before', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      const changes = changesOf(plan)
      expect(changes.flatMap(({ segments }) => segments)).toEqual(plan.segments)
      expect(changes.at(-1)?.cumulative).toBe(doseOfAll(plan.segments))
      const rates = changes.map(({ segments: [{ rate }] }) => rate)
      for (const [index, rate] of rates.entries()) expect(rate).not.toBe(rates[index + 1])
      // A start, and then a step each interval or session.
      for (const { segments, step } of changes) expect(step === 0).toBe(segments[0] === plan.segments[0])
    }),
  )
})
