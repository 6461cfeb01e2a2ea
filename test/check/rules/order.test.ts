import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

const HINT = '; at a clock change --tz <zone>'
const NEW_YORK = { zone: 'America/New_York' }
const spans = (rows: readonly string[], said = {}) =>
  findings(['Start,End,Rate (mg/h)', ...rows.map((row) => `${row},20`)], said)
const starts = (rows: readonly string[], said = {}) =>
  findings(['Start,Rate (mg/h)', ...rows.map((row) => `${row},20`)], said)
const hours = (rows: readonly string[]) => findings(['Hour,Rate (mg/h)', ...rows.map((row) => `${row},20`)])

describe('the order of rows', () => {
  it('has no overlap, no gap and no earlier start', () => {
    expect(spans(['08:00,09:00', '09:00,10:00'])).toEqual([])
    expect(spans(['08:00,09:00', '08:40,10:00'])).toEqual(['3 overlap: 20 min of overlap, allowed none'])
    expect(spans(['08:00,09:00', '09:40,10:00'])).toEqual(['3 gap: 40 min left out, allowed the end of the row before'])
    expect(spans(['08:00,09:00', '07:00,10:00'])).toEqual([
      '3 time-back: 1 h before the row before, allowed a later start',
    ])
    const backwards = ['2 time-back: an end not after the start, allowed a later end']
    expect(spans(['2026-11-30T09:00,2026-11-30T08:00'])).toEqual(backwards)
    expect(spans(['2026-11-30T09:00,2026-11-30T09:00'])).toEqual(backwards)
  })

  it('has a gap between sessions, and no overlap', () => {
    const header = 'Session,Start,End,Rate (mg/h)'
    expect(rules([header, '1,2026-11-30T08:00,2026-11-30T12:00,20', '2,2026-12-01T08:00,2026-12-01T12:00,20'])).toEqual(
      [],
    )
    expect(rules([header, '1,2026-11-30T20:00,2026-12-01T00:00,20', '2,2026-11-30T22:00,2026-12-01T02:00,20'])).toEqual(
      ['3 one-a-day', '3 overlap'],
    )
  })

  it('has dates in order where there are no times', () => {
    expect(findings(['Date,Rate (mg/h)', '2026-12-02,20', '2026-12-01,20'])).toEqual([
      '3 time-back: 24 h before the row before, allowed a later date',
    ])
  })

  it('has each start once', () => {
    expect(starts(['08:00', '08:00'])).toEqual(['3 hour: the same start as the row before, allowed each start once'])
  })
})

describe('in the night when clocks go forward', () => {
  const night = ['2026-03-08T01:00,2026-03-08T03:00', '2026-03-08T03:00,2026-03-08T04:00']
  it('an hour by the clock may be no time at all', () => {
    const header = 'Start,End,Minutes,Rate (mg/h)'
    const rows = night.map((row) => `${row},60,20`)
    expect(findings([header, ...rows], NEW_YORK)).toEqual([])
    expect(findings([header, ...rows])).toEqual([`2 hours: 1 h, allowed 2 h, its end less its start${HINT}`])
  })

  it('a row an hour later is no gap, with offsets as with a zone', () => {
    const rows = ['2026-03-08T01:00,2026-03-08T02:00', '2026-03-08T03:00,2026-03-08T04:00']
    const offsets = ['2026-03-08T01:00-05:00,2026-03-08T03:00-04:00', '2026-03-08T03:00-04:00,2026-03-08T04:00-04:00']
    expect(spans(rows)).toEqual([`3 gap: 1 h left out, allowed the end of the row before${HINT}`])
    expect(spans(offsets)).toEqual([])
    expect(spans(night, NEW_YORK)).toEqual([])
  })

  it('a time that no clock shows is reported', () => {
    expect(starts(['2026-03-08T01:00', '2026-03-08T02:00'], NEW_YORK)).toEqual([
      '3 unreadable: a time that no clock shows here, allowed a time that there is in America/New_York',
    ])
  })
})

describe('in the night when clocks go back', () => {
  const rows = ['2026-11-01T00:00', '2026-11-01T01:00', '2026-11-01T01:00', '2026-11-01T02:00']
  const header = 'Hour,Start,Rate (mg/h)'
  const numbered = (starts: readonly string[]) => [header, ...starts.map((start, index) => `${index + 1},${start},20`)]

  it('an hour is shown twice', () => {
    expect(findings(numbered(rows), NEW_YORK)).toEqual([])
    expect(findings(numbered(rows))).toEqual([
      `4 hour: the same start as the row before, allowed each start once${HINT}`,
    ])
  })

  it('and once is one missing', () => {
    const [a = '', b = '', , d = ''] = rows
    expect(findings(numbered([a, b, d]), NEW_YORK)).toEqual([
      '4 hour: hour 3, allowed hour 4',
      '4 gap: 1 h left out, allowed the end of the row before',
    ])
  })

  it('the end of the row before tells which of the two is meant', () => {
    const night = ['10-31 22:00,1', '10-31 23:00,3', '11-01 01:00,2', '11-01 03:00,110']
    const rows = night.map((row) => `2026-${row},20`)
    expect(findings(['Start,Hours,Rate (mg/h)', ...rows], NEW_YORK)).toEqual([])
  })

  it('offsets distinguish the two', () => {
    const starts = ['2026-11-01T01:00-04:00', '2026-11-01T01:00-05:00', '2026-11-01T02:00-05:00']
    expect(findings(numbered(starts))).toEqual([])
    const once = ['2026-11-01T01:00-04:00', '2026-11-01T02:00-05:00']
    expect(rules(numbered(once))).toEqual(['3 hour', '3 gap'])
  })
})

describe('hours', () => {
  it('count on by one, and each finding is reported once', () => {
    expect(hours(['1', '2', '3'])).toEqual([])
    expect(hours(['0', '1', '2'])).toEqual([])
    expect(hours(['1', '2', '4', '5'])).toEqual(['4 hour: hour 4, hours missing, allowed hour 3'])
    expect(hours(['1', '2', '2', '3'])).toEqual(['4 hour: hour 2, repeated, allowed hour 3'])
  })

  it('are those of their starts', () => {
    const header = 'Hour,Start,Rate (mg/h)'
    expect(rules([header, '1,08:00,20', '2,09:00,20', '2,09:30,20', '3,10:00,20'])).toEqual([])
    expect(findings([header, '1,08:00,20', '2,09:00,20', '4,10:00,20', '5,11:00,20'])).toEqual([
      '4 hour: hour 4, hours missing, allowed hour 3',
    ])
  })

  it('count through the course or begin again each day', () => {
    const course = Array.from({ length: 48 }, (_, hour) => hour + 1)
    expect(hours(course.map(String))).toEqual([])
    expect(hours(course.map((hour) => String(((hour - 1) % 24) + 1)))).toEqual([])
    expect(hours(course.map((hour) => String((hour + 7) % 24)))).toEqual([])
    expect(hours(['23', '1'])).toEqual(['3 hour: hour 1, allowed hour 24'])
  })

  it('are not times of day', () => {
    expect(hours(['0800'])).toEqual(['2 unreadable: 0800, allowed a whole number; a time is written 08:00'])
  })

  it('begin again in each session', () => {
    expect(rules(['Session,Hour,Rate (mg/h)', '1,1,20', '1,2,20', '2,1,20', '2,3,20'])).toEqual(['5 hour'])
  })

  it('of starts alone are reported as missing where nearly all are an hour apart', () => {
    const clock = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00']
    expect(starts(clock)).toEqual(['6 hour: 2 h after the row before, hours missing, allowed 1 h'])
    // Rates by change are no hours.
    expect(starts(['08:00', '09:00', '13:00', '19:00'])).toEqual([])
    const header = 'Start,Rate (mg/h)'
    const rises = ['08:00,20', '09:00,25', '10:00,30', '11:00,35', '12:00,40']
    expect(findings([header, ...rises, '18:00,30'])).toEqual([])
  })

  it('of starts alone may be 90 min where clocks go back by 30', () => {
    const night = ['04-04T23:00', '04-05T00:00', '04-05T01:00', '04-05T02:00', '04-05T03:00', '04-05T04:00']
    const rows = night.map((start) => `2026-${start}`)
    expect(starts(rows, { zone: 'Australia/Lord_Howe' })).toEqual([])
  })
})

describe('sessions', () => {
  const HEADER = 'Session,Date,Rate (mg/h)'
  const numbered = (...sessions: readonly number[]) =>
    findings([HEADER, ...sessions.map((session, day) => `${session},2026-12-0${day + 1},20`)])

  it('count on by one, and a finding is reported once', () => {
    expect(numbered(1, 2, 3)).toEqual([])
    expect(numbered(1, 2, 4, 5)).toEqual(['4 session: session 4, allowed session 3'])
    expect(numbered(1, 2, 2, 4)).toEqual(['4 session: session 2, allowed session 3'])
    expect(numbered(1, 2, 1, 4)).toEqual(['4 session: session 1, allowed session 3'])
  })
})

it('compares the length of a row with its start and end', () => {
  const header = 'Start,End,Hours,Rate (mg/h)'
  expect(findings([header, '08:00,12:00,4,20'])).toEqual([])
  // 1.333 h may be 79.95 to 80.01 min.
  expect(findings([header, '08:00,09:20,1.333,20'])).toEqual([])
  expect(findings([header, '08:00,12:00,5,20'])).toEqual(['2 hours: 5 h, allowed 4 h, its end less its start'])
})
