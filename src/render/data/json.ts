/** A plan as a JSON object: contract section 9. */

import { dosesOf } from '../../core/given/continued'
import type { Given } from '../../core/given/types'
import { type Finding, factsOf, inVariant } from '../../core/model/finding'
import type { Limit } from '../../core/model/limit'
import { boundText } from '../../core/model/limit-text'
import type { Profile } from '../../core/model/profile'
import type { Assumption } from '../../core/plan/assumptions'
import { supplyOf } from '../../core/plan/containers'
import { rowsOf, totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { stockText } from '../../core/request/parse-quantities'
import { basisOf, present, type Request, type UserRate } from '../../core/request/request'
import { doseOfSegment, endOf } from '../../core/schedule/segment'
import { isoDay } from '../../core/values/calendar-day'
import { escapeControlsInJson, jsonText } from '../../core/values/escape-controls'
import {
  kg,
  type Minutes,
  mgNumber,
  mgPerHNumber,
  mgPerMl,
  mlExact,
  mlNumber,
  mlPerH,
  mlPerHOf,
  planned,
  volumeOfDose,
} from '../../core/values/quantity'
import { isoInstant, type Zone } from '../../core/values/time-zone'
import { MINUTES_PER_DAY } from '../../core/values/units'
import { isDaily, weekdaysText } from '../../core/values/weekday'
import { columnName, optionName } from '../help/option-names'
import { generatorOf, type Output } from '../help/provenance'
import { assumptionsFor, assumptionText } from '../text/assumptions'
import { sentence } from '../text/messages'
import type { View } from '../view'
import { columnsOf } from './columns'
import { supplyRecord } from './containers'
import type { PlanDocument } from './plan-document'
import { predictionRecord } from './prediction-record'
import { ucumOf } from './ucum'

/** Raised when a promise of this format changes; columns are only ever added. */
export const PLAN_SCHEMA = 'ketaplan-plan-2' as const

const userRate = (figure: UserRate | undefined) => figure && mgPerHNumber(figure.rate)
const hoursNumber = (time: Minutes | undefined) => time && time / 60

/** Whole days; absent for a length such as 100 h. */
const daysNumber = (time: Minutes | undefined) =>
  time && time % MINUTES_PER_DAY === 0 ? time / MINUTES_PER_DAY : undefined

function requestRecord(request: Request): PlanDocument['request'] {
  const { setting, start, weight, length, pump, on, allow } = request
  const isSeries = setting === 'outpatient'
  const whole = hoursNumber(length?.value)
  return present({
    setting,
    start: isoInstant(start.zone, start.at),
    start_time_basis: (start.timeAssumed ? 'assumed' : 'set') as 'assumed' | 'set',
    tz: start.zone.name,
    tz_basis: basisOf(request, 'timeZone', start.zoneAssumed),
    weight_kg: weight && Number(kg(weight)),
    start_rate_mg_h: userRate(request.startRate),
    step_mg_h: userRate(request.step),
    max_mg_h: userRate(request.max),
    step_every_h: hoursNumber(request.stepEvery),
    days: isSeries ? undefined : daysNumber(length?.value),
    length_h: isSeries ? undefined : whole,
    sessions: request.sessions,
    session_h: isSeries ? whole : undefined,
    concentration_mg_mL: pump && Number(mgPerMl(pump.concentration)),
    pump_step_mL_h: pump && Number(mlPerHOf(pump.step)),
    pump_step_basis: pump && basisOf(request, 'pumpStep', pump.stepAssumed),
    pump_max_mL_h: pump && Number(mlPerHOf(pump.max)),
    pump_max_basis: pump && basisOf(request, 'pumpMax', pump.maxAssumed),
    container_mL: pump?.container && Number(mlExact(pump.container)),
    hang_h: pump?.hangAssumed === false ? pump.hang / 60 : undefined,
    stock: pump?.stock && stockText(pump.stock),
    closed: isSeries ? request.closed.map(isoDay) : undefined,
    weekends: isSeries ? isDaily(on?.value ?? []) : undefined,
    on: on && weekdaysText(on.value),
    allow: allow.length === 0 ? undefined : allow,
    reason: request.reason,
  })
}

const limitRecord = (limit: Limit): PlanDocument['limits'][number] =>
  present({
    name: limit.name,
    kind: limit.kind,
    state: limit.state,
    bound: limit.value,
    unit: limit.unit,
    ucum: ucumOf(limit.unit),
    rate_mg_h: limit.rate === undefined ? undefined : mgPerHNumber(planned(limit.rate)),
    side: limit.side,
    tolerated_mg_h: limit.tolerated && mgPerHNumber(limit.tolerated),
    basis: limit.basis,
    source: limit.source,
  })

export function findingRecord(finding: Finding): PlanDocument['findings'][number] {
  const { place, found, allowed, limit } = factsOf(finding, optionName)
  const proposed = finding.allowed === undefined ? undefined : allowed
  return present({
    code: finding.code,
    severity: finding.severity,
    place: inVariant(finding, place),
    found,
    allowed: limit === undefined ? proposed : boundText(limit),
    limit: limit?.name,
    source: limit?.source,
    message: sentence(finding),
  })
}

const assumptionRecord = (assumption: Assumption, plan: Plan): PlanDocument['assumptions'][number] =>
  present({
    id: assumption.id,
    basis: assumption.basis,
    value: assumption.value,
    source: assumption.source,
    note: assumption.note,
    changed_by: assumption.changedBy.map(columnName),
    readings: assumption.readings.map(({ stepEvery, dose, note }) =>
      present({ step_every_h: stepEvery / 60, dose_mg: mgNumber(dose), note }),
    ),
    message: assumptionText(assumption, plan),
  })

function rowRecords(plan: Plan, { by, predict }: View): PlanDocument['rows'] {
  const columns = columnsOf(plan, by, predict)
  return rowsOf(plan, by).map((row) =>
    Object.fromEntries(
      columns.flatMap(({ name, text, value }) => {
        const cell = text(row)
        return cell === '' ? [] : [[name, value === undefined ? cell : value(row)]]
      }),
    ),
  )
}

const profileRecord = (profile: Profile): NonNullable<PlanDocument['profile']> => ({
  ...profile,
  defaults: profile.defaults.map(columnName),
})

/** What was given, from which the rest is planned again. */
const givenRecord = (given: Given, zone: Zone): NonNullable<PlanDocument['given']> =>
  present({
    plan_id: given.planId,
    file: given.file,
    rows: given.rows.map(({ at, rate, bolus, end, note }) =>
      present({
        time: isoInstant(zone, at),
        end: end && isoInstant(zone, end),
        rate_mg_h: mgPerHNumber(rate),
        bolus_mg: bolus && mgNumber(bolus),
        note,
      }),
    ),
    until: isoInstant(zone, given.until),
    then_mg_h: given.thenRate && mgPerHNumber(given.thenRate),
    resume_steps: given.resumeSteps,
    extend: given.extend,
    allow: given.allow.length === 0 ? undefined : given.allow,
    reason: given.reason,
    profile: given.profile && profileRecord(given.profile),
  })

/** What a plan is planned again from. */
export const sourceRecord = (plan: Plan, view: View, output: Output) =>
  present({
    schema: PLAN_SCHEMA,
    plan_id: plan.id,
    generator: generatorOf(plan, view, output),
    request: requestRecord(plan.request),
    profile: plan.request.profile && profileRecord(plan.request.profile),
    protocol: plan.protocol,
    given: plan.given && givenRecord(plan.given, plan.request.start.zone),
  })

/** Throws Refusal (exit 2) where a prediction is asked for that no model reaches. */
export function planRecord(plan: Plan, view: View): PlanDocument {
  const { pump, start } = plan.request
  const totals = totalsOf(plan)
  const doses = plan.given && dosesOf(plan)
  const supply = supplyOf(plan)
  return present({
    ...sourceRecord(plan, view, { format: 'json' }),
    limits: plan.limits.map(limitRecord),
    assumptions: assumptionsFor(plan, view.predict).map((each) => assumptionRecord(each, plan)),
    findings: plan.findings.map(findingRecord),
    segments: plan.segments.map((segment) =>
      present({
        session: segment.session,
        phase: segment.phase,
        start: isoInstant(start.zone, segment.start),
        end: isoInstant(start.zone, endOf(segment)),
        hours: segment.time / 60,
        rate_mg_h: mgPerHNumber(segment.rate),
        rate_mL_h: pump && Number(mlPerH(segment.rate, pump.concentration)),
        dose_mg: mgNumber(doseOfSegment(segment)),
        origin: plan.given && (segment.origin ?? ('planned' as const)),
      }),
    ),
    rows: rowRecords(plan, view),
    prediction: view.predict && predictionRecord(plan, view.predict),
    totals: present({
      dose_mg: mgNumber(totals.dose),
      given_mg: doses && mgNumber(doses.given),
      planned_mg: doses && mgNumber(doses.planned),
      hours: totals.time / 60,
      highest_rate_mg_h: mgPerHNumber(totals.highest),
      limit_mg_h: mgPerHNumber(plan.maximum.rate),
      hours_at_limit: totals.atMaximum / 60,
      volume_mL: pump && mlNumber(volumeOfDose(totals.dose, pump.concentration)),
    }),
    supply: supply && supplyRecord(supply, plan),
  })
}

export const json = (plan: Plan, view: View): string => jsonText(planRecord(plan, view))

/** One plan of a batch: an object on one line, its id first. */
export const jsonOfMany = (id: string, plan: Plan, view: View): string =>
  escapeControlsInJson(`${JSON.stringify({ id, ...planRecord(plan, view) })}\n`)
