import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { times } from '../../../src/render/text/times'
import { type Asked, outpatient, planOf } from '../plan-of'

const datesOf = (asked: Asked) => {
  const plan = outpatient(asked)
  return rowsOf(plan, 'session').map(({ start }) => times(plan).date(start))
}

it('shows the year where a plan has two', () => {
  expect(datesOf({ start: '2026-12-30T08:00', sessions: '3' })).toEqual([
    'Wed 30 Dec 2026',
    'Thu 31 Dec 2026',
    'Fri 1 Jan 2027',
  ])
  expect(datesOf({ start: '2026-12-30T08:00', sessions: '2' })).toEqual(['Wed 30 Dec', 'Thu 31 Dec'])
})

it('shows the offset on both sides of a clock change, and nowhere else', () => {
  // An hour starts at 01:00 -04:00, the next at 01:00 -05:00.
  const plan = planOf({ start: '2026-11-01T00:00', days: '1' })
  const rows = rowsOf(plan, 'hour')
  const { from } = times(plan)
  expect(rows.slice(0, 4).map((row, index) => from(row, rows[index - 1]))).toEqual([
    '00:00 -04:00',
    '01:00 -04:00',
    '01:00 -05:00',
    '02:00',
  ])
})
