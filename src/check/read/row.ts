/** A row of a table, read: figures, times, words. Each cell that cannot be read is a fault and stays absent. */

import { ONE, part } from '../../core/values/interval'
import type { Fault } from '../fault'
import { type DecimalSign, type Figure, nominal, readFigure, withoutUnit } from './cell'
import type { Target } from './columns'
import { unitOfCell } from './columns'
import type { Columns } from './header'
import { type Moment, readMoment } from './timestamp'

/** The columns of figures, with the unit in which each is read. */
const UNIT_OF = {
  hours: 'h',
  minutes: 'min',
  rate_mg_h: 'mg/h',
  rate_mg_kg_h: 'mg/kg/h',
  rate_mcg_kg_min: 'mcg/kg/min',
  rate_mL_h: 'mL/h',
  change_mg_h: 'mg/h',
  limit_mg_h: 'mg/h',
  dose_mg: 'mg',
  cumulative_mg: 'mg',
  volume_mL: 'mL',
  cumulative_mL: 'mL',
  weight_kg: 'kg',
  concentration_mg_mL: 'mg/mL',
} as const satisfies Partial<Record<Target, string>>
type Quantity = keyof typeof UNIT_OF
export const QUANTITIES = Object.keys(UNIT_OF) as Quantity[]
// Set by somebody and not measured.
const NOMINAL: readonly Target[] = ['hours', 'minutes', 'concentration_mg_mL']

/** What the cells of a row say. */
export interface Cells {
  /** From 1: the record in the table. */
  readonly record: number
  readonly figures: Readonly<Partial<Record<Quantity, Figure>>>
  readonly session: number | undefined
  readonly hour: number | undefined
  /** Its number; nothing where a weekday stands. */
  readonly dayNumber: number | undefined
  readonly date: Moment | undefined
  readonly start: Moment | undefined
  readonly end: Moment | undefined
  readonly drug: string
  readonly protocol: string
  readonly note: string
}

const FIGURE_FORM = {
  '.': 'digits and a point, no sign',
  ',': 'digits and a decimal comma, no sign',
} as const
const TIME_FORM = 'a time such as 2026-11-30T08:00 or 08:00, the year first'

/** `3`, `Day 3`, `D3`. */
function dayNumber(text: string): number | undefined {
  const match = /^(?:d|day)? ?([0-9]{1,4})$/i.exec(text)
  return match === null ? undefined : Number(match[1])
}

type Reading = Figure | 'unit' | 'unreadable'

function readCell(text: string, name: Quantity, decimal: DecimalSign): Reading {
  const { figure, unit } = withoutUnit(text)
  const written = unit === '' ? UNIT_OF[name] : unitOfCell(unit)
  // `3O` has no unit, but a letter for a nought.
  if (written === '') return 'unreadable'
  if (written !== UNIT_OF[name]) return 'unit'
  const read = readFigure(figure, decimal, name === 'change_mg_h')
  if (read === undefined) return 'unreadable'
  return NOMINAL.includes(name) ? nominal(read) : read
}

/** The figures of a table: the same ones stand in it over and over, so each is read once. */
function figureReader(columns: Columns, decimal: DecimalSign) {
  return QUANTITIES.flatMap((name) => {
    const cell = columns.get(name)
    if (cell === undefined) return []
    const known = new Map<string, Reading>()
    const read = (text: string): Reading => {
      const before = known.get(text)
      if (before !== undefined) return before
      const reading = readCell(text, name, decimal)
      known.set(text, reading)
      return reading
    }
    return [{ name, cell, read }]
  })
}

/** Reads the rows of a table one by one, and keeps what it could not read. */
export function rowReader(columns: Columns, decimal: DecimalSign, width: number) {
  const quantities = figureReader(columns, decimal)
  const faults: Fault[] = []

  function read(cells: readonly string[], record: number): Cells {
    const fault = (rule: Fault['rule'], cell: number, found: string, allowed: string) => {
      faults.push({ rule, record, cell, found, allowed })
    }
    const textOf = (cell: number | undefined): string =>
      cell === undefined ? '' : (cells[cell]?.trim() ?? '')
    const wordsOf = (name: Target): string => textOf(columns.get(name))

    function countOf(name: 'session' | 'hour'): number | undefined {
      const text = wordsOf(name)
      const isClock = name === 'hour' && /^0[0-9]{3}$/.test(text)
      if (/^[0-9]{1,6}$/.test(text) && !isClock) return Number(text)
      if (text !== '')
        fault(
          'unreadable',
          columns.get(name) ?? 0,
          text,
          isClock ? 'a whole number; a time is written 08:00' : 'a whole number',
        )
      return undefined
    }
    function momentOf(name: 'date' | 'start' | 'end'): Moment | undefined {
      const text = wordsOf(name)
      const moment = text === '' ? undefined : readMoment(text)
      if (moment !== undefined && (name !== 'date' || moment.date !== undefined)) return moment
      if (text !== '') fault('unreadable', columns.get(name) ?? 0, text, TIME_FORM)
      return undefined
    }

    if (cells.length !== width)
      fault('cells', Math.min(cells.length, width), `${cells.length} cells`, `${width}, as the header has`)
    const figures: Partial<Record<Quantity, Figure>> = {}
    for (const { name, cell, read } of quantities) {
      const text = textOf(cell)
      if (text === '') continue
      const reading = read(text)
      if (reading === 'unit') fault('unit', cell, text, `${UNIT_OF[name]}, as its column says`)
      else if (reading === 'unreadable') fault('unreadable', cell, text, FIGURE_FORM[decimal])
      else figures[name] = reading
    }
    return {
      record,
      figures,
      session: countOf('session'),
      hour: countOf('hour'),
      dayNumber: dayNumber(wordsOf('day')),
      date: momentOf('date'),
      start: momentOf('start'),
      end: momentOf('end'),
      drug: wordsOf('drug'),
      protocol: wordsOf('protocol'),
      note: wordsOf('note'),
    }
  }
  return { faults, read }
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
