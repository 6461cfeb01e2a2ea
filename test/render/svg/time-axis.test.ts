import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bySession, endOf } from '../../../src/core/schedule/segment'
import type { Minutes } from '../../../src/core/values/quantity'
import { after } from '../../../src/core/values/time-zone'
import { svg } from '../../../src/render/svg/svg'
import { firstHoursAxis, firstHoursEnd, timeAxis } from '../../../src/render/svg/time-axis'
import { changesOf, segmentsUntil } from '../../../src/render/text/figures'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { type Asked, outpatient, planOf, requests, view } from '../plan-of'

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

describe('first hours', () => {
  const endIn = (plan: ReturnType<typeof planOf>) => {
    const last = plan.segments.at(-1)
    const { x } = timeAxis(plan, last === undefined ? plan.request.start.at : endOf(last), [56, 902])
    return firstHoursEnd(plan, x)
  }

  it.each<[Asked, number | undefined]>([
    // Steps of 1 h end after 4: the first 12 h.
    [{}, 12],
    // 39 steps of 1 h: the last, and one more.
    [{ startRate: '1', step: '1' }, 40],
    // A day is room enough, and so is 4 h of five days.
    [{ stepEvery: '24h' }, undefined],
    [{ stepEvery: '4h' }, undefined],
    // The first 12 h are the whole of it.
    [{ length: '12h', stepEvery: '20min', allow: 'step-interval', reason: 'x' }, undefined],
    [{ maxRate: '20' }, undefined],
    [{ setting: 'outpatient', sessions: '30', allow: 'course-length,window', reason: 'x' }, undefined],
  ])('enlarges the first hours of %j: %j', (asked, hours) => {
    const plan = planOf(asked)
    const until = endIn(plan)
    expect(until === undefined ? undefined : (until - plan.request.start.at) / 3600).toBe(hours)
  })

  it('labels its ticks with the times of the steps', () => {
    const plan = planOf()
    const until = endIn(plan) ?? expect.fail()
    const { ticks } = firstHoursAxis(plan, until, [0, 1200])
    expect(ticks.map(({ x, lines }) => [x, ...lines])).toEqual([
      [0, '08:00', 'Mon 30 Nov'],
      [100, '09:00'],
      [200, '10:00'],
      [300, '11:00'],
      [400, '12:00'],
      [1200, '20:00', 'Mon 30 Nov'],
    ])
  })

  it('shows every step of a plan with hourly steps, with its time', () => {
    const drawing = svg(planOf(), view())
    const [, first = ''] = /Rate in the first 12 h, mg\/h([\s\S]*?)>Rate, mg\/h</.exec(drawing) ?? []
    for (const figure of ['20', '25', '30', '35', '40', '08:00', '09:00', '10:00', '11:00', '12:00'])
      expect(first).toContain(`>${figure}</text>`)
  })

  it('is the plan up to its end, and no more', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const until = endIn(plan)
        if (until === undefined) return
        const segments = segmentsUntil(plan.segments, until)
        expect(segments.at(-1) && endOf(segments.at(-1) ?? expect.fail())).toBe(until)
        expect(segments.map(({ start, rate }) => [start, rate])).toEqual(
          plan.segments.slice(0, segments.length).map(({ start, rate }) => [start, rate]),
        )
        expect(changesOf({ ...plan, segments }).length).toBeGreaterThan(1)
      }),
      { numRuns: lawRuns(60, 12) },
    )
  })
})
