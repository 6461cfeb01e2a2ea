import { describe, expect, it } from 'vitest'
import { deliveredBy, pumpStepOf, reachedFrom } from '../../../src/check/rules/pump-step'
import type { Rated } from '../../../src/check/titration-table'
import { ONE, whole } from '../../../src/core/values/interval'
import { findings, rowOf, sheetOf } from '../sheets'

const OWN = 'Hour,rate_mL_h,plan_id'
const stepOf = (flows: readonly string[], header = OWN, said = {}) =>
  pumpStepOf(sheetOf([header, ...flows.map((flow, hour) => `${hour + 1},${flow},x`)], said))

describe('the step of a pump', () => {
  it('is a tenth where nothing says more', () => {
    expect(stepOf(['28.5', '35.5'], 'Hour,Rate (mL/h),Nurse')).toBe(ONE / 10n)
    expect(stepOf([''])).toBe(ONE / 10n)
  })

  it('of a plan of ours is the coarsest of which all its mL/h are steps: 28.5, 35.5, 42.5 are of 0.5', () => {
    // 285, 355 and 425 tenths: 5 is their greatest common divisor.
    expect(stepOf(['28.5', '35.5', '42.5'])).toBe(ONE / 2n)
    expect(stepOf(['10', '12', '0'])).toBe(whole(2))
    expect(stepOf(['0.33', '0.34'])).toBe(ONE / 100n)
  })
})

it('delivers its mL/h x mg/mL', () => {
  const rated = (said: object) => rowOf('Rate (mg/h)', '20', said) as Rated
  expect(deliveredBy(ONE / 2n, rated({ concentration: '0.7' }))).toBe((35n * ONE) / 100n)
  expect(deliveredBy(ONE / 2n, rated({}))).toBe(0n)
})

describe('a rise larger than the step', () => {
  // 0.7 mg/mL on a pump of 0.5 mL/h: 20, 25, 30, 35 mg/h are set to 28.5, 35.5, 42.5 and 50 mL/h.
  const header = 'Hour,rate_mg_h,rate_mL_h,plan_id'
  const set = ['1,19.95,28.5,x', '2,24.85,35.5,x', '3,29.75,42.5,x', '4,35,50,x']
  const said = { concentration: '0.7' }

  it('is rounding in a plan for a coarse pump: 35 - 29.75 = 5.25 mg/h', () => {
    expect(findings([header, ...set], said)).toEqual([])
    expect(findings([header.replace('plan_id', 'Nurse'), ...set], said)).toContain(
      '5 step-size: +5.25 mg/h, allowed +5 mg/h',
    )
  })

  it('is none where the titration is ahead of its steps: 30.1 is above 20 + 2 x 5', () => {
    expect(findings([header, ...set.slice(0, 2), '3,30.1,43,x'], said)).toEqual([
      '4 step-size: +5.25 mg/h, allowed +5 mg/h',
    ])
  })

  it("is reached from the start that was planned, the protocol's or one of its own", () => {
    const { rows } = sheetOf([header, ...set], said)
    const sheet = sheetOf([header, ...set], said)
    const step = pumpStepOf(sheet)
    const [first, , , last] = rows as readonly Rated[]
    if (first === undefined || last === undefined) throw new RangeError('rows')
    // 35 = 20 + 3 x 5; two steps reach 30.
    expect([
      reachedFrom(sheet, step, first)(last, 3, whole(5)),
      reachedFrom(sheet, step, first)(last, 2, whole(5)),
    ]).toEqual([true, false])
    // From 29.75, which no start of 20 explains, and 0.35 more, one step of 5 reaches 35.1.
    const higher = rows[2] as Rated
    expect([
      reachedFrom(sheet, step, higher)(last, 1, whole(5)),
      reachedFrom(sheet, step, higher)(last, 0, whole(5)),
    ]).toEqual([true, false])
  })
})
