/** Figures that titles and headers state, and what the rows have in their units. */

import { decimalText } from '../../../core/values/interval'
import { ROUNDED } from '../../bounds'
import { type Figure, ratio, readFigure, scaled } from '../../read/cells/cell'
import { LONGEST, readUnit } from '../../read/cells/units'
import type { Target } from '../../read/columns/target'
import { perKgColumn } from '../../read/rows/per-kg'
import type { Rated, TitrationTable } from '../../titration-table'
import { NOT_HERE, saidIn } from './texts'

/** Part of a pattern: a figure that is no range, and the unit after it. */
export const FIGURE =
  '([0-9]+(?:[.,][0-9]+)?)(?! ?(?:-|\\u2013|to\\b)|[.,]?[0-9])(?: ?((?:mg|mcg|ml)(?: ?(?:/|per) ?(?:kg|h(?:ou)?r?|uur|std|min|24 ?h|day)\\b){0,2}))?'

/** A figure that words state. */
export interface Said extends Figure {
  readonly unit: 'mg/h' | 'mg/kg/h' | 'mL/h' | 'mg' | 'mg/kg'
}

/** A figure in the unit after it; in mg/h by its header or by a time after it. */
function saidOf(found: RegExpExecArray, text: string, { decimal, setting, header, columns }: TitrationTable) {
  const [digits = '', written = ''] = found.slice(1).filter((each) => each !== undefined)
  const isTimed = /^,? (?:every|each) /i.test(text.slice(found.index + found[0].length))
  const isHeader = text === header.cells[columns.get('rate_mg_h') ?? -1]
  const isRate = isHeader || (isTimed && (written === '' || (written === 'mg' && setting === 'inpatient')))
  const { unit = undefined, n = 1n, d = 1n } = isRate ? { unit: 'mg/h' as const } : (readUnit(written) ?? {})
  const figure = readFigure(digits, decimal)
  if (figure === undefined) return undefined
  if (unit === 'mcg/kg/min') return { ...scaled(figure, { n: 60n, d: 1000n }), unit: 'mg/kg/h' as const }
  const isOfSession = (unit === 'mg' || unit === 'mg/kg') && setting === 'outpatient'
  const isKnown = unit === 'mg/h' || unit === 'mg/kg/h' || unit === 'mL/h' || isOfSession
  return isKnown ? { ...scaled(figure, { n, d }), unit } : undefined
}

/** The figure after such words above the table or in the header of the rate. */
export function statedIn(titrationTable: TitrationTable, patterns: readonly RegExp[]): Said | undefined {
  const { header, columns } = titrationTable
  const rate = header.cells[columns.get('rate_mg_h') ?? -1] ?? ''
  for (const text of [...saidIn(titrationTable), ...(!/[0-9]/.test(rate) || NOT_HERE.test(rate) ? [] : [rate])])
    for (const pattern of patterns) {
      const found = text.length > LONGEST ? null : pattern.exec(text)
      const said = found === null ? undefined : saidOf(found, text, titrationTable)
      if (said !== undefined) return said
    }
  return undefined
}

/** What a row has in a unit, and in which column; a rate per kilogram is exact to 0.005. */
export function inUnitOf(row: Rated, unit: Said['unit']): readonly [Target, Figure | undefined] {
  if (unit === 'mg/h') return row.rateFrom === 'dose_mg' ? ['dose_mg', undefined] : [row.rateFrom, row.rate]
  if (unit === 'mL/h') return ['rate_mL_h', row.figures.rate_mL_h]
  const { dose_mg: dose, dose_mg_kg: dosePerKg } = row.figures
  if (unit === 'mg') return ['dose_mg', dose]
  if (unit === 'mg/kg') return ['dose_mg', dosePerKg ?? roughly(dose, row.weight)]
  const { perKg: own, weight, rate } = row
  if (own === undefined) return [row.rateFrom, roughly(rate, weight)]
  const span = { low: own.value - ROUNDED, high: own.value + ROUNDED }
  return [perKgColumn(row.figures)?.column ?? row.rateFrom, { value: own.value, span }]
}
/** Per kilogram, within a tenth: the amount is rounded to what can be set or drawn up. */
function roughly(amount: Figure | undefined, weight: Figure | undefined): Figure | undefined {
  const { value = 0n } = (amount && weight && ratio(amount, weight)) ?? {}
  return value === 0n ? undefined : { value, span: { low: (value * 9n) / 10n, high: (value * 11n) / 10n } }
}
export const textIn = (value: bigint, unit: string): string => `${decimalText(value)} ${unit}`
