/** A small table of texts, shown on a terminal, as CSV or as Markdown. */
import { csvText } from '../data/csv'
import type { Paint } from '../view'
import { alignedRow, GAP } from './aligned'

export interface Grid {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Of each column; left by default. */
  readonly aligns?: readonly ('left' | 'right')[]
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length))

/** Widths that fit if words allow it: the widest column is narrowed first, and no word is cut. */
function widthsOf({ heads, rows }: Grid, width: number): number[] {
  const columns = heads.map((head, index) => [head, ...rows.map((row) => row[index] ?? '')])
  const least = columns.map((texts) => longest(texts.flatMap((text) => text.split(' '))))
  const widths = columns.map(longest)
  const taken = () => GAP * (widths.length - 1) + widths.reduce((sum, each) => sum + each, 0)
  const canGive = (index: number) => (widths[index] ?? 0) > (least[index] ?? 0)
  for (let excess = taken() - width; excess > 0; excess--) {
    const able = [...widths.keys()].filter(canGive)
    const widest = able.reduce(
      (most, index) => ((widths[index] ?? 0) > (widths[most] ?? 0) ? index : most),
      able[0] ?? 0,
    )
    if (able.length > 0) widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** The grid split by columns so that each part fits the width; each part begins with the first column. */
export function gridsWithin(grid: Grid, width: number): readonly Grid[] {
  const taken = (columns: readonly number[]): number => {
    const part = columnsIn(grid, columns)
    const least = part.heads.map((head, index) =>
      longest([head, ...part.rows.map((row) => row[index] ?? '')].flatMap((text) => text.split(' '))),
    )
    return GAP * (least.length - 1) + least.reduce((sum, each) => sum + each, 0)
  }
  const parts: number[][] = []
  for (let column = 1; column < grid.heads.length; column++) {
    const current = parts.at(-1)
    if (current === undefined || taken([0, ...current, column]) > width) parts.push([column])
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
      widths.map((each, index) => ({
        text: texts[index] ?? '',
        width: each,
        align: grid.aligns?.[index],
        paint: head,
      })),
    )
  const lines = [row(grid.heads, paint.head), ...grid.rows.map((texts) => row(texts))]
  return `${lines.join('\n').replace(/[ \t]+$/gm, '')}\n`
}

export const gridCsv = ({ heads, rows }: Grid): string => csvText([heads, ...rows], '\n')
