/** Every change of a plan's rate: when, by which step of the titration, for how long, and what it gives. */

import { loadTime } from '../schedule/regimen'
import { doseOfAll, lengthOf, type Segment } from '../schedule/segment'
import { type Dose, type Minutes, sumOfDoses } from '../values/quantity'
import { type Run, runsOf } from '../values/runs'
import type { Plan } from './types'

export interface Change {
  /** The segments that run at it, the first of which begins it. */
  readonly segments: Run<Segment>
  /** Steps taken by then: 0 is the start. */
  readonly step: number
  readonly time: Minutes
  readonly dose: Dose
  /** Of the whole course, at its end. */
  readonly cumulative: Dose
}

/** How often the titration has stepped when a segment begins: once an interval, or once a session. */
function stepAt({ session, start, phase }: Segment, { regimen, segments }: Plan): number {
  const { stepEvery } = regimen
  if (phase !== 'titration') return 0
  if (stepEvery === undefined) return session - 1
  const first = segments.find((each) => each.session === session)?.start ?? start
  return Math.floor(((start - first) / 60 - loadTime(regimen)) / stepEvery.value)
}

/** Neighbours of one phase that run at the same rate are one change, sessions of one rate too. */
export const isSameChange = (before: Segment, next: Segment): boolean =>
  before.rate === next.rate && before.phase === next.phase

/** The changes of a plan in order, the start first. */
export function changesOf(plan: Plan): readonly Change[] {
  const changes: Change[] = []
  for (const segments of runsOf(plan.segments, isSameChange)) {
    const dose = doseOfAll(segments)
    changes.push({
      segments,
      step: stepAt(segments[0], plan),
      time: lengthOf(segments),
      dose,
      cumulative: sumOfDoses([changes.at(-1)?.cumulative ?? sumOfDoses([]), dose]),
    })
  }
  return changes
}
