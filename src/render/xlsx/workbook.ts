/** Sheets of text, figures and formulas as a workbook. The library that writes it is loaded when it is needed. */
import type { Cell, ConditionalRule, WriteSheet } from 'hucre/xlsx'
import { escapeControls } from '../../core/values/escape-controls'

/** The state that a workbook of ketaplan shows where a rate or a time is not the planned one. */
export const CHANGED = 'changed since planned'

/** A date is written with its format; a formula with the value that it has now. */
export type SheetCell = string | number | Date | { readonly formula: string; readonly value: string | number }

export interface WrittenSheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
  readonly widths?: readonly number[]
  /** The row of column heads, from 0. */
  readonly head?: number
  /** Printed one page wide, with the rows down to the head on every page. */
  readonly isHandout?: true
  /** Ranges of cells that are red where they have these words. */
  readonly alarms?: readonly { readonly range: string; readonly words: string }[]
}

const EPOCH = new Date(0)
const DATE = 'yyyy-mm-dd hh:mm'
const RED = {
  font: { bold: true, color: { rgb: '9C0006' } },
  fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFC7CE' } },
} as const

function written(cell: SheetCell, isHead: boolean): Partial<Cell> {
  const style = { protection: { locked: true }, ...(isHead ? { font: { bold: true } } : {}) }
  if (cell instanceof Date) return { value: cell, style: { ...style, numFmt: DATE } }
  if (typeof cell === 'object') return { formula: cell.formula, formulaResult: cell.value, value: cell.value, style }
  return { value: typeof cell === 'string' ? escapeControls(cell) : cell, style }
}

const cellsOf = ({ rows, head }: WrittenSheet): Map<string, Partial<Cell>> =>
  new Map(rows.flatMap((row, r) => row.map((cell, c) => [`${r},${c}`, written(cell, r === head || r === 0)] as const)))

const rulesOf = ({ alarms = [] }: WrittenSheet): ConditionalRule[] =>
  alarms.map(({ range, words }, index) => ({
    ...{ type: 'containsText', priority: index + 1, text: words, range, style: RED },
    formula: `NOT(ISERROR(SEARCH("${words}",${range.split(':')[0]})))`,
  }))

const ONE_WIDE = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const
const pageOf = ({ head, isHandout }: WrittenSheet): Pick<WriteSheet, 'pageSetup'> =>
  isHandout === undefined || head === undefined
    ? {}
    : { pageSetup: { ...ONE_WIDE, paperSize: 'a4', printTitlesRow: `$1:$${head + 1}` } }

/** The bytes of a workbook; every cell is locked. The same sheets give the same bytes. */
export async function workbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    // Otherwise it would contain the time at which it was made.
    properties: { created: EPOCH, modified: EPOCH },
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) =>
        row.map((cell) => (cell instanceof Date || typeof cell !== 'object' ? cell : cell.value)),
      ),
      cells: cellsOf(sheet),
      columns: (sheet.widths ?? []).map((width) => ({ width })),
      protection: { sheet: true },
      conditionalRules: rulesOf(sheet),
      ...(sheet.head === undefined ? {} : { freezePane: { rows: sheet.head + 1 } }),
      ...pageOf(sheet),
    })),
  })
}
