import { expect, it } from 'vitest'
import type { FieldName } from '../../../src/core/model/field'
import { assumptionsOf } from '../../../src/core/plan/assumptions'
import { profileAssumptions } from '../../../src/core/plan/profile-assumptions'
import type { Plan } from '../../../src/core/plan/types'
import type { RawRequest } from '../../../src/core/request/request'
import { inpatient, planOf } from '../forge'

/** A plan whose options a profile gave, so many of them. */
function given(defaults: readonly FieldName[], asked: Partial<RawRequest> = {}): Plan {
  const profile = { name: 'Ward 3', file: { name: 'ward.yaml', hash: '0' }, defaults, limits: {} }
  return planOf({ ...inpatient(asked), profile } as unknown as ReturnType<typeof inpatient>)
}
const told = (plan: Plan) => profileAssumptions(plan).map(({ id, value, changedBy }) => [id, value, ...changedBy])

const PUMP = { concentration: '2', pumpStep: '0.5', pumpMax: '500', container: '250' }

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
  const ids = (plan: Plan) => assumptionsOf(plan).map(({ id }) => id)
  expect(ids(given(['container'], PUMP))).toContain('container')
  expect(ids(planOf(inpatient(PUMP)))).not.toContain('container')
})
