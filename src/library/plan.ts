import { field } from '../core/model/field'
import { refuse } from '../core/model/finding'
import * as core from '../core/plan/plan'
import * as rows from '../core/plan/rows'
import { startWarnings } from '../core/plan/start-warnings'
import type { Plan as CorePlan } from '../core/plan/types'
import { parseRequest, present, type RawRequest } from '../core/request/request'
import { doseOfSegment, endOf } from '../core/schedule/segment'
import { kg, mgNumber, mgPerHNumber, type Rate } from '../core/values/quantity'
import { defaultProtocol } from '../protocols/index'
import { findingOf, refusing } from './findings'
import { dateOf, keep, planOf, protocolOf, secondsOf } from './inner'
import { rawOf } from './request'
import type { Limit, Plan, PlanOptions, PlanRequest, Row, RowsBy, Segment, Totals } from './types'

const frozen = <T>(list: readonly T[]): readonly Readonly<T>[] => Object.freeze(list.map((each) => Object.freeze(each)))

const segmentOf = (segment: CorePlan['segments'][number]): Segment => ({
  session: segment.session,
  phase: segment.phase,
  start: dateOf(segment.start),
  end: dateOf(endOf(segment)),
  minutes: segment.time,
  rate: mgPerHNumber(segment.rate),
  dose: mgNumber(doseOfSegment(segment)),
})

function limitOf({ name, kind, state, value, unit, basis, source }: CorePlan['limits'][number]): Limit {
  return { name, kind, state, value, unit, basis, source }
}

function totalsOf(plan: CorePlan): Totals {
  const { dose, time, highest, atMaximum } = rows.totalsOf(plan)
  return Object.freeze({
    dose: mgNumber(dose),
    minutes: time,
    highestRate: mgPerHNumber(highest),
    minutesAtMaximum: atMaximum,
  })
}

/** The public plan of the core's. */
function shown(plan: CorePlan): Plan {
  const { id, request, protocol, maximum, segments, limits, findings } = plan
  const last = segments.at(-1)
  const weight = request.weight === undefined ? undefined : Number(kg(request.weight))
  return Object.freeze(
    present({
      id,
      setting: request.setting,
      protocol,
      start: dateOf(request.start.at),
      end: dateOf(last === undefined ? request.start.at : endOf(last)),
      timeZone: request.start.zone.name,
      weight,
      maximum: Object.freeze({ rate: mgPerHNumber(maximum.rate), limit: maximum.limit.name }),
      segments: frozen(segments.map(segmentOf)),
      totals: totalsOf(plan),
      limits: frozen(limits.map(limitOf)),
      findings: frozen([...startWarnings(request), ...findings].map(findingOf)),
    }),
  )
}

const noZone = (): never => refuse('alone', 'start', '', [field('timeZone'), ', or an offset'])

/**
 * The plan of a request. Same request, same plan: the machine's clock and zone are never read. Throws Refusal: by
 * `input` where the request is wrong in itself, by `guard` where a limit would be exceeded.
 */
export function plan(request: PlanRequest, { now }: PlanOptions): Plan {
  return refusing(() => {
    const context = { now: Math.floor(secondsOf(now)), zone: noZone }
    const asked = parseRequest(rawOf(request) as RawRequest, context)
    const { protocol = defaultProtocol(asked.setting) } = request
    const planned = core.plan(asked, protocolOf(protocol))
    return keep(shown(planned), planned)
  })
}

/** The rows of a plan. They leave no gap, and their doses add up to the plan's. */
export const rowsOf = (plan: Plan, by: RowsBy): readonly Row[] =>
  rows
    .rowsOf(planOf(plan), by)
    .map((row) =>
      present({
        session: row.session,
        day: row.day,
        hour: row.hour,
        start: dateOf(row.start),
        end: dateOf(row.end),
        phases: row.phases,
        rate: mgPerHNumber(row.rate),
        change: row.change === undefined ? undefined : changeOf(row.change),
        dose: mgNumber(row.dose),
        cumulativeDose: mgNumber(row.cumulative),
        atMaximum: row.atLimit,
      }),
    )

const changeOf = (change: number): number => Math.sign(change) * mgPerHNumber(Math.abs(change) as Rate)
