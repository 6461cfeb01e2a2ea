import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['goldberg-2010'] as const

export const goldberg2010: InpatientProtocol = {
  format: 2,
  id: 'goldberg-2010',
  title: 'Five-day inpatient infusion for CRPS, titrated from 10 to 40 mg/h',
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  start: {
    value: 10,
    unit: 'mg/h',
    basis: 'assumed',
    source: ['ours'],
    note: 'titrated to 10 to 40 mg/h is stated; that it starts at 10 is not',
  },
  step: { value: 10, unit: 'mg/h', basis: 'assumed', source: ['ours'], note: 'the abstract does not say how much' },
  maximum: { value: 40, unit: 'mg/h', basis: 'stated', source },
  step_every: {
    value: 1,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'the abstract does not say how often; ketamine peaked 240 to 300 min after the start of day 1',
  },
  length: { value: 5, unit: 'days', basis: 'stated', source },
  extent: { text: 'one continuous infusion fills the stay', basis: 'assumed', source: ['ours'] },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [],
}
