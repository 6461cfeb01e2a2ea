/** The time axis. Rests between sessions are shortened: they would fill the chart of a series. */
import type { Plan } from '../../core/plan/types'
import { bySession, endOf } from '../../core/schedule/segment'
import { shortDay } from '../../core/values/calendar-day'
import { minutes } from '../../core/values/quantity'
import { after, clock, dayOf, type Instant, wallAt } from '../../core/values/time-zone'
import { changesOf, endOfPlan } from '../text/figures'
import { isLabelled } from './panels'

interface Tick {
  readonly x: number
  readonly lines: readonly string[]
}
export interface TimeAxis {
  readonly x: (at: Instant) => number
  readonly ticks: readonly Tick[]
  readonly broken: boolean
}

/** The longest rest, in session lengths. */
const LONGEST_REST = 0.4
const MOST_TICKS = 7
const SESSION_PITCH = 80

interface Span {
  readonly start: Instant
  readonly end: Instant
}

/** An instant and its place, in session lengths. */
type Stop = readonly [at: Instant, place: number]

function stopsOf(spans: readonly Span[], until: Instant): readonly Stop[] {
  const [first] = spans
  if (first === undefined) return []
  const length = first.end - first.start
  const rest = (time: number) => (spans.length === 1 ? time / length : Math.min(LONGEST_REST, time / length))
  const stops: [Instant, number][] = []
  const add = (at: Instant, width: number) => {
    const [before, place] = stops.at(-1) ?? [undefined, 0]
    if (at !== before) stops.push([at, place + width])
  }
  for (const { start, end } of spans) {
    add(start, rest(start - (stops.at(-1)?.[0] ?? start)))
    add(end, (end - start) / length)
  }
  const [end] = stops.at(-1) ?? [until]
  if (until > end) add(until, rest(until - end))
  return stops
}

/** The place of an instant, in session lengths: in proportion between the stops around it. */
function placeAt(stops: readonly Stop[], at: Instant): number {
  const next = stops.findIndex(([stop], index) => index > 0 && stop >= at)
  const end = next === -1 ? stops.length - 1 : next
  const [[from, start], [to, finish]] = [stops[end - 1] ?? [at, 0], stops[end] ?? [at, 0]]
  return to === from ? start : start + ((at - from) / (to - from)) * (finish - start)
}

const STEPS_H = [1, 2, 3, 6, 12, 24, 48, 72, 120, 240, 480, 960, 1920]

function hourTicks({ request: { start } }: Plan, { start: from, end }: Span, x: TimeAxis['x']): readonly Tick[] {
  const hours = (end - from) / 3600
  const step = STEPS_H.find((each) => hours / each < MOST_TICKS) ?? hours
  const count = Math.floor(hours / step) + 1
  return Array.from({ length: count }, (_, index) => {
    const at = after(from, minutes(index * step * 60))
    const wall = wallAt(start.zone, at)
    return { x: x(at), lines: [`${index * step} h`, `${shortDay(dayOf(wall))} ${clock(wall)}`] }
  })
}

function sessionTicks({ request: { start } }: Plan, spans: readonly Span[], x: TimeAxis['x']): readonly Tick[] {
  const middles = spans.map((span) => (x(span.start) + x(span.end)) / 2)
  const pitch = (middles[1] ?? Number.POSITIVE_INFINITY) - (middles[0] ?? 0)
  const every = Math.max(1, Math.ceil(SESSION_PITCH / pitch))
  return spans.flatMap((span, index) => {
    if (index % every !== 0) return []
    const name = index === 0 ? 'Session 1' : String(index + 1)
    return [{ x: middles[index] ?? 0, lines: [name, shortDay(dayOf(wallAt(start.zone, span.start)))] }]
  })
}

/** The axis of a plan's time, until an instant not before its end, between two places. */
export function timeAxis(plan: Plan, until: Instant, [left, right]: readonly [number, number]): TimeAxis {
  const spans = bySession(plan.segments).map((session) => ({
    start: Math.min(...session.map(({ start }) => start)) as Instant,
    end: Math.max(...session.map(endOf)) as Instant,
  }))
  const stops = stopsOf(spans, until)
  const width = stops.at(-1)?.[1] ?? 1
  const x = (at: Instant) => left + (placeAt(stops, at) / width) * (right - left)
  const inpatient = plan.request.setting === 'inpatient'
  const whole: Span = { start: stops[0]?.[0] ?? until, end: until }
  return { x, ticks: inpatient ? hourTicks(plan, whole, x) : sessionTicks(plan, spans, x), broken: spans.length > 1 }
}

const LEAST = minutes(12 * 60)
/** Of the course, at most: the rest would show nothing more. */
const MOST = 1 / 2
/** Room for a time of day. */
const TICK_PITCH = 44

/** The end of the first hours; undefined where every step is labelled without them, or they are most of the course. */
export function firstHoursEnd(plan: Plan, x: TimeAxis['x']): Instant | undefined {
  if (plan.request.setting === 'outpatient' || isLabelled(plan, x)) return undefined
  const { start } = plan.request
  const whole = endOfPlan(plan) - start.at
  const changes = changesOf(plan).filter((segment) => segment.start - start.at <= whole * MOST)
  const [change, before] = [changes.at(-1)?.start ?? start.at, changes.at(-2)?.start ?? start.at]
  const until = Math.max(after(start.at, LEAST), change + (change - before)) as Instant
  return until - start.at <= whole * MOST ? until : undefined
}

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
