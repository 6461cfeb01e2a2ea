/** CSV, RFC 4180. */

import type { ModelId } from '../../core/pharmacokinetics/models'
import { type By, type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { View } from '../view'
import { type Column, columnsOf } from './columns'

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const quote = (cell: string): string => (cell !== '' && /[",\r\n]/.test(cell) ? quoted(cell) : cell)

const cellOf = ({ text, free }: Column, row: Row): string => (free ? harmless(text(row)) : text(row))

/** Records as RFC 4180 text, each with a line end. */
export const csvText = (records: readonly (readonly string[])[], end: '\n' | '\r\n'): string =>
  records.map((cells) => cells.map(quote).join(',') + end).join('')

/** For a spreadsheet whose decimal sign is the comma: it would read 12.5 as a date. */
const withSemicolons = (records: readonly (readonly string[])[]): string =>
  records
    .map((cells) =>
      cells.map((cell) => (/[";\r\n]/.test(cell) ? quoted(cell) : cell.replace(/^(-?\d+)\.(\d+)$/, '$1,$2'))),
    )
    .map((cells) => `${cells.join(';')}\r\n`)
    .join('')

/** The same as a file; for Excel with byte-order mark and CRLF. */
export function csvFile(records: readonly (readonly string[])[], excel: View['excel']): string {
  if (excel === false) return csvText(records, '\n')
  return `\ufeff${excel === true ? csvText(records, '\r\n') : withSemicolons(records)}`
}

export function csv(plan: Plan, { by, excel, predict }: View): string {
  const columns = columnsOf(plan, by, predict)
  const rows = rowsOf(plan, by).map((row) => columns.map((column) => cellOf(column, row)))
  return csvFile([columns.map(({ name }) => name), ...rows], excel)
}

/**
 * The rows of one plan of a batch, its id first, in the columns of the batch; a column that does not apply to
 * this plan is empty. Throws RangeError for a plan with a column that the batch does not have.
 */
export function csvOfMany(id: string, plan: Plan, by: By, header: readonly string[], predict?: ModelId): string {
  const columns = columnsOf(plan, by, predict)
  const unknown = columns.find(({ name }) => !header.includes(name))
  if (unknown !== undefined) throw new RangeError(`no place for a column: ${unknown.name}`)
  const inOrder = header.map((name) => columns.find((column) => column.name === name))
  const first = quote(harmless(id))
  // A plain loop: a long batch spends its time here.
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
