/** A row of a table, read: figures, times, words. Each cell that cannot be read is a finding and stays absent. */

import { exactly, ONE, part } from '../../core/values/interval'
import type { Finding } from '../finding'
import {
  type Figure,
  isBlank,
  isStopped,
  nominal,
  readFigure,
  scaled,
  withoutMarks,
  withoutUnit,
} from './cell'
import type { Target } from './columns'
import { figureOf } from './context'
import { isRange, readCount, readElapsed } from './counts'
import { bolusIn, isStopEvent } from './events'
import { cellOf, type Line } from './grid'
import { type Form, sameUnit } from './header'
import { type DateOrder, isSlashed, type Moment, readMoment } from './timestamp'
import { readUnit, type Unit, unitsIn, type WrittenUnit } from './units'

/** The columns of figures, with the unit in which each is read. */
export const UNIT_OF = {
  elapsed_min: 'min',
  elapsed_end_min: 'min',
  hours: 'h',
  minutes: 'min',
  rate_mg_h: 'mg/h',
  rate_mg_kg_h: 'mg/kg/h',
  rate_mcg_kg_min: 'mcg/kg/min',
  rate_mL_h: 'mL/h',
  old_rate_mg_h: 'mg/h',
  old_rate_mL_h: 'mL/h',
  change_mg_h: 'mg/h',
  limit_mg_h: 'mg/h',
  dose_mg: 'mg',
  day_dose_mg: 'mg',
  total_dose_mg: 'mg',
  bolus_mg: 'mg',
  cumulative_mg: 'mg',
  volume_mL: 'mL',
  cumulative_mL: 'mL',
  vtbi_mL: 'mL',
  weight_kg: 'kg',
  weight_lb: 'lb',
  concentration_mg_mL: 'mg/mL',
  bag_mg: 'mg',
  bag_mL: 'mL',
} as const satisfies Partial<Record<Target, Unit>>
export type Quantity = keyof typeof UNIT_OF
export const QUANTITIES = Object.keys(UNIT_OF) as Quantity[]
// Set by somebody and not measured.
const NOMINAL: readonly Quantity[] = [
  'hours',
  'minutes',
  'elapsed_min',
  'elapsed_end_min',
  'concentration_mg_mL',
  'bag_mg',
  'bag_mL',
]
const RATES: readonly Quantity[] = ['rate_mg_h', 'rate_mg_kg_h', 'rate_mcg_kg_min', 'rate_mL_h']

/** What the cells of a row say. */
export interface Cells {
  /** The record in the grid. */
  readonly record: number
  readonly line: Line
  readonly figures: Readonly<Partial<Record<Quantity, Figure>>>
  readonly session: number | undefined
  readonly hour: number | undefined
  /** Its number; nothing where a weekday stands. */
  readonly dayNumber: number | undefined
  /** How many days or hours a row of a range is. */
  readonly count: { readonly minutes: number } | undefined
  readonly weekday: number | undefined
  readonly date: Moment | undefined
  readonly start: Moment | undefined
  readonly end: Moment | undefined
  readonly bag: string
  /** A rate could not be read. */
  readonly isUnread: boolean
  readonly drug: string
  readonly protocol: string
  readonly note: string
}

const FIGURE_FORM = {
  '.': 'digits and a point, no sign',
  ',': 'digits and a decimal comma, no sign',
  ',.': 'digits and a decimal comma, no sign',
} as const
const TIME_FORM = 'a time such as 2026-11-30T08:00 or 08:00, the year first'
const COUNT_FORM = 'a whole number'

type Reading = Figure | 'unit' | 'unreadable' | 'blank'

/** `500 mg / 250 mL (2 mg/mL)`. */
function readStrength(text: string, { decimal }: Form): Reading | undefined {
  if (!/[/]|in/i.test(text)) return undefined
  const all = unitsIn(text).constants.filter(({ unit }) => unit === 'mg/mL')
  const [first, ...others] = all.map((each) => figureOf(each, decimal))
  if (first === undefined) return undefined
  return others.every((other) => other?.value === first.value) ? first : 'unreadable'
}

function readCell(written: string, name: Quantity, form: Form): Reading {
  const text = withoutMarks(written.replace(/\s*\([^()0-9]*\)$/, '').replace(/^x ?(?=[0-9])/i, ''))
  if (isBlank(text)) return 'blank'
  if (RATES.includes(name) && isStopped(text)) return ZERO
  if (name === 'concentration_mg_mL') {
    const strength = readStrength(text, form)
    if (strength !== undefined) return strength
  }
  if ((name === 'hours' || name === 'minutes') && /^[0-9]{1,3}:[0-5][0-9]$/.test(text))
    return clockLength(text, name)
  const own: WrittenUnit = form.units.get(name) ?? unitFor(name)
  const { figure, unit } = withoutUnit(text)
  const found = unit === '' ? own : readUnit(unit)
  // `3O` has no unit, but a letter for a nought.
  if (found === undefined) return 'unreadable'
  if (!sameUnit(found, own)) return 'unit'
  const read = readFigure(figure, form.decimal, name === 'change_mg_h')
  if (read === undefined) return 'unreadable'
  const set = NOMINAL.includes(name) ? nominal(read) : read
  return form.units.has(name) ? { ...scaled(set, own), isConverted: true } : set
}

/** `0 - 60` in the unit of the column. */
function rangeOf(text: string, form: Form) {
  const count = readCount(text)
  if (count?.to === undefined) return undefined
  const [from, to] = [String(count.from), String(count.to)].map((each) =>
    readCell(each, 'elapsed_min', { ...form, decimal: '.' }),
  )
  return typeof from === 'object' && typeof to === 'object'
    ? { elapsed_min: from, elapsed_end_min: to }
    : undefined
}

const ZERO: Figure = { value: 0n, span: exactly(0n) }
const unitFor = (name: Quantity): WrittenUnit =>
  name === 'hours' ? { unit: 'min', n: 60n, d: 1n } : { unit: UNIT_OF[name] as Unit, n: 1n, d: 1n }
/** `1:30` of hours. */
function clockLength(text: string, name: 'hours' | 'minutes'): Figure {
  const [a = 0, b = 0] = text.split(':').map(Number)
  const value =
    name === 'hours' ? (BigInt(a * 60 + b) * ONE) / 60n : BigInt(a) * ONE + (BigInt(b) * ONE) / 60n
  return { value, span: { low: value, high: value + 1n } }
}

/** The figures of a table: the same ones stand in it over and over, so each is read once. */
function figureReader(form: Form) {
  return QUANTITIES.flatMap((name) => {
    const cell = form.columns.get(name)
    if (cell === undefined) return []
    const known = new Map<string, Reading>()
    const read = (text: string): Reading => {
      const before = known.get(text)
      if (before !== undefined) return before
      const reading = readCell(text, name, form)
      // Totals are all different: what is kept is only of use where it comes again.
      if (known.size < 5000) known.set(text, reading)
      return reading
    }
    return [{ name, cell, read }]
  })
}

const SIGNED =
  /^(?:sign|check|prepar|verif|nurse|pharmac|prescri|witness|approv|print|page|source|note|legend|key|initial|date of|doctor|physician|dr\b|\*|\u2020)/i

/** Reads the rows of a table one by one, and keeps what it could not read. */
export function rowReader(form: Form, written: DateOrder | 'both' | undefined) {
  const order = written === 'both' ? undefined : written
  const quantities = figureReader(form)
  const findings: Finding[] = []
  const { columns } = form
  let hasSeconds = false
  const known = [...columns].flatMap(([target, cell]) => (WORDS.includes(target) ? [] : [cell]))

  /** Whether a row is words beside the table: none of its figures or times stands in it. */
  function isRemark({ cells }: Line): boolean {
    const own = known.filter((cell) => !isBlank(cells[cell] ?? ''))
    if (own.length === 0) return true
    const first = cells.find((text) => text !== '') ?? ''
    if (SIGNED.test(first))
      return quantities.every(({ cell }) => isBlank(cells[cell] ?? '') || cells[cell] === first)
    const [cell] = own
    const text = cell === undefined ? '' : (cells[cell] ?? '')
    return own.length === 1 && cells.filter((each) => each !== '').length === 1 && isWords(text)
  }

  function read(line: Line): Cells {
    const { cells, record } = line
    const finding = (rule: Finding['rule'], cell: number, found: string, allowed: string) => {
      findings.push({ rule, record, cell: cellOf(line, cell), found, allowed })
    }
    const textOf = (cell: number | undefined): string => (cell === undefined ? '' : (cells[cell] ?? ''))
    const wordsOf = (name: Target): string => textOf(columns.get(name))
    const figures: Partial<Record<Quantity, Figure>> = {}
    const note =
      form.notes.length < 2
        ? wordsOf('note')
        : form.notes
            .map(textOf)
            .filter((text) => text !== '')
            .join('; ')

    function countOf(name: 'session' | 'hour'): number | undefined {
      const text = wordsOf(name)
      if (isBlank(text)) return undefined
      const count = readCount(text)
      if (count !== undefined && name === 'hour' && form.hours === 'elapsed') {
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
      finding(
        'unreadable',
        columns.get(name) ?? 0,
        text,
        isClock ? `${COUNT_FORM}; a time is written 08:00` : COUNT_FORM,
      )
      return undefined
    }
    function momentOf(name: 'date' | 'start' | 'end'): Moment | undefined {
      const text = wordsOf(name)
      if (isBlank(text)) return undefined
      const moment = readMoment(text, order)
      if (moment?.hasSeconds && !hasSeconds) {
        hasSeconds = true
        finding(
          'not-checked',
          columns.get(name) ?? 0,
          `${text}: seconds are left out`,
          'times are read to the minute',
        )
      }
      if (moment !== undefined && (name !== 'date' || moment.date !== undefined)) return moment
      const elapsed = form.isElapsed && name !== 'date' ? readElapsed(text, form.decimal) : undefined
      if (elapsed !== undefined) {
        figures[name === 'end' ? 'elapsed_end_min' : 'elapsed_min'] = elapsed.from
        if (elapsed.to !== undefined) figures.elapsed_end_min = elapsed.to
        return undefined
      }
      // Its order is a finding of the whole column.
      if (written === 'both' && isSlashed(text)) return undefined
      finding('unreadable', columns.get(name) ?? 0, text, TIME_FORM)
      return undefined
    }
    /** `3`, `Day 3`, `3–4`, `Mon 30 Nov`, `Monday`. */
    function dayOf(): Pick<Cells, 'dayNumber' | 'count' | 'weekday'> & { readonly moment?: Moment } {
      const text = wordsOf('day')
      const [none, count] = [{ dayNumber: undefined, count: undefined, weekday: undefined }, readCount(text)]
      if (isBlank(text)) return none
      if (count !== undefined && Number.isInteger(count.from)) {
        const days = count.to === undefined ? undefined : { minutes: (count.to - count.from + 1) * 1440 }
        return {
          dayNumber: count.from,
          count: days !== undefined && days.minutes > 0 ? days : undefined,
          weekday: undefined,
        }
      }
      const moment = readMoment(text, order)
      if (moment !== undefined) return { ...none, weekday: moment.weekday, moment }
      if (/[0-9]/.test(text))
        finding('unreadable', columns.get('day') ?? 0, text, 'a day such as 3, Monday or 2026-11-30')
      return none
    }

    const missing = cells.length < form.width || cells.slice(form.width).some((text) => text !== '')
    if (missing && line.at === undefined)
      finding(
        'cells',
        Math.min(cells.length, form.width),
        `${cells.length} cells`,
        `${form.width}, as the header has`,
      )
    let isUnread = false
    const isBolus = bolusIn(note) !== undefined
    for (const { name, cell, read } of quantities) {
      const text = textOf(cell)
      if (text === '') continue
      if (name === 'elapsed_min' && isRange(text)) {
        const both = rangeOf(text, form)
        if (both !== undefined) Object.assign(figures, both)
        else finding('unreadable', cell, text, 'a time, or from one time to another')
        continue
      }
      const reading = read(text)
      if (reading === 'blank') continue
      isUnread ||= typeof reading === 'string' && RATES.includes(name)
      if (reading === 'unit' && isBolus && RATES.includes(name)) {
        const bolus = readCell(text, 'bolus_mg', form)
        if (typeof bolus === 'object') figures.bolus_mg = bolus
        else finding('unreadable', cell, text, 'a dose in mg')
      } else if (reading === 'unit') finding('unit', cell, text, `${UNIT_OF[name]}, as its column says`)
      else if (reading === 'unreadable') finding('unreadable', cell, text, FIGURE_FORM[form.decimal])
      else figures[name] = reading
    }
    const day = dayOf()
    const date = momentOf('date') ?? day.moment
    const rate = RATES.find((name) => columns.has(name))
    if (rate !== undefined && RATES.every((name) => figures[name] === undefined) && isStopEvent(note))
      figures[rate] = ZERO
    const bolus = bolusIn(note)
    if (bolus !== undefined && bolus !== '') {
      const dose = readFigure(bolus, form.decimal)
      if (dose !== undefined) figures.bolus_mg ??= dose
    }
    return {
      record,
      line,
      figures,
      session: countOf('session'),
      hour: countOf('hour'),
      dayNumber: day.dayNumber,
      count: day.count,
      weekday: date?.weekday ?? day.weekday,
      date: date?.date === undefined && date?.clock === undefined ? undefined : date,
      start: momentOf('start'),
      end: momentOf('end'),
      bag: wordsOf('bag'),
      isUnread,
      drug: wordsOf('drug'),
      protocol: wordsOf('protocol'),
      note,
    }
  }
  return { findings, read, isRemark }
}

const WORDS: readonly Target[] = ['note', 'drug', 'protocol', 'plan', 'plan_id', 'unit', 'bag']
/** Three letters of a word, and no figure first. */
const isWords = (text: string): boolean => /^[^0-9]/.test(text) && /\p{L}{2}/u.test(text)
const whole = (value: number): Figure => ({ value: BigInt(value) * ONE, span: exactly(BigInt(value) * ONE) })
const minutesOf = (hours: number): Figure => {
  const value = (BigInt(Math.round(hours * 1_000_000)) * ONE * 60n) / 1_000_000n
  return { value, span: exactly(value) }
}

/** The columns of rates per kilogram, the more exact first: unit, and what one mg/kg/h is in it as n/d. */
export const PER_KG = [
  { column: 'rate_mg_kg_h', unit: 'mg/kg/h', n: 1n, d: 1n },
  { column: 'rate_mcg_kg_min', unit: 'mcg/kg/min', n: 1000n, d: 60n },
] as const
export type PerKg = (typeof PER_KG)[number]

/** A rate in mg/kg/h as a column of rates per kilogram prints it. */
export const printedAs = ({ n, d }: PerKg, { value, span }: Figure): Figure => ({
  value: (value * n) / d,
  span: part(span, n, d),
})

/** The column of the rate per kilogram of a row; undefined where it has none. */
export const perKgColumn = (figures: Cells['figures']): PerKg | undefined =>
  PER_KG.find(({ column }) => figures[column] !== undefined)

/** mg/kg/h of a row, printed or from mcg/kg/min: 60 min, 1000 mcg. */
export function perKgOf(figures: Cells['figures']): Figure | undefined {
  const from = perKgColumn(figures)
  const figure = from && figures[from.column]
  return (
    from && figure && { value: (figure.value * from.d) / from.n, span: part(figure.span, from.d, from.n) }
  )
}

/** The length of a row in minutes, where a column says it. */
export function writtenTime({ hours, minutes }: Cells['figures']): Figure | undefined {
  if (minutes !== undefined || hours === undefined) return minutes
  return { value: hours.value * 60n, span: part(hours.span, 60n, 1n) }
}

/** A length that is whole in minutes, as a number. */
export function wholeMinutes(time: Figure | undefined): number | undefined {
  if (time === undefined) return undefined
  // An hour and twenty minutes is 1.333 h in a table.
  const nearest = Number((2n * time.value + ONE) / (2n * ONE))
  const exact = BigInt(nearest) * ONE
  return time.span.low <= exact && exact <= time.span.high ? nearest : undefined
}
