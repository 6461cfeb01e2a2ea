/** Reads a line of a batch, a CSV record or a JSON object, into a request. */

import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '../../core/model/finding'
import type { Drug, Fields } from '../../core/model/protocol'
import { DEFAULT_MODELS, type ModelId, readModel } from '../../core/pharmacokinetics/models'
import type { RawRequest } from '../../core/request/request'
import { byField } from '../../render/help/option-names'
import { isObject, parseJson } from '../io/json'
import { separatorIn } from '../io/read-table'
import { REQUEST_NAMES } from '../options'
import { type Line, LONGEST_LINE } from './lines'

/** The fields of a line, not checked yet. Throws Refusal where the line as a whole is wrong. */
export type ReadLine = (text: string) => Fields
export interface LineReader {
  /** Parses the texts of many lines together, which is faster than one by one. */
  readonly parseAhead?: (texts: readonly string[]) => void
  readonly read: ReadLine
}

const NEEDED = ['id', 'setting', 'start'] as const
/** The columns of a batch: an id, a request under the long names of the options, and a model for the prediction. */
export const COLUMNS: readonly string[] = [...NEEDED, ...REQUEST_NAMES, 'predict']
const KNOWN = new Set(COLUMNS)

const READABLE = { 'long-line': `at most ${LONGEST_LINE} bytes`, 'not-utf8': 'UTF-8 text', nul: 'text' } as const

/** The text of a line. Throws Refusal where the line cannot be read. */
export function textOfLine({ text, wrong }: Line): string {
  return wrong === undefined ? text : refuse(wrong, 'line', '', READABLE[wrong])
}

const shortened = (name: string): string => name.slice(0, 40)

const refuseUnknown = (name: string): never => refuse('unknown-column', shortened(name), '', COLUMNS.join(', '))

const recordsOf = (text: string, separator: string): readonly (readonly string[])[] =>
  parse(text, { delimiter: separator, record_delimiter: '\n', relax_column_count: true })

/** The cells of lines without quotes, by their texts. They are parsed together, which is faster. */
function cellsByText(texts: readonly string[], separator: string): ReadonlyMap<string, readonly string[]> {
  const plain = texts.filter((text) => text !== '' && !text.includes('"'))
  const records = recordsOf(plain.join('\n'), separator)
  return new Map(plain.map((text, index) => [text, records[index] ?? []]))
}

/**
 * The cells of one line. It is parsed alone, so that an open quote affects no other line; a cell has no line end.
 * Throws Refusal for unmatched quotes.
 */
function cellsOf(text: string, separator: string): readonly string[] {
  try {
    return recordsOf(text, separator)[0] ?? ['']
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse('quotes', 'line', text, 'cells as RFC 4180 quotes them')
  }
}

export interface Header {
  /** Lower case. */
  readonly columns: readonly string[]
  readonly separator: string
}

/**
 * The columns that a CSV's first line names, in any case, and what separates them: commas, semicolons or tabs. Throws
 * Refusal for one that is unknown, missing or there twice.
 */
export function headerOf(text: string): Header {
  if (text.trim() === '') refuse('missing', 'header', '', `a first line with ${NEEDED.join(', ')}`)
  const separator = separatorIn(text)
  const columns = cellsOf(text, separator).map((name) => {
    const column = name.toLowerCase()
    return KNOWN.has(column) ? column : refuseUnknown(name)
  })
  for (const [index, name] of columns.entries())
    if (columns.indexOf(name) !== index) refuse('column-twice', name, '', 'it once')
  for (const name of NEEDED)
    if (!columns.includes(name)) refuse('missing', name, '', `a header with ${NEEDED.join(', ')}`)
  return { columns, separator }
}

/** Reads CSV lines; an empty cell counts as absent. */
export function csvLines({ columns, separator }: Header): LineReader {
  let known: ReadonlyMap<string, readonly string[]> = new Map()
  return {
    parseAhead: (texts) => {
      known = cellsByText(texts, separator)
    },
    read: (text) => {
      const cells = known.get(text) ?? cellsOf(text, separator)
      if (cells.length !== columns.length)
        refuse('cell-count', 'line', `${cells.length} cells`, `${columns.length}, as in the header`)
      const fields: Record<string, unknown> = {}
      for (const [index, name] of columns.entries()) if (cells[index] !== '') fields[name] = cells[index]
      return fields
    },
  }
}

// A string, and the colon that makes it a key. In a flat object nothing else looks like a key.
const STRINGS = /"(?:[^"\\]|\\.)*"(\s*:)?/g

/** A key that is there twice: JSON.parse would silently take its last value. */
function repeatedKey(text: string): string | undefined {
  const seen = new Set<string>()
  for (const [match, colon] of text.matchAll(STRINGS)) {
    if (colon === undefined) continue
    const key = String(JSON.parse(match.slice(0, -colon.length)))
    if (seen.has(key)) return key
    seen.add(key)
  }
  return undefined
}

/** Reads a JSON object; null counts as absent. */
export const jsonLine: ReadLine = (text) => {
  const value = parseJson(text)
  if (value === undefined) refuse('not-json', 'line', text, 'a JSON object on one line')
  if (!isObject(value))
    return refuse('not-an-object', 'line', text, 'a JSON object: {"id": ..., "setting": ..., "start": ...}')
  const fields = Object.entries(value).filter(([, inner]) => inner !== null)
  // A nested value is refused later, by its field.
  const repeated = fields.some(([, inner]) => typeof inner === 'object') ? undefined : repeatedKey(text)
  if (repeated !== undefined) refuse('column-twice', shortened(repeated), '', 'it once')
  return Object.fromEntries(fields)
}

// No characters that could act on a screen, in a browser or in a spreadsheet's import.
const ID = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,200}$/u

/** The id of a line. Throws Refusal. */
export function idOf({ id }: Fields): string {
  if (id === undefined) return refuse('missing', 'id', '', 'what the plan is to be known by')
  const text = Number.isSafeInteger(id) ? String(id) : id
  if (typeof text !== 'string' || !ID.test(text))
    return refuse('not-an-id', 'id', kindOf(id), 'text of up to 200 characters on one line, or a whole number')
  return text
}

const kindOf = (value: unknown): string =>
  typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'an object') : String(value)

/** True or false, as JSON or as text; undefined for anything else. */
const flagOf = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined

function asText(name: string, value: unknown): string | boolean {
  if (name === 'weekends') return flagOf(value) ?? refuse('wrong-type', name, kindOf(value), 'true or false')
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : refuse('wrong-type', name, kindOf(value), 'text')
}

/** The model for the prediction of a line: for true, the default model of the drug. Throws Refusal. */
export function modelOf({ predict }: Fields, drug: Drug): ModelId | undefined {
  const flag = predict === undefined ? false : flagOf(predict)
  if (flag !== undefined) return flag ? DEFAULT_MODELS[drug] : undefined
  return typeof predict === 'string'
    ? readModel('predict', predict, drug)
    : refuse('wrong-type', 'predict', kindOf(predict), 'true, false or a model')
}

/** The request of a line, with these fields where it does not have its own. Throws Refusal. */
export function requestOf(fields: Fields, defaults: Fields): RawRequest {
  const written: Record<string, string | boolean> = {}
  for (const [name, value] of [...Object.entries(defaults), ...Object.entries(fields)]) {
    if (!KNOWN.has(name)) refuseUnknown(name)
    if (name !== 'id' && name !== 'predict') written[name] = asText(name, value)
  }
  const asked = byField(written)
  const { setting, start } = asked
  if (setting === undefined) refuse('missing', 'setting', '', 'inpatient or outpatient')
  if (setting !== 'inpatient' && setting !== 'outpatient')
    refuse('not-a-setting', 'setting', String(setting), 'inpatient or outpatient')
  if (start === undefined) refuse('missing', 'start', '', 'a date or a time such as 2026-11-30T08:00')
  return asked as RawRequest
}
