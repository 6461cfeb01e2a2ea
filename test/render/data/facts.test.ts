import { expect, it } from 'vitest'
import { Refusal } from '../../../src/core/model/finding'
import { factsOf, valuesOf } from '../../../src/render/data/facts'
import { planRecord } from '../../../src/render/data/json'
import { planOf, view } from '../plan-of'

it('gives each leaf of a record by its place, entries of lists by what tells them apart', () => {
  const rows = [
    { start: '08:00', session: 1, rate_mg_h: 20 },
    { start: '08:00', session: 1, rate_mg_h: 25 },
  ]
  expect([...valuesOf({ totals: { dose_mg: 45 }, rows, files: ['x'], absent: undefined })]).toEqual([
    ['totals dose_mg', '45'],
    ['rows count', '2'],
    ['rows 08:00 start', '08:00'],
    ['rows 08:00 session', '1'],
    ['rows 08:00 rate_mg_h', '20'],
    ['rows 08:00 (2) start', '08:00'],
    ['rows 08:00 (2) session', '1'],
    ['rows 08:00 (2) rate_mg_h', '25'],
    ['files count', '1'],
    ['files 1', 'x'],
  ])
})

it('gives the rates over time, totals, limits, assumptions and the request of a plan', () => {
  const { rates, values } = factsOf(planRecord(planOf({ maxRate: '25' }), view()))
  expect(rates).toEqual([
    // 20 mg/h for an hour from 13:00 UTC, then 25 mg/h for 119 h.
    { from: 1_796_043_600, to: 1_796_047_200, rate: 20_000_000 },
    { from: 1_796_047_200, to: 1_796_475_600, rate: 25_000_000 },
  ])
  expect(values.get('totals dose_mg')).toBe('2995')
  expect(values.get('limit max hard')).toBe('25 mg/h, in force')
  expect(values.get('limit rate-per-weight soft per kg')).toBe('1 mg/kg/h, not checked')
  expect(values.get('assumption step_every')).toBe('assumed, 1 h')
  expect(values.get('request max_mg_h')).toBe('25')
})

it.each([
  [{ start: 'x', end: '2026-11-30T09:00:00Z', rate_mg_h: 20 }],
  [{ start: '2026-11-30T09:00:00Z', end: '2026-11-30T08:00:00Z', rate_mg_h: 20 }],
  [{ start: '2026-11-30T08:00:00Z', end: '2026-11-30T09:00:00Z', rate_mg_h: 0.00000001 }],
  [{ start: '2026-11-30T08:00:00Z', end: '2026-11-30T09:00:00Z' }],
])('refuses segments that are none: %j', (segment) => {
  expect(() => factsOf({ segments: [segment] })).toThrow(Refusal)
})
