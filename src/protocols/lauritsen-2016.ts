import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['lauritsen-2016'] as const

export const lauritsen2016: InpatientProtocol = {
  format: 2,
  id: 'lauritsen-2016',
  title: 'Inpatient infusion for refractory migraine, steps of 0.1 mg/kg/h',
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  start: { value: 0.1, unit: 'mg/kg/h', basis: 'stated', source },
  step: { value: 0.1, unit: 'mg/kg/h', basis: 'stated', source },
  step_every: { value: 4, unit: 'h', range: [3, 4], basis: 'stated', source, note: 'every 3 to 4 h' },
  maximum_per_kg: {
    value: 0.42,
    unit: 'mg/kg/h',
    basis: 'assumed',
    source: ['ours'],
    note: 'the highest rate at target that was seen: 0.12 to 0.42, mean 0.34',
  },
  length: {
    value: 48,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'given until the pain was 3 of 10 or less for 8 h',
  },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [{ text: 'Raised until the pain was 3 of 10 or less, held for 8 h.', basis: 'stated', source }],
}
