/** Differences between two plans as a table, CSV and JSON. */
import type { Difference } from '../../core/plan/compare-plans'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { harmless } from '../data/csv'
import { gridCsv, gridTable } from '../table/grid'
import { plainPaint } from '../view'

export type Heads = readonly [first: string, second: string]

const MOST = 40

const gridOf = (differences: readonly Difference[], heads: Heads, absent: string, show: (text: string) => string) => ({
  heads: ['', ...heads],
  rows: differences.map(({ place, first, second }) => [
    show(place),
    ...[first, second].map((text) => (text === undefined ? absent : show(text))),
  ]),
})

/** The differences in a table; of a long list the first ones, and how many more there are. */
export function differencesTable(differences: readonly Difference[], heads: Heads, width: number): string {
  const shown = differences.slice(0, MOST)
  const more = differences.length - shown.length
  const table = gridTable(gridOf(shown, heads, '-', escapeControls), width, plainPaint)
  return more > 0 ? `${table}and ${more} more: --csv lists them all\n` : table
}

export const differencesCsv = (differences: readonly Difference[], heads: Heads): string =>
  gridCsv(gridOf(differences, heads, '', (text) => harmless(escapeControls(text))))

export const differencesJson = (differences: readonly Difference[], said: Readonly<Record<string, unknown>>): string =>
  jsonText({ ...said, same: differences.length === 0, differences })

const LINES = /\r\n|\n|\r/

/** What a reader sees, a text or a cell a line; tags and comments left out. */
const seen = (document: string): readonly string[] =>
  document
    .replace(/<(?:!--[\s\S]*?--|style>[\s\S]*?<\/style)>/g, '')
    .split(/<[^>]*>|\r\n|\n|\r/)
    .map((text) => text.trim())
    .filter((text) => text !== '')

function differing(first: readonly string[], second: readonly string[]): readonly Difference[] {
  let before = 0
  while (before < first.length && before < second.length && first[before] === second[before]) before++
  let behind = 0
  while (behind < Math.min(first.length, second.length) - before && first.at(-1 - behind) === second.at(-1 - behind))
    behind++
  const count = Math.max(first.length, second.length) - before - behind
  const at = (lines: readonly string[], index: number) => (index < lines.length - behind ? lines[index] : undefined)
  return Array.from({ length: count }, (_, index) => ({
    place: `line ${before + index + 1}`,
    first: at(first, before + index),
    second: at(second, before + index),
  })).filter((each) => each.first !== each.second)
}

const LONGEST = 100
const BEFORE = 30

/** Of long lines what is around the first difference. */
function shortened({ place, first, second }: Difference): Difference {
  const [a = '', b = ''] = [first, second]
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const from = Math.max(0, at - BEFORE)
  const part = (text: string | undefined) =>
    text === undefined || text.length <= LONGEST
      ? text
      : `${from > 0 ? '...' : ''}${text.slice(from, from + LONGEST)}${from + LONGEST < text.length ? '...' : ''}`
  return { place, first: part(first), second: part(second) }
}

/** None for the same text, whatever its line ends. What can be seen is compared first. */
export function compareTexts(first: string, second: string, isMarkup: boolean): readonly Difference[] {
  const [a, b] = [first.split(LINES), second.split(LINES)]
  const raw = differing(a, b)
  const shown = isMarkup && raw.length > 0 ? differing(seen(first), seen(second)) : []
  return (shown.length > 0 ? shown : raw).map(shortened)
}
