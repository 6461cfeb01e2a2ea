import { describe, expect, it } from 'vitest'
import { check } from '../../../../src/check/check'
import { between, overPairs } from '../../../../src/check/titration-table'
import { askedOf, LIBRARY, type Said, sheetOf, tableOf } from '../../sheets'

/** Of each row: its session, minutes since the first row started until it starts and until it ends, its length. */
function placed(lines: readonly string[], said?: Said) {
  const { rows } = sheetOf(lines, said)
  const zero = rows[0]?.from ?? 0
  const since = (minute: number | undefined) => (minute === undefined ? '-' : minute - zero)
  return rows.map(({ session, from, to, time }) => `${session}: ${since(from)} ${since(to)} ${time ?? '-'}`)
}

describe('clocks without dates', () => {
  it('go on past midnight', () => {
    expect(placed(['Start,Rate (mg/h)', '22:00,20', '23:00,25', '00:00,30', '01:00,30'])).toEqual([
      '1: 0 - 60',
      '1: 60 - 60',
      '1: 120 - 60',
      '1: 180 - -',
    ])
  })

  it('have passed midnight where they show half a day less', () => {
    expect(placed(['Start', '12:00', '00:00'])).toEqual(['1: 0 - 720', '1: 720 - -'])
  })

  it('go back where they show a little less', () => {
    expect(placed(['Start', '10:00', '09:00'])).toEqual(['1: 0 - -', '1: -60 - -'])
  })

  it('come round to where the row before ended', () => {
    // Three rows of 24 h start at one time on three days.
    expect(placed(['Start,Hours', '08:00,24', '08:00,24', '08:00,24'])).toEqual([
      '1: 0 1440 1440',
      '1: 1440 2880 1440',
      '1: 2880 4320 1440',
    ])
    expect(placed(['Start,End', '08:00,20:00', '20:00,06:00', '06:00,08:00'])).toEqual([
      '1: 0 720 720',
      '1: 720 1320 600',
      '1: 1320 1440 120',
    ])
  })

  it('may show the end of a day as 24:00', () => {
    expect(placed(['Start,End', '20:00,24:00', '00:00,02:00'])).toEqual(['1: 0 240 240', '1: 240 360 120'])
    expect(placed(['Start,Rate (mg/h)', '23:00,20', '24:00,20', '01:00,20'])).toEqual([
      '1: 0 - 60',
      '1: 60 - 60',
      '1: 120 - -',
    ])
  })

  it('may show a time that does not exist in this night', () => {
    const lines = ['Start,Hours', '2026-03-08T01:00,4', '02:30,1', '06:00,1']
    const starts = sheetOf(lines, { zone: 'America/New_York' }).rows.map(({ from }) => from !== undefined)
    expect(starts).toEqual([true, false, true])
  })

  it('are on the next day in the next session', () => {
    expect(placed(['Session,Start,End', '1,08:00,12:00', '2,08:00,12:00'])).toEqual([
      '1: 0 240 240',
      '2: 1440 1680 240',
    ])
  })
})

describe('dates', () => {
  it('may be in a column of their own', () => {
    expect(
      placed(['Date,Start,End', '2026-11-30,22:00,02:00', '2026-12-01,02:00,03:00'], { setting: 'inpatient' }),
    ).toEqual(['1: 0 240 240', '1: 240 300 60'])
  })

  it('and offsets may be in the first row alone', () => {
    expect(placed(['Start', '2026-11-30T08:00-05:00', '09:00', '2026-11-30T15:00Z'])).toEqual([
      '1: 0 - 60',
      '1: 60 - 60',
      '1: 120 - -',
    ])
    expect(placed(['Start,End', '2026-11-30T08:00-05:00,09:00'])).toEqual(['1: 0 60 60'])
  })
})

describe('sessions', () => {
  it('are numbered, or begin where a row does not follow the one before', () => {
    const header = 'Start,End'
    const rows = [
      '2026-11-30T08:00,2026-11-30T10:00',
      '2026-11-30T10:00,2026-11-30T12:00',
      '2026-12-01T08:00,2026-12-01T12:00',
    ]
    const sessions = (setting: 'inpatient' | 'outpatient') =>
      sheetOf([header, ...rows], { setting }).rows.map(({ session }) => session)
    expect(sessions('outpatient')).toEqual([1, 1, 2])
    expect(sessions('inpatient')).toEqual([1, 1, 1])
  })

  it('are dates where there are no times', () => {
    expect(sheetOf(['Date', '2026-11-30', '2026-12-01']).rows.map(({ session }) => session)).toEqual([1, 2])
  })
})

describe('the length of a row', () => {
  it('is as written, else until the next, else its hour', () => {
    expect(placed(['Hour,Start', '1,08:00', '2,09:00', '2,09:20', '3,10:00'])).toEqual([
      '1: 0 60 60',
      '1: 60 80 20',
      '1: 80 120 40',
      '1: 120 180 60',
    ])
    expect(placed(['Hour,Minutes', '1,60', '2,30'])).toEqual(['1: - - 60', '1: - - 30'])
  })

  it('is physical where the zone is known', () => {
    const lines = ['Start,End', '2026-03-08T01:00,2026-03-08T03:00', '2026-11-01T01:00,2026-11-01T02:00']
    const times = (said?: Said) => sheetOf(lines, said).rows.map(({ time }) => time)
    expect(times()).toEqual([120, 60])
    expect(times({ zone: 'America/New_York' })).toEqual([60, 120])
  })
})

describe('when a row starts', () => {
  /** Minutes since the row before, where that is known. */
  const since = (lines: readonly string[], said?: Said) =>
    overPairs(sheetOf(lines, said).rows, (before, row) => [between(before, row) ?? '-'])

  it('is reported by the clock, else by the length of the row before', () => {
    expect(since(['Hour,Start', '1,08:00', '2,09:00'])).toEqual([60])
    expect(since(['Hour,Start', '1,08:00', '2,'])).toEqual([60])
    expect(since(['Minutes', '30', '90', '30'])).toEqual([30, 90])
  })

  it('is known again after a row that says nothing', () => {
    expect(since(['Minutes,Rate (mg/h)', '90,20', ',20', '30,20', '20,20', '10,20'])).toEqual([90, '-', 30, 20])
    expect(since(['Time,Rate (mg/h)', '08:00,20', 'nine,20', '10:00,20', '10:10,20'])).toEqual(['-', '-', 10])
    const { rows } = sheetOf(['Time,Rate (mg/h)', '2026-11-30 08:00,20', 'nine,20', '10:00,20'])
    expect(rows.map(({ session }) => session)).toEqual([1, 1, 1])
    expect((rows[2]?.from ?? 0) - (rows[0]?.from ?? 0)).toBe(120)
  })

  it('is a day later in a stay of which the rows are days', () => {
    expect(since(['Date,Rate (mg/h)', '2026-11-30,20', '2026-12-02,25'], { setting: 'inpatient' })).toEqual([1440])
    expect(since(['Day,Rate (mg/h),Dose (mg)', '1,20,80', '2,25,100'])).toEqual([1440])
  })
})

describe('a row of a stay by days', () => {
  const times = (...lines: readonly string[]) => sheetOf(lines).rows.map(({ time }) => time)
  it('is 24 h long, where its dose does not say otherwise', () => {
    expect(times('Day,Rate (mg/h),Dose (mg)', '1,20,480', '2,25,600', '3,30,7200')).toEqual([1440, 1440, 1440])
    expect(times('Day,Rate (mg/h)', '1,20', 'Day 2,25')).toEqual([1440, 1440])
    expect(times('Day,Rate (mg/h),Dose (mg)', '1,20,80', '2,25,100')).toEqual([undefined, undefined])
    expect(times('Day,Rate (mg/h)', '1,20', '1,25')).toEqual([undefined, undefined])
    expect(times('Day,Rate (mg/h)', 'Mon,20', 'Tue,25')).toEqual([1440, 1440])
  })
})

describe('a numbered day', () => {
  it('is a date by the clock, as people count', () => {
    const rows = ['1,08:00,20', '1,20:00,20', '2,02:00,20', '2,08:00,20', '3,08:00,20']
    expect(placed(['Day,Time,Rate (mg/h)', ...rows]).map((text) => text.split(' ')[1])).toEqual([
      '0',
      '720',
      '1080',
      '1440',
      '2880',
    ])
  })

  it('is 24 h of infusion, as the planner counts', () => {
    const rows = ['1,08:00,20', '1,20:00,20', '1,02:00,20', '2,08:00,20', '2,02:00,20']
    expect(placed(['Day,Time,Rate (mg/h)', ...rows]).map((text) => text.split(' ')[1])).toEqual([
      '0',
      '720',
      '1080',
      '1440',
      '2520',
    ])
  })

  it('finds on which day a session is', () => {
    const rows = ['1,1,08:00,12:00', '2,15,08:00,12:00']
    expect(placed(['Session,Day,Start,End', ...rows])).toEqual(['1: 0 240 240', '2: 20160 20400 240'])
  })
})

describe('hours with fractions', () => {
  it('are read to the minute that their digits allow', () => {
    expect(placed(['Hours,Rate (mg/h)', '0-1,20', '1-2.58,25', '2.5833333-4,30'])).toEqual([
      '1: 0 60 60',
      '1: 60 155 95',
      '1: 155 240 85',
    ])
  })

  it('that are between two minutes are read to the nearest, and not called checked', () => {
    const lines = ['Elapsed (min),Rate (mg/h)', '0,20', '60,25', '154.8,30']
    expect(placed(lines)).toEqual(['1: 0 - 60', '1: 60 - 95', '1: 155 - -'])
    const { findings } = check(tableOf(lines), askedOf(), LIBRARY)
    expect(findings.map(({ found }) => found)).toContain('a time between two minutes')
  })

  it('that cannot be read leave the rows after them where they are', () => {
    expect(placed(['Hours,Rate (mg/h)', '0-1,20', '1-2O,25', '2-3,30']).at(-1)).toBe('1: 120 180 60')
  })
})
