import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

describe('a total dose', () => {
  const session = (total: string) =>
    rules(['Session,Rate (mg/h),Hours,Total dose (mg)', '1,20,4,80', `2,25,4,${total}`])
  it('may be that of the session or of all so far', () => {
    expect([session('100'), session('180'), session('1000')]).toEqual([[], [], ['3 total']])
  })
  it('of a day is 24 h, or what the day has so far', () => {
    const day = (total: string) => rules(['Day,Rate (mg/h),Daily total (mg)', '1,20,480', `2,25,${total}`])
    expect([day('600'), day('650')]).toEqual([[], ['3 total']])
  })
})

it('has one reading for all rows of its column', () => {
  const totals = (...figures: readonly string[]) =>
    rules([
      'Session,Rate (mg/h),Hours,Total dose (mg)',
      ...figures.map((total, n) => `${n + 1},${20 + 5 * n},4,${total}`),
    ])
  expect(totals('80', '100', '120')).toEqual([])
  expect(totals('80', '180', '300')).toEqual([])
  expect(totals('80', '180', '120')).toEqual(['3 total'])
})

it('is that of its row, where a note says it', () => {
  const noted = (note: string) =>
    rules(['Hour,Rate (mg/h),Dose (mg),Total (mg),Note', '1,20,20,20,', `2,25,25,45,${note}`])
  expect([noted('total 45 mg'), noted('total dose 25 mg'), noted('total 54 mg')]).toEqual([[], [], ['3 total']])
})
