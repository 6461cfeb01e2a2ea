/** The head of a plan in sentences: when, how long, at which rates, with a mark at each assumption. */

import type { LimitName } from '../../core/model/limit'
import type { Basis, OutpatientProtocol } from '../../core/model/protocol'
import type { AssumptionId } from '../../core/plan/assumptions'
import type { Plan } from '../../core/plan/types'
import type { Block } from '../../core/schedule/blocks'
import type { InForce } from '../../core/schedule/regimen'
import { bySession, endOf } from '../../core/schedule/segment'
import { isoDay, longDay } from '../../core/values/calendar-day'
import { type Dose, kg, mgPerMl, minutes, mlPerHOf, planned, type Rate, timeText } from '../../core/values/quantity'
import { after, clock, dayOf, type Instant, offsetAt, offsetText, wallAt } from '../../core/values/time-zone'
import { isDaily, weekdaysText } from '../../core/values/weekday'
import type { Mark } from './assumptions'
import { commas, mgText, rateText } from './figures'
import { sentence } from './messages'

/** The offsets from UTC that the plan runs through, in order. */
export function offsetsOf({ request: { start }, segments }: Plan): readonly string[] {
  const last = segments.at(-1)
  const end = last === undefined ? start.at : endOf(last)
  const daily: Instant[] = []
  for (let at = start.at; at < end; at = after(at, minutes(1440))) daily.push(at)
  return [...new Set([...daily, end].map((at) => offsetText(offsetAt(start.zone, at))))]
}

/** `America/New_York (-05:00)`, with each offset that the plan runs through. */
export function zoneText(plan: Plan): string {
  const { zone } = plan.request.start
  const [first = '', ...later] = offsetsOf(plan)
  if (zone.name === first) return `offset ${first}`
  return `${zone.name} (${[first, ...later.map((offset) => `later ${offset}`)].join(', ')})`
}

/** ` (set)` behind an option of the user; the mark where it is assumed or a profile's. */
const setOr = (mark: string): string => (mark === '' ? ' (set)' : mark)
/** ` (set)` behind a figure of the user. */
const setText = (figure: { readonly basis: Basis }): string => (figure.basis === 'set' ? ' (set)' : '')

const stayText = ({ regimen: { length } }: Plan, mark: Mark): string =>
  `for ${timeText(length.value)}${setText(length)}${mark('length')}${mark('extent')}`

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

function daysText({ on }: Block): string {
  return isDaily(on) ? 'every day of the week' : weekdaysText(on)
}

/** `, every 14 days on weekdays`; of several: `: 6 on mon,wed,fri; 4 every 7 days on weekdays`. */
function blocksText(blocks: readonly Block[], mark: Mark): string {
  const texts = blocks.map((block) => {
    const every = block.every === undefined ? '' : `every ${block.every} days${mark('every')} `
    return `${every}on ${daysText(block)}`
  })
  if (texts.length > 1) return `: ${texts.map((text, n) => `${blocks[n]?.sessions} ${text}`).join('; ')}`
  const [text = ''] = texts
  return text.startsWith('every') ? `, ${text}` : ` ${text}`
}

/** When, where and how long. */
export function courseText(plan: Plan, mark: Mark): string {
  const { request, protocol } = plan
  const { start } = request
  const wall = wallAt(start.zone, start.at)
  const course = protocol.setting === 'inpatient' ? stayText(plan, mark) : seriesText(plan, protocol, mark)
  const from = `${longDay(dayOf(wall))} ${clock(wall)}${mark('start_time')}`
  return `From ${from}, ${zoneText(plan)}${mark('zone')}, ${course}.`
}

function withWritten({ value, written }: InForce<Rate>, down: string): string {
  return `${written ?? rateText(value)}${planned(value) === value ? '' : `, ${down}`}`
}
const startText = (start: InForce<Rate>): string => withWritten(start, `planned as ${rateText(planned(start.value))}`)
// The step itself is not rounded; the rates are.
const stepText = (step: InForce<Rate>): string => withWritten(step, 'each rate rounded down to 0.01 mg/h')

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

/** What comes after it. */
function weanText({ regimen: { wean } }: Plan, mark: Mark): string {
  if (wean === undefined) return ''
  const { time, falls } = wean
  return `; then a wean over ${timeText(time.value)} in ${falls} equal stretches${mark('wean')}`
}

/** How the rate rises, or that it does not. */
function riseText(plan: Plan, mark: Mark): string {
  const { rates } = plan.regimen
  const interval = intervalText(plan, mark)
  const started = (start: InForce<Rate>): string => `${startText(start)}${setText(start)}${mark('start')}`
  switch (rates.rule) {
    case 'steps':
      return `${started(rates.start)}, +${stepText(rates.step)}${setText(rates.step)}${mark('step')} ${interval}`
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
  return unchecked.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`).join(' ')
}

/** The fluid and the pump's rounding; empty where no concentration was given. */
function pumpText({ request: { pump }, findings }: Plan, mark: Mark): string {
  if (pump === undefined) return ''
  const step = `${mlPerHOf(pump.step)} mL/h`
  const basis = setOr(mark('pump_step'))
  const max = `${commas(mlPerHOf(pump.max))} mL/h`
  const maxBasis = setOr(mark('pump_max'))
  const usual = findings.find(({ code }) => code === 'unusual-concentration')?.allowed
  const unusual = usual === undefined ? '' : ` (${usual} is usual)`
  return ` At ${mgPerMl(pump.concentration)} mg/mL${mark('concentration')}${unusual}, mL/h rounded down to ${step}${basis}, at most ${max}${maxBasis}: mg/h and doses are what the pump delivers.`
}

/** Start, step, interval and maximum, the weight and the pump. */
export function ratesText(plan: Plan, mark: Mark): string {
  const rise = `${loadText(plan, mark)}${riseText(plan, mark)}`
  const rates = `${rise}, at most ${maximumText(plan, mark)}${weanText(plan, mark)}`
  return `${rates}. ${weightText(plan)}${pumpText(plan, mark)}`.trim()
}
