/** A row of a table, read: figures, times, words. Each cell that cannot be read is a fault and stays absent. */
import type { Day } from '../day'
import type { Target } from './columns'
import { unitOfCell } from './columns'
import type { Fault } from './fault'
import { type DecimalSign, type Figure, nominal, readFigure, withoutUnit } from './figure'
import { type Moment, readMoment } from './moment'
import { ONE, part } from './span'
import type { Columns } from './table'

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
export type Quantity = keyof typeof UNIT_OF
const QUANTITIES = Object.keys(UNIT_OF) as Quantity[]
// Set by somebody and not measured.
const NOMINAL: readonly Target[] = ['hours', 'minutes', 'concentration_mg_mL']
const COUNTS = ['session', 'hour'] as const
const TIMES = ['date', 'start', 'end'] as const

/** What the cells of a row say. */
export interface Cells {
  /** From 1: the record in the table. */
  readonly record: number
  readonly figures: Readonly<Partial<Record<Quantity, Figure>>>
  readonly session?: number
  readonly hour?: number
  readonly date?: Moment & { readonly date: Day }
  readonly start?: Moment
  readonly end?: Moment
  readonly drug: string
  readonly protocol: string
  readonly note: string
}

const FIGURE_FORM = {
  '.': 'digits and a point, no sign',
  ',': 'digits and a decimal comma, no sign',
} as const

/** Reads cells, and knows again what it has read: tables say the same figures over and over. */
export function rowReader(columns: Columns, decimal: DecimalSign, width: number) {
  const known = new Map<string, Figure | 'unit' | 'unreadable'>()
  const faults: Fault[] = []

  function figureOf(text: string, name: Quantity): Figure | 'unit' | 'unreadable' {
    const { figure, unit } = withoutUnit(text)
    const written = unit === '' ? UNIT_OF[name] : unitOfCell(unit)
    // `3O` has no unit, but a letter for a nought.
    if (written === '') return 'unreadable'
    if (written !== UNIT_OF[name]) return 'unit'
    const read = readFigure(figure, decimal, name === 'change_mg_h')
    if (read === undefined) return 'unreadable'
    return NOMINAL.includes(name) ? nominal(read) : read
  }
  function knownFigure(text: string, name: Quantity): Figure | 'unit' | 'unreadable' {
    const key = `${name} ${text}`
    const read = known.get(key) ?? figureOf(text, name)
    known.set(key, read)
    return read
  }

  return {
    faults,
    read(cells: readonly string[], record: number): Cells {
      const fault = (rule: Fault['rule'], cell: number, found: string, allowed: string) =>
        faults.push({ rule, record, cell, found, allowed })
      const textOf = (name: Target): string => {
        const cell = columns.get(name)
        return cell === undefined ? '' : (cells[cell]?.trim() ?? '')
      }
      const unreadable = (name: Target, allowed: string) =>
        fault('unreadable', columns.get(name) ?? 0, textOf(name), allowed)
      if (cells.length !== width)
        fault('cells', Math.min(cells.length, width), `${cells.length} cells`, `${width}, as the header has`)
      const figures: Partial<Record<Quantity, Figure>> = {}
      for (const name of QUANTITIES) {
        const text = textOf(name)
        if (text === '') continue
        const figure = knownFigure(text, name)
        if (figure === 'unit')
          fault('unit', columns.get(name) ?? 0, text, `${UNIT_OF[name]}, as its column says`)
        else if (figure === 'unreadable') unreadable(name, FIGURE_FORM[decimal])
        else figures[name] = figure
      }
      const counts: { session?: number; hour?: number } = {}
      for (const name of COUNTS) {
        const text = textOf(name)
        if (/^[0-9]{1,6}$/.test(text)) counts[name] = Number(text)
        else if (text !== '') unreadable(name, 'a whole number')
      }
      const moments: { date?: Moment; start?: Moment; end?: Moment } = {}
      for (const name of TIMES) {
        const text = textOf(name)
        const moment = text === '' ? undefined : readMoment(text)
        if (moment !== undefined && !(name === 'date' && moment.date === undefined)) moments[name] = moment
        else if (text !== '') unreadable(name, 'a time such as 2026-11-30T08:00 or 08:00, the year first')
      }
      const words = { drug: textOf('drug'), protocol: textOf('protocol'), note: textOf('note') }
      return { record, figures, ...counts, ...moments, ...words } as Cells
    },
  }
}

/** mcg/kg/min as mg/kg/h: 60 min, 1000 mcg. */
export function perKgOf({
  rate_mg_kg_h: perKg,
  rate_mcg_kg_min: perMin,
}: Cells['figures']): Figure | undefined {
  if (perKg !== undefined || perMin === undefined) return perKg
  return { value: (perMin.value * 60n) / 1000n, span: part(perMin.span, 60n, 1000n) }
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
