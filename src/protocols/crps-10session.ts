import type { OutpatientProtocol } from '../core/model/protocol'
import { ifTolerated, weekdays } from './shared'

const fromInpatients = 'the patient article gives these rates for inpatients only'

export const crps10session: OutpatientProtocol = {
  format: 2,
  id: 'crps-10session',
  title: 'Ten outpatient infusions within two weeks for CRPS',
  drug: 'ketamine-racemic',
  setting: 'outpatient',
  start: { value: 20, unit: 'mg/h', basis: 'assumed', source: ['ours'], note: fromInpatients },
  step: { value: 5, unit: 'mg/h', basis: 'assumed', source: ['ours'], note: fromInpatients },
  maximum: { value: 40, unit: 'mg/h', basis: 'assumed', source: ['ours'], note: fromInpatients },
  sessions: { value: 10, unit: 'sessions', basis: 'stated', source: ['seed'] },
  session_length: {
    value: 4,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'stated for outpatient infusions by schwartzman-2009 and medscape-2018, not for this series',
  },
  session_days: weekdays,
  window: {
    value: 14,
    unit: 'days',
    basis: 'derived',
    source: ['seed'],
    note: '"two weeks": calendar days, the first and the last included',
  },
  session_dose: {
    value: 200,
    unit: 'mg',
    basis: 'stated',
    source: ['medscape-2018'],
    note: 'for the same ten infusions in two weeks',
  },
  notable_session_dose: {
    value: 100,
    unit: 'mg',
    basis: 'stated',
    source: ['schwartzman-2009'],
    note: 'the most a session of a trial gave',
  },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [
    {
      text: 'Other published outpatient series give less (goldberg-2005: 40 to 80 mg a session; schwartzman-2009: at most 100 mg) or as much (medscape-2018: 70 to 200 mg).',
      basis: 'stated',
      source: ['goldberg-2005', 'schwartzman-2009', 'medscape-2018'],
    },
  ],
}
