/** CSV as RFC 4180 asks; data and nothing else. */

import { type By, type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { View } from '../view'
import type { Column } from './column'
import { columnsOf } from './columns'

/** A cell that a spreadsheet would run as a formula is made text. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const quote = (cell: string): string =>
  cell !== '' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const cellOf = ({ text, free }: Column, row: Row): string => (free ? harmless(text(row)) : text(row))

/** Records as RFC 4180 text, each ended. */
export const csvText = (records: readonly (readonly string[])[], end: '\n' | '\r\n'): string =>
  records.map((cells) => cells.map(quote).join(',') + end).join('')

/** The same as a file, with the byte-order mark and CRLF that Excel wants if it is for that. */
export const csvFile = (records: readonly (readonly string[])[], excel: boolean): string =>
  excel ? `\ufeff${csvText(records, '\r\n')}` : csvText(records, '\n')

export function csv(plan: Plan, { by, excel, predict }: View): string {
  const columns = columnsOf(plan, by, predict)
  const rows = rowsOf(plan, by).map((row) => columns.map((column) => cellOf(column, row)))
  return csvFile([columns.map(({ name }) => name), ...rows], excel)
}

/**
 * The rows of one plan of many, its id first, under columns that they all share; a column that does not apply to
 * this plan is empty. Throws RangeError for a plan with a column that is not among them.
 */
export function csvOfMany(id: string, plan: Plan, by: By, header: readonly string[]): string {
  const columns = columnsOf(plan, by)
  const astray = columns.find(({ name }) => !header.includes(name))
  if (astray !== undefined) throw new RangeError(`no place for a column: ${astray.name}`)
  const inOrder = header.map((name) => columns.find((column) => column.name === name))
  const first = quote(harmless(id))
  // By hand: this is where a long batch spends its time.
  let text = ''
  for (const row of rowsOf(plan, by)) {
    text += first
    for (const column of inOrder) {
      text += ','
      // A number needs no quotes.
      if (column?.value !== undefined) text += column.text(row)
      else if (column !== undefined) text += quote(cellOf(column, row))
    }
    text += '\n'
  }
  return text
}
