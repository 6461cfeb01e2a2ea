import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated, weekdays } from './shared'

const source = ['schwartzman-2009'] as const

export const schwartzman2009: OutpatientProtocol = {
  format: 2,
  id: 'schwartzman-2009',
  title: 'Ten daily outpatient infusions of 4 h for CRPS',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  fractions: {
    value: [50, 75, 100],
    unit: '% of the maximum',
    basis: 'assumed',
    source: ['ours'],
    note: 'that it begins at half is stated: a table gives 0.175 to 0.35 mg/kg/h; the 75 % between is our choice',
  },
  maximum: { value: 25, unit: 'mg/h', basis: 'stated', source },
  maximum_per_kg: { value: 0.35, unit: 'mg/kg/h', basis: 'stated', source },
  sessions: { value: 10, unit: 'sessions', basis: 'stated', source },
  session_length: { value: 4, unit: 'h', basis: 'stated', source },
  session_days: { ...weekdays, note: 'the source says daily' },
  session_dose: { value: 100, unit: 'mg', basis: 'stated', source, note: 'registry' },
  step_condition: ifTolerated,
  adjuncts: [
    {
      what: 'midazolam 2 mg IV',
      when: 'before and after the infusion',
      sedative: true,
      basis: 'stated',
      source,
      note: 'registry and table',
    },
    {
      what: 'clonidine 0.1 mg by mouth',
      when: 'before the infusion',
      basis: 'stated',
      source,
      note: 'registry and table',
    },
  ],
  monitoring: [],
  remarks: [
    {
      text: '100 mL over 4 h, 25 mL/h, with another bag each day: information only, no figure of this plan.',
      basis: 'stated',
      source,
    },
  ],
}
