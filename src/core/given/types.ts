/** What was given of a plan, and how its rest is asked for: contract section 13. */
import type { LimitName } from '../model/limit'
import type { Profile } from '../model/profile'
import type { Segment } from '../schedule/segment'
import type { Dose, Rate } from '../values/quantity'
import type { Instant } from '../values/time-zone'

/** From then on that rate was given, until the next row; 0 is a pause. */
export interface GivenRow {
  readonly at: Instant
  readonly rate: Rate
  /** When the row ends, where the record says so; without it the next row ends it. */
  readonly end?: Instant | undefined
  /** Given at once when the row begins. */
  readonly bolus?: Dose | undefined
  readonly note?: string | undefined
}

export interface Continuation {
  /** Of the plan that was made first. */
  readonly planId: string
  /** The base name of its file. */
  readonly file: string
  /** In order of time, at least one. */
  readonly rows: readonly GivenRow[]
  /** Nothing is planned before it; not before the last row. */
  readonly until: Instant
  /** The first rate planned. */
  readonly thenRate?: Rate | undefined
  readonly resumeSteps: boolean
  readonly extend: boolean
  readonly allow: readonly LimitName[]
  readonly reason?: string | undefined
  /** One beside that of the plan: its limits hold for the rest too. */
  readonly profile?: Profile | undefined
}

/** A continuation beside what was planned before. */
export interface Given extends Continuation {
  readonly planned: readonly Segment[]
}
