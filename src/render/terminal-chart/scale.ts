/** What a column of a chart shows: a slice of time, or a session without the days between. */
import type { Plan } from '../../core/plan/types'
import { bySession, doseOfAll, endOf, spanOf, titrationOf } from '../../core/schedule/segment'
import { type Minutes, minutes, type Rate, timeText } from '../../core/values/quantity'
import { after, type Instant } from '../../core/values/time-zone'
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../../core/values/units'
import { changesOf, segmentsUntil } from '../text/figures'

/** Time on one scale, the first hours on one of their own where steps would be too close; or sessions. */
export type Scale =
  | { readonly kind: 'time'; readonly every: Minutes; readonly first?: First }
  | { readonly kind: 'sessions'; readonly perGroup: number; readonly width: number; readonly gap: number }

interface First {
  readonly until: Minutes
  readonly every: Minutes
}

export type Slice = ReturnType<typeof sliceOf>

const HANDY = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, MINUTES_PER_DAY]
const WIDEST_GROUP = 12
/** The time of a step and a blank, in columns. */
const STEP_COLUMNS = 6
/** Steps in this part of the course are its titration. */
const FIRST_PART = 1 / 3
/** Of the columns, where the first hours have their own scale. */
const FIRST_COLUMNS = 0.6

const everyFor = (time: number, columns: number): Minutes =>
  minutes(HANDY.find((each) => time <= each * columns) ?? MINUTES_PER_DAY * Math.ceil(time / MINUTES_PER_DAY / columns))

/** The minutes from the start at which the titration starts and steps in the first part of the course. */
const firstSteps = ({ segments, request }: Plan): readonly number[] =>
  changesOf({ segments: titrationOf(segments) })
    .map(({ start }) => (start - request.start.at) / 60)
    .filter((time) => time <= spanOf(segments) * FIRST_PART)

function firstFor(plans: readonly Plan[], every: Minutes, columns: number): First | undefined {
  const ends = plans.map((plan) => {
    const steps = firstSteps(plan)
    const gaps = steps.slice(1).map((time, index) => time - (steps[index] ?? 0))
    const closest = Math.min(...gaps)
    return closest < every * STEP_COLUMNS
      ? MINUTES_PER_HOUR * Math.ceil(((steps.at(-1) ?? 0) + closest) / MINUTES_PER_HOUR)
      : 0
  })
  const until = minutes(Math.max(0, ...ends))
  const own = everyFor(until, Math.floor(columns * FIRST_COLUMNS))
  return until === 0 || own >= every ? undefined : { until, every: own }
}

/** The finest scale on which all plans fit into this many columns; by session where all are outpatient. */
export function scaleFor(plans: readonly Plan[], columns: number): Scale {
  if (plans.some(({ protocol }) => protocol.setting === 'inpatient')) {
    const longest = Math.max(...plans.map(({ segments }) => spanOf(segments)))
    const every = everyFor(longest, columns)
    const first = firstFor(plans, every, columns)
    if (first === undefined) return { kind: 'time', every }
    const rest = columns - Math.ceil(first.until / first.every) - 1
    return { kind: 'time', every: everyFor(longest - first.until, rest), first }
  }
  const most = Math.max(...plans.map(({ segments }) => bySession(segments).length))
  const perGroup = Math.ceil(most / columns)
  const width = Math.min(WIDEST_GROUP, Math.floor(columns / Math.ceil(most / perGroup)))
  const gap = width > 2 ? 1 : 0
  return { kind: 'sessions', perGroup, width: width - gap, gap }
}

/** A part of the plan that is drawn with one height, in so many columns with empty ones after them. */
function sliceOf(plan: Plan, from: Instant, to: Instant, width: number, gap: number) {
  const within = plan.segments.filter((segment) => segment.start < to && endOf(segment) > from)
  return {
    from,
    to,
    /** Sessions that run in it; empty between two sessions. */
    sessions: [...new Set(within.map(({ session }) => session))],
    /** The highest in it; 0 between two sessions. */
    rate: Math.max(0, ...within.map(({ rate }) => rate)) as Rate,
    /** Of the whole course, at its end. */
    cumulative: doseOfAll(segmentsUntil(plan.segments, to)),
    width,
    gap,
  }
}

const timeSlices = (plan: Plan, from: Instant, until: number, every: Minutes): readonly Slice[] =>
  Array.from({ length: Math.max(0, Math.ceil((until - from) / 60 / every)) }, (_, index) => {
    const start = after(from, minutes(index * every))
    return sliceOf(plan, start, Math.min(after(start, every), until) as Instant, 1, 0)
  })

export function slicesOf(plan: Plan, scale: Scale): readonly Slice[] {
  if (scale.kind === 'time') {
    const { every, first } = scale
    const { at } = plan.request.start
    const end = at + spanOf(plan.segments) * 60
    if (first === undefined) return timeSlices(plan, at, end, every)
    const own = timeSlices(plan, at, Math.min(end, after(at, first.until)), first.every)
    const rest = timeSlices(plan, own.at(-1)?.to ?? at, end, every)
    return [...own.slice(0, -1), ...own.slice(-1).map((slice) => ({ ...slice, gap: 1 })), ...rest]
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

export function scaleText(scale: Scale): string {
  if (scale.kind === 'time') {
    const { every, first } = scale
    const own =
      first === undefined
        ? `A column is ${timeText(every)}`
        : `A column is ${timeText(first.every)} in the first ${timeText(first.until)}, then ${timeText(every)}`
    return `${own}; it shows the highest rate in it, and the dose at its end.`
  }
  const group = scale.perGroup === 1 ? 'One column group a session' : `A column is ${scale.perGroup} sessions`
  return `${group}; the time between sessions is left out, not drawn to scale.`
}
