import type { OutpatientProtocol } from '../core/model/protocol'
import { ketcrps2Inpatient } from './ketcrps-2-inpatient'
import { ifTolerated, weekdays } from './shared'

const source = ['noppers-2011-fm'] as const

export const noppers2011Fm: OutpatientProtocol = {
  format: 2,
  id: 'noppers-2011-fm',
  title: 'One outpatient esketamine infusion of 0.5 mg/kg over 30 min for fibromyalgia',
  drug: 'esketamine',
  setting: 'outpatient',
  dose: { value: 0.5, unit: 'mg/kg', basis: 'stated', source },
  session_length: { value: 30, unit: 'min', basis: 'stated', source },
  sessions: { value: 1, unit: 'sessions', basis: 'stated', source },
  session_days: weekdays,
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: ketcrps2Inpatient.remarks,
}
