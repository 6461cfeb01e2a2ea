import { describe, expect, it } from 'vitest'
import { type By, dosesByDay, rowsOf, totalsOf } from '../../../src/core/plan/rows'
import type { RawRequest } from '../../../src/core/request/request'
import { readDay } from '../../../src/core/values/calendar-day'
import { isoInstant } from '../../../src/core/values/time-zone'
import { ketcrps2Outpatient } from '../../protocols/built-in'
import { at, inpatient, mgDose, mgh, outpatient, planOf } from '../forge'

type Asked = Partial<RawRequest>
const REASON = { reason: 'as discussed' }
const inpatientRows = (by: By, asked: Asked = {}) => rowsOf(planOf(inpatient(asked)), by)
const outpatientRows = (by: By, asked: Asked = {}) => rowsOf(planOf(outpatient(asked)), by)
const mgOf = (dose: number) => dose / 6e7

describe('rows by hour', () => {
  it('are one a started hour, 24 a day, with rate, change, dose and running total', () => {
    const rows = inpatientRows('hour')
    expect(rows).toHaveLength(120)
    const shown = rows
      .slice(0, 6)
      .map(({ hour, rate, change, dose, cumulative, atLimit }) => [
        hour,
        rate / 1e6,
        (change ?? Number.NaN) / 1e6,
        mgOf(dose),
        mgOf(cumulative),
        atLimit,
      ])
    expect(shown).toEqual([
      [1, 20, Number.NaN, 20, 20, false],
      [2, 25, 5, 25, 45, false],
      [3, 30, 5, 30, 75, false],
      [4, 35, 5, 35, 110, false],
      [5, 40, 5, 40, 150, true],
      [6, 40, 0, 40, 190, true],
    ])
    expect(rows[0]?.change).toBeUndefined()
    // 20+25+30+35 + 40x20 in the first day, 4,750 in all
    expect(rows[23]).toMatchObject({ day: 1, hour: 24, cumulative: mgDose(910), end: at(1440) })
    expect(rows[24]).toMatchObject({ day: 2, hour: 25, start: at(1440) })
    expect(rows[119]).toMatchObject({ day: 5, hour: 120, cumulative: mgDose(4750), end: at(7200) })
  })

  it('split where the rate changes inside an hour', () => {
    const rows = inpatientRows('hour', { stepEvery: '90min' }).slice(0, 5)
    expect(rows.map(({ hour, start, time, rate, dose }) => [hour, start, time, rate / 1e6, mgOf(dose)])).toEqual([
      [1, at(0), 60, 20, 20],
      [2, at(60), 30, 20, 10],
      [2, at(90), 30, 25, 12.5],
      [3, at(120), 60, 25, 25],
      [4, at(180), 60, 30, 30],
    ])
  })

  it('end with a shorter one where a session is not whole in hours', () => {
    const rows = outpatientRows('hour', { sessionLength: '2h30m', sessions: '2' })
    expect(rows.map(({ session, day, hour, time, dose }) => [session, day, hour, time, mgOf(dose)])).toEqual([
      [1, 1, 1, 60, 20],
      [1, 1, 2, 60, 20],
      [1, 1, 3, 30, 10],
      [2, 2, 1, 60, 25],
      [2, 2, 2, 60, 25],
      [2, 2, 3, 30, 12.5],
    ])
  })

  it('are physical hours across a clock change', () => {
    // New York, 8 March 2026: 02:00 EST is 03:00 EDT.
    const zoned = inpatient({ start: '2026-03-08T00:00' })
    const rows = rowsOf(planOf(zoned), 'hour').slice(0, 3)
    expect(rows.map(({ start }) => isoInstant(zoned.start.zone, start))).toEqual([
      '2026-03-08T00:00:00-05:00',
      '2026-03-08T01:00:00-05:00',
      '2026-03-08T03:00:00-04:00',
    ])
    expect(rows.map(({ time }) => time)).toEqual([60, 60, 60])
  })
})

describe('rows by session', () => {
  it('are one a session on its calendar day, with its sums', () => {
    const rows = outpatientRows('session')
    expect(
      rows.map(({ session, day, rate, dose, cumulative }) => [session, day, rate / 1e6, mgOf(dose), mgOf(cumulative)]),
    ).toEqual([
      [1, 1, 20, 80, 80],
      [2, 2, 25, 100, 180],
      [3, 3, 30, 120, 300],
      [4, 4, 35, 140, 440],
      [5, 5, 40, 160, 600],
      [6, 8, 40, 160, 760],
      [7, 9, 40, 160, 920],
      [8, 10, 40, 160, 1080],
      [9, 11, 40, 160, 1240],
      [10, 12, 40, 160, 1400],
    ])
    expect(rows.every(({ hour }) => hour === undefined)).toBe(true)
    expect(rows.map(({ change }) => change)).toEqual([undefined, ...Array(4).fill(mgh(5)), ...Array(5).fill(0)])
  })

  it('have the highest rate of an infusion', () => {
    const rows = inpatientRows('session')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ session: 1, day: 1, time: 7200, rate: mgh(40), cumulative: mgDose(4750) })
  })
})

describe('rows by change', () => {
  it('are one a segment, at the hour and day in which it starts', () => {
    const rows = inpatientRows('change', { stepEvery: '24h' })
    expect(rows.map(({ day, hour, time, rate }) => [day, hour, time, rate / 1e6])).toEqual([
      [1, 1, 1440, 20],
      [2, 25, 1440, 25],
      [3, 49, 1440, 30],
      [4, 73, 1440, 35],
      [5, 97, 1440, 40],
    ])
    expect(inpatientRows('change', { stepEvery: '90min' })[1]).toMatchObject({ hour: 2, start: at(90) })
  })
})

describe('the notes of rows', () => {
  const kinds = (rows: ReturnType<typeof rowsOf>) => rows.map(({ notes }) => notes.map(({ kind }) => kind))

  it('say at every step up that it is if tolerated, and nowhere else', () => {
    expect(kinds(inpatientRows('change'))).toEqual([[], ...Array(4).fill(['if-tolerated'])])
    expect(kinds(inpatientRows('hour')).filter((each) => each.length > 0)).toHaveLength(4)
    expect(kinds(outpatientRows('session'))).toEqual([[], ...Array(4).fill(['if-tolerated']), ...Array(5).fill([])])
  })

  it('tell the cut of a step, before that it is if tolerated', () => {
    // 27.5 + 2.5 = 30 is cut to 28.
    const rows = inpatientRows('hour', { startRate: '12.5', step: '2.5', maxRate: '28' })
    expect(rows[7]?.notes).toEqual([{ kind: 'step-cut', asked: mgh(2.5), given: mgh(0.5) }, { kind: 'if-tolerated' }])
    expect(
      kinds(rows)
        .flat()
        .filter((kind) => kind === 'step-cut'),
    ).toHaveLength(1)
  })

  it('tell the cut of a start', () => {
    // 200 mg / 12 h is 16.66 mg/h.
    const rows = outpatientRows('session', { sessionLength: '12', allow: 'session-length', ...REASON })
    expect(rows[0]?.notes[0]).toEqual({ kind: 'start-cut', asked: mgh(20), given: mgh(16.66) })
    expect(kinds(rows)[1]).toEqual(['allowed'])
  })

  it('stand once in a row of several steps', () => {
    expect(kinds(inpatientRows('session'))).toEqual([['if-tolerated']])
    // 20, 30, 38 mg/h at 38 kg: the last is cut.
    const cut = inpatientRows('session', { weight: '38', step: '10', allow: 'step-size', ...REASON })
    expect(kinds(cut)).toEqual([['step-cut', 'allowed', 'if-tolerated']])
  })

  it('state an overridden limit where it is exceeded and not later', () => {
    const rows = inpatientRows('hour', { startRate: '21', allow: 'start-rate', days: '1', ...REASON })
    expect(kinds(rows).map((each) => each.includes('allowed'))).toEqual([true, ...Array(23).fill(false)])
  })

  it('tell the change of a container where it falls', () => {
    // 1 mg/mL: 20 mL in the first hour, then 25 mL/h: used up at minutes 60 and 108.
    const asked = { concentration: '1', container: '20', days: '1' }
    expect(kinds(inpatientRows('hour', asked)).slice(0, 3)).toEqual([
      [],
      ['container-change', 'if-tolerated'],
      ['container-change', 'if-tolerated'],
    ])
    expect(kinds(inpatientRows('change', { ...asked, container: '480', maxRate: '20' }))).toEqual([[]])
    expect(inpatientRows('change', { ...asked, container: '479', maxRate: '20' })[0]?.notes).toEqual([
      // 479 of 480 mL: a minute before the end of the day, at 23 h 57 min.
      { kind: 'container-change', at: [at(1437)] },
    ])
  })

  it('tell the planned date of a session that a closed day moves, and of no other', () => {
    // Every 14 days from Mon 30 Nov: Mon 14 Dec is closed, the third stays on Mon 28 Dec.
    const asked = outpatient({ weight: '60', closed: '2026-12-14', sessions: '3' })
    const rows = rowsOf(planOf(asked, ketcrps2Outpatient), 'hour')
    const moved = rows.filter(({ notes }) => notes.some(({ kind }) => kind === 'moved'))
    expect(moved.map(({ session, hour, notes }) => [session, hour, notes[0]])).toEqual([
      [2, 1, { kind: 'moved', from: readDay('2026-12-14') }],
    ])
    expect(kinds(rowsOf(planOf(asked, ketcrps2Outpatient), 'session'))).toEqual([
      [],
      ['moved', 'if-tolerated'],
      ['if-tolerated'],
    ])
    // The next open day is no move.
    expect(kinds(outpatientRows('session', { closed: '2026-12-01', sessions: '9' })).flat()).not.toContain('moved')
  })

  it('name what was allowed in the row where it is passed', () => {
    const rows = inpatientRows('change', { step: '10', allow: 'step-size', ...REASON })
    // 20, 30, 40 mg/h.
    expect(kinds(rows)).toEqual([[], ['allowed', 'if-tolerated'], ['allowed', 'if-tolerated']])
    expect(rows[1]?.notes[0]).toEqual({ kind: 'allowed', limit: 'step-size' })
    // 20, 25, 30 and 35 mg/h are within 38 mg/h.
    const heavy = inpatientRows('change', { weight: '38', allow: 'rate-per-weight', ...REASON })
    expect(kinds(heavy).map((each) => each.includes('allowed'))).toEqual([false, false, false, false, true])
  })
})

describe('a row at the limit', () => {
  it.each<[Asked, number]>([
    [{}, 1],
    [{ maxRate: '28', startRate: '12.5', step: '2.5' }, 1],
    [{ maxRate: '20' }, 1],
    // 20 and 25 mg/h in two days of a step a day
    [{ stepEvery: '24h', days: '2' }, 0],
  ])('is one on the effective maximum: %j', (asked, count) => {
    expect(inpatientRows('change', asked).filter(({ atLimit }) => atLimit)).toHaveLength(count)
  })
})

describe('the sums of a plan', () => {
  it.each<[Asked, object]>([
    [{}, { dose: mgDose(4750), time: 7200, highest: mgh(40), atMaximum: 6960 }],
    [
      { stepEvery: '24h', days: '2' },
      { dose: mgDose(1080), time: 2880, highest: mgh(25), atMaximum: 0 },
    ],
  ])('%j', (asked, sums) => {
    expect(totalsOf(planOf(inpatient(asked)))).toEqual(sums)
  })
})

it('adds up the doses of each day', () => {
  // 20+25+30+35 + 40x20 = 910 mg, then 40x24 = 960 mg; a series: 80, 100, 120 mg over four hours each.
  expect(dosesByDay(planOf(inpatient())).map(mgOf)).toEqual([910, 960, 960, 960, 960])
  expect(dosesByDay(planOf(outpatient({ sessions: '3' }))).map(mgOf)).toEqual([80, 100, 120])
})
