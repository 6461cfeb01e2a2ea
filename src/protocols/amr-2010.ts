import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['amr-2010'] as const

export const amr2010: OutpatientProtocol = {
  format: 2,
  id: 'amr-2010',
  title: 'Seven daily infusions of 80 mg over 5 h for neuropathic pain after spinal cord injury',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  dose: { value: 80, unit: 'mg', basis: 'stated', source },
  session_length: { value: 5, unit: 'h', basis: 'stated', source },
  sessions: { value: 7, unit: 'sessions', basis: 'stated', source },
  session_days: { value: 'daily', basis: 'stated', source },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [
    {
      text: 'Given to inpatients as a series of sessions, 80 mg in 500 mL (0.16 mg/mL, 100 mL/h).',
      basis: 'stated',
      source,
    },
  ],
}
