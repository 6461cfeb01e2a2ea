/** Differences between two plans as a table, CSV and JSON. */
import type { Difference } from '../../core/plan/compare-plans'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { harmless } from '../data/csv'
import { type Grid, gridCsv, gridTable } from '../table/grid'
import { plainPaint } from '../view'

export type Heads = readonly [first: string, second: string]

const MOST = 40

const gridOf = (
  differences: readonly Difference[],
  heads: Heads,
  absent: string,
  show: (text: string) => string,
): Grid => ({
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
