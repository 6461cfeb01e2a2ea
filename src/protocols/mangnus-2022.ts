import type { InpatientProtocol } from '../core/model/protocol'
import { ketcrps2Inpatient } from './ketcrps-2-inpatient'
import { ifTolerated } from './shared'

const source = ['mangnus-2022'] as const

export const mangnus2022: InpatientProtocol = {
  format: 2,
  id: 'mangnus-2022',
  title: 'Seven-day inpatient low-dose esketamine infusion for CRPS',
  drug: 'esketamine',
  setting: 'inpatient',
  start: { value: 3, unit: 'mg/h', basis: 'stated', source },
  step: { value: 1, unit: 'mg/h', basis: 'assumed', source: ['ours'], note: 'by how much is not stated' },
  step_every: { value: 8, unit: 'h', basis: 'assumed', source: ['ours'], note: 'how often is not stated' },
  maximum: { value: 14, unit: 'mg/h', basis: 'stated', source },
  length: { value: 7, unit: 'days', basis: 'stated', source },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [
    {
      text: 'Raised until relief or side effects; side effects were met by lowering the rate.',
      basis: 'stated',
      source,
    },
    ...ketcrps2Inpatient.remarks,
  ],
}
