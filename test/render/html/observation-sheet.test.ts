import { expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { observationSheets } from '../../../src/render/html/observation-sheet'
import { localFile } from '../../protocols/local-regimen'
import { planOf } from '../plan-of'

const observe = (setting: 'inpatient' | 'outpatient', course: object, schedule: object) => {
  const figures = { drug: 'ketamine-racemic', setting, ...course, start: '10 mg/h', maximum: '20 mg/h' }
  const observed = [{ what: 'SpO2', basis: 'local', source: 'ward', ...schedule }]
  const file = JSON.stringify({ ...JSON.parse(localFile(figures)), observe: observed })
  const raw = { setting, start: '2026-11-30T08:00Z' }
  return observationSheets(plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), readProtocolFile('ours.yaml', file)))
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
  for (const head of ['Sedation', 'Pressure', 'Heart rate', 'Breathing', 'SpO2', 'Pain']) expect(sheet).toContain(head)
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
