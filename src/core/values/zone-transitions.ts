/** When the clocks of a zone change, for those who have to be told: a calendar, an axis of dates. */
import { type Instant, instant, offsetAt, type Zone } from './time-zone'

export interface ClockChange {
  /** The first instant of the new offset. */
  readonly at: Instant
  /** Seconds east of UTC before it, and from it on. */
  readonly before: number
  readonly after: number
}

// No zone has changed its clocks and changed them back within this since 1970: its shortest stay is of weeks.
const SAMPLED = 43_200

/** The first second in which the offset is no longer that of `from`. */
function changeWithin(zone: Zone, from: Instant, to: Instant): Instant {
  const before = offsetAt(zone, from)
  let [low, high] = [from as number, to as number]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, instant(middle)) === before) low = middle
    else high = middle
  }
  return instant(high)
}

/** The changes after one instant and up to another, in order. */
export function clockChanges(zone: Zone, from: Instant, to: Instant): readonly ClockChange[] {
  const changes: ClockChange[] = []
  for (let low = from; low < to; ) {
    const high = instant(Math.min(low + SAMPLED, to))
    const [before, after] = [offsetAt(zone, low), offsetAt(zone, high)]
    if (before !== after) changes.push({ at: changeWithin(zone, low, high), before, after })
    low = high
  }
  return changes
}
