import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['tankha-2025'] as const

export const tankha2025: OutpatientProtocol = {
  format: 2,
  id: 'tankha-2025',
  title: 'Five daily outpatient infusions of 0.5 mg/kg over 40 min for chronic pain',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  dose: { value: 0.5, unit: 'mg/kg', basis: 'stated', source },
  session_length: { value: 40, unit: 'min', basis: 'stated', source },
  sessions: { value: 5, unit: 'sessions', basis: 'stated', source },
  session_days: { value: 'daily', basis: 'stated', source, note: 'five consecutive days' },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [],
}
