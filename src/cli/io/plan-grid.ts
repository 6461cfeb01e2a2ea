/** A plan of ketaplan in JSON as a table: its rows, with the weight and the concentration in further columns. */
import { isFields } from '../../core/model/protocol'
import { parseJson } from './json'
import type { PlacedGrid } from './read-table'

const SCHEMA = /^ketaplan-plan-[12]$/
const OF_REQUEST = ['weight_kg', 'concentration_mg_mL'] as const

// A third of an hour has as many decimals as a double can hold, and the last ones are not exact.
const PLAIN = /^-?[0-9]+(?:\.[0-9]{1,9})?$/

function textOf(value: unknown): string {
  if (typeof value === 'number') return PLAIN.test(String(value)) ? String(value) : value.toFixed(9)
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''
}

/** The offset of each object of the list `rows`. */
function rowStartsOf(text: string): readonly number[] {
  const rowStarts: number[] = []
  const list = text.search(/"rows"\s*:\s*\[/)
  let depth = 0
  for (const { 0: found, index } of text.slice(list).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (found === '{' && depth === 1) rowStarts.push(list + index)
    if (found === '{' || found === '[') depth++
    if (found === '}' || found === ']') depth--
    if (found === ']' && depth === 0) break
  }
  return rowStarts
}

/** Undefined for a text that is not a plan of ketaplan. */
export function planGrid(text: string): PlacedGrid | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  const plan = parseJson(text)
  if (!isFields(plan) || !SCHEMA.test(textOf(plan.schema)) || !Array.isArray(plan.rows)) return undefined
  const { request } = plan
  const rows = plan.rows.filter(isFields)
  const stated = OF_REQUEST.filter((name) => isFields(request) && request[name] !== undefined)
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => !stated.some((each) => each === name),
  )
  const records = rows.map((row) => [
    ...names.map((name) => textOf(row[name])),
    ...stated.map((name) => textOf(isFields(request) ? request[name] : '')),
  ])
  const rowStarts = rowStartsOf(text)
  return {
    grid: { records: [[...names, ...stated], ...records], decimal: '.' },
    placeOf: (record) => {
      const before = text.slice(0, record === 0 ? 0 : (rowStarts[record - 1] ?? 0)).split('\n')
      return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
    },
  }
}
