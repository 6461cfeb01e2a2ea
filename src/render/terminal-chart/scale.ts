/** What a column of a chart shows: a slice of time, or a session without the days between. */
import type { Plan } from '../../core/plan/types'
import { bySession, endOf, spanOf } from '../../core/schedule/segment'
import {
  type Dose,
  doseOf,
  type Minutes,
  minutes,
  type Rate,
  sumOfDoses,
  timeText,
} from '../../core/values/quantity'
import { after, type Instant } from '../../core/values/time-zone'

export type Scale =
  | { readonly kind: 'time'; readonly every: Minutes }
  | { readonly kind: 'sessions'; readonly perGroup: number; readonly width: number; readonly gap: number }

/** A part of the plan that is drawn with one height. */
export interface Slice {
  readonly from: Instant
  readonly to: Instant
  /** Sessions that run in it; empty between two sessions. */
  readonly sessions: readonly number[]
  /** The highest in it; 0 between two sessions. */
  readonly rate: Rate
  /** Of the whole course, at its end. */
  readonly cumulative: Dose
  /** Columns drawn, and empty columns after them. */
  readonly width: number
  readonly gap: number
}

const DAY = 1440
const HANDY = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, DAY]
const WIDEST_GROUP = 12

/** The finest scale on which all plans fit into this many columns; by session where all are outpatient. */
export function scaleFor(plans: readonly Plan[], columns: number): Scale {
  if (plans.every(({ protocol }) => protocol.setting === 'outpatient')) {
    const most = Math.max(...plans.map(({ segments }) => bySession(segments).length))
    const perGroup = Math.ceil(most / columns)
    const width = Math.min(WIDEST_GROUP, Math.floor(columns / Math.ceil(most / perGroup)))
    const gap = width > 2 ? 1 : 0
    return { kind: 'sessions', perGroup, width: width - gap, gap }
  }
  const longest = Math.max(...plans.map(({ segments }) => spanOf(segments)))
  const every = HANDY.find((each) => longest <= each * columns)
  return { kind: 'time', every: minutes(every ?? DAY * Math.ceil(longest / DAY / columns)) }
}

/** The dose from the start until an instant. */
function doseUntil({ segments }: Plan, at: Instant): Dose {
  const given = segments.map(({ start, time, rate }) =>
    doseOf(rate, minutes(Math.max(0, Math.min(time, Math.floor((at - start) / 60))))),
  )
  return sumOfDoses(given)
}

function sliceOf(plan: Plan, from: Instant, to: Instant, width: number, gap: number): Slice {
  const within = plan.segments.filter((segment) => segment.start < to && endOf(segment) > from)
  return {
    from,
    to,
    sessions: [...new Set(within.map(({ session }) => session))],
    rate: Math.max(0, ...within.map(({ rate }) => rate)) as Rate,
    cumulative: doseUntil(plan, to),
    width,
    gap,
  }
}

/** The slices of a plan in order. */
export function slicesOf(plan: Plan, scale: Scale): readonly Slice[] {
  if (scale.kind === 'time') {
    const count = Math.ceil(spanOf(plan.segments) / scale.every)
    return Array.from({ length: count }, (_, index) => {
      const from = after(plan.request.start.at, minutes(index * scale.every))
      return sliceOf(plan, from, after(from, scale.every), 1, 0)
    })
  }
  const sessions = bySession(plan.segments)
  const groups = Array.from({ length: Math.ceil(sessions.length / scale.perGroup) }, (_, index) =>
    sessions.slice(index * scale.perGroup, (index + 1) * scale.perGroup).flat(),
  )
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) return []
    return [sliceOf(plan, first.start, endOf(last), scale.width, scale.gap)]
  })
}

/** What a column shows, in words. */
export function scaleText(scale: Scale): string {
  if (scale.kind === 'time')
    return `A column is ${timeText(scale.every)} and as high as the highest rate in it.`
  const group = scale.perGroup === 1 ? 'One column group a session' : `A column is ${scale.perGroup} sessions`
  return `${group}; the time between sessions is left out, not drawn to scale.`
}
