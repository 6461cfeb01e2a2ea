import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { doseFromThousandths, doseOf, minutes, rateFromThousandths } from '../../../src/core/values/quantity'
import { changeFigure, mgFigure, mgText, rateFigure, rateText, times } from '../../../src/render/text/figures'
import { type Asked, outpatient, planOf } from '../plan-of'

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

describe('times', () => {
  const datesOf = (asked: Asked) => {
    const plan = outpatient(asked)
    return rowsOf(plan, 'session').map(({ start }) => times(plan).date(start))
  }

  it('shows the year where a plan has two', () => {
    expect(datesOf({ start: '2026-12-30T08:00', sessions: '3' })).toEqual([
      'Wed 30 Dec 2026',
      'Thu 31 Dec 2026',
      'Fri 1 Jan 2027',
    ])
    expect(datesOf({ start: '2026-12-30T08:00', sessions: '2' })).toEqual(['Wed 30 Dec', 'Thu 31 Dec'])
  })

  it('shows the offset on both sides of a clock change, and nowhere else', () => {
    // An hour starts at 01:00 -04:00, the next at 01:00 -05:00.
    const plan = planOf({ start: '2026-11-01T00:00', days: '1' })
    const rows = rowsOf(plan, 'hour')
    const { from } = times(plan)
    expect(rows.slice(0, 4).map((row, index) => from(row, rows[index - 1]))).toEqual([
      '00:00 -04:00',
      '01:00 -04:00',
      '01:00 -05:00',
      '02:00',
    ])
  })
})
