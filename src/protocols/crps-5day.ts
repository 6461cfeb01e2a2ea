import type { InpatientProtocol } from '../core/model/protocol'
import { ifTolerated } from './shared'

const oneWording = ['seed', 'medscape-2018', 'rsdinfo-2011'] as const

export const crps5day: InpatientProtocol = {
  format: 2,
  id: 'crps-5day',
  title: 'Five-day inpatient infusion for CRPS',
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  start: { value: 20, unit: 'mg/h', basis: 'stated', source: oneWording },
  step: { value: 5, unit: 'mg/h', basis: 'stated', source: oneWording },
  maximum: { value: 40, unit: 'mg/h', basis: 'stated', source: oneWording },
  step_every: {
    value: 1,
    unit: 'h',
    basis: 'assumed',
    source: ['ours'],
    note: 'the source does not say how often; in goldberg-2010, the nearest published series, ketamine peaked 240 to 300 min after the start of day 1, so its titration took hours, not days',
    readings: [
      {
        value: 4,
        unit: 'h',
        basis: 'assumed',
        source: ['ours'],
        note: 'the only published interval between steps is 3 to 4 h, lauritsen-2016; pomeroy-2017 holds its target for 6 h',
      },
      { value: 24, unit: 'h', basis: 'assumed', source: ['ours'], note: 'five rates for five days' },
    ],
  },
  length: { value: 5, unit: 'days', basis: 'stated', source: oneWording },
  extent: { text: 'one continuous infusion fills the stay', basis: 'assumed', source: ['ours'] },
  step_condition: ifTolerated,
  adjuncts: [
    { what: 'clonidine 0.1 to 0.2 mg', when: 'daily or twice daily', basis: 'stated', source: ['medscape-2018'] },
    {
      what: 'lorazepam 1 to 2 mg',
      when: 'for dysphoria or hallucinations',
      sedative: true,
      basis: 'stated',
      source: ['medscape-2018'],
    },
  ],
  monitoring: [],
  remarks: [],
}
