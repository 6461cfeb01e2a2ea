/** A sum that does not come out, in words. */
import { decimalText } from '../../core/values/interval'
import type { Finding } from '../finding'
import type { Figure } from '../read/cell'
import type { Target } from '../read/columns'
import type { RuleId } from '../rules-list'
import { findingAt, type Row, type TitrationTable } from '../titration-table'
import { slipOf } from './unit-errors'

/** A sum that does not come out: where, what is there, what it should be and how that was worked out. */
interface Sum {
  readonly rule: RuleId
  readonly row: Row
  readonly column: Target
  readonly found: Figure
  readonly right: Figure
  readonly unit: string
  readonly working: string
}

export const named = (slip: ReturnType<typeof slipOf>): string => (slip === undefined ? '' : `; off by ${slip.what}`)

export function sumFinding(
  titrationTable: TitrationTable,
  { rule, row, column, found, right, unit, working }: Sum,
): Finding {
  const slip = rule === 'rounding' ? undefined : slipOf(rule, row, found, right)
  const words = [
    `${decimalText(found.value)} ${unit}`,
    `${decimalText(right.value)} ${unit} (${working}${named(slip)})`,
  ] as const
  return findingAt(titrationTable, slip?.rule ?? rule, row, column, words)
}
