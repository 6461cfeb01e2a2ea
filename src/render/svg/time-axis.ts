/** The time axis. Rests between sessions are shortened: they would fill the chart of a series. */
import type { Plan } from '../../core/plan/types'
import { bySession, endOf, type Segment } from '../../core/schedule/segment'
import { shortDay } from '../../core/values/calendar-day'
import { type Minutes, minutes } from '../../core/values/quantity'
import { after, clock, dayOf, type Instant, wallAt } from '../../core/values/time-zone'

interface Tick {
  readonly x: number
  readonly lines: readonly string[]
}
export interface TimeAxis {
  readonly x: (at: Instant) => number
  readonly ticks: readonly Tick[]
  /** Rests are drawn shorter than to scale. */
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
const spanOf = (segments: readonly Segment[]): readonly Span[] => {
  const [first, last] = [segments[0], segments.at(-1)]
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: endOf(last) }]
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

/** Elapsed hours of one infusion, each with its date and time. */
function hourTicks({ request: { start } }: Plan, { start: from, end }: Span, x: TimeAxis['x']): readonly Tick[] {
  const hours = (end - from) / 3600
  const step = STEPS_H.find((each) => hours / each < MOST_TICKS) ?? hours
  const count = Math.floor(hours / step) + 1
  return Array.from({ length: count }, (_, index) => {
    const at = after(from, minutes(index * step * 60) as Minutes)
    const wall = wallAt(start.zone, at)
    return { x: x(at), lines: [`${index * step} h`, `${shortDay(dayOf(wall))} ${clock(wall)}`] }
  })
}

/** The number and the date of each session, or of every n-th where there are many. */
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
  const spans = bySession(plan.segments).flatMap(spanOf)
  const stops = stopsOf(spans, until)
  const width = stops.at(-1)?.[1] ?? 1
  const x = (at: Instant) => left + (placeAt(stops, at) / width) * (right - left)
  const inpatient = plan.request.setting === 'inpatient'
  const whole: Span = { start: stops[0]?.[0] ?? until, end: until }
  return { x, ticks: inpatient ? hourTicks(plan, whole, x) : sessionTicks(plan, spans, x), broken: spans.length > 1 }
}
