/** The fluid of any 24 h: between two windows that begin or end at an edge of a segment there can only be less. */
import { endOf, placeOf, type Segment } from '../schedule/segment'
import { ml, type Volume } from '../values/quantity'
import { type Instant, instant } from '../values/time-zone'
import { passed, type Rule } from './rule'

const DAY = 86_400

/** A stretch at one setting, mcL/h; times in seconds. */
interface Stretch {
  readonly from: Instant
  readonly to: Instant
  readonly setting: number
}

const volumeIn = (stretches: readonly Stretch[], from: Instant): Volume =>
  stretches.reduce((volume, stretch) => {
    const seconds = Math.min(stretch.to, from + DAY) - Math.max(stretch.from, from)
    return seconds <= 0 ? volume : volume + (stretch.setting * seconds) / 60
  }, 0) as Volume

/** The starts of the windows, in order; one that begins before the course holds no more than the first. */
function windowsOf(stretches: readonly Stretch[]): readonly Instant[] {
  const edges = stretches.flatMap(({ from, to }) => [from, to])
  const first = stretches[0]?.from ?? Number.NaN
  return [...new Set([...edges, ...edges.map((edge) => instant(edge - DAY))])]
    .filter((from) => !(from < first))
    .sort((a, b) => a - b)
}

/** The segment in which a window begins; in a pause the next one. */
const segmentAt = (segments: readonly Segment[], from: Instant): Segment | undefined =>
  segments.find((segment) => !(endOf(segment) <= from)) ?? segments.at(-1)

export const fluidIn24h: Rule = ({ segments, concentration = Number.NaN }, { bound }) => {
  const stretches = segments.map((segment) => ({
    from: segment.start,
    to: endOf(segment),
    setting: segment.rate / concentration,
  }))
  return windowsOf(stretches).flatMap((from) => {
    const volume = volumeIn(stretches, from)
    const segment = segmentAt(segments, from)
    if (segment === undefined || volume <= bound) return []
    const begins = { ...segment, start: instant(Math.max(from, segment.start)) }
    return [passed(begins, placeOf(begins, segments), `${ml(volume)} mL in 24 h`)]
  })
}
