import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['pomeroy-2017'] as const

export const pomeroy2017: InpatientProtocol = {
  format: 2,
  id: 'pomeroy-2017',
  title: 'Inpatient infusion for refractory chronic headache, up to 1 mg/kg/h',
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  start: { value: 0.1, unit: 'mg/kg/h', basis: 'stated', source },
  step: { value: 0.05, unit: 'mg/kg/h', basis: 'stated', source },
  maximum_per_kg: { value: 1, unit: 'mg/kg/h', basis: 'stated', source },
  step_every: {
    value: 6,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'the target, not a step, is held for 6 h',
  },
  length: { value: 5, unit: 'days', basis: 'assumed', source: ['ours'], note: '2 to 9 days, mean 4.8, is stated' },
  extent: { text: 'one continuous infusion over the days', basis: 'assumed', source: ['ours'] },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [],
}
