/** The head of a plan in sentences: what, when, at which rates, and what of it was assumed. */

import { isAtMaximum } from '../../core/guard/limits'
import type { InpatientProtocol, OutpatientProtocol } from '../../core/model/protocol'
import { otherReadingOf } from '../../core/plan/alternative-interval'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { isDaily, weekdaysText } from '../../core/request/session-weekdays'
import type { InForce } from '../../core/schedule/regimen'
import { bySession, endOf } from '../../core/schedule/segment'
import { isoDay, longDay } from '../../core/values/calendar-day'
import {
  kg,
  mgPerMl,
  minutes,
  mlPerH,
  mlPerHOf,
  planned,
  type Rate,
  timeText,
} from '../../core/values/quantity'
import { after, clock, dayOf, type Instant, offsetAt, offsetText, wallAt } from '../../core/values/time-zone'
import { commas, mgText, rateText } from './figures'
import { basisMark, type Mark, type Reading } from './footnotes'
import { heldWord, sentence } from './messages'

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
  if (zone === first) return `offset ${first}`
  return `${zone} (${[first, ...later.map((offset) => `later ${offset}`)].join(', ')})`
}

function stayText({ regimen: { length } }: Plan, { extent }: InpatientProtocol, mark: Mark): string {
  const set = length.basis === 'set' ? ' (set)' : ''
  return `for ${timeText(length.value)}${set}${basisMark(mark, extent, extent.text, '--days')}`
}

function seriesText({ request, regimen, segments }: Plan, protocol: OutpatientProtocol, mark: Mark): string {
  const { sessions, length } = regimen
  const count = `${sessions.value} session${sessions.value === 1 ? '' : 's'}${sessions.basis === 'set' ? ' (set)' : ''}`
  const each = `${timeText(length.value)}${basisMark(mark, length, `sessions of ${timeText(length.value)}`, '--session-hours')}`
  const { text } = protocol.session_days
  const days = request.on
    ? `${isDaily(request.on.value) ? 'every day of the week' : weekdaysText(request.on.value)} (set)`
    : `${text}${basisMark(mark, protocol.session_days, text, '--weekends or --closed')}`
  const closed =
    request.closed.length === 0 ? '' : `, closed on ${request.closed.map(isoDay).join(', ')} (set)`
  const { zone, at } = request.start
  const last = bySession(segments).at(-1)?.[0]?.start ?? at
  const spanned = dayOf(wallAt(zone, last)) - dayOf(wallAt(zone, at)) + 1
  const span = `${spanned} calendar day${spanned === 1 ? '' : 's'}`
  const window = protocol.window === undefined ? '' : `; window ${protocol.window.value}`
  const every = regimen.everyDays === undefined ? '' : `, every ${regimen.everyDays.value} days`
  return `${count} of ${each}${every} on ${days}${closed} (${span}${window})`
}

const CHANGES = 'Within the guard, --start-rate, --step or --max'

/** When, where and how long. */
export function courseText(plan: Plan, mark: Mark): string {
  const { request, protocol } = plan
  const { start } = request
  const wall = wallAt(start.zone, start.at)
  const assumed = { basis: 'assumed', source: ['ours'] } as const
  const time = start.timeAssumed
    ? basisMark(mark, assumed, `start at ${clock(wall)}`, 'A time in <start>')
    : ''
  const course =
    protocol.setting === 'inpatient' ? stayText(plan, protocol, mark) : seriesText(plan, protocol, mark)
  return `From ${longDay(dayOf(wall))} ${clock(wall)}${time}, ${zoneText(plan)}, ${course}.`
}

function withWritten({ value, written }: InForce<Rate>, down: string): string {
  return `${written ?? rateText(value)}${planned(value) === value ? '' : `, ${down}`}`
}
const startText = (start: InForce<Rate>): string =>
  withWritten(start, `planned as ${rateText(planned(start.value))}`)
// No step itself is rounded: the rates are that it leads to.
const stepText = (step: InForce<Rate>): string => withWritten(step, 'each rate rounded down to 0.01 mg/h')

/** What the other reading of a silent source gives, where there is one. */
function readingOf(plan: Plan): Reading | undefined {
  const other = otherReadingOf(plan)
  const dose = totalsOf(plan).dose
  if (other === undefined || other.dose === dose) return undefined
  const note = other.note === undefined ? '' : ` (${other.note})`
  const totals = `${mgText(other.dose)} in all instead of ${mgText(dose)}`
  const every = timeText(other.stepEvery)
  return {
    text: `A step every ${every} is the other reading${note}: ${totals}.`,
    brief: `every ${every}: ${totals}`,
  }
}

function intervalText(plan: Plan, mark: Mark): string {
  const every = plan.regimen.stepEvery
  if (every === undefined) return 'a session'
  const name = `a step every ${timeText(every.value)}`
  return `every ${timeText(every.value)}${basisMark(mark, every, name, '--step-every', readingOf(plan))}`
}

function maximumText({ maximum: { rate, limit }, protocol, request }: Plan, mark: Mark): string {
  if (limit.name === 'rate' && protocol.maximum !== undefined)
    return `${rateText(rate)}${basisMark(mark, protocol.maximum, 'rates', CHANGES)}`
  const max = limit.name === 'max' ? request.max : undefined
  const asked = max?.written ?? (max === undefined || max.rate === rate ? undefined : rateText(max.rate))
  const set = max === undefined ? '' : asked === undefined ? 'set' : `set: ${asked}`
  const bound = limit.unit === 'mg/h' ? set : `${limit.name}, ${limit.value} ${limit.unit}`
  return `${rateText(rate)} (${bound === '' ? limit.name : bound})`
}

function weightText({ request: { weight }, findings }: Plan): string {
  if (weight !== undefined) return `Weight ${kg(weight)} kg.`
  const unchecked = findings.filter(({ code }) => code === 'weight-not-given').map(sentence)
  return unchecked.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`).join(' ')
}

/** The fluid and the pump, and that doses are what it delivers; empty where none was given. */
function pumpText({ request: { pump }, findings }: Plan, mark: Mark): string {
  if (pump === undefined) return ''
  const ours = { basis: pump.stepAssumed ? 'assumed' : 'set', source: ['ours'] } as const
  const step = `${mlPerHOf(pump.step)} mL/h`
  const basis = basisMark(mark, ours, `a pump step of ${step}`, '--pump-step')
  const usual = findings.find(({ code }) => code === 'unusual-concentration')?.allowed
  const unusual = usual === undefined ? '' : ` (${usual} is usual)`
  return ` At ${mgPerMl(pump.concentration)} mg/mL${unusual}, mL/h rounded down to ${step}${basis}: mg/h and doses are what the pump delivers.`
}

/** How the rate rises, and to what; and what stands behind each figure. */
export function ratesText(plan: Plan, mark: Mark): string {
  const { rates } = plan.regimen
  const interval = intervalText(plan, mark)
  const rise =
    rates.rule === 'fractions'
      ? `${rates.percents.value.map((percent) => `${percent} %`).join(', ')} of the maximum${basisMark(mark, rates.percents, 'the fractions', '--max')}, a step ${interval}`
      : `${startText(rates.start)}${basisMark(mark, rates.start, 'rates', CHANGES)}, +${stepText(rates.step)}${basisMark(mark, rates.step, 'rates', CHANGES)} ${interval}`
  return `${rise}, at most ${maximumText(plan, mark)}. ${weightText(plan)}${pumpText(plan, mark)}`.trim()
}

// More steps than this say nothing on one line.
const MOST_STEPS = 12

/** Every change of rate on one line. */
export function stepsText(plan: Plan): string {
  const { segments, protocol, request, maximum } = plan
  const { start } = request
  const several = offsetsOf(plan).length > 1
  const firstDay = dayOf(wallAt(start.zone, start.at))
  const placeOf = (at: Instant, session: number): string => {
    if (protocol.setting === 'outpatient') return `session ${session}`
    const wall = wallAt(start.zone, at)
    const date = dayOf(wall) === firstDay ? '' : `${longDay(dayOf(wall)).slice(0, -5)} `
    return `${date}${clock(wall)}${several ? ` ${offsetText(wall - at)}` : ''}`
  }
  const { pump } = request
  const pumpRate = (rate: Rate) =>
    pump === undefined ? '' : ` (${commas(mlPerH(rate, pump.concentration))} mL/h)`
  const changes = segments.filter(({ rate }, index) => rate !== segments[index - 1]?.rate)
  const told = changes
    .slice(0, MOST_STEPS)
    .map(({ start, session, rate }) => `${placeOf(start, session)} ${rateText(rate)}${pumpRate(rate)}`)
  const more = changes.length > MOST_STEPS ? [`and ${changes.length - MOST_STEPS} more`] : []
  const last = segments.at(-1)?.rate
  const isHeld = last !== undefined && isAtMaximum(last, maximum, pump)
  const held = isHeld ? `, then held (${heldWord(plan)})` : ''
  return `Steps: ${[...told, ...more].join(', ')}${held}.`
}
