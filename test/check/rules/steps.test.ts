import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

describe('a step', () => {
  it('counts from the last rate that was given, whatever is between', () => {
    expect(rules(['Hour,Rate (mg/h),Comment', '1,20,', ',,BP checked', '2,30,'])).toEqual(['4 step-size'])
    expect(rules(['Time,Rate (mg/h)', '08:00,20', '09:00,', '09:30,', '10:00,30'])).toEqual(['5 step-size'])
  })

  it('after a rate that cannot be read is not reported: that rate is the error', () => {
    expect(rules(['Hour,Rate (mg/h)', '1,20', '2,20-25', '3,30'])).toEqual(['3 unreadable'])
  })

  it('per kilogram is checked without a weight', () => {
    const table = (rate: string) =>
      findings(['Day,Rate (mg/kg/h)', '1,0.05', `2,${rate}`], { protocol: 'ketcrps-2-inpatient' })
    expect(table('0.1')).toEqual([])
    expect(table('0.15')).toEqual(['3 step-size: +0.1 mg/kg/h, allowed +0.05 mg/kg/h'])
  })

  it('is that of the pump, too: 8.6 - 6.6 mL/h x 3 mg/mL = 6 mg/h', () => {
    const lines = ['Hour,Rate (mg/h),Conc (mg/mL),Rate (mL/h)', '1,20,3,6.6', '2,25,3,8.6']
    expect(findings(lines)).toContain('3 step-size: +6 mg/h as the pump delivers it, allowed +5 mg/h')
  })
})
