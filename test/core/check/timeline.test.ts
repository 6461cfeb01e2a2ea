import { describe, expect, it } from 'vitest'
import { type Said, sheetOf } from './sheets'

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

  it('may show a time that this night has none of', () => {
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
  it('may stand in a column of their own', () => {
    expect(
      placed(['Date,Start,End', '2026-11-30,22:00,02:00', '2026-12-01,02:00,03:00'], {
        setting: 'inpatient',
      }),
    ).toEqual(['1: 0 240 240', '1: 240 300 60'])
  })

  it('and offsets may stand in the first row alone', () => {
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

it('counts when a row starts by the clock for a whole table, else by the rows before', () => {
  const at = (lines: readonly string[]) => sheetOf(lines).rows.map((row) => row.at)
  expect(
    at(['Hour,Start', '1,08:00', '2,09:00']).map((minute, _, [first = 0]) => (minute ?? 0) - (first ?? 0)),
  ).toEqual([0, 60])
  expect(at(['Hour,Start', '1,08:00', '2,'])).toEqual([0, 60])
  expect(at(['Minutes', '90', '', '30'])).toEqual([0, 90, undefined])
})
