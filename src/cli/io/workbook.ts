/** Reads an Excel workbook: each sheet as a grid, with the name of each cell. */
import { type Cell, cellRef, colToLetter, readXlsx, type Sheet } from 'hucre/xlsx'
import type { Finding } from '../../check/finding'
import { decimalSignOf } from '../../check/read/cells/cell'
import { refuse } from '../../core/model/finding'
import { runsOf } from '../../core/values/runs'
import { CHANGED } from '../../render/xlsx/workbook'
import { isOle, MOST_ROWS, type PlacedGrid } from './read-table'
import { cellText, hoursOf } from './workbook-cell'
import { refuseBadZip } from './zip-parts'

const MOST_COLUMNS = 1000
type Texts = readonly (readonly string[])[]
const cellAt = ({ cells }: Sheet, row: number, column: number): Cell | undefined => cells?.get(`${row},${column}`)

const hasFigure = (text: string): boolean => /^[$\u20ac\u00a3]?[+-]?[0-9.]/.test(text)

/** The columns whose header has the unit h: their times are figures in hours. */
const hourColumns = ({ rows }: Sheet): ReadonlySet<number> =>
  new Set(
    rows.flatMap((row) =>
      row.flatMap((cell, column) => (typeof cell === 'string' && /\b(?:h|hrs?|hours)\b/i.test(cell) ? column : [])),
    ),
  )

/** The text of every cell; a figure in cells merged downwards is repeated in each of them. */
function textsOf(sheet: Sheet): string[][] {
  const inHours = hourColumns(sheet)
  const texts = sheet.rows.map((row, at) =>
    Array.from(row, (plain, column) => {
      const cell = cellAt(sheet, at, column)
      const value = cell?.formula === undefined ? plain : (cell.formulaResult ?? plain)
      const format = cell?.style?.numFmt ?? ''
      const text = cellText(value, format, cell?.formula).trim()
      return /\[h+\]/i.test(format) && inHours.has(column) ? hoursOf(text) : text
    }),
  )
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    const text = texts[startRow]?.[startCol] ?? ''
    if (startCol !== endCol || !/^(?:[a-z]+ )?[0-9]/i.test(text)) continue
    for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row++) {
      const cells = texts[row] ?? []
      while (cells.length < startCol) cells.push('')
      cells[startCol] = text
    }
  }
  return texts
}

interface Place extends Omit<Finding, 'record' | 'cell'> {
  readonly row: number
  readonly column: number
}

/** Typed numbers below a formula, in a run of figures of which at least half are formulas. */
function typedOver(sheet: Sheet, texts: Texts): readonly Place[] {
  const width = Math.max(0, ...texts.map(({ length }) => length))
  return Array.from({ length: width }, (_, column): readonly Place[] => {
    const isFormula = (row: number) => cellAt(sheet, row, column)?.formula !== undefined
    const figures = [...texts.keys()].filter((row) => isFormula(row) || typeof sheet.rows[row]?.[column] === 'number')
    return runsOf(figures, (before, next) => next === before + 1).flatMap((run) => {
      const formulas = run.filter(isFormula)
      const [first = Number.POSITIVE_INFINITY] = formulas
      const typed = run.filter((row) => row > first && !isFormula(row))
      if (formulas.length < Math.max(2, typed.length)) return []
      return typed.map((row) => {
        const found = `${texts[row]?.[column]}, typed among formulas`
        return { row, column, rule: 'typed-over', found, allowed: 'the formula of its column' }
      })
    })
  }).flat()
}

/** Figures that a reader of the sheet does not see, or sees once for several rows. */
function hiddenOrMerged(sheet: Sheet, texts: Texts): readonly Place[] {
  const place = (row: number, column: number, rule: Place['rule'], found: string): Place[] => [
    { row, column, rule, found, allowed: rule === 'hidden' ? 'shown' : 'a figure in each row' },
  ]
  const firstFigure = texts.findIndex((cells) => cells.some(hasFigure))
  const isHidden = sheet.hidden === true || sheet.veryHidden === true
  return [
    ...(isHidden && firstFigure >= 0 ? place(firstFigure, 0, 'hidden', 'a hidden sheet with figures') : []),
    ...[...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) =>
      hidden === true && texts[row]?.some(hasFigure) ? place(row, 0, 'hidden', `row ${row + 1} is hidden`) : [],
    ),
    ...(sheet.columns ?? []).flatMap(({ hidden }, column) => {
      const row = texts.findIndex((cells) => hasFigure(cells[column] ?? ''))
      return hidden === true && row >= 0 ? place(row, column, 'hidden', `column ${colToLetter(column)} is hidden`) : []
    }),
    ...(sheet.merges ?? []).flatMap(({ startRow, startCol, endRow, endCol }) =>
      startRow < endRow && hasFigure(texts[startRow]?.[startCol] ?? '')
        ? place(startRow, startCol, 'merged', `cells merged to ${cellRef(endRow, endCol)}: read as if in each row`)
        : [],
    ),
  ]
}

/** The cells in which a workbook of ketaplan says that a rate or a time is no longer the planned one. */
const changedCells = (texts: Texts): readonly Place[] =>
  texts.flatMap((cells, row) =>
    cells.flatMap((text, column): Place[] =>
      text === CHANGED ? [{ row, column, rule: 'changed', found: text, allowed: 'the planned rates and times' }] : [],
    ),
  )

/** Undefined for a sheet without a figure. Throws Refusal for one that is too large. */
function gridOf(sheet: Sheet, name: string): PlacedGrid | undefined {
  const texts = textsOf(sheet)
  const kept = [...texts.keys()].filter((row) => texts[row]?.some((cell) => cell !== ''))
  if (kept.length > MOST_ROWS) refuse('bad-table', name, `more than ${MOST_ROWS} rows`, 'a shorter table')
  if (kept.some((row) => (texts[row]?.length ?? 0) > MOST_COLUMNS))
    refuse('bad-table', name, `more than ${MOST_COLUMNS} columns`, 'a narrower table')
  const records = kept.map((row) => texts[row] ?? [])
  if (records.length < 2 || !records.some((cells) => cells.some(hasFigure))) return undefined
  const recordOf = new Map(kept.map((row, record) => [row, record]))
  const findings = [...typedOver(sheet, texts), ...changedCells(texts), ...hiddenOrMerged(sheet, texts)].flatMap(
    ({ row, column, ...rest }): Finding[] => {
      const record = recordOf.get(row)
      return record === undefined ? [] : [{ record, cell: column, ...rest }]
    },
  )
  return {
    grid: { records, decimal: decimalSignOf(records, ','), findings },
    placeOf: (record, cell) => {
      const row = kept[record] ?? 0
      return { line: row + 1, column: cell + 1, cell: `${sheet.name}!${cellRef(row, cell)}` }
    },
  }
}

/** The sheets with figures, or the sheet that is named. Throws Refusal (exit 2). */
export async function readWorkbook(
  bytes: Buffer,
  name: string,
  only: string | undefined,
): Promise<readonly PlacedGrid[]> {
  if (isOle(bytes)) refuse('bad-table', name, 'a workbook with a password, or an .xls', 'an .xlsx without a password')
  refuseBadZip(bytes, name)
  const { sheets } = await readXlsx(bytes, { readStyles: true }).catch(() =>
    refuse('bad-table', name, 'a workbook that cannot be read', 'it saved again as .xlsx'),
  )
  const chosen = only === undefined ? sheets : sheets.filter((sheet) => sheet.name === only)
  if (chosen.length === 0) refuse('unknown-choice', '--sheet', only ?? '', sheets.map((sheet) => sheet.name).join(', '))
  const grids = chosen.flatMap((sheet) => gridOf(sheet, `${name}: ${sheet.name}`) ?? [])
  if (grids.length === 0) refuse('bad-table', name, 'no rows', 'a header and rows')
  return grids
}
