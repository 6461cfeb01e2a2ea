/** Figures for people: thousands separated by commas, a space before the unit; and the times of a plan. */
import type { Setting } from '../../core/model/protocol'
import type { Row } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { endOf, type Segment } from '../../core/schedule/segment'
import { longDay, shortDay, yearOf } from '../../core/values/calendar-day'
import { type Dose, type Minutes, mg, mgPerH, minutes, type Rate, timeText } from '../../core/values/quantity'
import { after, clock, dayOf, type Instant, offsetAt, offsetText, wallAt, type Zone } from '../../core/values/time-zone'

export const commas = (figure: string): string =>
  figure.replace(/^[0-9]+/, (whole) => whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ','))

export const mgFigure = (dose: Dose): string => commas(mg(dose))
export const mgText = (dose: Dose): string => `${mgFigure(dose)} mg`
export const rateFigure = (rate: Rate): string => commas(mgPerH(rate))
export const rateText = (rate: Rate): string => `${rateFigure(rate)} mg/h`
export const amountText = ({ value, unit }: { readonly value: number; readonly unit: string }): string =>
  `${value} ${unit}`
export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
/** Time infused. Of a series in hours, because its days include rests. */
export const infusedText = (time: Minutes, setting: Setting): string =>
  setting === 'outpatient' && time % 60 === 0 ? `${commas(String(time / 60))} h` : timeText(time)
/** A time that may be 0. */
export const spanText = (time: Minutes): string => (time === 0 ? '0 min' : timeText(time))
/** `+5`, `-2.5`; empty where nothing changes. */
export function changeFigure(change: number | undefined): string {
  if (change === undefined || change === 0) return ''
  return `${change < 0 ? '-' : '+'}${rateFigure(Math.abs(change) as Rate)}`
}

/** `Mon 30 Nov 2026 08:00` */
export function momentText(zone: Zone, at: Instant): string {
  const wall = wallAt(zone, at)
  return `${longDay(dayOf(wall))} ${clock(wall)}`
}

export function endOfPlan({ request: { start }, segments }: Plan): Instant {
  const last = segments.at(-1)
  return last === undefined ? start.at : endOf(last)
}

export const changesOf = ({ segments }: Pick<Plan, 'segments'>): readonly Segment[] =>
  segments.filter(({ rate }, index) => rate !== segments[index - 1]?.rate)

export const segmentsUntil = (segments: readonly Segment[], until: Instant): readonly Segment[] =>
  segments
    .filter(({ start }) => start < until)
    .map((segment) => ({ ...segment, time: minutes(Math.min(segment.time, Math.floor((until - segment.start) / 60))) }))

/** The offsets from UTC that the plan runs through, in order. */
export function offsetsOf(plan: Plan): readonly string[] {
  const { start } = plan.request
  const end = endOfPlan(plan)
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

/** Times of day: with the offset where the plan changes it, with the date where a new one begins. */
export function times(plan: Plan) {
  const { zone, at: first } = plan.request.start
  const several = offsetsOf(plan).length > 1
  const day = (at: Instant) => dayOf(wallAt(zone, at))
  const offset = (at: Instant) => offsetText(offsetAt(zone, at))
  const year = (at: Instant) => yearOf(day(at))
  const oneYear = year(first) === year(endOfPlan(plan))
  const date = (at: Instant) => (oneYear ? shortDay(day(at)) : longDay(day(at)))
  const time = (at: Instant) => clock(wallAt(zone, at))
  const offsetTime = (at: Instant) => `${time(at)}${several ? ` ${offset(at)}` : ''}`
  const dated = (at: Instant) => `${date(at)} ${offsetTime(at)}`
  /** The end of a time, with its date where that is not the date of its start. */
  const until = (start: Instant, end: Instant) => (date(start) === date(end) ? time(end) : dated(end))
  /** With the offset in the first row and on both sides of a change. */
  const from = ({ start, end }: Row, before: Row | undefined) => {
    const changes = before === undefined || offset(before.start) !== offset(start) || offset(end) !== offset(start)
    return `${time(start)}${several && changes ? ` ${offset(start)}` : ''}`
  }
  const fromAndNewDate = (row: Row, before: Row | undefined) => {
    const newDate = before !== undefined && day(before.start) !== day(row.start)
    return `${from(row, before)}${newDate ? ` ${shortDay(day(row.start))}` : ''}`
  }
  return { time, until, offsetTime, date, dated, from, fromAndNewDate }
}
