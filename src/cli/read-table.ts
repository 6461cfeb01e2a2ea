/** Reads a table of somebody's: CSV with commas, semicolons or tabs, and where in the file each cell stands. */
import { CsvError, parse } from 'csv-parse/sync'
import type { Table } from '../core/check/table'
import { refuse } from '../core/finding'
import type { Io } from './io'

const MOST_ROWS = 100_000
const MOST_BYTES = 256 * 1024 * 1024
const SEPARATORS = ['\t', ';', ','] as const

export interface PlacedTable {
  readonly table: Table
  /** Line and column, from 1, of a cell of a record. */
  readonly placeOf: (record: number, cell: number) => { readonly line: number; readonly column: number }
}

/** The bytes of a file, or of standard input for `-`. Throws Failure; Refusal for what is too large or not UTF-8. */
export async function readInput(path: string, io: Io): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of io.readBytes(path)) {
    size += chunk.length
    if (size > MOST_BYTES) refuse('bad-table', path, 'too large', `at most ${MOST_BYTES} bytes`)
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    return refuse('bad-table', path, 'not UTF-8', 'UTF-8 text')
  }
}

/** The separator that the header has most of. */
function separatorOf(text: string): string {
  const header = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '')
  const counts = SEPARATORS.map((separator) => header.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Where the cell begins in the text of its record. */
function offsetIn(text: string, cell: number, separator: string): number {
  let [at, quoted] = [0, false]
  for (let left = cell; left > 0 && at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === separator && !quoted) left--
  }
  return at
}

/** Throws Refusal (exit 2), with the line, for what is no CSV, has no rows, or too many. */
export function readTable(text: string, name: string): PlacedTable {
  const separator = separatorOf(text)
  const records: string[][] = []
  // Where each record begins, in bytes.
  const begins: number[] = []
  let end = 0
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { bytes }) => {
        const begin = end
        end = bytes
        if (record.every((cell) => cell.trim() === '')) return null
        records.push(record)
        begins.push(begin)
        if (records.length > MOST_ROWS + 1)
          refuse('bad-table', name, `more than ${MOST_ROWS} rows`, 'a shorter table')
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const what = 'no CSV: a quote is not closed, or stands inside a cell'
    refuse('bad-table', `${name}:${error.lines ?? 1}`, what, 'cells quoted whole')
  }
  if (records.length < 2) refuse('bad-table', name, 'no rows', 'a header and rows')
  return {
    table: { records, decimal: separator === ';' ? ',' : '.' },
    placeOf: placesIn(Buffer.from(text), begins, separator),
  }
}

const LINE_END = /\r\n|\n|\r/g
const linesIn = (text: string): number => text.match(LINE_END)?.length ?? 0

/** Lines are counted in one walk through the file, for cells asked for in order. */
function placesIn(bytes: Buffer, begins: readonly number[], separator: string): PlacedTable['placeOf'] {
  let [walked, line] = [0, 1]
  return (record, cell) => {
    const begin = begins[record] ?? 0
    const whole = bytes.toString('utf8', begin, begins[record + 1])
    // Empty lines before a record are no part of it, nor is the end of its own.
    const shown = whole.replace(/^[\r\n]+/, '')
    const text = shown.replace(/[\r\n]+$/, '')
    const from = begin + whole.length - shown.length
    if (from < walked) [walked, line] = [0, 1]
    line += linesIn(bytes.toString('latin1', walked, from))
    walked = from
    const lines = text.slice(0, offsetIn(text, cell, separator)).split(LINE_END)
    return { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 }
  }
}
