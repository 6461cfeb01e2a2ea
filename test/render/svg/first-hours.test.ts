import fc from 'fast-check'
import { expect, it } from 'vitest'
import { endOf } from '../../../src/core/schedule/segment'
import { firstHoursAxis, firstHoursEnd, planUntil } from '../../../src/render/svg/first-hours'
import { changesOf } from '../../../src/render/svg/panels'
import { svg } from '../../../src/render/svg/svg'
import { timeAxis } from '../../../src/render/svg/time-axis'
import { plans } from '../../laws/arbitrary'
import { type Asked, planOf, view } from '../plan-of'

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
      const { segments } = planUntil(plan, until)
      expect(segments.at(-1) && endOf(segments.at(-1) ?? expect.fail())).toBe(until)
      expect(segments.map(({ start, rate }) => [start, rate])).toEqual(
        plan.segments.slice(0, segments.length).map(({ start, rate }) => [start, rate]),
      )
      expect(changesOf({ ...plan, segments }).length).toBeGreaterThan(1)
    }),
    { numRuns: 60 },
  )
})
