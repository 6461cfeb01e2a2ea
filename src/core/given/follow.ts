/** Whether what was given is what was planned, minute by minute. */
import { endOf, type Segment } from '../schedule/segment'
import type { Rate } from '../values/quantity'
import type { Instant } from '../values/time-zone'

const HUNDREDTH = 10_000

/** A given rate that rounds to two decimals of the planned one is the planned one. */
export const isSameRate = (given: Rate, planned: Rate): boolean =>
  Math.round(given / HUNDREDTH) === Math.round(planned / HUNDREDTH)

/** What is planned at an instant; nothing between segments and after them. */
export const plannedAt = (segments: readonly Segment[], at: Instant): Segment | undefined =>
  segments.find((segment) => segment.start <= at && at < endOf(segment))

export const rateAt = (segments: readonly Segment[], at: Instant): Rate => plannedAt(segments, at)?.rate ?? (0 as Rate)

/** The first instant from `from` to before `until` at which the two differ; undefined where none does. */
export function departureIn(
  given: readonly Segment[],
  planned: readonly Segment[],
  from: Instant,
  until: Instant,
): Instant | undefined {
  const edges = [...given, ...planned].flatMap((segment) => [segment.start, endOf(segment)])
  return [...new Set([from, ...edges])]
    .filter((at) => at >= from && at < until)
    .sort((a, b) => a - b)
    .find((at) => !isSameRate(rateAt(given, at), rateAt(planned, at)))
}
