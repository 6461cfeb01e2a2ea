/** What was given of an infusion, and its rest. */

import type { Maximum } from '../guard/limits'
import type { Plan } from '../plan/types'
import type { Pump } from '../request/request'
import { endOf, isTitration, type Phase, type Segment } from '../schedule/segment'
import { minutes, type Rate } from '../values/quantity'
import { type Instant, instant } from '../values/time-zone'
import { departureIn, earliest, firstBolus, isSameRate, keptRate, plannedAt, rateAt } from './follow'
import { fromFirst } from './rows'
import { cutTo, delivered, fallsFrom, risesFrom } from './steps'
import type { Continuation, GivenRow } from './types'

/** The course as it was given, and as it is planned from then on. */
export interface Course {
  readonly segments: readonly Segment[]
  /** The first instant at which the record is not the plan. */
  readonly departed?: Instant | undefined
  /** The rate that continues. */
  readonly kept: Rate
  /** Where the plan ends, moved as the start was. */
  readonly end: Instant
}

export const between = (from: Instant, to: Instant): number => (to - from) / 60

/** The rows as segments, each to the next one or to `until`; a bolus without a length stays with what follows. */
export function givenSegments(rows: readonly GivenRow[], until: Instant, planned: readonly Segment[], session: number) {
  return rows.flatMap(({ at, rate, bolus }, index): readonly Segment[] => {
    const to = instant(Math.min(rows[index + 1]?.at ?? until, until))
    if (!(to > at)) return []
    const segmentThere = plannedAt(planned, at)
    const isPlanned = segmentThere !== undefined && isSameRate(rate, segmentThere.rate)
    const given = isPlanned ? segmentThere.rate : rate
    const phase: Phase = isPlanned ? segmentThere.phase : 'titration'
    const of = { session, phase, rate: given, wanted: given, origin: 'given' } as const
    // A load that continues after its planned end counts as titration from then on.
    const end = phase === 'load' && segmentThere !== undefined ? instant(Math.min(to, endOf(segmentThere))) : to
    const first = { ...of, start: at, time: minutes(between(at, end)), ...(bolus ? { bolus } : {}) }
    return end === to ? [first] : [first, { ...of, phase: 'titration', start: end, time: minutes(between(end, to)) }]
  })
}

export const movedBy = (segments: readonly Segment[], seconds: number): readonly Segment[] =>
  segments.map((segment) => ({ ...segment, start: instant(segment.start + seconds) }))

/** What is left of segments from an instant on. */
export const restOf = (segments: readonly Segment[], from: Instant): readonly Segment[] =>
  segments
    .filter((segment) => endOf(segment) > from)
    .map((segment) =>
      segment.start >= from ? segment : { ...segment, start: from, time: minutes(between(from, endOf(segment))) },
    )

/** When the rate that the record ends with began. */
function lastChange(rows: readonly GivenRow[]): Instant | undefined {
  const last = rows.at(-1)
  const before = rows.findLastIndex(({ rate }) => rate !== last?.rate)
  return rows[before + 1]?.at
}

const pausedSeconds = (given: readonly Segment[]): number =>
  given.filter(({ rate }) => rate === 0).reduce((sum, { time }) => sum + time * 60, 0)

/** A planned segment; none where it would have no time. */
export const stretch = (session: number, phase: Phase, start: Instant, end: Instant, rate: Rate): readonly Segment[] =>
  end > start ? [{ session, phase, start, time: minutes(between(start, end)), rate, wanted: rate }] : []

/** The first rate of the rest, as the pump can be set to it. Without a pump a rate that continues stays as it is. */
export const firstRate = (kept: Rate, { thenRate }: Continuation, pump: Pump | undefined): Rate =>
  thenRate === undefined && pump === undefined ? kept : delivered(thenRate ?? kept, pump)

/** Whether the last row, or the rate asked for, is not what is planned at the end of the record. */
export function differsAtEnd(
  last: GivenRow | undefined,
  { until, thenRate }: Continuation,
  planned: readonly Segment[],
  pump: Pump | undefined,
): boolean {
  const isPlanned = (rate: Rate): boolean => isSameRate(rate, rateAt(planned, until))
  const isOther = last?.at === until && !isPlanned(last.rate)
  return isOther || (thenRate !== undefined && !isPlanned(delivered(thenRate, pump)))
}

/** The rest after a departure: the last rate, steps if they are resumed, and the wean at its planned time. */
function remainder(
  plan: Plan,
  moved: readonly Segment[],
  rows: readonly GivenRow[],
  asked: Continuation,
  maximum: Maximum,
  kept: Rate,
) {
  const { regimen, request } = plan
  const { until, resumeSteps } = asked
  const load = moved.find(({ phase }) => phase === 'load')
  const wean = moved.filter(({ phase }) => phase === 'wean')
  const titrationEnd = wean[0]?.start ?? endOf(moved.at(-1) as Segment)
  const first = firstRate(kept, asked, request.pump)
  const goesOn = asked.thenRate === undefined && first === rows.at(-1)?.rate
  const changed = (goesOn ? lastChange(rows) : undefined) ?? until
  const every = (regimen.stepEvery?.value ?? 0) * 60
  const loadEnd = load === undefined ? until : endOf(load)
  const firstRise = Math.max(until, changed + every, loadEnd)
  const rises =
    resumeSteps && every > 0 ? risesFrom(first, regimen.rates, maximum.rate, regimen.length.value, request.pump) : []
  const levels = [
    { at: until, rate: first },
    ...rises.map((rate, n) => ({ at: instant(firstRise + n * every), rate: delivered(rate, request.pump) })),
  ].filter(({ at }, index, all) => at < titrationEnd && !((all[index + 1]?.at ?? titrationEnd) <= at))
  const held = levels.flatMap(({ at, rate }, index) =>
    stretch(1, 'titration', at, instant(Math.min(levels[index + 1]?.at ?? titrationEnd, titrationEnd)), rate),
  )
  const before = rows.findLast(({ at }) => at < titrationEnd)?.rate ?? first
  const base = held.at(-1)?.rate ?? before
  const fractions = fallsFrom(base, wean.length, request.pump)
  const falls = wean.flatMap((each, k) => {
    const fraction = fractions[k] ?? first
    const most = until > each.start || held.length === 0 ? Math.min(fraction, first) : fraction
    return stretch(1, 'wean', instant(Math.max(each.start, until)), endOf(each), (first === 0 ? 0 : most) as Rate)
  })
  return [...held, ...falls]
}

export function infusionCourse(plan: Plan, asked: Continuation, maximum: Maximum): Course {
  const rows = fromFirst(asked.rows)
  const { until } = asked
  const begun = rows[0]?.at ?? until
  const late = begun - (plan.segments[0]?.start ?? begun)
  const onTime = movedBy(plan.segments, late)
  const given = givenSegments(rows, until, onTime, 1)
  const last = rows.at(-1)
  const differs = departureIn(given, onTime, begun, until)
  const isOther = differsAtEnd(last, asked, onTime, plan.request.pump)
  const departed = earliest([differs, isOther ? until : undefined, firstBolus(rows)])
  const moved = asked.extend ? extended(onTime, pausedSeconds(given)) : onTime
  const withWean = markWean(asked.extend ? givenSegments(rows, until, moved, 1) : given, moved, plan.request.pump)
  const end = endOf(moved.at(-1) as Segment)
  const kept = last === undefined ? (0 as Rate) : keptRate(last, onTime, plan)
  const planned =
    departed === undefined
      ? cutTo(maximum, kept, restOf(onTime, until), plan.request.pump)
      : remainder(plan, moved, rows, asked, maximum, kept)
  const rest = withBolus(
    last,
    planned.filter((each) => endOf(each) > until),
  )
  return { segments: [...withWean, ...rest], departed, kept, end }
}

/** The rest with the bolus of a last row that has no time of its own. */
export function withBolus(last: GivenRow | undefined, rest: readonly Segment[]): readonly Segment[] {
  const [next, ...later] = rest
  if (last?.bolus === undefined || next?.start !== last.at) return rest
  return [{ ...next, bolus: last.bolus }, ...later]
}

/** What was given during the planned wean, at the wean's part of the last rate before it, is of that phase. */
function markWean(given: readonly Segment[], planned: readonly Segment[], pump: Pump | undefined): readonly Segment[] {
  const wean = planned.filter(({ phase }) => phase === 'wean')
  const base = given.findLast((each) => isTitration(each) && each.start < (wean[0]?.start ?? 0))
  const parts = base === undefined ? [] : fallsFrom(base.rate, wean.length, pump)
  const end = endOf(planned.at(-1) as Segment)
  return given.flatMap((each): readonly Segment[] => {
    const part = parts[wean.findIndex((fall) => fall.start <= each.start && each.start < endOf(fall))]
    if (each.phase !== 'wean' && !(part !== undefined && isSameRate(each.rate, part))) return [each]
    const over = Math.max(0, between(end, endOf(each)))
    const held = { ...each, phase: 'wean', time: minutes(each.time - over) } as const
    const { bolus: _, ...of } = each
    return over === 0 ? [held] : [held, { ...of, phase: 'titration', start: end, time: minutes(over) }]
  })
}

/** The plan with its titration longer by so many seconds, and its wean later by as many. */
function extended(segments: readonly Segment[], seconds: number): readonly Segment[] {
  const last = segments.findLastIndex(isTitration)
  return segments.map((each, index) =>
    index < last
      ? each
      : index === last
        ? { ...each, time: minutes(each.time + seconds / 60) }
        : { ...each, start: instant(each.start + seconds) },
  )
}
