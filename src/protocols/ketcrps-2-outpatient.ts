import type { OutpatientProtocol } from '../core/model/protocol'
import { ketcrps2Inpatient } from './ketcrps-2-inpatient'
import { ifTolerated, weekdays } from './shared'

const source = ['ketcrps-2'] as const

export const ketcrps2Outpatient: OutpatientProtocol = {
  format: 2,
  id: 'ketcrps-2-outpatient',
  title: 'Six outpatient esketamine infusions for CRPS, the intermittent arm of a randomised trial',
  drug: 'esketamine',
  setting: 'outpatient',
  start: { value: 0.05, unit: 'mg/kg/h', basis: 'stated', source },
  step: {
    value: 0.05,
    unit: 'mg/kg/h',
    basis: 'assumed',
    source: ['ours'],
    note: 'individually tailored is stated, not by how much',
  },
  maximum_per_kg: { value: 0.2, unit: 'mg/kg/h', basis: 'stated', source },
  sessions: { value: 6, unit: 'sessions', basis: 'stated', source },
  session_length: { value: 6, unit: 'h', basis: 'stated', source },
  session_days: weekdays,
  every: { value: 14, unit: 'days', basis: 'stated', source, note: 'every 2 weeks for 3 months' },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: ketcrps2Inpatient.remarks,
}
