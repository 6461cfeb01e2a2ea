/** The weight through a course: of one person, and in one unit. */

import { decimalText, meet } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, scaled } from '../read/cells/cell'
import { overRows } from '../read/grid'
import { hasWords } from '../read/words/own-notes'
import { POUND } from '../read/words/weights'
import { type Check, findingAt, NONE, type Row, type TitrationTable } from '../titration-table'
import { slipOf } from './unit-errors'

/** By more than a tenth, which does not happen in days or weeks. */
const isFar = (a: bigint, b: bigint): boolean => 10n * a > 11n * b || 10n * b > 11n * a

const kgText = ({ value }: Figure): string => `${decimalText(value)} kg`

function findingOf(titrationTable: TitrationTable, row: Row, weight: Figure, before: Figure): readonly Finding[] {
  if (!isFar(weight.value, before.value)) return []
  const slip = slipOf('weight-change', row, weight, before)
  const isSlip = slip?.rule === 'slip-pounds'
  if (!isSlip && hasWords(row.note)) return []
  const words = [
    kgText(weight),
    `${kgText(before)}, as in the row before${isSlip ? ` (off by ${slip.what})` : ''}`,
  ] as const
  return [findingAt(titrationTable, isSlip ? slip.rule : 'weight-change', row, 'weight_kg', words)]
}

/** Each new weight against the one before it; a return to an earlier one is not reported again. */
export const weightChange: Check = (titrationTable) => {
  const known = new Set<bigint>()
  let before: Figure | undefined
  return overRows(titrationTable.rows, (row): readonly Finding[] => {
    const weight = row.figures.weight_kg
    if (weight === undefined || weight === before || known.has(weight.value)) return NONE
    known.add(weight.value)
    const last = before
    before = weight
    return last === undefined ? [] : findingOf(titrationTable, row, weight, last)
  })
}

/** Pounds printed beside kilograms are the same weight. */
export const pounds: Check = (titrationTable) =>
  overRows(titrationTable.rows, (row): readonly Finding[] => {
    const { weight_lb: lb, weight_kg: kg } = row.figures
    if (lb === undefined || kg === undefined) return []
    const right = scaled(lb, POUND)
    if (meet(right.span, kg.span)) return []
    const words = [kgText(kg), `${decimalText(right.value, 1)} kg (${decimalText(lb.value)} lb)`] as const
    return [findingAt(titrationTable, 'slip-pounds', row, 'weight_kg', words)]
  })
