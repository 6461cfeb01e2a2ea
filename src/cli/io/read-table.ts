/** Reads a table of somebody's: CSV with commas, semicolons or tabs, and where in the file each cell stands. */
import { CsvError, parse } from 'csv-parse/sync'
import type { Table } from '../../check/read/header'
import { refuse } from '../../core/model/finding'
import type { Io } from './io'

const MOST_ROWS = 100_000
// Of a file that is mostly empty lines.
const MOST_LINES = 1_000_000
const MOST_BYTES = 256 * 1024 * 1024
const MOST_TITLE = 65_536
const SEPARATORS = ['\t', ';', ','] as const

export interface PlacedTable {
  readonly table: Table
  /** Line and column, from 1, of a cell of a record. */
  readonly placeOf: (record: number, cell: number) => { readonly line: number; readonly column: number }
}

/** The bytes of a file, or of standard input for `-`. Throws Failure; Refusal for what is too large or no text. */
export async function readInput(path: string, io: Io): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of io.readBytes(path)) {
    size += chunk.length
    if (size > MOST_BYTES) refuse('bad-table', path, 'too large', `at most ${MOST_BYTES} bytes`)
    chunks.push(chunk)
  }
  const text = decoded(Buffer.concat(chunks))
  if (text === undefined) return refuse('bad-table', path, 'not UTF-8', 'UTF-8 text')
  return text.includes('\0') ? refuse('bad-table', path, 'a NUL', 'text') : text
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The first line by which spreadsheets are told the separator, and which is no part of the table. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?(?:\r\n|\n|\r)/i

/** The separator that the first line says, else the one that the header has most of, outside of quotes. */
export function separatorOf(text: string): string {
  const [, said] = SEPARATOR_LINE.exec(text) ?? []
  if (said !== undefined) return said
  // A title has none: then the line below it.
  for (const { 0: line } of text.slice(0, MOST_TITLE).matchAll(/(?:"[^"]*"|[^"\r\n])+/g)) {
    const bare = line.replace(/"[^"]*"/g, '')
    const counts = SEPARATORS.map((separator) => bare.split(separator).length)
    const most = Math.max(...counts)
    if (most > 1) return SEPARATORS[counts.indexOf(most)] ?? ','
  }
  return ','
}

/** Where each record of a text that is CSV begins, the empty ones too: behind line ends outside of quotes. */
function beginsOf(text: string): readonly number[] {
  const begins = [0]
  for (const { 0: found, index } of text.matchAll(/"[^"]*"|\r\n|\n|\r/g))
    if (!found.startsWith('"') && index + found.length < text.length) begins.push(index + found.length)
  return begins
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

function recordsOf(text: string, separator: string, name: string): string[][] {
  const options = {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    to: MOST_LINES,
  }
  try {
    return parse(text, options)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const what = 'no CSV: a quote is not closed, or stands inside a cell'
    return refuse('bad-table', `${name}:${error.lines ?? 1}`, what, 'cells quoted whole')
  }
}

/** What people give for a table, by how it begins. */
const OTHER_FORMS: readonly (readonly [string, RegExp])[] = [
  ['JSON', /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/],
  ['HTML or XML', /^\s*<(?:!doctype|\?xml|html|head|body|table|svg|!--)/i],
  ['Markdown', /^\s*(?:#{1,6} [^,;\t\r\n]*(?:[\r\n]|$)|\|.*\|[ \t]*(?:[\r\n]|$))/],
]

/** Throws Refusal (exit 2), with the line, for what is no CSV, has no rows, or too many. */
export function readTable(text: string, name: string): PlacedTable {
  const other = OTHER_FORMS.find(([, begin]) => begin.test(text))
  if (other !== undefined) refuse('bad-table', name, `this looks like ${other[0]}`, 'CSV')
  const separator = separatorOf(text)
  const all = recordsOf(text, separator, name)
  // Of each record that says anything, which one it is in the file.
  const first = SEPARATOR_LINE.test(text) ? 1 : 0
  const kept = [...all.keys()].filter(
    (index) => index >= first && all[index]?.some((cell) => cell.trim() !== ''),
  )
  if (kept.length > MOST_ROWS + 1 || all.length >= MOST_LINES)
    refuse('bad-table', name, `more than ${MOST_ROWS} rows`, 'a shorter table')
  if (kept.length < 2) refuse('bad-table', name, 'no rows', 'a header and rows')
  return {
    table: { records: kept.map((index) => all[index] ?? []), decimal: separator === ';' ? ',' : '.' },
    placeOf: placesIn(text, kept, separator),
  }
}

const LINE_END = /\r\n|\n|\r/g

/** Lines are counted in one walk through the file, for cells asked for in order. */
function placesIn(text: string, kept: readonly number[], separator: string): PlacedTable['placeOf'] {
  let begins: readonly number[] | undefined
  let [walked, line] = [0, 1]
  return (record, cell) => {
    begins ??= beginsOf(text)
    const index = kept[record] ?? 0
    const from = begins[index] ?? 0
    if (from < walked) [walked, line] = [0, 1]
    line += text.slice(walked, from).match(LINE_END)?.length ?? 0
    walked = from
    // The end of the line is no part of its last cell.
    const whole = text.slice(from, begins[index + 1]).replace(/[\r\n]+$/, '')
    const lines = whole.slice(0, offsetIn(whole, cell, separator)).split(LINE_END)
    return { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 }
  }
}
