import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const source = ['ketcrps-2'] as const

export const ketcrps2Inpatient: InpatientProtocol = {
  format: 2,
  id: 'ketcrps-2-inpatient',
  title: 'Six-day inpatient esketamine infusion for CRPS, the continuous arm of a randomised trial',
  drug: 'esketamine',
  setting: 'inpatient',
  start: { value: 0.05, unit: 'mg/kg/h', basis: 'stated', source },
  step: {
    value: 0.05,
    unit: 'mg/kg/h',
    basis: 'assumed',
    source: ['ours'],
    note: 'individually tailored is stated, not by how much',
  },
  maximum_per_kg: { value: 0.2, unit: 'mg/kg/h', basis: 'stated', source },
  step_every: { value: 24, unit: 'h', basis: 'assumed', source: ['ours'], note: 'not stated in what was read' },
  length: { value: 6, unit: 'days', basis: 'stated', source },
  extent: { text: 'one continuous infusion over the days', basis: 'stated', source },
  step_condition: ifTolerated,
  adjuncts: [],
  monitoring: [],
  remarks: [
    {
      text: 'Esketamine is another formulation, about twice as potent as the racemate: its figures are never those of racemic ketamine.',
      basis: 'stated',
      source: ['peltoniemi-2016'],
    },
  ],
}
