/** Runs of rows with the same figures: in a long table a rate is often held for many rows, and one check is enough. */
import type { Finding } from '../finding'
import { memoized, NONE, type Row } from '../titration-table'

/** Whether two rows have the same figures in all that is added or multiplied. */
export const hasSameSums = (before: Row, row: Row): boolean =>
  row.rate === before.rate &&
  row.time === before.time &&
  row.weight === before.weight &&
  row.concentration === before.concentration &&
  // A pause in words and a phase change what a row gives.
  row.note === before.note &&
  row.phase === before.phase &&
  hasSameFigures(before.figures, row.figures)
const hasSameFigures = (before: Row['figures'], figures: Row['figures']): boolean =>
  figures.rate_mg_h === before.rate_mg_h &&
  figures.rate_mL_h === before.rate_mL_h &&
  figures.rate_mg_kg_h === before.rate_mg_kg_h &&
  figures.rate_mcg_kg_min === before.rate_mcg_kg_min &&
  figures.dose_mg === before.dose_mg &&
  figures.dose_mg_kg === before.dose_mg_kg &&
  figures.volume_mL === before.volume_mL

/** Where each run of rows of the same figures begins. */
const beginsOf = memoized((rows: readonly Row[]): readonly number[] => {
  const begins: number[] = []
  let before: Row | undefined
  rows.forEach((row, at) => {
    if (before === undefined || !hasSameSums(before, row)) begins.push(at)
    before = row
  })
  return begins
})

/** The first row of each run of the same figures. */
export const headsOf = memoized((rows: readonly Row[]) => beginsOf(rows).map((at) => rows[at] as Row))

/** Findings row by row. A run whose first row has none has none at all. */
export const eachRow = (rows: readonly Row[], findingsOf: (row: Row) => readonly Finding[]): readonly Finding[] => {
  const begins = beginsOf(rows)
  return headsOf(rows).flatMap((head, run) => {
    const found = findingsOf(head)
    if (found.length === 0) return NONE
    return [...found, ...rows.slice((begins[run] ?? 0) + 1, begins[run + 1]).flatMap(findingsOf)]
  })
}

/** Gives for a row the same as for the last one, where the figures are the same. */
export function ofSame<Given>(givenBy: (row: Row) => Given): (row: Row) => Given {
  let last: { readonly row: Row; readonly given: Given } | undefined
  return (row) => {
    if (last === undefined || !hasSameSums(last.row, row)) last = { row, given: givenBy(row) }
    return last.given
  }
}
