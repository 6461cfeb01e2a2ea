import { expect, it } from 'vitest'
import { doseFromThousandths, doseOf, minutes, rateFromThousandths } from '../../../src/core/values/quantity'
import { changeFigure, mgFigure, mgText, rateFigure, rateText } from '../../../src/render/text/figures'

// mcg, and mg with at most two decimals, ties up.
it.each([
  [0, '0'],
  [500, '0.5'],
  [20_000, '20'],
  [6_125, '6.13'],
  [6_124, '6.12'],
  [999_994, '999.99'],
  [999_995, '1,000'],
  [4_750_000, '4,750'],
  [1_005_300, '1,005.3'],
  [123_456_780, '123,456.78'],
  [1_234_567_890, '1,234,567.89'],
])('shows %i mcg as %s mg', (mcg, shown) => {
  expect(mgFigure(doseFromThousandths(mcg))).toBe(shown)
  expect(mgText(doseFromThousandths(mcg))).toBe(`${shown} mg`)
})

it('sums a dose exactly and rounds it once', () => {
  // 12.25 mg/h x 30 min = 6.125 mg; a third of an hour at 20 mg/h is 6.666... mg.
  expect(mgText(doseOf(rateFromThousandths(12_250), minutes(30)))).toBe('6.13 mg')
  expect(mgText(doseOf(rateFromThousandths(20_000), minutes(20)))).toBe('6.67 mg')
})

it.each([
  [20_000, '20'],
  [12_250, '12.25'],
  [2_500, '2.5'],
  [10, '0.01'],
  [1_234_500, '1,234.5'],
])('shows %i mcg/h as %s mg/h', (mcg, shown) => {
  expect(rateFigure(rateFromThousandths(mcg))).toBe(shown)
  expect(rateText(rateFromThousandths(mcg))).toBe(`${shown} mg/h`)
})

it.each([
  [undefined, ''],
  [0, ''],
  [5_000_000, '+5'],
  [3_340_000, '+3.34'],
  [-2_500_000, '-2.5'],
])('shows a change of %s ng/h as "%s"', (change, shown) => {
  expect(changeFigure(change)).toBe(shown)
})
