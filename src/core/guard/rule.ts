/** What a rule of the guard looks at, and what it finds. */
import type { Place } from '../model/field'
import type { Limit } from '../model/limit'
import type { Segment } from '../schedule/segment'
import type { Rate } from '../values/quantity'
import type { Instant, Zone } from '../values/time-zone'

export interface Course {
  readonly segments: readonly Segment[]
  readonly zone: Zone
  /** Grams. */
  readonly weight?: number | undefined
  /** mcg/mL. */
  readonly concentration?: number | undefined
  /** Steps are made within each session, not from one to the next. */
  readonly stepsWithin?: boolean
  /** What the rates are whole multiples of; absent: of a hundredth of mg/h. */
  readonly rateIncrement?: Rate
}

/** A place where segments pass a bound, and from when. */
export interface Passed {
  readonly place: Place
  readonly found: string
  readonly at: Instant
}
export type Rule = (course: Course, limit: Limit) => readonly Passed[]

export const passed = (segment: Segment, place: Place, found: string): Passed => ({ place, found, at: segment.start })
