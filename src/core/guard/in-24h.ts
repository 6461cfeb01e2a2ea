/** What is given in any 24 h: between two windows that begin or end at an edge of a segment there can only be less. */
import { edgesOf, endOf, placeOf, type Segment } from '../schedule/segment'
import { type Dose, mg, ml, type Volume } from '../values/quantity'
import { type Instant, instant } from '../values/time-zone'
import { SECONDS_PER_DAY } from '../values/units'
import { exceededAt, type Rule } from './rule'

/** What the segments give in the 24 h from an instant on: a rate times minutes, each divided by `per`. */
const givenIn = (segments: readonly Segment[], from: Instant, per: number): number =>
  segments.reduce((sum, segment) => {
    const { start, rate, bolus = 0 } = segment
    const seconds = Math.min(endOf(segment), from + SECONDS_PER_DAY) - Math.max(start, from)
    const atOnce = start >= from && start < from + SECONDS_PER_DAY ? bolus / per : 0
    return sum + atOnce + (seconds <= 0 ? 0 : ((rate / per) * seconds) / 60)
  }, 0)

/** The starts of the windows, in order; one that begins before the course holds no more than the first. */
function windowsOf(segments: readonly Segment[]): readonly Instant[] {
  const edges = edgesOf(segments)
  const first = segments[0]?.start ?? Number.NaN
  return [...new Set([...edges, ...edges.map((edge) => instant(edge - SECONDS_PER_DAY))])]
    .filter((from) => !(from < first))
    .sort((a, b) => a - b)
}

/** The segment in which a window begins; in a pause the next one. */
const segmentAt = (segments: readonly Segment[], from: Instant): Segment | undefined =>
  segments.find((segment) => !(endOf(segment) <= from)) ?? segments.at(-1)

/** The windows in which more than the bound is given. */
const exceededIn = (segments: readonly Segment[], bound: number, per: number, text: (given: number) => string) =>
  windowsOf(segments).flatMap((from) => {
    const given = givenIn(segments, from, per)
    const segment = segmentAt(segments, from)
    if (segment === undefined || given <= bound) return []
    const begins = { ...segment, start: instant(Math.max(from, segment.start)) }
    return [exceededAt(begins, placeOf(begins, segments), `${text(given)} in 24 h`)]
  })

export const fluidIn24h: Rule = ({ segments, concentration = Number.NaN }, { bound }) =>
  exceededIn(segments, bound, concentration, (volume) => `${ml(volume as Volume)} mL`)

export const doseIn24h: Rule = ({ segments }, { bound }) =>
  exceededIn(segments, bound, 1, (dose) => `${mg(dose as Dose)} mg`)
