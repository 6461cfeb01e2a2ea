/** CSV as RFC 4180 asks; data and nothing else. */
import type { Plan } from '../core/plan'
import { type By, rowsOf } from '../core/rows'
import { columnsOf } from './columns'
import type { View } from './view'

/** A cell that a spreadsheet would run as a formula is made text. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Records as RFC 4180 text, each ended. */
export const csvText = (records: readonly (readonly string[])[], end: '\n' | '\r\n'): string =>
  records.map((cells) => cells.map(quote).join(',') + end).join('')

export function csv(plan: Plan, { by, excel }: View): string {
  const columns = columnsOf(plan, by)
  const rows = rowsOf(plan, by).map((row) =>
    columns.map(({ text, free }) => (free ? harmless(text(row)) : text(row))),
  )
  const text = csvText([columns.map(({ name }) => name), ...rows], excel ? '\r\n' : '\n')
  return excel ? `\ufeff${text}` : text
}

/**
 * The rows of one plan of many, its id first, under columns that they all share; a column that does not apply to
 * this plan is empty. Throws RangeError for a plan with a column that is not among them.
 */
export function csvOfMany(id: string, plan: Plan, by: By, header: readonly string[]): string {
  const columns = columnsOf(plan, by)
  const at = columns.map(({ name }) => header.indexOf(name))
  if (at.includes(-1)) throw new RangeError(`no place for a column: ${columns[at.indexOf(-1)]?.name}`)
  const records = rowsOf(plan, by).map((row) => {
    const cells = [harmless(id), ...header.map(() => '')]
    columns.forEach(({ text, free }, index) => {
      cells[1 + (at[index] ?? 0)] = free ? harmless(text(row)) : text(row)
    })
    return cells
  })
  return csvText(records, '\n')
}
