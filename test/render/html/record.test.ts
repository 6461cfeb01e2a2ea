import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { observationSheets, record, recordLines } from '../../../src/render/html/record'
import { localFile } from '../../protocols/local-regimen'
import { outpatient, planOf } from '../plan-of'

const cellsOf = (table: string) =>
  [...table.matchAll(/<tr>\s*(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([^<]*)/g)].map(([, cell]) => cell),
  )

it('has a line for each step and for the stop, with room for what was given', () => {
  // 20, 25, 30, 35, 40 mg/h at 2 mg/mL.
  const [heads, ...rows] = cellsOf(record(planOf({ concentration: '2' })))
  expect(heads).toEqual([
    ...['From', 'For', 'Rate', 'Pump', 'Note', 'Time set', 'Rate given', 'Held or not tolerated: why'],
    ...['Initials', '2nd check'],
  ])
  expect(rows).toHaveLength(6)
  expect(rows[1]).toEqual(['Mon 30 Nov 09:00', '1 h', '25', '12.5', 'if tolerated', '', '', '', '', ''])
  expect(rows[4]?.slice(0, 5)).toEqual(['Mon 30 Nov 12:00', '116 h', '40', '20', 'if tolerated; maximum'])
  expect(rows[5]?.slice(0, 4)).toEqual(['Sat 5 Dec 08:00', '', 'stop', ''])
})

it('has a line for each session, with what is observed before and after, and the escort', () => {
  const [heads, ...rows] = cellsOf(record(outpatient()))
  expect(heads?.slice(-4)).toEqual(['Before', 'After', 'Escort', 'Signature, 2nd check'])
  expect(rows).toHaveLength(10)
  expect(rows[9]?.slice(0, 5)).toEqual(['10', 'Fri 11 Dec 08:00', '4 h', '40', 'maximum'])
})

it('names the load and the wean', () => {
  const file = localFile({
    ...{ drug: 'ketamine-racemic', setting: 'inpatient', length: '6 h', start: '10 mg/h', step: '5 mg/h' },
    ...{ step_every: '1 h', maximum: '20 mg/h', load: '0.2 mg/kg over 10 min', wean: '2 h in 2 falls' },
  })
  const raw = { setting: 'inpatient', start: '2026-11-30T08:00Z', weight: '70' } as const
  const planned = plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), readProtocolFile('ours.yaml', file))
  const notes = cellsOf(record(planned)).map((row) => row[4])
  expect(notes).toEqual(['Note', 'load', '', 'if tolerated', 'if tolerated; maximum', 'wean', 'wean', ''])
  expect(recordLines(planned)).toHaveLength(7)
})

describe('observation sheet', () => {
  const observe = (setting: 'inpatient' | 'outpatient', course: object, schedule: object) => {
    const figures = { drug: 'ketamine-racemic', setting, ...course, start: '10 mg/h', maximum: '20 mg/h' }
    const observed = [{ what: 'SpO2', basis: 'local', source: 'ward', ...schedule }]
    const file = JSON.stringify({ ...JSON.parse(localFile(figures)), observe: observed })
    const raw = { setting, start: '2026-11-30T08:00Z' }
    return observationSheets(
      plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), readProtocolFile('ours.yaml', file)),
    )
  }
  const times = (sheet = '') => [...sheet.matchAll(/<th scope="row" class="l">([^<]*)<\/th><td class="l">([^<]*)/g)]

  it('has a row for each time of a schedule, from the start to its end', () => {
    const [sheet] = observe(
      'inpatient',
      { length: '6 h' },
      { every: { value: 30, unit: 'min' }, for: { value: 1, unit: 'h' } },
    )
    expect(times(sheet).map(([, after, at]) => `${after} ${at}`)).toEqual([
      '0 min Mon 30 Nov 08:00',
      '30 min Mon 30 Nov 08:30',
      '1 h Mon 30 Nov 09:00',
    ])
    for (const head of ['Sedation', 'Pressure', 'Heart rate', 'Breathing', 'SpO2', 'Pain'])
      expect(sheet).toContain(head)
  })

  it('goes to the end of the infusion or of a session, and says where it is cut', () => {
    const [session] = observe('outpatient', { session_length: '4 h', sessions: 3 }, { every: { value: 1, unit: 'h' } })
    // 0, 1, 2, 3, 4 h; each session at its own time of day.
    expect(times(session).map(([, after, at]) => [after, at])).toEqual(
      ['0 min', '1 h', '2 h', '3 h', '4 h'].map((after) => [after, '']),
    )
    expect(session).toContain('print one for each session')
    // 6 h of minutes: 361 times.
    const [long] = observe('inpatient', { length: '6 h' }, { every: { value: 1, unit: 'min' } })
    expect(times(long)).toHaveLength(150)
    expect(long).toContain('The first 150 of 361 times')
  })

  it('has blank rows where nobody has a schedule', () => {
    const [blank] = observationSheets(planOf())
    expect(blank).toContain('no schedule is given')
    expect(times(blank)).toHaveLength(24)
  })
})
