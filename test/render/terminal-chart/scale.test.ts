import fc from 'fast-check'
import { expect, it } from 'vitest'
import { doseOfAll } from '../../../src/core/schedule/segment'
import { type Dose, minutes } from '../../../src/core/values/quantity'
import { scaleFor, scaleText, slicesOf } from '../../../src/render/terminal-chart/scale'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { outpatient, planOf } from '../plan-of'

const minutesAt = (columns: number, asked = {}) => {
  const scale = scaleFor([planOf({ maxRate: '20', ...asked })], columns)
  return scale.kind === 'time' ? scale.every : undefined
}

it.each([
  // 120 h: 60 columns of 2 h, 120 of 1 h; 30 of 4 h.
  [73, 120],
  [133, 60],
  [120, 60],
  [119, 120],
  [33, 240],
])('takes the finest handy time with which five days fit %i columns', (columns, every) => {
  expect(minutesAt(columns)).toBe(every)
})

it('takes whole days where no handy time is long enough', () => {
  // 366 days on 70 columns: 6 days each.
  expect(minutesAt(70, { days: '366', allow: 'course-length', reason: 'why' })).toBe(6 * 1440)
})

it('gives each session a group, and several sessions one where there are too many', () => {
  expect(scaleFor([outpatient()], 73)).toEqual({ kind: 'sessions', perGroup: 1, width: 6, gap: 1 })
  expect(scaleFor([outpatient({ sessions: '1' })], 73)).toMatchObject({ width: 11, gap: 1 })
  const many = { sessions: '100', weekends: true, allow: 'course-length,window', reason: 'why' }
  const scale = scaleFor([outpatient(many)], 73)
  expect(scale).toEqual({ kind: 'sessions', perGroup: 2, width: 1, gap: 0 })
  expect(slicesOf(outpatient(many), scale)).toHaveLength(50)
  expect(scaleText(scale)).toMatch(/^A column is 2 sessions/)
})

it('says what a column is, and that gaps are not to scale', () => {
  const daily = planOf({ stepEvery: '24h' })
  expect(scaleText(scaleFor([daily], 73))).toBe(
    'A column is 2 h; it shows the highest rate in it, and the dose at its end.',
  )
  expect(scaleText(scaleFor([outpatient()], 73))).toMatch(/^One column group a session.*not drawn to scale\.$/)
})

it('draws both settings on one scale of time', () => {
  expect(scaleFor([outpatient(), planOf()], 73).kind).toBe('time')
})

it.each([
  // 4 h of steps and 1 h more: 30 columns of 10 min; the rest, 115 h, in 39 of 3 h.
  [{}, 73, { every: 180, first: { until: 300, every: 10 } }],
  // 16 h and 4 h more: 40 columns of 30 min; 100 h in 25 of 4 h.
  [{ stepEvery: '4h' }, 73, { every: 240, first: { until: 1200, every: 30 } }],
  // Steps are far enough apart.
  [{ stepEvery: '24h' }, 73, { every: 120 }],
  [{ maxRate: '20' }, 73, { every: 120 }],
  // On 133 columns: 5 h in 60 of 5 min, 115 h in 58 of 2 h.
  [{}, 133, { every: 120, first: { until: 300, every: 5 } }],
])('gives the first hours a scale of their own where steps would be too close: %j', (asked, columns, scale) => {
  expect(scaleFor([planOf(asked)], columns)).toEqual({ kind: 'time', ...scale })
})

it('shows in each slice its highest rate, and the dose at its end', () => {
  const slices = slicesOf(planOf(), { kind: 'time', every: minutes(120) })
  // 08:00 to 10:00 at 20 and 25 mg/h: 45 mg; to 12:00 at 30 and 35: 110 mg.
  expect(slices.slice(0, 3).map(({ rate, cumulative }) => [rate / 1e6, cumulative / 6e7])).toEqual([
    [25, 45],
    [35, 110],
    [40, 190],
  ])
})

it('counts a bolus in the dose of its slice and of those after it', () => {
  const plan = planOf()
  const segments = plan.segments.map((segment, at) => (at === 2 ? { ...segment, bolus: 600_000_000 as Dose } : segment))
  const slices = slicesOf({ ...plan, segments }, { kind: 'time', every: minutes(120) })
  // 10 mg at 10:00, the start of the third hour.
  expect(slices.slice(0, 3).map(({ cumulative }) => cumulative / 6e7)).toEqual([45, 120, 200])
})

it('covers any plan within its columns, and ends on its whole dose', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 30, max: 200 }), fc.boolean(), ({ plan }, columns, mixed) => {
      const scale = scaleFor(mixed ? [plan, planOf()] : [plan], columns)
      const slices = slicesOf(plan, scale)
      expect(slices.reduce((sum, { width, gap }) => sum + width + gap, 0)).toBeLessThanOrEqual(columns)
      expect(slices.at(-1)?.cumulative).toBe(doseOfAll(plan.segments))
      expect(Math.max(...slices.map(({ rate }) => rate))).toBe(Math.max(...plan.segments.map(({ rate }) => rate)))
      const sessions = slices.flatMap((slice) => slice.sessions)
      expect(new Set(sessions)).toEqual(new Set(plan.segments.map(({ session }) => session)))
    }),
    { numRuns: lawRuns(60, 12) },
  )
})
