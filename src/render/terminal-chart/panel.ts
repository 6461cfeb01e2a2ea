/** One panel of a chart on a terminal: bars above a floor, with a scale on the left. */
import type { Marks } from './marks'

/** The columns of a line, one character each. */
export type Line = readonly string[]

/** The scale of bars: this many lines up to the top, with figures at equal parts. */
export interface Axis {
  readonly top: number
  readonly lines: number
  readonly parts: number
  /** The figure on the left; empty where it is not a round one. */
  readonly figure: (value: number) => string
}

/** The line on which a height ends, or the one above it where the height fills its line: counted from 0 upwards. */
export const lineAbove = (value: number, { top, lines }: Axis): number => Math.ceil((value * lines) / top)

/** A bar's cells from the floor up. A value above 0 is visible; heights are rounded down. */
function barCells(value: number, { top, lines }: Axis, { bars }: Marks): Line {
  const full = bars.length - 1
  const height = Math.max(value > 0 ? 1 : 0, Math.floor((value * lines * full) / top))
  return Array.from({ length: lines + 1 }, (_, line) => {
    const level = Math.min(full, Math.max(0, height - line * full))
    return bars[level] ?? ' '
  })
}

/** The lines of bars of these heights, top line first; one more than the axis has, for the line of the maximum. */
export function barLines(values: readonly number[], axis: Axis, marks: Marks): readonly Line[] {
  const columns = values.map((value) => barCells(value, axis, marks))
  return Array.from({ length: axis.lines + 1 }, (_, index) =>
    columns.map((cells) => cells[axis.lines - index] ?? ' '),
  )
}

/** The levels of the models in a column: the lowest, the chosen one, the highest. */
interface Range {
  readonly low: number
  readonly chosen: number
  readonly high: number
}

/** The lines of ranges, top line first, with the chosen level marked in each. */
export function rangeLines(
  ranges: readonly (Range | undefined)[],
  axis: Axis,
  { range, chosen }: Marks,
): readonly Line[] {
  const lineOf = (value: number) => Math.max(1, lineAbove(value, axis))
  return Array.from({ length: axis.lines }, (_, index) => {
    const line = axis.lines - index
    return ranges.map((each) => {
      if (each === undefined || line < lineOf(each.low) || line > lineOf(each.high)) return ' '
      return line === lineOf(each.chosen) ? chosen : range
    })
  })
}

/** The lines with a rule in the empty cells of one of them, counted from the floor. */
export const ruled = (lines: readonly Line[], fromFloor: number, mark: string): readonly Line[] =>
  lines.map((line, index) =>
    index === lines.length - 1 - fromFloor ? line.map((cell) => (cell === ' ' ? mark : cell)) : line,
  )

/** The figures on the left of lines, the lowest line being the one above the floor. */
export function sideFigures({ top, lines, parts, figure }: Axis, count: number): readonly string[] {
  const marked = Array.from({ length: parts }, (_, part) => part + 1)
  return Array.from({ length: count }, (_, index) => {
    const part = marked.find((each) => (lines * each) / parts === count - index)
    return part === undefined ? '' : figure((top * part) / parts)
  })
}
