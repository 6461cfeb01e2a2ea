import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated, weekdays } from './shared'

const source = ['medscape-2018'] as const

export const medscape2018Outpatient: OutpatientProtocol = {
  format: 2,
  id: 'medscape-2018-outpatient',
  title: 'Ten daily outpatient treatments over two consecutive weeks, 70 to 200 mg a day',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  start: { value: 14, unit: 'mg/h', basis: 'derived', source, note: '70 mg over 5 h' },
  step: {
    value: 4,
    unit: 'mg/h',
    basis: 'derived',
    source,
    note: 'reaches 40 mg/h on day 8; the source says titrating doses, not how much',
  },
  maximum: { value: 40, unit: 'mg/h', basis: 'derived', source, note: '200 mg over 5 h' },
  sessions: { value: 10, unit: 'sessions', basis: 'stated', source },
  session_length: {
    value: 5,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'so that 200 mg stays within 40 mg/h',
  },
  session_days: { ...weekdays, note: 'the source says daily' },
  window: { value: 14, unit: 'days', basis: 'derived', source, note: '"2 consecutive weeks"' },
  session_dose: { value: 200, unit: 'mg', basis: 'stated', source, note: '70 to 200 mg per day' },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [],
}
