/** A small table of texts, shown on a terminal, as CSV or as Markdown. */
import widthOfAny from 'fast-string-width'
import { csvText } from '../data/csv'
import { linesText, type Paint } from '../view'

export const GAP = 2

/** Columns of a text. The package's patterns for other scripts take a tenth of the start to compile. */
const stringWidth = (text: string): number => (/^[\x20-\x7e]*$/.test(text) ? text.length : widthOfAny(text))

export interface Cell {
  readonly text: string
  /** Columns of the terminal; a longer word is never cut. */
  readonly width: number
  readonly align?: 'left' | 'right' | undefined
  readonly paint?: ((text: string) => string) | undefined
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line: string | undefined
  for (const word of text.split(' ')) {
    const longer: string = line === undefined ? word : `${line} ${word}`
    if (line !== undefined && stringWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === undefined ? lines : [...lines, line]
}

function padded(text: string, { width, align, paint }: Cell): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  const painted = text === '' || paint === undefined ? text : paint(text)
  return align === 'right' ? blanks + painted : painted + blanks
}

/** One row: as many lines as its longest cell needs, two blanks between the columns. */
export function alignedRow(cells: readonly Cell[]): string {
  const columns = cells.map(({ text, width }) => text.split('\n').flatMap((line) => wrapped(line, width)))
  const height = columns.reduce((most, { length }) => Math.max(most, length), 0)
  return Array.from({ length: height }, (_, line) =>
    cells.map((cell, index) => padded(columns[index]?.[line] ?? '', cell)).join(' '.repeat(GAP)),
  ).join('\n')
}

export interface Grid {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Of each column; left by default. */
  readonly aligns?: readonly ('left' | 'right')[]
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length))
const longestWord = (texts: readonly string[]): number => longest(texts.flatMap((text) => text.split(' ')))
const columnsOf = ({ heads, rows }: Grid): readonly (readonly string[])[] =>
  heads.map((head, index) => [head, ...rows.map((row) => row[index] ?? '')])
export const widthOf = (widths: readonly number[]): number => widths.reduce((sum, each) => sum + each + GAP, -GAP)

/** Widths that fit if words allow it: the widest column is narrowed first, and no word is cut. */
function widthsOf(grid: Grid, width: number): readonly number[] {
  const columns = columnsOf(grid)
  const least = columns.map(longestWord)
  const widths = columns.map(longest)
  const widthAt = (index: number) => widths[index] ?? 0
  for (let excess = widthOf(widths) - width; excess > 0; excess--) {
    const able = [...widths.keys()].filter((index) => widthAt(index) > (least[index] ?? 0))
    const [widest] = able.sort((a, b) => widthAt(b) - widthAt(a))
    if (widest !== undefined) widths[widest] = widthAt(widest) - 1
  }
  return widths
}

/** The grid split by columns so that each part fits the width; each part begins with the first column. */
export function gridsWithin(grid: Grid, width: number): readonly Grid[] {
  const least = (columns: readonly number[]) => widthOf(columnsOf(columnsIn(grid, columns)).map(longestWord))
  const parts: number[][] = []
  for (let column = 1; column < grid.heads.length; column++) {
    const current = parts.at(-1)
    if (current === undefined || least([0, ...current, column]) > width) parts.push([column])
    else current.push(column)
  }
  return parts.map((part) => columnsIn(grid, [0, ...part]))
}
const columnsIn = ({ heads, rows }: Grid, columns: readonly number[]): Grid => ({
  heads: columns.map((column) => heads[column] ?? ''),
  rows: rows
    .map((row) => columns.map((column) => row[column] ?? ''))
    .filter(([, ...cells]) => cells.some((cell) => cell !== '')),
})

export function gridTable(grid: Grid, width: number, paint: Paint): string {
  const widths = widthsOf(grid, width)
  const row = (texts: readonly string[], head?: Paint['head']): string =>
    alignedRow(
      widths.map((width, index) => ({ text: texts[index] ?? '', width, align: grid.aligns?.[index], paint: head })),
    )
  return linesText([row(grid.heads, paint.head), ...grid.rows.map((texts) => row(texts))])
}

export const gridCsv = ({ heads, rows }: Grid): string => csvText([heads, ...rows], '\n')

const LONGEST_NAME = 20

export function recordsText({ rows }: Grid, width: number, { head }: Paint): string {
  const names = rows.map(([name = '']) => name.length)
  const left = Math.min(LONGEST_NAME, Math.floor(width / 3), Math.max(0, ...names))
  const records = rows.map(([name = '', ...cells]) =>
    alignedRow([
      { text: name, width: left, paint: head },
      { text: cells.filter((cell) => cell !== '').join('\n'), width: width - left - GAP },
    ]),
  )
  return linesText(records)
}
