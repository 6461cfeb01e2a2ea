import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

const HEADER = 'Session,Rate (mg/h),Hours,Dose (mg)'
const course = (numbers: readonly (number | string)[], header = 'Week') =>
  rules([`${header},${HEADER}`, ...numbers.map((week, n) => `${week},${n + 1},20,4,80`)])

describe('a column of weeks', () => {
  it('lies in the window of the course', () => {
    expect(course([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])).toEqual([])
    expect(course([1, 1, 1, 1, 1, 3, 3, 3, 3, 3])).toEqual(['9 window'])
    expect(course(['Week 1', '', '', '', '', 'Week 4', '', '', '', ''], 'Wk')).toEqual(['7 window'])
    expect(course([1, 1, 1, 1, 2, 2, 2, 2, 3, 3])).toEqual([])
    expect(course([1, 1, 1, 2, 2, 2, 2, 3, 3, 4], 'Woche')).toEqual(['11 window'])
  })
  it('never goes back, but into a new year', () => {
    expect(course([1, 1, 1, 1, 2, 1, 2, 2, 2, 2])).toEqual(['7 day'])
    expect(course([52, 52, 52, 52, 52, 1, 1, 1, 1, 1], 'Week no.')).toEqual([])
  })
  it('is that of the dates beside it', () => {
    const dated = (dates: readonly string[]) =>
      rules(['Week,Date,Rate (mg/h),Hours', ...dates.map((each) => `${each.replace(' ', ',')},20,4`)]).filter((each) =>
        each.includes('day'),
      )
    expect(dated(['1 2026-11-04', '1 2026-11-06', '2 2026-11-09', '3 2026-11-17'])).toEqual([])
    expect(dated(['53 2026-12-31', '1 2027-01-04', '2 2027-01-11'])).toEqual([])
    expect(dated(['1 2026-11-02', '1 2026-11-03', '3 2026-11-09'])).toEqual(['4 day'])
    expect(dated(['1 2026-11-02', '1 2026-11-10', '2 2026-11-11'])).toEqual(['3 day'])
  })
  it('with weekdays gives the days', () => {
    const days = (...rows: readonly string[]) =>
      rules(['Week,Day,Rate (mg/h),Hours', ...rows.map((row) => `${row},20,4`)]).filter((each) =>
        each.includes('window'),
      )
    expect(days('1,Thu', '1,Fri', '2,Mon', '3,Wed')).toEqual([])
    expect(days('1,Mon', '1,Fri', '2,Mon', '3,Mon')).toEqual(['5 window'])
  })
  it('may be lines between the rows', () => {
    const sections = (second: string) =>
      rules([HEADER, 'Week 1,,,', '1,20,4,80', '2,20,4,80', `${second},,,`, '3,20,4,80']).filter(
        (each) => !/course/.test(each),
      )
    expect([sections('Week 2'), sections('Week 5'), sections('Week 0')]).toEqual([[], ['6 window'], ['6 day']])
  })
})
