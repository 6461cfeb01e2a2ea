import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bySession, endOf } from '../../../src/core/schedule/segment'
import type { Minutes } from '../../../src/core/values/quantity'
import { after } from '../../../src/core/values/time-zone'
import { timeAxis } from '../../../src/render/svg/time-axis'
import { outpatient, planOf, requests } from '../plan-of'

const endOfPlan = (plan: ReturnType<typeof planOf>) => {
  const last = plan.segments.at(-1)
  if (last === undefined) throw new RangeError('no segments')
  return endOf(last)
}
const axisOf = (plan: ReturnType<typeof planOf>) => timeAxis(plan, endOfPlan(plan), [0, 1200])

it('is true to time within one infusion', () => {
  const plan = planOf()
  const { x, broken, ticks } = axisOf(plan)
  // 120 h over 1,200: 10 an hour.
  const start = plan.request.start.at
  expect([0, 1, 60, 120].map((hour) => x(after(start, (hour * 60) as Minutes)))).toEqual([0, 10, 600, 1200])
  expect(broken).toBe(false)
  expect(ticks.map((tick) => [tick.x, ...tick.lines])).toEqual([
    [0, '0 h', 'Mon 30 Nov 08:00'],
    [240, '24 h', 'Tue 1 Dec 08:00'],
    [480, '48 h', 'Wed 2 Dec 08:00'],
    [720, '72 h', 'Thu 3 Dec 08:00'],
    [960, '96 h', 'Fri 4 Dec 08:00'],
    [1200, '120 h', 'Sat 5 Dec 08:00'],
  ])
})

it('keeps elapsed hours across a clock change, and shows the wall clock', () => {
  const { ticks } = axisOf(planOf({ start: '2026-10-30T08:00' }))
  // The clocks go back on 1 Nov: the third day ends at 07:00 on the wall.
  expect(ticks.map(({ lines }) => lines[1])).toEqual([
    'Fri 30 Oct 08:00',
    'Sat 31 Oct 08:00',
    'Sun 1 Nov 07:00',
    'Mon 2 Nov 07:00',
    'Tue 3 Nov 07:00',
    'Wed 4 Nov 07:00',
  ])
})

it('draws a rest between sessions in two fifths of a session, and says so', () => {
  // Three sessions and two rests: 3 + 2 x 0.4 = 3.8 session lengths over 380.
  const plan = outpatient({ sessions: '3' })
  const { x, broken, ticks } = timeAxis(plan, endOfPlan(plan), [0, 380])
  const places = bySession(plan.segments).map(([first]) => Math.round(x(first?.start ?? endOfPlan(plan))))
  expect(places).toEqual([0, 140, 280])
  expect(x(endOfPlan(plan))).toBeCloseTo(380)
  expect(broken).toBe(true)
  expect(ticks.map(({ lines }) => lines)).toEqual([
    ['Session 1', 'Mon 30 Nov'],
    ['2', 'Tue 1 Dec'],
    ['3', 'Wed 2 Dec'],
  ])
})

it('marks every few sessions where they are many', () => {
  const { ticks } = axisOf(outpatient({ sessions: '60', allow: 'course-length,window', reason: 'x' }))
  expect(ticks.length).toBeLessThanOrEqual(15)
  expect(ticks[0]?.lines[0]).toBe('Session 1')
})

it('runs from edge to edge and never backwards, with marks inside', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const plan = planOf(asked)
      const { x, ticks } = axisOf(plan)
      const places = plan.segments.flatMap((segment) => [x(segment.start), x(endOf(segment))])
      expect(places[0]).toBeCloseTo(0)
      expect(places.at(-1)).toBeCloseTo(1200)
      for (const [index, place] of places.entries())
        expect(place).toBeGreaterThanOrEqual((places[index - 1] ?? 0) - 1e-6)
      expect(ticks.length).toBeGreaterThan(0)
      for (const tick of ticks) expect(tick.x >= -1e-6 && tick.x <= 1200 + 1e-6).toBe(true)
    }),
  )
})
