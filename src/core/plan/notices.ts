/** Warnings about what has no effect in a plan; notes about what limited it and what was not checked. */

import { isAtMaximum } from '../guard/limits'
import { field } from '../model/field'
import { type Finding, findingOf } from '../model/finding'
import type { FindingCode } from '../model/finding-messages'
import { HANG, type Limit } from '../model/limit'
import { amountOf } from '../model/protocol'
import { bySession, doseOfAll, placeOf, titrationOf } from '../schedule/segment'
import {
  grams,
  kg,
  mg,
  mgPerH,
  mgPerHText,
  mgPerKgPerHAt,
  mgPerMl,
  type Rate,
  type RatePerKg,
  rateAtWeight,
  ratePerKg,
  roundedRise,
  tenthAbove,
  timeText,
} from '../values/quantity'
import { clock, wallAt } from '../values/time-zone'
import { DOSE_NOTICES } from './dose-notices'
import { steppedBy } from './rows'
import { closedUnused, sessionsCloser, weekendsUnused } from './series-notices'
import type { Draft, NoticeRule } from './types'

/** The highest rate per kilogram of the CRPS trials listed (schwartzman-2009). */
const TRIALS_PER_KG = ratePerKg(350)
/** The maximum of the one college statement on chronic pain that was found (fpm-ps12-2021). */
const COLLEGE_PER_KG = ratePerKg(500)
/** Under it 40 mg/h is more than 1 mg/kg/h. */
const LIGHT = grams(40_000)

const allowUnused: NoticeRule = ({ request, overridden }) =>
  request.allow
    .filter((name) => !overridden.some(({ limit }) => limit.name === name))
    .map((name) => findingOf('warning', 'allow-unused', field('allow'), name))

/** Every limit that was overridden: where the plan first exceeds it, and the reason that was given. */
const allowed: NoticeRule = ({ request, limits, overridden }) => {
  const isExceeded = (limit: Limit): boolean => overridden.some((violation) => violation.limit === limit)
  return (
    limits
      .filter(({ state }) => state === 'allowed')
      // Of two bounds of one name, such as a concentration's, only the one that is exceeded.
      .filter((limit) => isExceeded(limit) || !limits.some((other) => other.name === limit.name && isExceeded(other)))
      .map((limit) => {
        const where = overridden.find((violation) => violation.limit === limit)
        const found = where === undefined ? 'nothing exceeds it' : where.found
        return { ...findingOf('note', 'allowed', where?.place ?? 'plan', found, request.reason), limit }
      })
  )
}

const neverSteps: NoticeRule = ({ request, regimen: { stepEvery, length } }) => {
  if (stepEvery === undefined || stepEvery.value < length.value) return []
  const place = request.stepEvery === undefined ? 'the step interval' : field('stepEvery')
  return [findingOf('warning', 'never-steps', place, timeText(stepEvery.value), timeText(length.value))]
}

const stepUnused: NoticeRule = ({ request: { step }, segments }) =>
  step !== undefined && new Set(titrationOf(segments).map(({ rate }) => rate)).size === 1
    ? [findingOf('warning', 'step-unused', field('step'), step.written ?? mgPerHText(step.rate))]
    : []

/**
 * A pump rounds every rate down, so what one step lacks comes with the next one, which then rises more than the step
 * asked for. More than a tenth above it is a warning, where the guard allows it: within the protocol's own step, or
 * overridden.
 */
const stepOfPump: NoticeRule = (plan) => {
  const segments = titrationOf(plan.segments)
  const step = steppedBy(plan)
  if (step === undefined) return []
  const rises = segments.map(({ rate }, index) => rate - (segments[index - 1]?.rate ?? rate))
  const most = rises.reduce((a, b) => Math.max(a, b), 0)
  const segment = segments[rises.indexOf(most)]
  if (segment === undefined || most <= roundedRise(step)) return []
  const severity = most <= tenthAbove(step) ? 'note' : 'warning'
  const place = placeOf(segment, plan.segments)
  return [findingOf(severity, 'step-of-pump', place, `+${mgPerHText(most)}`, `+${mgPerHText(step)}`)]
}

const startCut: NoticeRule = ({ segments, maximum: { limit }, regimen: { rates } }) => {
  const [first] = titrationOf(segments)
  return first !== undefined && first.rate < first.wanted && rates.rule !== 'doses'
    ? [{ ...findingOf('note', 'start-cut', 'start', mgPerHText(first.wanted), mgPerHText(first.rate)), limit }]
    : []
}

const stepCut: NoticeRule = ({ segments, maximum: { limit }, regimen: { rates } }) => {
  if (rates.rule === 'doses') return []
  const titration = titrationOf(segments)
  return titration.flatMap((segment, index) => {
    const before = titration[index - 1]?.rate ?? segment.rate
    if (!(segment.rate > before && segment.rate < segment.wanted)) return []
    const [asked, given] = [`+${mgPerHText(segment.wanted - before)}`, `+${mgPerHText(segment.rate - before)}`]
    return [{ ...findingOf('note', 'step-cut', placeOf(segment, segments), asked, given), limit }]
  })
}

/** A fixed dose is on its own rate by design: only another limit holds it. */
const held: NoticeRule = ({ segments, maximum, regimen: { rates }, request: { pump } }) =>
  titrationOf(segments)
    .filter(({ rate }) => isAtMaximum(rate, maximum, pump))
    .filter(() => !(rates.rule === 'doses' && maximum.limit.name === 'rate'))
    .slice(0, 1)
    .map((segment) => ({
      ...findingOf('note', 'held', placeOf(segment, segments), mgPerHText(segment.rate)),
      limit: maximum.limit,
    }))

/** A container that hangs longer than the sterility convention. */
const longHang: NoticeRule = ({ request: { pump } }) =>
  pump?.container !== undefined && pump.hang > HANG.assumed
    ? [findingOf('warning', 'long-hang', field('hang'), timeText(pump.hang), timeText(HANG.assumed))]
    : []

const USUAL = [1000, 2000]

/** 1 and 2 mg/mL are the concentrations that the handbook names. */
const unusualConcentration: NoticeRule = ({ request: { pump } }) => {
  if (pump === undefined || USUAL.includes(pump.concentration)) return []
  const found = `${mgPerMl(pump.concentration)} mg/mL`
  return [findingOf('note', 'unusual-concentration', field('concentration'), found, '1 or 2 mg/mL')]
}

const zoneAssumed: NoticeRule = ({ request: { start } }) =>
  start.zoneAssumed ? [findingOf('note', 'zone-assumed', 'start', start.zone.name)] : []

const startTimeAssumed: NoticeRule = ({ request: { start } }) =>
  start.timeAssumed ? [findingOf('note', 'start-time-assumed', 'start', clock(wallAt(start.zone, start.at)))] : []

/** With a weight: where the plan exceeds what publications gave per kilogram. Without: that it was not checked. */
const perKilogram: NoticeRule = ({ protocol, request: { weight }, segments }) => {
  if (protocol.drug !== 'ketamine-racemic') return []
  const titration = titrationOf(segments)
  if (weight === undefined) {
    const top = titration.reduce((rate, segment) => Math.max(rate, segment.rate), 0)
    // 1 mg/kg/h of n mg/h is at n kg.
    return [findingOf('note', 'weight-not-given', 'weight', mgPerHText(top), `${mgPerH(top as Rate)} kg`)]
  }
  const beyond = (code: FindingCode, most: RatePerKg, text: string) =>
    titration
      .filter(({ rate }) => rate > rateAtWeight(most, weight))
      .slice(0, 1)
      .map((first) => {
        const found = `${mgPerKgPerHAt(first.rate, weight)} mg/kg/h`
        return findingOf('note', code, placeOf(first, segments), found, text)
      })
  return [
    ...beyond('above-trials', TRIALS_PER_KG, '0.35 mg/kg/h'),
    ...beyond('above-college', COLLEGE_PER_KG, '0.5 mg/kg/h'),
  ]
}

const light: NoticeRule = ({ request: { weight } }) =>
  weight !== undefined && weight < LIGHT ? [findingOf('note', 'light', 'weight', `${kg(weight)} kg`, '40 kg')] : []

const notableSession: NoticeRule = ({ protocol, request, segments }) => {
  if (protocol.setting === 'inpatient' || protocol.notable_session_dose === undefined) return []
  const { value, unit, note, source } = protocol.notable_session_dose
  const why = [note, ...source].filter((each) => each !== undefined).join(', ')
  const amount = amountOf(protocol.notable_session_dose, request.weight)
  const session = bySession(segments).find((each) => doseOfAll(each) > amount)
  if (session === undefined) return []
  const found = `${mg(doseOfAll(session))} mg`
  return [findingOf('note', 'notable-session', `session ${session[0].session}`, found, `${value} ${unit} (${why})`)]
}

const NOTICE_RULES: readonly NoticeRule[] = [
  allowUnused,
  neverSteps,
  stepUnused,
  closedUnused,
  weekendsUnused,
  stepOfPump,
  longHang,
  sessionsCloser,
  allowed,
  startCut,
  stepCut,
  held,
  ...DOSE_NOTICES,
  notableSession,
  perKilogram,
  light,
  unusualConcentration,
  startTimeAssumed,
  zoneAssumed,
]

/** The findings of a plan that the guard allows: warnings first, then notes. */
export const noticesOf = (plan: Draft): readonly Finding[] => NOTICE_RULES.flatMap((each) => each(plan))
