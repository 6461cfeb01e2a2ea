/** What a rule of the guard looks at, and what it finds. */
import type { Place } from '../model/field'
import type { Limit } from '../model/limit'
import type { Request } from '../request/request'
import { type Regimen, stepsWithin } from '../schedule/regimen'
import type { Segment } from '../schedule/segment'
import type { Instant } from '../values/time-zone'
import { rateIncrementOf } from './limits'

export type Course = ReturnType<typeof courseOf>

/** The segments of a request as the rules look at them. */
export const courseOf = ({ start, pump, weight }: Request, regimen: Regimen, segments: readonly Segment[]) => ({
  segments,
  zone: start.zone,
  /** Steps are made within each session, not from one to the next. */
  stepsWithin: stepsWithin(regimen),
  /** What the rates are whole multiples of. */
  rateIncrement: rateIncrementOf(pump),
  concentration: pump?.concentration,
  weight,
})

/** A place where segments exceed a bound, and from when; for a lower bound, where they are below it. */
export interface LimitExceeded {
  readonly place: Place
  readonly found: string
  readonly at: Instant
}
export type Rule = (course: Course, limit: Limit) => readonly LimitExceeded[]

export const exceededAt = ({ start }: Segment, place: Place, found: string): LimitExceeded => ({
  place,
  found,
  at: start,
})
