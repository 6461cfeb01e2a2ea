import { describe, expect, it } from 'vitest'
import { check, verdictOf } from '../../../src/check/check'
import { askedOf, LIBRARY, tableOf } from '../sheets'

const HEADER = 'Session,Rate (mg/h),Dose (mg)'
const found = (lines: readonly string[]) => {
  const report = check(tableOf(lines), askedOf(), LIBRARY)
  const errors = report.findings.filter(({ rule }) => rule !== 'not-checked' && rule !== 'course-short')
  return { verdict: verdictOf(report, false), errors: errors.map((each) => [each.rule, each.record, each.allowed]) }
}

describe('sessions without a length', () => {
  it('are as long as most of them', () => {
    expect(found([HEADER, '1,20,80', '2,25,100', '3,30,120'])).toEqual({ verdict: 0, errors: [] })
    expect(found([HEADER, '1,20,80', '2,25,150', '3,30,120'])).toEqual({
      verdict: 1,
      errors: [['dose', 2, '100 mg (25 mg/h x 4 h, as in most sessions)']],
    })
  })
  it('have a dose that may be rounded', () => {
    // 40 min: 13.33, 16.67 and 20 mg.
    expect(found([HEADER, '1,20,13.3', '2,25,16.7', '3,30,20'])).toEqual({ verdict: 0, errors: [] })
  })
  it('are not checked where no length is usual', () => {
    const { verdict, errors } = found([HEADER, '1,20,80', '2,25,75'])
    expect([verdict, errors.map(([rule]) => rule)]).toEqual([5, ['time-unknown']])
    expect(found([HEADER, '1,20,80', '2,25,75', '3,30,60', '4,35,35']).verdict).toBe(5)
  })
  it('have a volume by the same rule', () => {
    const header = 'Session,mL/h,Volume (mL)'
    const asked = askedOf({ concentration: '2' })
    const verdict = (volume: string) =>
      verdictOf(check(tableOf([header, '1,10,40', `2,12.5,${volume}`, '3,15,60']), asked, LIBRARY), false)
    expect([verdict('50'), verdict('60')]).toEqual([0, 1])
  })
})

it('does not check rows with a time, nor several rows in a session', () => {
  const hours = found(['Session,Hours,Rate (mg/h),Dose (mg)', '1,4,20,80', '2,3,25,75', '3,4,30,120'])
  expect(hours).toEqual({ verdict: 0, errors: [] })
})
