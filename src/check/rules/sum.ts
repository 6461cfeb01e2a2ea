/** The words of a sum that is wrong. */
import { decimalText } from '../../core/values/interval'
import type { Finding } from '../finding'
import type { Figure } from '../read/cells/cell'
import { type Quantity, UNIT_OF } from '../read/columns/target'
import type { RuleId } from '../rules-list'
import { findingAt, type Row, type TitrationTable } from '../titration-table'
import { slipOf } from './unit-errors'

/** A sum that is wrong: where, what is there, what it should be and how that was worked out. */
interface Sum {
  readonly rule: RuleId
  readonly row: Row
  readonly column: Quantity
  readonly found: Figure
  readonly right: Figure
  readonly working: string
}

/** `40 mg/h`, in the unit of a column. */
export const inUnit = (value: bigint, column: Quantity): string => `${decimalText(value)} ${UNIT_OF[column]}`

export const slipText = (slip: ReturnType<typeof slipOf>): string => (slip === undefined ? '' : `; off by ${slip.what}`)

export function sumFinding(titrationTable: TitrationTable, { rule, row, column, found, right, working }: Sum): Finding {
  const slip = rule === 'rounding' ? undefined : slipOf(rule, row, found, right)
  const words = [inUnit(found.value, column), `${inUnit(right.value, column)} (${working}${slipText(slip)})`] as const
  return findingAt(titrationTable, slip?.rule ?? rule, row, column, words)
}
