import { expect, it } from 'vitest'
import type { Limit } from '../../../src/core/model/limit'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { type Keys, localFile } from '../../protocols/local-regimen'
import { inpatient, limitsFor, outpatient } from '../forge'

const RACEMIC = { drug: 'ketamine-racemic', start: '10 mg/h', maximum: '40 mg/h' }

/** Limits of a name as `[kind, value, unit, bound, rate]`, at 70 kg unless said. */
function limits(keys: Keys, name: Limit['name'], weight: string | undefined = '70'): readonly unknown[] {
  const protocol = readProtocolFile('ours.yaml', localFile(keys))
  const asked = weight === '' ? {} : { weight }
  const request = protocol.setting === 'inpatient' ? inpatient(asked) : outpatient(asked)
  return limitsFor(request, protocol)
    .filter((limit) => limit.name === name)
    .map(({ kind, value, unit, bound, rate, state }) => [kind, value, unit, bound, rate, state])
}
const mg = (value: number): number => Math.round(value * 6e7)

it('holds a load to the limits of its drug, and to that of its file', () => {
  const stay = { ...RACEMIC, setting: 'inpatient', length: '1 days', load: '7 mg over 10 min', load_dose: '9 mg' }
  expect(limits(stay, 'load-dose')).toEqual([
    ['hard', 9, 'mg', mg(9), undefined, 'in force'],
    ['soft', 0.35, 'mg/kg', mg(24.5), undefined, 'in force'],
    ['hard', 1, 'mg/kg', mg(70), undefined, 'in force'],
  ])
  expect(limits(stay, 'load-dose', '').map((limit) => (limit as unknown[])[5])).toEqual([
    'in force',
    'not checked',
    'not checked',
  ])
  const esketamine = { ...stay, drug: 'esketamine', maximum: '20 mg/h' }
  expect(limits(esketamine, 'load-dose').slice(1)).toEqual([
    ['soft', 0.175, 'mg/kg', mg(12.25), undefined, 'in force'],
    ['hard', 0.5, 'mg/kg', mg(35), undefined, 'in force'],
  ])
})

it('leaves a dose limit without the load to the time without it', () => {
  const session = { ...RACEMIC, setting: 'outpatient', session_length: '2 h', sessions: 1 }
  // 60 mg / 2 h = 30 mg/h; (60 - 7) mg / 110 min = 28.909090 mg/h.
  expect(limits({ ...session, session_dose: '60 mg' }, 'session-dose')).toEqual([
    ['hard', 60, 'mg', mg(60), 30_000_000, 'in force'],
  ])
  expect(limits({ ...session, session_dose: '60 mg', load: '7 mg over 10 min' }, 'session-dose')).toEqual([
    ['hard', 60, 'mg', mg(60), 28_909_090, 'in force'],
  ])
  // Per kilogram: 1 mg/kg x 70 kg = 70 mg over 2 h.
  expect(limits({ ...session, session_dose: '1 mg/kg' }, 'session-dose')).toEqual([
    ['hard', 1, 'mg/kg', mg(70), 35_000_000, 'in force'],
  ])
})

it('counts 24 h, or the course where it is shorter', () => {
  const stay = { ...RACEMIC, setting: 'inpatient', dose_24h: '480 mg' }
  const rate = (keys: Keys) => (limits({ ...stay, ...keys }, 'dose-24h')[0] as unknown[])[4]
  expect(rate({ length: '2 days' })).toBe(20_000_000)
  expect(rate({ length: '12 h' })).toBe(40_000_000)
})

it('writes the rate of a fixed dose per kilogram where all its doses are', () => {
  const session = { drug: 'ketamine-racemic', setting: 'outpatient', session_length: '45 min', sessions: 3 }
  // 0.5 mg/kg / 0.75 h = 0.6667 mg/kg/h, written rounded up; x 70 kg = 46.666, planned 46.66.
  expect(limits({ ...session, dose: '0.5 mg/kg' }, 'rate')).toEqual([
    ['hard', 0.667, 'mg/kg/h', 46_660_000, 46_660_000, 'in force'],
  ])
  // The third session has 10 + 2 x 5 = 20 mg, below 25.
  const rising = { dose: '10 mg', dose_step: '5 mg', session_dose: '25 mg' }
  expect(limits({ ...session, ...rising }, 'rate')).toEqual([
    ['hard', 26.66, 'mg/h', 26_660_000, 26_660_000, 'in force'],
  ])
})
