/**
 * One panel of a chart on a terminal: rows above a floor, labelled at their middle on the left. A value is drawn on the
 * nearest row, so no height is more than half a row off.
 */

import { unbroken } from '../text/wrap'
import type { View } from '../view'

const DRAWN = {
  line: '━',
  /** Between two rows of a line: a rise from one row to the next, a fall. */
  upright: '┃',
  riseFrom: '┛',
  riseTo: '┏',
  fallFrom: '┓',
  fallTo: '┗',
  limit: '┄',
  side: '│',
  tick: '┤',
  corner: '└',
  floor: '─',
  date: '┬',
  /** Where the scale of time changes. */
  break: '╱',
  /** The range over several models. */
  range: '░',
}

export type Marks = Readonly<typeof DRAWN>

const ASCII: Marks = {
  line: '=',
  upright: '|',
  riseFrom: '+',
  riseTo: '+',
  fallFrom: '+',
  fallTo: '+',
  limit: '-',
  side: '|',
  tick: '+',
  corner: '+',
  floor: '-',
  date: '+',
  break: '/',
  range: ':',
}

export const marksFor = ({ ascii }: View): Marks => (ascii === true ? ASCII : DRAWN)

/** Our own text with a chart: in ASCII where the chart is. */
export const asAsked = (text: string, { ascii }: View): string =>
  ascii === true ? text.replaceAll(' · ', ' - ') : text

export type Line = readonly string[]

/** The scale of a panel: row 0 is the floor and 0, the row `lines` is the top, with figures at equal parts. */
export interface Axis {
  readonly top: number
  readonly lines: number
  readonly parts: number
  /** The figure on the left; empty where it is not a round one. */
  readonly figure: (value: number) => string
}

export const rowOf = (value: number, { top, lines }: Axis): number => Math.round((value * lines) / top)

const rowsFrom = <T>(top: number, of: (row: number) => T): readonly T[] =>
  Array.from({ length: top + 1 }, (_, index) => of(top - index))

/** The character of a line in one column, between the row before it and its own. */
function mark(row: number, here: number, before: number, marks: Marks): string {
  if (here === before) return row === here ? marks.line : ' '
  const [end, from] = here > before ? [marks.riseTo, marks.riseFrom] : [marks.fallTo, marks.fallFrom]
  if (row === here) return end
  if (row === before) return from
  return row > Math.min(here, before) && row < Math.max(here, before) ? marks.upright : ' '
}

/** Values as a line, the top row first. Neighbours are joined where asked; a column without a value is empty. */
export function lineRows(
  values: readonly (number | undefined)[],
  axis: Axis,
  marks: Marks,
  isJoined: boolean,
): readonly Line[] {
  const rows = values.map((value) => (value === undefined ? undefined : rowOf(value, axis)))
  return rowsFrom(axis.lines, (row) =>
    rows.map((here, column) => {
      if (here === undefined) return ' '
      const before = isJoined ? rows[column - 1] : undefined
      return mark(row, here, before ?? here, marks)
    }),
  )
}

interface Range {
  readonly low: number
  readonly high: number
}

export const rangeRows = (ranges: readonly (Range | undefined)[], axis: Axis, { range }: Marks): readonly Line[] =>
  rowsFrom(axis.lines, (row) =>
    ranges.map((each) =>
      each !== undefined && row >= rowOf(each.low, axis) && row <= rowOf(each.high, axis) ? range : ' ',
    ),
  )

/** The upper rows where they are drawn, else the lower ones. */
export const over = (upper: readonly Line[], lower: readonly Line[]): readonly Line[] =>
  upper.map((line, index) => line.map((cell, column) => (cell === ' ' ? (lower[index]?.[column] ?? ' ') : cell)))

export const rule = (row: number, { lines }: Axis, columns: number, limit: string): readonly Line[] =>
  rowsFrom(lines, (each) => Array.from({ length: columns }, () => (each === row ? limit : ' ')))

/** A text as rows: on one row, around a column. Its blanks hide what is below. */
export function textRows(text: string, row: number, column: number, columns: number, axis: Axis): readonly Line[] {
  const from = Math.max(0, Math.min(columns - text.length, column - Math.floor(text.length / 2)))
  const line = Array.from(`${' '.repeat(from)}${unbroken(text)}`.padEnd(columns).slice(0, columns))
  return rowsFrom(axis.lines, (each) => (each === row ? line : line.map(() => ' ')))
}

export const sideFigures = ({ top, lines, parts, figure }: Axis): readonly string[] =>
  rowsFrom(lines, (row) => {
    if (row === 0) return '0'
    const part = (row * parts) / lines
    return Number.isInteger(part) ? figure((top * part) / parts) : ''
  })
