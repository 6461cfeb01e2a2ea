import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['fpm-ps12-2021'] as const

export const fpmPs122021: InpatientProtocol = {
  format: 2,
  id: 'fpm-ps12-2021',
  title: 'Inpatient infusion for chronic pain with a wean, after the position statement of a college',
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  start: { value: 0.05, unit: 'mg/kg/h', basis: 'stated', source, note: '0.05 to 0.1 mg/kg/h' },
  step: {
    value: 0.05,
    unit: 'mg/kg/h',
    basis: 'assumed',
    source: ['ours'],
    note: 'no step is stated in what was read',
  },
  step_every: {
    value: 4,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'not stated; the only published interval between steps is 3 to 4 h, lauritsen-2016',
  },
  maximum_per_kg: { value: 0.5, unit: 'mg/kg/h', basis: 'stated', source },
  length: { value: 3, unit: 'days', basis: 'assumed', source: ['ours'], note: 'not stated' },
  wean: {
    value: 12,
    unit: 'h',
    falls: 3,
    basis: 'assumed',
    source: ['ours'],
    note: 'a wean over 12 to 24 h is stated, not in how many stretches',
  },
  hold: [
    { text: 'a first side effect: a pause of 1 h', basis: 'stated', source: ['fpm-2016'], note: 'a proposal of 2016' },
  ],
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [
    {
      text: 'Known from a summary in exam notes; the statement calls itself no guideline. No bolus.',
      basis: 'stated',
      source,
    },
  ],
}
