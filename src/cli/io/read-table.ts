/** Reads a table: CSV with commas, semicolons or tabs, and the place of each cell in the file. */
import { CsvError, parse } from 'csv-parse/sync'
import type { Finding } from '../../check/finding'
import { decimalSignOf } from '../../check/read/cells/cell'
import type { Grid } from '../../check/read/grid'
import { refuse } from '../../core/model/finding'
import type { Decoded } from './decode'
import { planGrid } from './plan-grid'

export const MOST_ROWS = 100_000
// Empty lines included.
const MOST_LINES = 1_000_000
const SAMPLE_CHARACTERS = 65_536
const SAMPLE_LINES = 30
const LINE_END = /\r\n|\n|\r/g
const SEPARATORS = ['\t', ';', ','] as const

/** Line and column of a cell, from 1; in a workbook also its name. */
interface Place {
  readonly line: number
  readonly column: number
  /** `Sheet1!D7` */
  readonly cell?: string
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
/** The container format of workbooks with a password, and of .xls. */
export const isOle = (bytes: Uint8Array): boolean => beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
export const isWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || isOle(bytes)

export interface PlacedGrid {
  readonly grid: Grid
  readonly placeOf: (record: number, cell: number) => Place
}

/** The first line, from which spreadsheets take the separator; it is not part of the table. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?(?:\r\n|\n|\r)/i

const MOST_COLUMNS = 1000

/** A cell with only a figure, a time or a date. Only the right separator gives many of them. */
const BARE_CELL = /^ *[0-9][0-9.,:/T -]*$/
/** The separator that gives the most lines of one width and cells of figures. Of equal ones, the widest lines decide. */
export function separatorIn(text: string): string {
  const lines = text.slice(0, SAMPLE_CHARACTERS).match(/(?:"[^"]*"|[^"\r\n])+/g) ?? []
  // The last one may be cut, within quotes.
  const whole = text.length > SAMPLE_CHARACTERS && lines.length > 1 ? lines.slice(0, -1) : lines
  const bare = whole.slice(0, SAMPLE_LINES).map((line) => line.replace(/"[^"]*"/g, ''))
  const sizes = SEPARATORS.map((separator) => {
    const rows = bare.map((line) => line.split(separator)).filter(({ length }) => length > 1)
    const widths = rows.map(({ length }) => length)
    const alike = Math.max(0, ...widths.map((width) => widths.filter((each) => each === width).length))
    const figures = rows.flat().filter((cell) => BARE_CELL.test(cell)).length
    return (alike + figures) * MOST_COLUMNS + Math.min(Math.max(0, ...widths), MOST_COLUMNS - 1)
  })
  const most = Math.max(...sizes)
  return most > 0 ? (SEPARATORS[sizes.indexOf(most)] ?? ',') : ','
}

/** The separator: that of the line `sep=`, where the header below has it. */
function separatorOf(text: string): { readonly separator: string; readonly isContradicted: boolean } {
  const [line, said] = SEPARATOR_LINE.exec(text) ?? []
  if (line === undefined || said === undefined) return { separator: separatorIn(text), isContradicted: false }
  const below = text.slice(line.length)
  const header = below.slice(0, below.search(/[\r\n]|$/))
  const separator = header.includes(said) ? said : separatorIn(below)
  return { separator, isContradicted: separator !== said }
}

/** The offset of each record of a CSV text, the empty ones too: after each line end outside of quotes. */
function recordStartsOf(text: string): readonly number[] {
  const recordStarts = [0]
  if (!/["\r]/.test(text)) {
    for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1)
      recordStarts.push(at)
    return recordStarts
  }
  for (const { 0: found, index } of text.matchAll(/"[^"]*"|\r\n|\n|\r/g))
    if (!found.startsWith('"') && index + found.length < text.length) recordStarts.push(index + found.length)
  return recordStarts
}

/** The offset of a cell in the text of its record. */
function offsetIn(text: string, cell: number, separator: string): number {
  let [at, quoted] = [0, false]
  for (let left = cell; left > 0 && at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === separator && !quoted) left--
  }
  return at
}

/** The cells of a text without quotes. A cell equal to the one above shares its string, which saves memory. */
function plainRecords(written: string, separator: string): string[][] {
  const text = written.includes('\r') ? written.replace(LINE_END, '\n') : written
  const records: string[][] = []
  const cells: string[] = []
  for (let from = 0; from <= text.length && records.length < MOST_LINES; from++) {
    const lineEnd = text.indexOf('\n', from)
    const end = lineEnd === -1 ? text.length : lineEnd
    let count = 0
    for (let isLast = false; !isLast; count++) {
      const above = cells[count] ?? ''
      const same = from + above.length
      const isSame = (same === end || (same < end && text[same] === separator)) && text.startsWith(above, from)
      const next = isSame ? same : text.indexOf(separator, from)
      const until = next === -1 || next > end ? end : next
      cells[count] = isSame ? above : text.slice(from, until)
      isLast = until === end
      from = isLast ? end : until + 1
    }
    records.push(cells.slice(0, count))
  }
  return records
}

function recordsOf(text: string, separator: string, name: string): string[][] {
  // Without quotes every separator and every line end counts.
  if (!text.includes('"')) return plainRecords(text, separator)
  try {
    const record_delimiter = ['\r\n', '\n', '\r']
    return parse(text, { delimiter: separator, record_delimiter, relax_column_count: true, to: MOST_LINES })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const what = 'not CSV: a quote is not closed, or is inside a cell'
    return refuse('bad-table', `${name}:${error.lines ?? 1}`, what, 'cells quoted whole')
  }
}

/** Whether a cell has blanks around it. Their codes are below or above those of ASCII letters. */
function isPadded(cell: string): boolean {
  if (cell === '') return false
  const [first, last] = [cell.charCodeAt(0), cell.charCodeAt(cell.length - 1)]
  return first <= 32 || last <= 32 || ((first > 126 || last > 126) && cell !== cell.trim())
}
const trimmed = (cells: readonly string[]): readonly string[] =>
  cells.some(isPadded) ? cells.map((cell) => cell.trim()) : cells

/** Whether no cell can have blanks around it: one look at the whole text is faster than one at each cell. */
function hasNoPadding(text: string, separator: string): boolean {
  if (separator === '\t' || /[^\n\r!-~ ]|"/.test(text)) return false
  if (text.startsWith(' ') || text.endsWith(' ')) return false
  return ![separator, '\n', '\r'].some((mark) => text.includes(`${mark} `) || text.includes(` ${mark}`))
}

/** Formats that are often given by mistake, by their first characters. */
const OTHER_FORMATS: readonly (readonly [string, RegExp])[] = [
  ['JSON', /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/],
  ['HTML or XML', /^\s*<(?:!doctype|\?xml|html|head|body|table|svg|!--)/i],
  ['Markdown', /^\s*(?:#{1,6} [^,;\t]*$|(?:#{1,6} [^,;\t\r\n]*[\r\n]+\s*)*\|.*\|[ \t]*(?:[\r\n]|$))/],
]

const HEADER = { record: 0, cell: 0 }
/** What there is to say of how the text was read. */
function readingFindings(encoding: string, isContradicted: boolean): readonly Finding[] {
  const found = 'sep= names another separator than the header has'
  const separator: Finding = { ...HEADER, rule: 'separator', found, allowed: 'the separator of the header' }
  const readAs: Finding = { ...HEADER, rule: 'read-as', found: `the text is read as ${encoding}`, allowed: 'UTF-8' }
  return [...(isContradicted ? [separator] : []), ...(encoding === 'UTF-8' ? [] : [readAs])]
}

/** Throws Refusal (exit 2), with the line, for a text that is not CSV, has no rows, or too many. */
export function readTable({ text, encoding }: Decoded, name: string): PlacedGrid {
  const plan = planGrid(text)
  if (plan !== undefined) return plan
  const other = OTHER_FORMATS.find(([, begin]) => begin.test(text))
  if (other !== undefined) refuse('bad-table', name, `this looks like ${other[0]}`, 'CSV, or a plan of ours in JSON')
  const { separator, isContradicted } = separatorOf(text)
  const all = recordsOf(text, separator, name)
  // The numbers of the records that are not empty.
  const first = SEPARATOR_LINE.test(text) ? 1 : 0
  const kept: number[] = []
  for (let index = first; index < all.length; index++)
    if (all[index]?.some((cell) => cell !== '' && cell.trim() !== '')) kept.push(index)
  // One record is the header.
  if (kept.length > MOST_ROWS + 1 || all.length >= MOST_LINES)
    refuse('bad-table', name, `more than ${MOST_ROWS} rows`, 'a shorter table')
  if (kept.length < 2) refuse('bad-table', name, 'no rows', 'a header and rows')
  const records = hasNoPadding(text, separator)
    ? kept.map((index) => all[index] ?? [])
    : kept.map((index) => trimmed(all[index] ?? []))
  return {
    // Without quotes no cell contains a comma.
    grid: {
      records,
      decimal: separator === ',' && !text.includes('"') ? '.' : decimalSignOf(records, separator),
      findings: readingFindings(encoding, isContradicted),
    },
    placeOf: placesIn(text, kept, separator),
  }
}

/** Places in order need one walk through the text to count lines. */
function placesIn(text: string, kept: readonly number[], separator: string): PlacedGrid['placeOf'] {
  let recordStarts: readonly number[] | undefined
  let [walked, line] = [0, 1]
  return (record, cell) => {
    recordStarts ??= recordStartsOf(text)
    const index = kept[record] ?? 0
    const from = recordStarts[index] ?? 0
    if (from < walked) [walked, line] = [0, 1]
    line += text.slice(walked, from).match(LINE_END)?.length ?? 0
    walked = from
    // The line end is not part of the last cell.
    const whole = text.slice(from, recordStarts[index + 1]).replace(/[\r\n]+$/, '')
    const lines = whole.slice(0, offsetIn(whole, cell, separator)).split(LINE_END)
    return { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 }
  }
}
