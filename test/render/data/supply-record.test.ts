import { expect, it } from 'vitest'
import { supplyOf } from '../../../src/core/plan/containers'
import { supplyRecord } from '../../../src/render/data/supply-record'
import { type Asked, outpatient, planOf } from '../plan-of'

const record = (asked: Asked) => {
  const plan = asked.setting === 'outpatient' ? outpatient(asked) : planOf(asked)
  const supply = supplyOf(plan)
  if (supply === undefined) throw new Error('no supply')
  return supplyRecord(supply, plan)
}

it('gives exact numbers with their units in the names', () => {
  // 20 mL/h for 24 h, 480 mL: 333.333 mL last 999.999 min, so 999 min and 333 mL; 147 mL of the second.
  const asked = { days: '1', 'start-rate': '20', max: '20', concentration: '1', container: '333.333' }
  const { containers, draws, ...sums } = record(asked) as Record<string, readonly object[]>
  expect(sums).toEqual({
    container_mL: 333.333,
    container_mg: 333.333,
    count: 2,
    change_every_h: 24,
    change_every_basis: 'assumed',
    volume_mL: 480,
    left_mL: 186.666,
    left_in_last_mL: 186.333,
  })
  expect(containers).toEqual([
    {
      session: 1,
      hung: '2026-11-30T08:00:00-05:00',
      until: '2026-12-01T00:39:00-05:00',
      hours: 16.65,
      volume_mL: 333,
      left_mL: 0.333,
      ends: 'used up',
    },
    {
      session: 1,
      hung: '2026-12-01T00:39:00-05:00',
      until: '2026-12-01T08:00:00-05:00',
      hours: 7.35,
      volume_mL: 147,
      left_mL: 186.333,
      ends: 'end of session',
    },
  ])
  // 333.333 mg: two vials of 200 mg, or one of 500.
  expect(draws?.[0]).toEqual({
    strength_mg_mL: 10,
    strength_source: ['ketalar-label'],
    draw_mL: 33.3333,
    vial_mL: 20,
    vial_basis: 'assumed',
    vials: 2,
    vials_in_all: 4,
  })
  expect(draws?.slice(1).map((draw) => Object.values(draw).slice(2))).toEqual([
    [6.66666, 10, 'assumed', 1, 2],
    [3.33333, 5, 'assumed', 1, 2],
  ])
})

it('says of a series that a fresh one for each session is assumed', () => {
  expect(record({ setting: 'outpatient', concentration: '1', container: '500' })).toMatchObject({
    count: 10,
    fresh_each_session_basis: 'assumed',
  })
})
