/** When the clocks of a zone change: a calendar has to say it. */
import { lastWhere } from './bisect'
import { type Instant, instant, offsetAt, type Zone } from './time-zone'

export interface ClockChange {
  /** The first instant of the new offset. */
  readonly at: Instant
  /** Seconds east of UTC before it, and from it on. */
  readonly before: number
  readonly after: number
}

// Since 1970 no zone has changed its clocks and changed them back within this time: the shortest was weeks.
const SAMPLED = 43_200

/** The changes after one instant and up to another, in order. */
export function clockChanges(zone: Zone, from: Instant, to: Instant): readonly ClockChange[] {
  const changes: ClockChange[] = []
  for (let low = from; low < to; ) {
    const high = instant(Math.min(low + SAMPLED, to))
    const [before, after] = [offsetAt(zone, low), offsetAt(zone, high)]
    const lastBefore = () => lastWhere(low, high, (at) => offsetAt(zone, instant(at)) === before)
    if (before !== after) changes.push({ at: instant(lastBefore() + 1), before, after })
    low = high
  }
  return changes
}
