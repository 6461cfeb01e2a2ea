import { describe, expect, it } from 'vitest'
import { courseBefore, resumedOf } from '../../../src/check/rules/pauses'
import { ratedOf } from '../../../src/check/titration-table'
import { findings, sheetOf } from '../sheets'

const HEADER = 'Hour,Rate (mg/h),Note'
const paused = (...rows: readonly string[]) => [HEADER, ...rows.map((row, index) => `${index + 1},${row}`)]

describe('a rate after a pause', () => {
  const found = (...rows: readonly string[]) => findings(paused(...rows))

  it('is no step where it is at most that before, and words say why', () => {
    expect(found('20,', '25,', '0,sedated', '25,')).toEqual([])
    expect(found('20,', '25,', '0,', '25,awake again')).toEqual([])
    expect(found('20,', '25,', '0,sedated', '0,', '20,')).toEqual([])
  })

  it('is a step where it is above that, from the last rate that was given', () => {
    expect(found('20,', '25,', '0,sedated', '35,')).toEqual(['5 step-size: +10 mg/h, allowed +5 mg/h'])
  })

  it('is no error where nobody says why, but a warning', () => {
    expect(found('20,', '25,', '0,', '25,')).toEqual([
      '4 rate-falls: down to 0 mg/h, later up to 25 mg/h, allowed a note of why',
    ])
  })

  it('is not above the start after more than 1 h', () => {
    const rows = ['20,', '25,', '30,', '0,sedated', '0,', '25,']
    expect(found(...rows)).toEqual(['7 restart: 25 mg/h after a pause of 2 h, allowed 20 mg/h'])
    expect(found(...rows.slice(0, -1), '20,')).toEqual([])
    expect(found(...rows.slice(0, -1), '25,allowed restart: seen by Dr. A')).toEqual([
      '7 lifted: soft limit restart, by the note of this row, allowed it from here on',
    ])
  })

  it('is no step too soon, and the next one counts from it', () => {
    const header = 'Time,Rate (mg/h),Note'
    const rows = ['08:00,20,', '09:00,25,', '09:30,0,sedated', '09:45,25,', '10:30,30,']
    expect(findings([header, ...rows])).toEqual(['6 step-interval: a step after 45 min, allowed every 1 h'])
  })

  it('is known by its row', () => {
    const rows = ratedOf(sheetOf(paused('0,ready', '20,', '0,', '20,awake', '25,')).rows)
    expect([...resumedOf(rows)].map(([{ record }, { pause }]) => [record, pause])).toEqual([[4, 60]])
  })
})

describe('a table that continues another one', () => {
  const begun = (...lines: readonly string[]) => courseBefore(sheetOf(lines))

  it('begins after the first hour, day or session', () => {
    expect(begun('Hour,Rate (mg/h)', '25,40')).toEqual({ minutes: 1440, sessions: 0, at: 'hour 25' })
    expect(begun('Day,Time,Rate (mg/h)', '2,08:00,40')).toEqual({ minutes: 1440, sessions: 0, at: 'day 2' })
    expect(begun('Session,Date,Rate (mg/h)', '6,2026-12-07,40')).toEqual({ minutes: 0, sessions: 5, at: 'session 6' })
  })

  it('is not recognised by hours of the clock or days of the month', () => {
    expect(begun('Hour,Rate (mg/h)', '8,20')).toBeUndefined()
    expect(begun('Hour,Rate (mg/h)', '24,20')).toBeUndefined()
    expect(begun('Day,Date,Rate (mg/h)', '30,2026-11-30,20')).toBeUndefined()
    expect(begun('Hour,Rate (mg/h)')).toBeUndefined()
  })

  it('has no start and no first total, and counts towards the course', () => {
    const header = 'Hour,Rate (mg/h),Dose (mg),Total (mg)'
    expect(findings([header, '25,40,40,1000', '26,40,40,1040', '27,40,40,1090'])).toEqual([
      '4 total: 1090 mg, allowed 1080 mg (1040 + 40)',
    ])
    const hours = Array.from({ length: 97 }, (_, hour) => `${hour + 25},40`)
    expect(findings(['Hour,Rate (mg/h)', ...hours.slice(0, 96)])).toEqual([])
    expect(findings(['Hour,Rate (mg/h)', ...hours])).toEqual(['98 course-length: 121 h, allowed 5 days'])
    const sessions = ['9,2026-12-10,40', '10,2026-12-11,40', '11,2026-12-12,40']
    expect(findings(['Session,Date,Rate (mg/h)', ...sessions], { setting: 'outpatient' })).toEqual([
      '4 course-length: 11 sessions, allowed 10 sessions',
    ])
  })
})
