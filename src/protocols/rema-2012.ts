import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['rema-2012'] as const

export const rema2012: OutpatientProtocol = {
  format: 2,
  id: 'rema-2012',
  title: 'Daily outpatient infusions of 4 h at 0.2, 0.4 and 0.6 mg/kg/h, a series of 34',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  start: { value: 0.2, unit: 'mg/kg/h', basis: 'stated', source },
  step: { value: 0.2, unit: 'mg/kg/h', basis: 'stated', source },
  maximum_per_kg: { value: 0.6, unit: 'mg/kg/h', basis: 'stated', source },
  session_length: { value: 4, unit: 'h', basis: 'stated', source },
  sessions: {
    value: 3,
    unit: 'sessions',
    basis: 'assumed',
    source: ['ours'],
    note: 'one for each of the rates that are stated',
  },
  session_days: { value: 'daily', basis: 'stated', source },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [],
}
