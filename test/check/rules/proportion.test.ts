import { expect, it } from 'vitest'
import { rules } from '../sheets'

const table = (...flows: readonly string[]) =>
  rules(['Hour,Dose (mg/kg/h),Rate (mL/h)', ...flows.map((flow, n) => `${n + 1},${(0.2 + n / 20).toFixed(2)},${flow}`)])

it('names the row that is out of proportion, without any option', () => {
  expect(table('7', '8.8', '10.5', '12.3', '14')).toEqual([])
  expect(table('7', '8.8', '15', '12.3', '14')).toEqual(['4 proportion'])
})

it('needs three rows to tell by', () => expect(table('7', '17')).toEqual([]))
