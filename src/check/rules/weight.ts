/** The weight through a course: one person's, and not in pounds now and then. */

import { decimalText } from '../../core/values/interval'
import type { Fault } from '../fault'
import type { Figure } from '../read/cell'
import { hasWords } from '../read/own-notes'
import { type Check, faultAt, type Row, type Sheet } from '../titration-table'
import { slipOf } from './unit-errors'

/** By more than a tenth either way, which no course of days or weeks brings about. */
const isFar = (a: bigint, b: bigint): boolean => 10n * a > 11n * b || 10n * b > 11n * a

function faultOf(sheet: Sheet, row: Row, weight: Figure, before: Figure): readonly Fault[] {
  if (!isFar(weight.value, before.value)) return []
  const slip = slipOf('weight-change', row, weight, before)
  const [found, right] = [decimalText(weight.value), decimalText(before.value)]
  if (slip?.rule === 'slip-pounds') {
    const allowed = `${right} kg, as in the row before (off by ${slip.what})`
    return [faultAt(sheet, slip.rule, row, 'weight_kg', [`${found} kg`, allowed])]
  }
  if (hasWords(row.note)) return []
  return [
    faultAt(sheet, 'weight-change', row, 'weight_kg', [`${found} kg`, `${right} kg, as in the row before`]),
  ]
}

/** Each new weight against the one before it; going back to one that was there is no second fault. */
const changes: Check = (sheet) => {
  const known = new Set<bigint>()
  let before: Figure | undefined
  return sheet.rows.flatMap((row): readonly Fault[] => {
    const weight = row.figures.weight_kg
    if (weight === undefined || known.has(weight.value)) return []
    known.add(weight.value)
    const last = before
    before = weight
    return last === undefined ? [] : faultOf(sheet, row, weight, last)
  })
}

export const WEIGHT_CHECKS: readonly Check[] = [changes]
