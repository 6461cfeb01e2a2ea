import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../../src/core/model/field'
import { type Assumption, assumedFigures, assumptionsOf, profileAssumptions } from '../../../src/core/plan/assumptions'
import type { Plan } from '../../../src/core/plan/types'
import type { RawRequest } from '../../../src/core/request/request'
import { grams } from '../../../src/core/values/quantity'
import { findProtocol, protocols } from '../../../src/protocols/index'
import { inpatient, mgDose, outpatient, planOf } from '../forge'

type Asked = Partial<RawRequest>
const ofInpatient = (asked: Asked = {}) => assumptionsOf(planOf(inpatient(asked)))
const ofOutpatient = (asked: Asked = {}) => assumptionsOf(planOf(outpatient(asked)))
const ids = (all: readonly Assumption[]) => all.map(({ id }) => id)
const byId = (all: readonly Assumption[], id: string) => all.find((each) => each.id === id)

describe('the assumptions of a plan', () => {
  it('are the figures that no source states, in the order in which a plan names them', () => {
    expect(ids(ofInpatient())).toEqual(['extent', 'step_every', 'step_condition'])
    expect(ids(ofOutpatient())).toEqual([
      'session_length',
      'session_days',
      'window',
      'start',
      'step',
      'maximum',
      'step_condition',
    ])
  })

  it('have a basis, a value with its unit, a note and the fields that change them', () => {
    expect(byId(ofOutpatient(), 'session_length')).toEqual({
      id: 'session_length',
      basis: 'assumed',
      source: ['ours'],
      value: '4 h',
      note: 'stated for outpatient infusions by schwartzman-2009 and medscape-2018, not for this series',
      changedBy: ['length'],
      readings: [],
    })
    expect(byId(ofOutpatient(), 'window')).toMatchObject({ basis: 'derived', source: ['seed'], value: '14 days' })
    expect(byId(ofOutpatient(), 'session_days')).toMatchObject({ changedBy: ['on', 'closed'] })
  })

  it('give the other readings of the interval with their totals', () => {
    // 4x(20+25+30+35)+40x104 = 4,600; 24x(20+25+30+35+40) = 3,600 mg.
    expect(byId(ofInpatient(), 'step_every')?.readings).toMatchObject([
      { stepEvery: 240, dose: mgDose(4600) },
      { stepEvery: 1440, dose: mgDose(3600) },
    ])
  })

  it.each<[Asked, string]>([
    [{ length: '3h' }, 'session_length'],
    [{ weekends: true }, 'session_days'],
    [{ startRate: '18' }, 'start'],
    [{ step: '4' }, 'step'],
    [{ maxRate: '30' }, 'maximum'],
  ])('of a series with %j leave out %s', (asked, id) => {
    expect(ids(ofOutpatient())).toContain(id)
    expect(ids(ofOutpatient(asked))).not.toContain(id)
    expect(ids(ofOutpatient(asked)).length).toBe(ids(ofOutpatient()).length - 1)
  })

  it('keep the interval of the user for its readings alone', () => {
    const every = byId(ofInpatient({ stepEvery: '24h' }), 'step_every')
    expect(every).toMatchObject({ basis: 'set', source: [], value: '24 h' })
    expect(every?.readings.map(({ stepEvery }) => stepEvery)).toEqual([240, 60])
    // At a rate that never rises all readings come to one total.
    expect(ids(ofInpatient({ stepEvery: '24h', maxRate: '20' }))).not.toContain('step_every')
  })

  it('include the time of day, the pump, the containers and the weight of a prediction', () => {
    expect(byId(ofInpatient({ start: '2026-11-30' }), 'start_time')).toMatchObject({
      value: '08:00',
      changedBy: ['start'],
    })
    const pump = { concentration: '2', container: '250' }
    expect(byId(ofInpatient(pump), 'pump_step')).toMatchObject({ value: '0.1 mL/h', changedBy: ['pumpStep'] })
    expect(ids(ofInpatient({ ...pump, pumpStep: '0.1' }))).not.toContain('pump_step')
    expect(byId(ofInpatient(pump), 'container_hang')).toMatchObject({ value: '24 h', basis: 'assumed' })
    expect(ids(ofOutpatient(pump))).toEqual(expect.arrayContaining(['fresh_container', 'vials']))
    expect(ids(ofInpatient({ concentration: '2' }))).not.toContain('container_hang')
    expect(assumptionsOf(planOf(inpatient()), grams(70_000)).at(-1)).toMatchObject({
      id: 'prediction_weight',
      value: '70 kg',
      changedBy: ['weight'],
    })
  })

  it('name no vials where no source names them', () => {
    const protocol = findProtocol('ketcrps-2-inpatient') ?? expect.fail()
    const asked = inpatient({ weight: '60', concentration: '1', container: '500' })
    expect(ids(assumptionsOf(planOf(asked, protocol)))).not.toContain('vials')
  })

  it('are every figure of every protocol that is not stated', () => {
    for (const protocol of protocols) {
      const asked = { weight: '60' }
      const plan = planOf(protocol.setting === 'inpatient' ? inpatient(asked) : outpatient(asked), protocol)
      const figures = Object.entries(protocol).flatMap(([key, value]) =>
        typeof value === 'object' && 'basis' in value && value.basis !== 'stated' ? [key] : [],
      )
      expect(ids(assumptionsOf(plan)).sort()).toEqual(figures.sort())
    }
  })

  it('are counted as figures of the protocol alone', () => {
    const plan = planOf(inpatient({ start: '2026-11-30', concentration: '2', container: '250' }))
    expect(assumedFigures(plan)).toBe(3)
    expect(assumedFigures(planOf(inpatient({ stepEvery: '24h' })))).toBe(2)
  })
})

/** A plan whose options a profile gave, so many of them. */
function given(defaults: readonly FieldName[], asked: Partial<RawRequest> = {}): Plan {
  const profile = { name: 'Ward 3', file: { name: 'ward.yaml', hash: '0' }, defaults, limits: {} }
  return planOf({ ...inpatient(asked), profile } as unknown as ReturnType<typeof inpatient>)
}
const told = (plan: Plan) => profileAssumptions(plan).map(({ id, value, changedBy }) => [id, value, ...changedBy])

const PUMP = { concentration: '2', pumpStep: '0.5', pumpMax: '500', container: '250' }

describe('the assumptions of a profile', () => {
  it('are the defaults of the profile in one order, each with its unit and the field that changes it', () => {
    const all = ['container', 'pumpMax', 'pumpStep', 'concentration', 'timeZone', 'protocol'] as const
    expect(told(given(all, PUMP))).toEqual([
      ['protocol', 'crps-5day', 'protocol'],
      ['zone', 'America/New_York', 'timeZone'],
      ['concentration', '2 mg/mL', 'concentration'],
      ['pump_step', '0.5 mL/h', 'pumpStep'],
      ['pump_max', '500 mL/h', 'pumpMax'],
      ['container', '250 mL', 'container'],
    ])
  })

  it('rest on the profile', () => {
    expect(profileAssumptions(given(['concentration'], PUMP))).toEqual([
      {
        id: 'concentration',
        basis: 'local',
        source: ['profile Ward 3'],
        value: '2 mg/mL',
        changedBy: ['concentration'],
        readings: [],
      },
    ])
  })

  it('name no unit twice', () => {
    expect(told(given(['concentration'], { concentration: '2mg/mL' }))).toEqual([
      ['concentration', '2mg/mL', 'concentration'],
    ])
  })

  it('leave out what the user gave, and what is no figure of a plan', () => {
    expect(told(given(['pumpStep', 'reason'], PUMP))).toEqual([['pump_step', '0.5 mL/h', 'pumpStep']])
    expect(told(given([], PUMP))).toEqual([])
  })

  it('are none without a profile', () => {
    expect(profileAssumptions(planOf(inpatient(PUMP)))).toEqual([])
  })

  it('stand among the assumptions of a plan', () => {
    expect(ids(assumptionsOf(given(['container'], PUMP)))).toContain('container')
    expect(ids(ofInpatient(PUMP))).not.toContain('container')
  })
})
