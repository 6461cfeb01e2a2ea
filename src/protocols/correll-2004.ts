import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['correll-2004'] as const

export const correll2004: InpatientProtocol = {
  format: 2,
  id: 'correll-2004',
  title: 'Inpatient infusion for CRPS, 10 to 50 mg/h, the retrospective review of 33 patients',
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  start: {
    value: 10,
    unit: 'mg/h',
    basis: 'assumed',
    source: ['ours'],
    note: '10 to 50 mg/h is stated; that it starts at 10 is not',
  },
  step: { value: 5, unit: 'mg/h', basis: 'assumed', source: ['ours'], note: 'the step of the patient article, seed' },
  maximum: { value: 50, unit: 'mg/h', basis: 'stated', source, note: 'in a table: 10 to 50 mg/h' },
  step_every: {
    value: 4,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'not seen; the only published interval between steps is 3 to 4 h, lauritsen-2016',
  },
  length: { value: 5, unit: 'days', basis: 'assumed', source: ['ours'], note: 'the mean stay of 4.7 days is stated' },
  extent: { text: 'one continuous infusion fills the stay', basis: 'assumed', source: ['ours'] },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [],
}
