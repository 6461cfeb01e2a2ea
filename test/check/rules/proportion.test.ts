import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

const table = (...flows: readonly string[]) =>
  rules(['Hour,Dose (mg/kg/h),Rate (mL/h)', ...flows.map((flow, n) => `${n + 1},${(0.2 + n / 20).toFixed(2)},${flow}`)])

it('names the row that is out of proportion, without any option', () => {
  expect(table('7', '8.8', '10.5', '12.3', '14')).toEqual([])
  expect(table('7', '8.8', '15', '12.3', '14')).toEqual(['4 proportion'])
})

it('names one of two rows, too', () => expect(table('7', '17')).toEqual(['3 proportion']))

describe('doses beside rates per kilogram, without a weight', () => {
  const sessions = (...doses: readonly string[]) =>
    rules([
      'Infusion,Date,Duration (h),Rate (mg/kg/h),Total dose (mg)',
      ...doses.map((dose, n) => `${n + 1},2026-12-0${n + 1},4,${(0.1 + n / 20).toFixed(2)},${dose}`),
    ])
  it('are those of one weight', () => {
    // 70 kg: 28, 42, 56 and 70 mg in 4 h.
    expect(sessions('28', '42', '56', '70')).toEqual([])
    expect(sessions('28', '42', '65', '70')).toEqual(['4 proportion'])
  })
  it('are not checked where they add up', () => expect(sessions('28', '70', '126', '196')).toEqual([]))
  it('are looked at row by row too', () => {
    const hours = (last: string) => rules(['Hour,mg/kg/h,Dose (mg)', '1,0.1,7', '2,0.15,10.5', `3,0.2,${last}`])
    expect(hours('14')).not.toContain('4 proportion')
    expect(hours('12')).toContain('4 proportion')
  })
})
