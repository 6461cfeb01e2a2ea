import { expect, it } from 'vitest'
import { shareReached, stepInPlasma } from '../../../src/render/text/step-in-plasma'
import { outpatient, planOf } from '../plan-of'

it('is 47 %, 76 % and 85 % after 1, 4 and 6 h', () => {
  // By Euler's steps of 3 s over the three compartments: 47.07, 75.33 and 84.34 % of the steady state, 99.73 % at 24 h.
  for (const [hours, share] of [
    [1, 47.07],
    [4, 75.33],
    [6, 84.34],
  ] as const)
    expect(shareReached(hours * 60)).toBeCloseTo(share / 99.73, 3)
  expect(stepInPlasma(planOf())[0]).toContain('47 % after 1 h, 76 % after 4 h, 85 % after 6 h')
})

it('says nothing of sessions', () => {
  expect(stepInPlasma(outpatient())).toEqual([])
})
