/** The rows of a record. */
import type { Rate } from '../values/quantity'
import type { GivenRow } from './types'

/** The rows in order of time. Nothing ran between the end of a row and the start of the next one: 0 mg/h. */
export function withPauses(rows: readonly GivenRow[]): readonly GivenRow[] {
  const all = [...rows].sort((a, b) => a.at - b.at)
  return all.flatMap((row, index): readonly GivenRow[] => {
    const next = all[index + 1]?.at
    const isPause = row.end !== undefined && next !== undefined && row.end < next
    return isPause ? [row, { at: row.end, rate: 0 as Rate }] : [row]
  })
}

/** The rows from the first one that gives something. */
export const fromFirst = (rows: readonly GivenRow[]): readonly GivenRow[] =>
  rows.slice(rows.findIndex(({ rate, bolus }) => rate > 0 || bolus !== undefined))
