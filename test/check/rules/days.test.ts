import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

const SESSIONS = 'Session,Day,Hours,Rate (mg/h)'

describe('days without dates', () => {
  it('are compared with the window', () => {
    expect(findings([SESSIONS, '1,1,4,20', '2,30,4,25', '3,60,4,30'])).toEqual(['3 window: day 30, allowed 14 days'])
  })

  it('have one session each', () => {
    expect(findings([SESSIONS, '1,1,4,20', '2,1,4,25'])).toEqual([
      '3 one-a-day: a second session on day 1, allowed one a day',
    ])
  })

  it('are not left out in a stay', () => {
    const hours = (day: number) => Array.from({ length: 24 }, (_, hour) => `${day},${hour + 1},20`)
    const header = 'Day,Hour,Rate (mg/h)'
    expect(findings([header, ...hours(1), ...hours(2)])).toEqual([])
    expect(findings([header, ...hours(1), ...hours(3)])).toEqual([
      '26 day: 48 h after the row before, days missing, allowed 24 h',
    ])
  })

  it('and 24 h left out by the clock are reported', () => {
    const clock = (hour: number) => String(hour % 24).padStart(2, '0')
    const rows = Array.from({ length: 72 }, (_, hour) => `${1 + Math.floor((hour + 8) / 24)},${clock(hour + 8)}:00,20`)
    const header = 'Day,Time,Rate (mg/h)'
    expect(findings([header, ...rows])).toEqual([])
    expect(findings([header, ...rows.slice(0, 30), ...rows.slice(54)])).toEqual([
      '32 hour: 25 h after the row before, hours missing, allowed 1 h',
    ])
  })

  it('of weekdays are not counted', () => {
    expect(rules(['Day,Hour,Rate (mg/h)', 'Mon,1,20', 'Mon,2,20'])).toEqual([])
  })
})

describe('days beside dates', () => {
  const header = 'Day,Date,Start,End,Rate (mg/h)'
  const wrong = (rows: readonly string[], said = {}) => findings([header, ...rows], said)

  it('are those of the dates, or 24 h of infusion', () => {
    const rows = (night: string, next: string) => [
      '1,2026-11-30,20:00,23:00,20',
      `${night},2026-11-30,23:00,02:00,20`,
      `${night},2026-12-01,02:00,20:00,20`,
      `${next},2026-12-01,20:00,21:00,20`,
    ]
    const said = { setting: 'inpatient' }
    expect(wrong(rows('1', '2'), said)).toEqual([])
    expect(wrong([...rows('1', '2').slice(0, 2), '2,2026-12-01,02:00,20:00,20'], said)).toEqual([])
    expect(wrong(rows('1', '4'), said)).toEqual(['5 day: day 4, allowed day 2'])
  })

  it('are reported once, also where they do not count from 1', () => {
    const rows = (days: readonly number[]) => days.map((day, index) => `${day},2026-12-0${index + 1},08:00,12:00,20`)
    expect(wrong(rows([1, 2, 4, 5, 5]))).toEqual(['4 day: day 4, allowed day 3'])
    expect(wrong(rows([4, 5, 6]))).toEqual([])
    expect(wrong(rows([10, 3, 4]))).toEqual(['3 day: day 3, allowed day 11'])
    // The days of the month.
    const ofMonth = ['30,2026-11-30,08:00,12:00,20', '1,2026-12-01,08:00,12:00,20']
    expect(wrong(ofMonth)).toEqual([])
  })

  it('may number sessions', () => {
    const rows = ['1,2026-12-04,08:00,12:00,20', '2,2026-12-07,08:00,12:00,20']
    expect(wrong(rows)).toEqual([])
    expect(wrong(['1,2026-12-04,08:00,12:00,20', '3,2026-12-07,08:00,12:00,20'])).toEqual([
      '3 day: day 3, allowed day 4',
    ])
  })
})

describe('sessions that are so many days apart', () => {
  const said = { protocol: 'ketcrps-2-outpatient', weight: '60' }
  const days = (...dates: readonly string[]) =>
    findings(['Session,Date,Hours,Rate (mg/h)', ...dates.map((date, index) => `${index + 1},${date},6,3`)], said)

  it('are not sooner than the protocol has them', () => {
    expect(days('2026-11-30', '2026-12-14', '2026-12-28')).toEqual([])
    expect(days('2026-11-30', '2026-12-01', '2026-12-02')).toEqual([
      '3 session-days: 1 day after the session before, allowed 14 days',
      '4 session-days: 1 day after the session before, allowed 14 days',
    ])
  })

  it('may be nearer after one that was moved, as far from the first as planned', () => {
    expect(days('2026-11-30', '2026-12-15', '2026-12-28')).toEqual([])
    expect(days('2026-11-30', '2026-12-15', '2026-12-27')).toEqual([
      '4 session-days: 12 days after the session before, allowed 13 days',
    ])
  })
})
