import { expect, it } from 'vitest'
import { setRate } from '../../../src/check/rules/set-rate'
import { ONE } from '../../../src/core/values/interval'
import { sheetOf } from '../sheets'

/** Thousandths of mg/h between which the rate of the first row is held. */
function heldIn(header: string, line: string, weight?: string): readonly number[] {
  const table = sheetOf([header, line], { concentration: '2', ...(weight === undefined ? {} : { weight }) })
  const [row] = table.rows
  if (row?.rate === undefined) throw new RangeError(line)
  const { low, high } = setRate(table, row, row.rate).span
  return [low, high].map((value) => Number((value * 1000n) / ONE))
}

it('takes a rate that is its mL/h to the last digit as exact', () => {
  expect(heldIn('Day,mg/h,mL/h', '1,28,14')).toEqual([28_000, 28_000])
  expect(heldIn('Day,mg/h,mL/h', '1,28,14.2')).toEqual([27_500, 28_500])
})

it('takes no wider range than the rate per kilogram beside it allows', () => {
  expect(heldIn('Day,mg/h,mL/h,mg/kg/h', '1,28,14,0.4', '70')).toEqual([28_000, 28_000])
  expect(heldIn('Day,mg/h,mg/kg/h', '1,24,0.343', '70')).toEqual([23_975, 24_045])
  expect(heldIn('Day,mg/h,mg/kg/h', '1,24,0.3', '70')).toEqual([23_500, 24_500])
  // Another weight, or an error that is reported by itself.
  expect(heldIn('Day,mg/h,mg/kg/h', '1,24,0.5', '70')).toEqual([23_500, 24_500])
})
