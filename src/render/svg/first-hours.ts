/** The first hours of an infusion, enlarged where its steps are too close on the axis of the whole course. */
import type { Plan } from '../../core/plan/types'
import { endOf } from '../../core/schedule/segment'
import { shortDay } from '../../core/values/calendar-day'
import { minutes } from '../../core/values/quantity'
import { after, clock, dayOf, type Instant, wallAt } from '../../core/values/time-zone'
import { changesOf, isLabelled } from './panels'
import type { TimeAxis } from './time-axis'

const LEAST = minutes(12 * 60)
/** Of the course, at most: the rest would show nothing more. */
const MOST = 1 / 2
/** Room for a time of day. */
const TICK_PITCH = 44

/** The end of the first hours; undefined where every step is labelled without them, or they are most of the course. */
export function firstHoursEnd(plan: Plan, x: TimeAxis['x']): Instant | undefined {
  if (plan.request.setting === 'outpatient' || isLabelled(plan, x)) return undefined
  const { start } = plan.request
  const last = plan.segments.at(-1)
  const whole = last === undefined ? 0 : endOf(last) - start.at
  const changes = changesOf(plan).filter((segment) => segment.start - start.at <= whole * MOST)
  const [change, before] = [changes.at(-1)?.start ?? start.at, changes.at(-2)?.start ?? start.at]
  const until = Math.max(after(start.at, LEAST), change + (change - before)) as Instant
  return until - start.at <= whole * MOST ? until : undefined
}

/** The plan until an instant. */
export const planUntil = (plan: Plan, until: Instant): Plan => ({
  ...plan,
  segments: plan.segments
    .filter(({ start }) => start < until)
    .map((segment) => ({
      ...segment,
      time: minutes(Math.min(segment.time, Math.floor((until - segment.start) / 60))),
    })),
})

/** Their axis: the times of day of the steps. */
export function firstHoursAxis(plan: Plan, until: Instant, [left, right]: readonly [number, number]): TimeAxis {
  const { at, zone } = plan.request.start
  const x = (instant: Instant) => left + ((instant - at) / (until - at)) * (right - left)
  let last = Number.NEGATIVE_INFINITY
  const ticks = [...changesOf(plan).map(({ start }) => start), until].flatMap((instant) => {
    if (instant > until || x(instant) - last < TICK_PITCH) return []
    const day = dayOf(wallAt(zone, instant))
    const isNew = last < 0 || instant === until
    last = x(instant)
    return [{ x: last, lines: [clock(wallAt(zone, instant)), ...(isNew ? [shortDay(day)] : [])] }]
  })
  return { x, ticks, broken: false }
}
