/** A table as text, and the parts that it is read in. */
import type { Finding } from '../finding'
import type { DecimalSign, Figure } from './cell'

/** Records of cells; none is empty. */
export interface Grid {
  readonly records: readonly (readonly string[])[]
  readonly decimal: DecimalSign
  /** What there is to say of how the text was read. */
  readonly findings?: readonly Finding[]
}

/** A record, or a part of one. */
export interface Line {
  readonly record: number
  readonly cells: readonly string[]
  /** Which cells of the record these are; absent: the same ones. */
  readonly at?: readonly number[]
}

/** A line of sums, and how many lines come before it. */
export interface TotalLine {
  readonly line: Line
  readonly after: number
}

/** One table of a grid: a header and its lines, and what the text around it states. */
export interface Block {
  readonly header: Line
  readonly lines: readonly Line[]
  readonly totals: readonly TotalLine[]
  readonly captions: readonly Line[]
  readonly weight?: Figure
  readonly concentration?: Figure
  /** The strength of each bag of a table of bags. */
  readonly strengths?: ReadonlyMap<string, Figure>
  /** Rates to look up by weight or dose: no course in time. */
  readonly isChart?: boolean
}

export const cellOf = ({ at }: Line, cell: number): number => (at === undefined ? cell : (at[cell] ?? at[0] ?? 0))
export const filled = (cells: readonly string[]): number => cells.reduce((n, cell) => (cell === '' ? n : n + 1), 0)
