/** A plan explained, for teaching: the rule behind each rate, the time of each step, and what the guard changes. */

import { isAtMaximum } from '../../core/guard/limits'
import type { Limit } from '../../core/model/limit'
import { basisText, boundText } from '../../core/model/limit-text'
import type { Sourced } from '../../core/model/protocol'
import { type Change, changesOf } from '../../core/plan/rate-changes'
import type { Plan } from '../../core/plan/types'
import { type DoseRates, doseAfter } from '../../core/schedule/regimen'
import { endOf, isTitration } from '../../core/schedule/segment'
import { escapeControls } from '../../core/values/escape-controls'
import {
  type Dose,
  kg,
  mgPerKgPerHAt,
  mgPerMl,
  mlPerH,
  mlPerHOf,
  percentOf,
  planned,
  type Rate,
  rateAfterSteps,
  rateOfDose,
  timeText,
} from '../../core/values/quantity'
import { offsetAt, offsetText } from '../../core/values/time-zone'
import { mgText, momentText, offsetsOf, rateText } from './figures'

/** `(our assumption; the source does not say how often)`, or without the note where it was given before. */
const based = (figure: Sourced, whole = true): string =>
  `(${[basisText(figure), ...(figure.note === undefined || !whole ? [] : [escapeControls(figure.note)])].join('; ')})`

const limitText = (limit: Limit): string => `${limit.name} ${boundText(limit)}, ${limit.kind} ${based(limit)}`

export const maximumTexts = ({ limits, maximum, request }: Plan): readonly string[] =>
  limits.flatMap((limit) => {
    const { name, value, unit, kind, state, rate } = limit
    if (limit === maximum.limit) return [`${limitText(limit)}: the lowest in force, so it sets the maximum.`]
    if (state === 'not checked' && name !== 'weight')
      return [`${name} ${value} ${unit}, ${kind} ${based(limit)}: not checked because no weight was given.`]
    if (state === 'not checked' || rate === undefined) return []
    const why = state === 'allowed' ? `overridden. Reason: ${reasonOf(request)}` : 'in force, and not lower.'
    return [`${limitText(limit)}: ${why}`]
  })

const reasonOf = ({ reason }: Plan['request']): string => escapeControls(reason ?? '')

const roundedText = (exact: Rate): string =>
  planned(exact) === exact ? '' : `, planned as ${rateText(planned(exact))}`

function ruleText(plan: Plan, { step }: Change, isNew: boolean): string {
  const { rates } = plan.regimen
  if (rates.rule === 'fractions') {
    const percents = rates.percents.value
    const number = Math.min(step + 1, percents.length)
    const percent = percents[number - 1] ?? Number.NaN
    const exact = percentOf(plan.maximum.rate, percent)
    const formula = `${percent} % of ${rateText(plan.maximum.rate)} = ${rateText(exact)}${roundedText(exact)}`
    return `Fraction ${number} of ${percents.length}: ${formula} ${based(rates.percents, isNew)}.`
  }
  if (rates.rule === 'doses') return doseRuleText(plan, rates, step, isNew)
  const { start } = rates
  if (rates.rule === 'flat' || step === 0)
    return `The start: ${start.written ?? rateText(start.value)}${roundedText(start.value)} ${based(start)}.`
  const exact = rateAfterSteps(start.exact, rates.step.exact, step)
  const formula = `${rateText(start.value)} + ${step} x ${rateText(rates.step.value)} = ${rateText(exact)}`
  const written = rates.step.written === undefined ? '' : `; the step is ${rates.step.written}`
  return `Step ${step}: ${formula}${roundedText(exact)} ${based(rates.step, isNew)}${written}.`
}

function doseRuleText({ regimen: { length } }: Plan, rates: DoseRates, step: number, isNew: boolean): string {
  const asked = doseAfter(step, rates)
  const exact = rateOfDose(asked, length.value)
  const formula = `${mgText(asked)} over ${timeText(length.value)} = ${rateText(exact)}`
  const figure = (step === 0 ? undefined : rates.step) ?? rates.dose
  return `The dose${step === 0 ? '' : ` after step ${step}`}: ${formula}${roundedText(exact)} ${based(figure, isNew)}.`
}

function phaseText({ regimen, protocol }: Plan, { segments: [{ phase, rate }] }: Change): string {
  if (phase === 'load') {
    const { load } = regimen
    if (load === undefined) return ''
    const figure = protocol.load === undefined ? '' : ` ${based(protocol.load)}`
    return `The load: ${load.dose.written ?? mgText(load.wanted)} over ${timeText(load.over)}, ${rateText(rate)}${figure}.`
  }
  const figure = protocol.setting === 'inpatient' && protocol.wean !== undefined ? ` ${based(protocol.wean)}` : ''
  return `The wean: an equal fall to ${rateText(rate)}, of the last rate of the titration${figure}.`
}

function intervalText({ regimen: { stepEvery } }: Plan, { step }: Change, isNew: boolean): string {
  if (step === 0) return ''
  if (stepEvery === undefined) return 'A step from session to session.'
  return `A step every ${timeText(stepEvery.value)} ${based(stepEvery, isNew)}.`
}

function guardText(plan: Plan, { segments, time }: Change): string {
  const { maximum, request, regimen } = plan
  const [{ rate, wanted }] = segments
  const by = limitText(maximum.limit)
  const stays = regimen.stepEvery === undefined ? segments.length > 1 : time > regimen.stepEvery.value
  if (wanted > rate) return `Without the guard it would be ${rateText(wanted)}: cut to ${rateText(rate)} by ${by}.`
  if (!isAtMaximum(rate, maximum, request.pump))
    return `Below the maximum, ${rateText(maximum.rate)}: the guard lets it pass.`
  const on =
    rate === maximum.rate
      ? `On the maximum, ${rateText(rate)}`
      : `One more pump step would exceed the maximum, ${rateText(maximum.rate)}`
  const more =
    stays && regimen.rates.rule === 'steps'
      ? ` Without the guard the next step would add ${rateText(regimen.rates.step.value)}.`
      : ''
  return `${on}: held by ${by}.${more}`
}

function allowedTexts({ overridden, request }: Plan, { segments }: Change): readonly string[] {
  const [first, last] = [segments[0], segments.at(-1) ?? segments[0]]
  const here = overridden.filter(({ at }) => at >= first.start && at < endOf(last))
  const onePerLimit = here.filter(({ limit }, index) => here.findIndex((other) => other.limit === limit) === index)
  const reason = `which was overridden. Reason: ${reasonOf(request)}.`
  return onePerLimit.map(({ limit, found }) => `${found} exceeds ${limitText(limit)}, ${reason}`)
}

function pumpText({ request: { pump } }: Plan, { segments: [{ rate }] }: Change): string {
  if (pump === undefined) return ''
  const set = `${mlPerH(rate, pump.concentration)} mL/h`
  return `At ${mgPerMl(pump.concentration)} mg/mL the pump is set to ${set}, rounded down to its step of ${mlPerHOf(pump.step)} mL/h: it delivers ${rateText(rate)}.`
}

function doseText({ request, protocol, segments: all }: Plan, change: Change): string {
  const { segments, time, dose, cumulative } = change
  const isLast = segments.at(-1) === all.at(-1)
  const [{ rate, time: each }] = segments
  const perKg =
    request.weight === undefined ? '' : ` (${mgPerKgPerHAt(rate, request.weight)} mg/kg/h at ${kg(request.weight)} kg)`
  const many =
    protocol.setting === 'inpatient' || segments.length === 1
      ? `For ${timeText(time)}`
      : `${segments.length} sessions of ${timeText(each)}, ${mgText((dose / segments.length) as Dose)} each`
  return `${many} at ${rateText(rate)}${perKg}: ${mgText(dose)}; ${mgText(cumulative)} ${isLast ? 'in all' : 'so far'}.`
}

function titleOf(plan: Plan, { segments }: Change): string {
  const { zone } = plan.request.start
  const [first, last] = [segments[0], segments.at(-1) ?? segments[0]]
  const offset = offsetsOf(plan).length > 1 ? ` ${offsetText(offsetAt(zone, first.start))}` : ''
  const when = `${momentText(zone, first.start)}${offset}`
  if (plan.protocol.setting === 'inpatient') return `${when}: ${rateText(first.rate)}`
  const sessions = first === last ? `Session ${first.session}` : `Sessions ${first.session} to ${last.session}`
  return `${sessions}, ${first === last ? '' : 'from '}${when}: ${rateText(first.rate)}`
}

export const explain = (plan: Plan): readonly { readonly title: string; readonly text: string }[] =>
  changesOf(plan).map((change, index) => {
    const isTitrated = isTitration(change.segments[0])
    const isNew = index < 2
    const rule = isTitrated
      ? [ruleText(plan, change, isNew), intervalText(plan, change, isNew), guardText(plan, change)]
      : [phaseText(plan, change)]
    const tolerated = isTitrated && change.step > 0 ? 'Only if tolerated.' : ''
    const texts = [...rule, ...allowedTexts(plan, change), pumpText(plan, change), tolerated, doseText(plan, change)]
    return { title: titleOf(plan, change), text: texts.filter((text) => text !== '').join(' ') }
  })
