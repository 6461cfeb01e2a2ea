/** CSV as RFC 4180 asks; data and nothing else. */
import type { Plan } from '../core/plan'
import { rowsOf } from '../core/rows'
import { columnsOf } from './columns'
import type { View } from './view'

/** A cell that a spreadsheet would run as a formula is made text. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Records as RFC 4180 text, each ended. */
export const csvText = (records: readonly (readonly string[])[], end: '\n' | '\r\n'): string =>
  records.map((cells) => cells.map(quote).join(',') + end).join('')

/** The same as a file, with the byte-order mark and CRLF that Excel wants if it is for that. */
export const csvFile = (records: readonly (readonly string[])[], excel: boolean): string =>
  excel ? `\ufeff${csvText(records, '\r\n')}` : csvText(records, '\n')

export function csv(plan: Plan, { by, excel, predict }: View): string {
  const columns = columnsOf(plan, by, predict)
  const rows = rowsOf(plan, by).map((row) =>
    columns.map(({ text, free }) => (free ? harmless(text(row)) : text(row))),
  )
  return csvFile([columns.map(({ name }) => name), ...rows], excel)
}
