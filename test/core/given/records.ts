/** Records of the default plans, and what comes of them. */
import { continued } from '../../../src/core/given/continued'
import type { Continuation, GivenRow } from '../../../src/core/given/types'
import type { Plan } from '../../../src/core/plan/types'
import { doseFromThousandths, minutes, type Rate } from '../../../src/core/values/quantity'
import { after, type Instant } from '../../../src/core/values/time-zone'

export const mgPerH = (figure: number): Rate => (figure * 1_000_000) as Rate

/** Minutes from the plan's start, mg/h, and the mg of a bolus. */
export type At = readonly [minute: number, rate: number, bolus?: number]

export const rowsAt = (plan: Plan, rows: readonly At[]): readonly GivenRow[] =>
  rows.map(([minute, rate, bolus]) => ({
    at: after(plan.request.start.at, minutes(minute)),
    rate: mgPerH(rate),
    ...(bolus === undefined ? {} : { bolus: doseFromThousandths(bolus * 1000) }),
  }))

export const asked = (plan: Plan, rows: readonly GivenRow[], more: Partial<Continuation> = {}): Continuation => ({
  ...{ planId: plan.id, file: 'plan.json', rows, until: rows.at(-1)?.at as Instant },
  ...{ resumeSteps: false, extend: false, allow: [], ...more },
})

/** The rest of a plan after rows of minutes and mg/h. */
export const restOf = (
  plan: Plan,
  rows: readonly At[],
  more: Partial<Continuation> & { untilMinute?: number } = {},
): Plan => {
  const { untilMinute, ...options } = more
  const until = untilMinute === undefined ? {} : { until: after(plan.request.start.at, minutes(untilMinute)) }
  return continued(plan, asked(plan, rowsAt(plan, rows), { ...until, ...options }))
}
