/** The head of a plan in sentences: when, how long, at which rates, with a mark at each assumption. */

import type { LimitName } from '../../core/model/limit'
import type { Basis, OutpatientProtocol } from '../../core/model/protocol'
import type { AssumptionId } from '../../core/plan/assumptions'
import type { Plan } from '../../core/plan/types'
import type { Block } from '../../core/schedule/blocks'
import type { InForce } from '../../core/schedule/regimen'
import { bySession } from '../../core/schedule/segment'
import { isoDay } from '../../core/values/calendar-day'
import { type Dose, kg, mgPerMl, mlPerHOf, planned, type Rate, timeText } from '../../core/values/quantity'
import { dayOf, wallAt } from '../../core/values/time-zone'
import { isDaily, weekdaysText } from '../../core/values/weekday'
import type { Mark } from './assumptions'
import { capitalised, commas, mgText, momentText, rateText, zoneText } from './figures'
import { sentence } from './messages'

/** ` (set)` behind an option of the user; the mark where it is assumed or a profile's. */
const setOr = (mark: string): string => (mark === '' ? ' (set)' : mark)
/** ` (set)` behind a figure of the user. */
const setText = (figure: { readonly basis: Basis }): string => (figure.basis === 'set' ? ' (set)' : '')

function seriesText({ request, regimen, segments }: Plan, protocol: OutpatientProtocol, mark: Mark): string {
  const { sessions, length } = regimen
  const count = `${sessions.value} session${sessions.value === 1 ? '' : 's'}${setText(sessions)}${mark('sessions')}`
  const each = `${timeText(length.value)}${setText(length)}${mark('session_length')}`
  const closed =
    request.closed.length === 0 ? '' : `, closed on ${request.closed.map(isoDay).join(', ')}${setOr(mark('closed'))}`
  const { zone, at } = request.start
  const last = bySession(segments).at(-1)?.[0]?.start ?? at
  const spanned = dayOf(wallAt(zone, last)) - dayOf(wallAt(zone, at)) + 1
  const span = `${spanned} calendar day${spanned === 1 ? '' : 's'}`
  const window = protocol.window === undefined ? '' : `; window ${protocol.window.value}${mark('window')}`
  const days = request.on
    ? setOr(mark('session_days'))
    : mark(protocol.series === undefined ? 'session_days' : 'series')
  return `${count} of ${each}${blocksText(regimen.blocks, mark)}${days}${closed} (${span}${window})`
}

/** `, every 14 days on weekdays`; of several: `: 6 on mon,wed,fri; 4 every 7 days on weekdays`. */
function blocksText(blocks: readonly Block[], mark: Mark): string {
  const texts = blocks.map(({ every, on }) => {
    const days = isDaily(on) ? 'every day of the week' : weekdaysText(on)
    return `${every === undefined ? '' : `every ${every} days${mark('every')} `}on ${days}`
  })
  if (texts.length > 1) return `: ${texts.map((text, n) => `${blocks[n]?.sessions} ${text}`).join('; ')}`
  const [text = ''] = texts
  return text.startsWith('every') ? `, ${text}` : ` ${text}`
}

export function courseText(plan: Plan, mark: Mark): string {
  const { request, protocol, regimen } = plan
  const { length } = regimen
  const course =
    protocol.setting === 'inpatient'
      ? `for ${timeText(length.value)}${setText(length)}${mark('length')}${mark('extent')}`
      : seriesText(plan, protocol, mark)
  const from = `${momentText(request.start.zone, request.start.at)}${mark('start_time')}`
  return `From ${from}, ${zoneText(plan)}${mark('zone')}, ${course}.`
}

/** A rate as it was written, and how it is rounded where it is. */
const writtenText = ({ value, written }: InForce<Rate>, rounded: string): string =>
  `${written ?? rateText(value)}${planned(value) === value ? '' : `, ${rounded}`}`

function intervalText({ regimen, protocol: { step_every } }: Plan, mark: Mark): string {
  const { stepEvery, blocks } = regimen
  if (stepEvery === undefined) return 'a session'
  const stated = stepEvery.basis === 'set' ? undefined : step_every?.range
  const range = stated === undefined ? '' : ` (stated as ${stated.join(' to ')} ${step_every?.unit})`
  const within = blocks.length === 0 ? '' : ' within each session'
  return `every ${timeText(stepEvery.value)}${range}${setText(stepEvery)}${mark('step_every')}${within}`
}

const doseText = ({ value, written }: InForce<Dose>): string => written ?? mgText(value)

/** What comes before the titration: `A load of 14 mg over 10 min, then ` */
function loadText({ regimen: { load } }: Plan, mark: Mark): string {
  if (load === undefined) return ''
  const cut = load.dose.value < load.wanted ? `, cut to ${mgText(load.dose.value)}` : ''
  const dose = load.dose.written ?? mgText(load.wanted)
  return `A load of ${dose}${cut} over ${timeText(load.over)}${mark('load')}, then `
}

function weanText({ regimen: { wean } }: Plan, mark: Mark): string {
  if (wean === undefined) return ''
  const { time, falls } = wean
  return `; then a wean over ${timeText(time.value)} in ${falls} equal stretches${mark('wean')}`
}

function riseText(plan: Plan, mark: Mark): string {
  const { rates } = plan.regimen
  const interval = intervalText(plan, mark)
  const started = (start: InForce<Rate>): string =>
    `${writtenText(start, `planned as ${rateText(planned(start.value))}`)}${setText(start)}${mark('start')}`
  switch (rates.rule) {
    case 'steps': {
      // The step itself is not rounded; the rates are.
      const step = writtenText(rates.step, 'each rate rounded down to 0.01 mg/h')
      return `${started(rates.start)}, +${step}${setText(rates.step)}${mark('step')} ${interval}`
    }
    case 'flat':
      return `${started(rates.start)} throughout`
    case 'fractions':
      return `${rates.percents.value.map((percent) => `${percent} %`).join(', ')} of the maximum${mark('fractions')}, a step ${interval}`
    case 'doses': {
      const step =
        rates.step === undefined
          ? ''
          : `, +${doseText(rates.step)}${mark('dose_step')} a session, at most ${mgText(rates.most)}`
      return `${doseText(rates.dose)}${mark('dose')} a session${step}`
    }
  }
}

const MARK_OF: Readonly<Partial<Record<LimitName, AssumptionId>>> = {
  'rate-per-kg': 'maximum_per_kg',
  'session-dose': 'session_dose',
}

function maximumText({ maximum: { rate, limit }, request }: Plan, mark: Mark): string {
  if (limit.name === 'rate') return `${rateText(rate)}${mark('maximum')}`
  const max = limit.name === 'max' ? request.max : undefined
  const asked = max?.written ?? (max === undefined || max.rate === rate ? undefined : rateText(max.rate))
  const set = max === undefined ? '' : asked === undefined ? 'set' : `set: ${asked}`
  const bound = limit.unit === 'mg/h' ? set : `${limit.name}, ${limit.value} ${limit.unit}`
  const id = MARK_OF[limit.name]
  return `${rateText(rate)} (${bound === '' ? limit.name : bound})${id === undefined ? '' : mark(id)}`
}

function weightText({ request: { weight }, findings }: Plan): string {
  if (weight !== undefined) return `Weight ${kg(weight)} kg.`
  const unchecked = findings.filter(({ code }) => code === 'weight-not-given').map(sentence)
  return unchecked.map((text) => `${capitalised(text)}.`).join(' ')
}

/** The fluid and the pump's rounding; empty where no concentration was given. */
function pumpText({ request: { pump }, findings }: Plan, mark: Mark): string {
  if (pump === undefined) return ''
  const step = `${mlPerHOf(pump.step)} mL/h${setOr(mark('pump_step'))}`
  const max = `${commas(mlPerHOf(pump.max))} mL/h${setOr(mark('pump_max'))}`
  const usual = findings.find(({ code }) => code === 'unusual-concentration')?.allowed
  const unusual = usual === undefined ? '' : ` (${usual} is usual)`
  return ` At ${mgPerMl(pump.concentration)} mg/mL${mark('concentration')}${unusual}, mL/h rounded down to ${step}, at most ${max}: mg/h and doses are what the pump delivers.`
}

export function ratesText(plan: Plan, mark: Mark): string {
  const rise = `${loadText(plan, mark)}${riseText(plan, mark)}`
  const rates = `${rise}, at most ${maximumText(plan, mark)}${weanText(plan, mark)}`
  return `${rates}. ${weightText(plan)}${pumpText(plan, mark)}`.trim()
}
