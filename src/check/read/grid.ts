/** A table as text, and the parts that it is read in. */

import type { Words } from '../../core/model/field'
import type { Finding } from '../finding'
import type { DecimalSign, Figure } from './cells/cell'
import { LONGEST, readUnit } from './cells/units'

/** Records of cells; none is empty. */
export interface Grid {
  readonly records: readonly (readonly string[])[]
  readonly decimal: DecimalSign
  /** Findings in how the text was read. */
  readonly findings?: readonly Finding[]
}

/** A record, or a part of one. */
export interface Line {
  readonly record: number
  readonly cells: readonly string[]
  /** Which cells of the record these are; absent: the same ones. */
  readonly at?: readonly number[]
}

/** A limit in words. */
export interface StatedLimit {
  readonly of: 'rate' | 'session-dose' | 'dose-24h' | 'max'
  readonly unit: 'mg/h' | 'mg/kg/h' | 'mL/h' | 'mg' | 'mg/kg'
  readonly figure: Figure
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
  /** What a title or a header allows at most. */
  readonly limits?: readonly StatedLimit[]
  /** The strength of each bag of a table of bags. */
  readonly strengths?: ReadonlyMap<string, Figure>
  /** The mg in each. */
  readonly bagAmounts?: ReadonlyMap<string, Figure>
  /** The strength that the name of a drug says: `ketamine 500 mg in 250 mL`. */
  readonly named?: ReadonlyMap<string, Figure>
  /** Rates to look up by weight or dose: no course in time. */
  readonly isChart?: boolean
  /** One line may be several rows, each a session. */
  readonly isOfRanges?: boolean
}

export const cellOf = ({ at }: Line, cell: number): number => (at === undefined ? cell : (at[cell] ?? at[0] ?? 0))
/** Some cells of a line, in that order. */
export const picked = (line: Line, cells: readonly number[]): Line => ({
  record: line.record,
  cells: cells.map((cell) => line.cells[cell] ?? ''),
  at: cells.map((cell) => cellOf(line, cell)),
})
/** Some cells of a line and a text behind them, whose place is the last of these. */
export function pickedWith(line: Line, cells: readonly number[], text: string): Line {
  const own = picked(line, cells)
  return { ...own, cells: own.cells.with(-1, text) }
}
/** A block, each of whose lines is written in another way. */
export const rewritten = (block: Block, write: (line: Line) => Line): Block => ({
  ...block,
  header: write(block.header),
  lines: block.lines.map(write),
  totals: block.totals.map(({ line, after }) => ({ line: write(line), after })),
})
/** A finding in a cell of a line. */
export const findingIn = (
  rule: Finding['rule'],
  line: Line,
  cell: number,
  [found, allowed]: readonly [found: string, allowed: Words],
): Finding => ({ rule, record: line.record, cell: cellOf(line, cell), found, allowed })

export const filled = (cells: readonly string[]): number => cells.reduce((n, cell) => (cell === '' ? n : n + 1), 0)
export const firstText = (cells: readonly string[]): string => cells.find((cell) => cell !== '') ?? ''
export const textsOf = (cells: readonly string[]): readonly string[] => cells.filter((cell) => cell !== '')
/** The lines of a block that are rows, without the remarks between them. */
export const rowsOf = ({ lines }: Pick<Block, 'lines'>): readonly Line[] =>
  lines.filter(({ cells }) => !isRemark(cells))

/** Words alone in their line, beside a table: they are no row of it. */
export function isRemark(cells: readonly string[]): boolean {
  // Most lines have several cells.
  let own: string | undefined
  for (const cell of cells) {
    if (cell === '') continue
    if (own !== undefined) return false
    own = cell
  }
  return own === undefined || !isDatum(own) || isSentence(own)
}

/** `15:00 reviewed by Dr Li`, `70 kg`, `2 nurses checked`: a date, a number or a quantity of no row, in words. */
function isSentence(text: string): boolean {
  if (AMOUNT.test(text)) return false
  const words = text.replace(DATE_WORDS, ' ').match(/\p{L}{2,}/gu) ?? []
  return words.length >= 2 || /^[0-9.,]+ ?(?:kg|mg ?\/ ?ml)$/i.test(text)
}
/** What may be given. */
const AMOUNT = /[0-9] ?m?c?g\b(?! ?(?:\/|per) ?ml)|[0-9] ?mls? ?(?:\/|per)|\bbolus/i
const DATE_WORDS =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:am|pm|noon|midnight|uhr|hours?|hrs?|h|min|mins|minutes|st|nd|rd|th|to|until)\b/gi

// Nearly all cells of rows.
const PLAIN_DATUM = /^[0-9][0-9.:-]*$/
const TRIMMED_DATUM = /^[<>~\u2264\u2265+\u2191\u2193-]? ?[0-9.,]*[0-9][0-9.,:;/\s\u2012-\u2015'\u2019-]*/
const TIME_WORDS =
  /^(?:[ap]\.?m\.?(?![a-z])|noon|midnight|uhr|z|t[0-9]|h[0-9]{2}|(?:st|nd|rd|th)? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i
const SENTENCE = 4
/** Whether a cell holds a figure or a time, whatever else is wrong with it. */
export function isDatum(cell: string): boolean {
  if (cell === '' || cell.length > LONGEST) return false
  if (PLAIN_DATUM.test(cell)) return true
  const number = TRIMMED_DATUM.exec(cell)?.[0]
  if (number === undefined) return false
  const rest = cell.slice(number.length).trim()
  if (rest === '' || TIME_WORDS.test(rest)) return true
  const unit = readUnit(rest)
  if (unit !== undefined) return unit.unit !== 'kg' && unit.unit !== 'lb' && unit.unit !== 'mg/mL'
  // `50 %, 75 %, 100 % of the maximum, a step a session`
  if (/^[%,;]/.test(rest) && (rest.match(/[a-z]{2,}/gi) ?? []).length >= SENTENCE) return false
  // `3O`, `40*`, `12 (fast)`; but `24 h total` and `2 mg/mL ketamine` are words.
  return /^[^a-z]/i.test(rest) || !/[a-z]{2}/i.test(rest)
}

/** What is found in each row, in order. A loop of its own: over a long table `flatMap` costs four times as much. */
export function overRows<R, T>(rows: readonly R[], find: (row: R, at: number) => readonly T[]): readonly T[] {
  const all: T[] = []
  for (let at = 0; at < rows.length; at++) {
    const found = find(rows[at] as R, at)
    if (found.length > 0) all.push(...found)
  }
  return all
}
