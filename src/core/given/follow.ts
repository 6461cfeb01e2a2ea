/** Whether what was given is what was planned, minute by minute. */
import type { Plan } from '../plan/types'
import { edgesOf, endOf, isTitration, type Segment } from '../schedule/segment'
import { PLANNED_STEP, type Rate } from '../values/quantity'
import type { Instant } from '../values/time-zone'
import type { GivenRow } from './types'

/** A given rate that rounds to two decimals of the planned one is the planned one. */
export const isSameRate = (given: Rate, planned: Rate): boolean =>
  Math.round(given / PLANNED_STEP) === Math.round(planned / PLANNED_STEP)

/** What is planned at an instant; nothing between segments and after them. */
export const plannedAt = (segments: readonly Segment[], at: Instant): Segment | undefined =>
  segments.find((segment) => segment.start <= at && at < endOf(segment))

export const rateAt = (segments: readonly Segment[], at: Instant): Rate => plannedAt(segments, at)?.rate ?? (0 as Rate)

/** The first instant from `from` to before `until` at which the two differ; undefined where none does. */
export function departureIn(given: readonly Segment[], planned: readonly Segment[], from: Instant, until: Instant) {
  return [from, ...edgesOf([...given, ...planned]).filter((at) => at > from)]
    .filter((at) => at < until)
    .find((at) => !isSameRate(rateAt(given, at), rateAt(planned, at)))
}

/** The first of some instants that are known. */
export const earliest = (times: readonly (Instant | undefined)[]): Instant | undefined =>
  times.filter((at) => at !== undefined).sort((a, b) => a - b)[0]

/** When the first bolus was given. */
export const firstBolus = (rows: readonly GivenRow[]): Instant | undefined =>
  rows.find(({ bolus }) => bolus !== undefined)?.at

/** The rate that continues from a row; after a load it is at most the plan's start rate. */
export function keptRate({ at, rate }: GivenRow, held: readonly Segment[], { segments }: Pick<Plan, 'segments'>): Rate {
  const isOfLoad = held.some((segment) => segment.phase === 'load' && at < endOf(segment))
  return Math.min(rate, isOfLoad ? (segments.find(isTitration)?.rate ?? rate) : rate) as Rate
}
