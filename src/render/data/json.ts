/** A plan as a JSON object: contract section 9. */

import { dosesOf } from '../../core/given/continued'
import { type Finding, factsOf, inVariant } from '../../core/model/finding'
import type { Limit } from '../../core/model/limit'
import { boundText } from '../../core/model/limit-text'
import type { Profile } from '../../core/model/profile'
import type { Assumption } from '../../core/plan/assumptions'
import { supplyOf } from '../../core/plan/containers'
import { rowsOf, totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { Stock } from '../../core/request/parse-quantities'
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
import { isoInstant } from '../../core/values/time-zone'
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

const stockText = ({ strength, holds }: Stock): string => `${mgPerMl(strength)} mg/mL x ${mlExact(holds)} mL`
const userRate = (figure: UserRate | undefined) => figure && mgPerHNumber(figure.rate)
const hoursNumber = (time: Minutes | undefined) => time && time / 60

/** Whole days; absent for a length such as 100 h. */
const daysNumber = (time: Minutes | undefined) =>
  time && time % MINUTES_PER_DAY === 0 ? time / MINUTES_PER_DAY : undefined

const requestRecord = (request: Request): PlanDocument['request'] =>
  present({
    setting: request.setting,
    start: isoInstant(request.start.zone, request.start.at),
    start_time_basis: (request.start.timeAssumed ? 'assumed' : 'set') as 'assumed' | 'set',
    tz: request.start.zone.name,
    tz_basis: basisOf(request, 'timeZone', request.start.zoneAssumed),
    weight_kg: request.weight === undefined ? undefined : Number(kg(request.weight)),
    start_rate_mg_h: userRate(request.startRate),
    step_mg_h: userRate(request.step),
    max_mg_h: userRate(request.max),
    step_every_h: hoursNumber(request.stepEvery),
    days: request.setting === 'inpatient' ? daysNumber(request.length?.value) : undefined,
    length_h: request.setting === 'inpatient' ? hoursNumber(request.length?.value) : undefined,
    sessions: request.sessions,
    session_h: request.setting === 'outpatient' ? hoursNumber(request.length?.value) : undefined,
    concentration_mg_mL: request.pump && Number(mgPerMl(request.pump.concentration)),
    pump_step_mL_h: request.pump && Number(mlPerHOf(request.pump.step)),
    pump_step_basis: request.pump && basisOf(request, 'pumpStep', request.pump.stepAssumed),
    pump_max_mL_h: request.pump && Number(mlPerHOf(request.pump.max)),
    pump_max_basis: request.pump && basisOf(request, 'pumpMax', request.pump.maxAssumed),
    container_mL: request.pump?.container && Number(mlExact(request.pump.container)),
    hang_h: request.pump?.hangAssumed === false ? request.pump.hang / 60 : undefined,
    stock: request.pump?.stock && stockText(request.pump.stock),
    closed: request.setting === 'outpatient' ? request.closed.map(isoDay) : undefined,
    weekends: request.setting === 'outpatient' ? isDaily(request.on?.value ?? []) : undefined,
    on: request.on && weekdaysText(request.on.value),
    allow: request.allow.length === 0 ? undefined : request.allow,
    reason: request.reason,
  })

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
export const givenOf = ({ given, request: { start } }: Plan): Pick<PlanDocument, 'given'> =>
  given === undefined
    ? {}
    : {
        given: present({
          plan_id: given.planId,
          file: given.file,
          rows: given.rows.map(({ at, rate, bolus, note }) =>
            present({
              time: isoInstant(start.zone, at),
              rate_mg_h: mgPerHNumber(rate),
              bolus_mg: bolus && mgNumber(bolus),
              note,
            }),
          ),
          until: isoInstant(start.zone, given.until),
          then_mg_h: given.thenRate && mgPerHNumber(given.thenRate),
          resume_steps: given.resumeSteps,
          extend: given.extend,
          allow: given.allow.length === 0 ? undefined : given.allow,
          reason: given.reason,
          profile: given.profile && profileRecord(given.profile),
        }),
      }

const givenTotals = (plan: Plan) => {
  if (plan.given === undefined) return {}
  const { given, planned: rest } = dosesOf(plan)
  return { given_mg: mgNumber(given), planned_mg: mgNumber(rest) }
}

/** What a plan is planned again from. */
export const sourceRecord = (plan: Plan, view: View, output: Output) => ({
  schema: PLAN_SCHEMA,
  plan_id: plan.id,
  generator: generatorOf(plan, view, output),
  request: requestRecord(plan.request),
  ...(plan.request.profile === undefined ? {} : { profile: profileRecord(plan.request.profile) }),
  protocol: plan.protocol,
  ...givenOf(plan),
})

/** Throws Refusal (exit 2) where a prediction is asked for that no model reaches. */
export function planRecord(plan: Plan, view: View): PlanDocument {
  const { segments, limits, findings } = plan
  const { pump, start } = plan.request
  const totals = totalsOf(plan)
  const supply = supplyOf(plan)
  return {
    ...sourceRecord(plan, view, { format: 'json' }),
    limits: limits.map(limitRecord),
    assumptions: assumptionsFor(plan, view.predict).map((each) => assumptionRecord(each, plan)),
    findings: findings.map(findingRecord),
    segments: segments.map((segment) => ({
      session: segment.session,
      phase: segment.phase,
      start: isoInstant(start.zone, segment.start),
      end: isoInstant(start.zone, endOf(segment)),
      hours: segment.time / 60,
      rate_mg_h: mgPerHNumber(segment.rate),
      ...(pump === undefined ? {} : { rate_mL_h: Number(mlPerH(segment.rate, pump.concentration)) }),
      dose_mg: mgNumber(doseOfSegment(segment)),
      ...(plan.given === undefined ? {} : { origin: segment.origin ?? ('planned' as const) }),
    })),
    rows: rowRecords(plan, view),
    ...(view.predict === undefined ? {} : { prediction: predictionRecord(plan, view.predict) }),
    totals: {
      dose_mg: mgNumber(totals.dose),
      ...givenTotals(plan),
      hours: totals.time / 60,
      highest_rate_mg_h: mgPerHNumber(totals.highest),
      limit_mg_h: mgPerHNumber(plan.maximum.rate),
      hours_at_limit: totals.atMaximum / 60,
      ...(pump === undefined ? {} : { volume_mL: mlNumber(volumeOfDose(totals.dose, pump.concentration)) }),
    },
    ...(supply === undefined ? {} : { supply: supplyRecord(supply, plan) }),
  }
}

export const json = (plan: Plan, view: View): string => jsonText(planRecord(plan, view))

/** One plan of a batch: an object on one line, its id first. */
export const jsonOfMany = (id: string, plan: Plan, view: View): string =>
  escapeControlsInJson(`${JSON.stringify({ id, ...planRecord(plan, view) })}\n`)
