/** The cells of a table as a workbook has them, and the faults that it can have. */
import { SEEDS } from './sow'

// A number that would be written in another way stays the text that it is.
const typed = (text: string): string | number => (String(Number(text)) === text && text !== 'NaN' ? Number(text) : text)
export const typedRows = (rows: readonly (readonly string[])[]): (string | number)[][] =>
  rows.map((row) => row.map(typed))

/** A sheet has no row of fewer cells: those that are missing are empty. */
export const SHEET_RULES = [...new Set(SEEDS.map(({ rule }) => rule))].filter((rule) => rule !== 'cells')
