/** The counts, times and days of a row. */

import { ONE } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import { exactFigure, type Figure, isBlank } from '../cells/cell'
import { readCount, readElapsed } from '../cells/counts'
import { type DateOrder, isSlashed, type Moment, readMoment, readSpan, weekdayOf } from '../cells/timestamp'
import type { Form } from '../columns/header'
import type { Quantity, Target } from '../columns/target'
import type { Line } from '../grid'
import type { Cells } from './row'

const TIME_FORM = 'a time such as 2026-11-30T08:00 or 08:00, the year first'
const COUNT_FORM = 'a whole number'
const DAY_FORM = 'a day such as 3, Monday or 2026-11-30'

/** The row that is being read: its readers are made once, for all rows. */
export interface Current {
  line: Line
  figures: Partial<Record<Quantity, Figure>>
  /** The end of the row, where the cell of its start says it. */
  until?: Moment | undefined
  /** From the clock of its start to that of its end. */
  minutes?: number | undefined
}
export type Report = (rule: Finding['rule'], cell: number, found: string, allowed: string) => void

/** A whole number, exact. */
export const whole = (value: number): Figure => exactFigure(BigInt(value) * ONE)
/** Hours in minutes, as exact as their digits: `2.58` is 2 h 35 min. */
const minutesOf = (hours: number): Figure => {
  const places = Math.min(6, String(hours).split('.')[1]?.length ?? 0)
  const value = (BigInt(Math.round(hours * 1_000_000)) * ONE * 60n) / 1_000_000n
  const half = places === 0 ? 0n : (ONE * 30n) / 10n ** BigInt(places)
  return { value, span: { low: value - half, high: value + half } }
}

type DayOf = Pick<Cells, 'dayNumber' | 'count' | 'weekday'> & { readonly moment?: Moment }
const NO_DAY: DayOf = { dayNumber: undefined, count: undefined, weekday: undefined }

export function wordReader(form: Form, written: DateOrder | 'both' | undefined, current: Current, report: Report) {
  const { columns } = form
  const order = written === 'both' ? undefined : written
  let hasSeconds = false

  // Asked a dozen times in each row.
  const cellOf: Partial<Record<Target, number>> = Object.fromEntries(columns)
  function textOf(name: Target): string {
    const cell = cellOf[name]
    return cell === undefined ? '' : (current.line.cells[cell] ?? '')
  }
  function unreadable(name: Target, text: string, allowed: string): undefined {
    report('unreadable', columns.get(name) ?? 0, text, allowed)
  }

  function countOf(name: 'session' | 'hour'): number | undefined {
    const text = textOf(name)
    if (isBlank(text)) return undefined
    const count = readCount(text)
    const { figures } = current
    if (count !== undefined && name === 'hour' && form.areHoursElapsed) {
      figures.elapsed_min = minutesOf(count.from)
      if (count.to !== undefined) figures.elapsed_end_min = minutesOf(count.to)
      return undefined
    }
    const isWhole = count !== undefined && Number.isInteger(count.from)
    if (isWhole && (count.to === undefined || name === 'hour')) {
      if (count.to !== undefined) figures.hours ??= whole(count.to - count.from + 1)
      return count.from
    }
    const isClock = name === 'hour' && /^0[0-9]{3}$/.test(text)
    return unreadable(name, text, isClock ? `${COUNT_FORM}; a time is written 08:00` : COUNT_FORM)
  }

  function momentOf(name: 'date' | 'start' | 'end'): Moment | undefined {
    const text = textOf(name)
    if (isBlank(text)) return undefined
    const moment = readMoment(text, order)
    if (moment?.hasSeconds && !hasSeconds) {
      hasSeconds = true
      report('not-checked', columns.get(name) ?? 0, `${text}: seconds are left out`, 'times are read to the minute')
    }
    if (moment !== undefined && (name !== 'date' || moment.date !== undefined)) return moment
    const [start, until] = (name === 'start' ? readSpan(text, order) : undefined) ?? []
    if (start !== undefined) {
      current.until = until
      return start
    }
    const elapsed = form.isElapsed && name !== 'date' ? readElapsed(text, form.decimal) : undefined
    if (elapsed !== undefined) {
      current.figures[name === 'end' ? 'elapsed_end_min' : 'elapsed_min'] = elapsed.from
      if (elapsed.to !== undefined) current.figures.elapsed_end_min = elapsed.to
      return undefined
    }
    // Its order is a finding of the whole column.
    return written === 'both' && isSlashed(text) ? undefined : unreadable(name, text, TIME_FORM)
  }

  /** `3`, `Day 3`, `3–4`, `Mon 30 Nov`, `Monday`. */
  function dayOf(name: 'day' | 'end_date'): DayOf {
    const text = textOf(name)
    if (isBlank(text)) return NO_DAY
    const count = readCount(text)
    if (count !== undefined && Number.isInteger(count.from)) {
      const days = count.to === undefined ? 0 : count.to - count.from + 1
      return { dayNumber: count.from, count: days > 0 ? { minutes: days * 1440 } : undefined, weekday: undefined }
    }
    const moment = readMoment(text, order)
    if (moment !== undefined) return { ...NO_DAY, weekday: moment.weekday, moment }
    if (written !== 'both' || !isSlashed(text)) unreadable(name, text, DAY_FORM)
    return NO_DAY
  }

  /** When a row ends: by one cell, by that of its start, or by one of the day and one of the clock. */
  function endOf(): Moment | undefined {
    const end = momentOf('end') ?? current.until
    if (end !== undefined && end.weekday !== undefined && end.date !== undefined && !end.isYearless) {
      const cell = columns.get('end') ?? columns.get('start') ?? 0
      if (weekdayOf(end.date) !== end.weekday) report('day', cell, textOf('end'), 'the weekday of the date')
    }
    if (!columns.has('end_date')) return end
    const { dayNumber, moment } = dayOf('end_date')
    if (end === undefined || end.date !== undefined) return end ?? (moment?.clock === undefined ? undefined : moment)
    return { ...moment, ...end, date: moment?.date, ...(dayNumber === undefined ? {} : { dayNumber }) }
  }

  return { textOf, countOf, momentOf, dayOf, endOf }
}
