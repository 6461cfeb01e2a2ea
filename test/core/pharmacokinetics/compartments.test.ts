import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exponentialsOf } from '../../../src/core/pharmacokinetics/compartments'
import { MODEL_IDS, MODELS, type Transfers, transfersAt } from '../../../src/core/pharmacokinetics/models'
import { grams } from '../../../src/core/values/quantity'
import { lawRuns } from '../../law-runs'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const within = (found: number, right: number, relative: number) =>
  expect(Math.abs(found / right - 1)).toBeLessThan(relative)

it('finds the roots that stanpumpR tests', () => {
  const found = exponentialsOf({ k10: 0.01, k12: 0.02, k21: 0.04, third: { k13: 0.03, k31: 0.05 } })
  expect(found.map(({ perMin }) => perMin.toFixed(9))).toEqual(['0.004499049', '0.043642958', '0.101857993'])
})

it('finds the roots of two compartments worked by hand', () => {
  // k10 0.02, k12 0.01, k21 0.02: x^2 - 0.05 x + 0.0004 = (x - 0.01)(x - 0.04); shares (0.02 - l) / (other - l).
  const found = exponentialsOf({ k10: 0.02, k12: 0.01, k21: 0.02 })
  expect(found.map(({ perMin }) => perMin)).toEqual([0.01, 0.04].map((root) => expect.closeTo(root, 15)))
  expect(found.map(({ share }) => share)).toEqual([1 / 3, 2 / 3].map((share) => expect.closeTo(share, 14)))
})

const transfer = fc.double({ min: 1e-4, max: 2, noNaN: true })
const any: fc.Arbitrary<Transfers> = fc.oneof(
  fc.record({ k10: transfer, k12: transfer, k21: transfer }),
  fc
    .record({ k10: transfer, k12: transfer, k21: transfer, k13: transfer, k31: transfer })
    // Of equal returns two compartments are one.
    .filter(({ k21, k31 }) => Math.abs(Math.log(k21 / k31)) > 0.01)
    .map(({ k13, k31, ...two }) => ({ ...two, third: { k13, k31 } })),
)

function holds(transfers: Transfers, relative: number): void {
  const found = exponentialsOf(transfers)
  expect(found.map(({ perMin }) => perMin)).toEqual([...found.map(({ perMin }) => perMin)].sort((a, b) => a - b))
  for (const { perMin, share } of found) {
    expect(perMin).toBeGreaterThan(0)
    expect(share).toBeGreaterThan(0)
  }
  // sum C_i = 1/V1 and sum C_i / l_i = 1/CL = 1 / (V1 k10).
  within(sum(found.map(({ share }) => share)), 1, relative)
  within(sum(found.map(({ perMin, share }) => share / perMin)) * transfers.k10, 1, relative)
}

it.each(MODEL_IDS)('keeps the two checks for %s: the shares are the whole, and their areas the clearance', (id) => {
  for (const kg of [45, 70, 120]) holds(transfersAt(MODELS[id], grams(kg * 1000)), 1e-14)
})

it('keeps them for any model', () => {
  fc.assert(
    fc.property(any, (transfers) => holds(transfers, 1e-9)),
    { numRuns: lawRuns(2000, 400) },
  )
})
