import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated, weekdays } from './shared'

const source = ['goldberg-2005'] as const

export const goldberg2005: OutpatientProtocol = {
  format: 2,
  id: 'goldberg-2005',
  title: 'Ten daily low-dose outpatient infusions for CRPS',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  start: { value: 10, unit: 'mg/h', basis: 'derived', source, note: '40 mg over 4 h' },
  step: {
    value: 2.5,
    unit: 'mg/h',
    basis: 'assumed',
    source: ['ours'],
    note: 'from 40 to 80 mg a session in four steps; the abstract does not say how',
  },
  maximum: { value: 20, unit: 'mg/h', basis: 'derived', source, note: '80 mg over 4 h' },
  sessions: { value: 10, unit: 'sessions', basis: 'stated', source },
  session_length: { value: 4, unit: 'h', basis: 'assumed', source: ['ours'] },
  session_days: weekdays,
  session_dose: { value: 80, unit: 'mg', basis: 'stated', source, note: '40 to 80 mg per session' },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [
    { what: 'ECG and SpO2', when: 'continuously', basis: 'stated', source },
    { what: 'blood pressure', when: 'every 15 min', basis: 'stated', source },
  ],
  remarks: [],
}
