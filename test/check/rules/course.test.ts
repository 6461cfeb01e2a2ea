import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

const falls = (...rates: readonly (readonly [rate: string, note?: string])[]) =>
  findings(['Hour,Rate (mg/h),Note', ...rates.map(([rate, note = ''], index) => `${index + 1},${rate},${note}`)])

describe('a rate that falls and rises', () => {
  const UNSAID = '3 rate-falls: down to 15 mg/h, later up to 20 mg/h, allowed a note of why'

  it('is reported where it falls', () => expect(falls(['20'], ['15'], ['20'])).toEqual([UNSAID]))

  it.each(['if tolerated', 'container change', 'step cut from +5 to +2.5', 'allowed step-size: teaching', '-'])(
    'is not explained by %j',
    (note) => {
      expect(falls(['20'], ['15', note], ['20', note])).toContain(UNSAID)
    },
  )

  it('is explained by a word where it falls or where it rises', () => {
    expect(falls(['20'], ['15', 'sedated'], ['20'])).toEqual([])
    expect(falls(['20'], ['15'], ['20', 'container change; awake again'])).toEqual([])
  })

  it('is reported though a later fall is explained', () => {
    expect(falls(['20'], ['15'], ['10', 'sedated'], ['15'])).toEqual([
      '3 rate-falls: down to 15 mg/h, later up to 15 mg/h, allowed a note of why',
    ])
  })

  it('is reported though an earlier fall was explained', () => {
    expect(falls(['20'], ['15', 'sedated'], ['10'], ['15'])).toEqual([
      '4 rate-falls: down to 10 mg/h, later up to 15 mg/h, allowed a note of why',
    ])
  })

  it('is not reported where the rate only falls', () => expect(falls(['20'], ['15'], ['15'], ['10'])).toEqual([]))

  it('is reported for each fall that has a rise', () => {
    expect(falls(['20'], ['15'], ['20'], ['15'], ['20'])).toHaveLength(2)
  })
})

const SESSIONS = 'Session,Date,Hours,Rate (mg/h)'
/** Ten sessions on weekdays from Mon 30 Nov, each like the one given. */
const ten = (line: (day: string, index: number) => string): readonly string[] =>
  ['11-30', '12-01', '12-02', '12-03', '12-04', '12-07', '12-08', '12-09', '12-10', '12-11'].map((day, index) =>
    line(`2026-${day}`, index),
  )

describe('a course of sessions', () => {
  it('passes as the protocol has it', () => {
    expect(rules([SESSIONS, ...ten((day, n) => `${n + 1},${day},4,20`)])).toEqual([])
  })

  it('has no session too many, and all of them in 14 days', () => {
    const eleventh = '11,2026-12-14,4,20'
    // Mon 30 Nov is day 1 and so Mon 14 Dec day 15.
    expect(findings([SESSIONS, ...ten((day, n) => `${n + 1},${day},4,20`), eleventh])).toEqual([
      '12 course-length: 11 sessions, allowed 10 sessions',
      '12 window: day 15, Mon 14 Dec, allowed 14 days',
    ])
  })

  it('counts a session that passes midnight on the day on which it starts', () => {
    const header = 'Session,Start,End,Rate (mg/h)'
    const rows = ten((day, n) => `${n + 1},${day}T08:00,${day}T12:00,20`)
    const last = ['10,2026-12-13T22:00,2026-12-14T00:00,20', '10,2026-12-14T00:00,2026-12-14T02:00,20']
    expect(rules([header, ...rows.slice(0, 9), ...last])).toEqual([])
  })

  it('has no session longer than the protocol, with its column', () => {
    expect(findings([SESSIONS, '1,2026-11-30,5,20'], { setting: 'outpatient' })).toEqual([
      '2 session-length: 5 h, allowed 4 h',
    ])
    expect(findings([SESSIONS, '1,2026-11-30,25,1'], { setting: 'outpatient' })).toEqual([
      '2 session-length: 25 h, allowed 24 h',
    ])
  })

  it('has one session a date', () => {
    const header = 'Date,Start,End,Rate (mg/h)'
    const rows = ['2026-11-30,08:00,12:00,20', '2026-11-30,14:00,18:00,20']
    expect(findings([header, ...rows], { setting: 'outpatient' })).toEqual([
      '3 one-a-day: a second session on Mon 30 Nov, allowed one a day',
    ])
  })

  it('adds the doses of all rows of a session: 40 mg/h for 2 h and 45 for 3 are 215 mg', () => {
    const header = 'Session,Hour,Hours,Rate (mg/h)'
    const found = findings([header, '1,1,2,40', '1,3,3,45'], { setting: 'outpatient' })
    expect(found).toContain('3 session-dose: 215 mg in session 1, allowed 200 mg')
  })

  it('takes the printed dose where no rate is known', () => {
    expect(findings(['Session,Date,Dose (mg)', '1,2026-11-30,200.01'])).toEqual([
      '1 rate-unknown: doses without a time: no rate is known, allowed an end, hours or minutes in each row',
      '2 session-dose: 200.01 mg in session 1, allowed 200 mg',
    ])
    expect(rules(['Session,Date,Dose (mg)', '1,2026-11-30,200'])).toEqual(['1 rate-unknown'])
  })
})

describe('a course of hours', () => {
  const hourly = (count: number): readonly string[] => Array.from({ length: count }, (_, hour) => `${hour + 1},20`)
  const all = (count: number) => [...['Hour,Rate (mg/h)'], ...hourly(count)]

  it('lasts 120 h', () => expect(rules(all(120))).toEqual([]))
  it('lasts no more', () => expect(findings(all(121))).toEqual(['122 course-length: 121 h, allowed 5 days']))

  it('ends with a stop', () => {
    expect(rules([...all(120), '121,0'])).toEqual([])
    expect(findings([...all(121), '122,0', '123,0'])).toEqual(['124 course-length: 121 h, allowed 5 days'])
  })

  it('is at least as long as its rows together, though one of them has no time', () => {
    expect(findings(['Hours,Rate (mg/h)', '60,20', ',20', '61,20'])).toEqual(['4 course-length: 121 h, allowed 5 days'])
  })

  it('lasts at least until its last start where the table has no end', () => {
    const rows = ['2026-11-30T08:00,20', '2026-12-05T08:00,20']
    expect(rules(['Start,Rate (mg/h)', ...rows])).toEqual([])
    expect(findings(['Start,Rate (mg/h)', ...rows, '2026-12-05T09:00,20'])).toEqual([
      '4 course-length: 121 h, allowed 5 days',
    ])
  })

  it('is never longer than 366 days', () => {
    const rows = ['2026-01-01T00:00,1', '2027-01-03T00:00,1']
    expect(findings(['Start,Rate (mg/h)', ...rows])).toEqual(['3 course-length: 367 days, allowed 366 days'])
  })
})
