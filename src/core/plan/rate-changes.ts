/** Every change of a plan's rate: when, by which step of the titration, for how long, and what it gives. */

import { loadTime } from '../schedule/regimen'
import { doseOfAll, lengthOf, type Segment } from '../schedule/segment'
import { NO_DOSE, sumOfDoses } from '../values/quantity'
import { runsOf } from '../values/runs'
import type { Plan } from './types'

export type Change = ReturnType<typeof changesOf>[number]

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
export function changesOf(plan: Plan) {
  let cumulative = NO_DOSE
  return runsOf(plan.segments, isSameChange).map((segments) => {
    const dose = doseOfAll(segments)
    cumulative = sumOfDoses([cumulative, dose])
    /** `step`: steps taken by then, 0 for the start. `cumulative`: of the whole course, at the end of the change. */
    return { segments, step: stepAt(segments[0], plan), time: lengthOf(segments), dose, cumulative }
  })
}
