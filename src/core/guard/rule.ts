/** What a rule of the guard looks at, and what it finds. */
import type { Place } from '../model/field'
import type { Limit } from '../model/limit'
import type { Request } from '../request/request'
import { type Regimen, stepsWithin } from '../schedule/regimen'
import type { Segment } from '../schedule/segment'
import type { Rate } from '../values/quantity'
import type { Instant, Zone } from '../values/time-zone'
import { rateIncrementOf } from './limits'

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

/** The segments of a request as the rules look at them. */
export const courseOf = ({ start, pump, weight }: Request, regimen: Regimen, segments: readonly Segment[]) => ({
  segments,
  zone: start.zone,
  stepsWithin: stepsWithin(regimen),
  rateIncrement: rateIncrementOf(pump),
  concentration: pump?.concentration,
  weight,
})

/** A place where segments pass a bound, and from when. */
export interface Passed {
  readonly place: Place
  readonly found: string
  readonly at: Instant
}
export type Rule = (course: Course, limit: Limit) => readonly Passed[]

export const passed = (segment: Segment, place: Place, found: string): Passed => ({ place, found, at: segment.start })
