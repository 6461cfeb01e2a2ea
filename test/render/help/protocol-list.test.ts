import { describe, expect, it } from 'vitest'
import { conditionOf } from '../../../src/protocols/conditions'
import { protocols } from '../../../src/protocols/index'
import { listed } from '../../../src/protocols/listed'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { dosesText, listedList, protocolList, protocolListText } from '../../../src/render/help/protocol-list'
import { plainPaint } from '../../../src/render/view'
import { localFile } from '../../protocols/local-regimen'

// Counted by hand in the tables of the evidence: every figure or statement that no source states.
it.each([
  // Step every, that the infusion fills the stay, the step condition.
  ['crps-5day', 'CRPS', '20 mg/h, +5 mg/h every 1 h, at most 40 mg/h, for 5 days', '', '3'],
  // Start, step, maximum, session length, weekdays, the step condition.
  [
    'crps-10session',
    'CRPS',
    '20 mg/h, +5 mg/h a session, at most 40 mg/h, at most 200 mg a session, 10 sessions of 4 h on weekdays',
    '',
    '6',
  ],
  // The fractions, weekdays, the step condition.
  [
    'schwartzman-2009',
    'CRPS',
    '50, 75, 100 % of the lower of 25 mg/h and 0.35 mg/kg/h, at most 100 mg a session, 10 sessions of 4 h on weekdays',
    'needed',
    '3',
  ],
  // Step, weekdays, the step condition; the drug's own limit stands beside the maximum.
  [
    'ketcrps-2-outpatient',
    'CRPS',
    '0.05 mg/kg/h, +0.05 mg/kg/h a session, at most 0.2 mg/kg/h and 20 mg/h, 6 sessions of 6 h every 14 days',
    'needed',
    '3',
  ],
  // The step condition.
  ['tankha-2025', 'chronic pain', '0.5 mg/kg a session, 5 sessions of 40 min daily', 'needed', '1'],
  // Step, step every, length, wean, the step condition.
  [
    'fpm-ps12-2021',
    'chronic pain',
    '0.05 mg/kg/h, +0.05 mg/kg/h every 4 h, at most 0.5 mg/kg/h, for 3 days, then a wean over 12 h',
    'needed',
    '5',
  ],
])('lists %s', (id, condition, doses, weight, assumed) => {
  const { heads, rows } = protocolList(protocols)
  expect(heads).toEqual(['id', 'setting', 'condition', 'drug', 'title', 'doses', 'weight', 'assumed'])
  const [, , ofCondition, , , ...rest] = rows.find((row) => row[0] === id) ?? []
  expect([ofCondition, ...rest]).toEqual([condition, doses, weight, assumed])
})

describe('the doses of a file', () => {
  const file = (keys: object) =>
    dosesText(readProtocolFile('ours.json', localFile({ drug: 'ketamine-racemic', ...keys })))
  it.each([
    [
      'load 2 mg over 1 min, 1 mg/h, +1 mg/h every 4 h, at most 10 mg/h, for 48 h',
      {
        setting: 'inpatient',
        load: '2 mg over 1 min',
        ...{ start: '1 mg/h', step: '1 mg/h', step_every: '4 h', maximum: '10 mg/h', length: '48 h' },
      },
    ],
    [
      '120 mcg/kg/h, for 3 days',
      { setting: 'inpatient', start: '120 mcg/kg/h', maximum_per_kg: '120 mcg/kg/h', length: '3 days' },
    ],
    [
      '5 mg/h, +5 mg/h every 30 min in each session, at most 20 mg/h, 1 session of 2 h',
      {
        setting: 'outpatient',
        sessions: 1,
        ...{ start: '5 mg/h', step: '5 mg/h', step_every: '30 min', maximum: '20 mg/h', session_length: '2 h' },
      },
    ],
    [
      '0.5 mg/kg a session, 10 sessions of 40 min: 6 on mon, wed, fri, then 4 every 7 days',
      {
        setting: 'outpatient',
        dose: '0.5 mg/kg',
        session_length: '40 min',
        series: [
          { sessions: 6, session_days: ['mon', 'wed', 'fri'] },
          { sessions: 4, every: '7 days' },
        ],
      },
    ],
    [
      '0.3 mg/kg a session, +0.1 mg/kg from session to session, at most 0.5 mg/kg a session, 3 sessions of 40 min on weekdays',
      {
        setting: 'outpatient',
        sessions: 3,
        ...{ dose: '0.3 mg/kg', dose_step: '0.1 mg/kg', session_dose: '0.5 mg/kg', session_length: '40 min' },
      },
    ],
  ])('%s', (text, keys) => expect(file(keys)).toBe(text))
})

it('knows the condition of every built-in protocol', () => {
  for (const { id } of protocols) expect(conditionOf(id), id).not.toBe('')
  expect(conditionOf('constructor')).toBe('')
})

it('lists what is not plannable with the reason', () => {
  const ids = listedList().rows.map(([id]) => id)
  const named = ['cohen-2018', 'goebel-2015', 'kethead-2023', 'kiefer-2008', 'sheehy-2015', 'krusz-2010']
  for (const id of [...named, 'medscape-2018-maintenance', 'sigtermans-2009', 'noppers-2011']) expect(ids).toContain(id)
  for (const [, what, why] of listedList().rows) expect([what === '', why === '']).toEqual([false, false])
})

it('is read at 80 columns: each protocol once under its setting, the default of each marked', () => {
  const text = protocolListText(protocols, 80, plainPaint)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  for (const { id } of [...protocols, ...listed])
    expect(text.match(new RegExp(`^${id}( \\(the default\\))?$`, 'gm'))).toHaveLength(1)
  expect(text.match(/\(the default\)/g)).toHaveLength(2)
  expect(text).toContain('CRPS, racemic ketamine, 3 figures assumed')
  expect(text).toContain('1 figure assumed')
  expect(text).toMatch(/Not planned: its abstract contradicts itself/)
})
