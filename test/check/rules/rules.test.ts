import { expect, it } from 'vitest'
import { checksOf } from '../../../src/check/rules/rules'
import { findings, sheetOf } from '../sheets'

it('checks a chart of rates by fewer rules than a course', () => {
  const course = sheetOf(['Hour,Rate (mg/h)', '1,20'])
  expect(checksOf({ ...course, isChart: true }).length).toBeLessThan(checksOf(course).length)
})

it('checks no start and no steps of a chart', () => {
  const chart = ['Ketamine 2 mg/mL,,', 'Rate (mg/kg/h),50 kg,60 kg', '0.5,12.5 mL/h,15 mL/h', '0.7,17.5 mL/h,21 mL/h']
  expect(findings(chart).filter((text) => /start-rate|step-|course/.test(text))).toEqual([])
})
