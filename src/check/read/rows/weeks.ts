/** A column of weeks, and days that are numbered from 1 in each of them. */

import { WEEK } from '../columns/column-names'
import type { Line } from '../grid'
import type { Cells } from './row'

const NUMBER = /^[a-z. #]{0,12}([0-9]{1,2})(?:st|nd|rd|th|[.:])?$/i
const YEAR = 52
const DAYS = 7

/** The cell of the weeks in a header. */
export const weekCell = ({ cells }: Line): number => cells.findIndex((text) => WEEK.test(text))

/** Reads weeks row by row, counted on into the next year; a merged cell says what the one above it says. */
export function weekReader(): (cell: string | undefined) => number | undefined {
  let [last, written, years] = [Number.NaN, '', 0]
  return (cell) => {
    const text = cell || written
    const [, digits] = NUMBER.exec(text) ?? []
    if (digits === undefined) return undefined
    if (last - Number(digits) - YEAR * years > YEAR - 4) years++
    written = text
    last = Number(digits) + YEAR * years
    return last
  }
}

/** Days from 1 to 7 that begin again with each week, as days of the course. */
export function withWeeks(rows: readonly Cells[], header: Line): readonly Cells[] {
  const cell = weekCell(header)
  const numbers = rows.flatMap(({ dayNumber }) => dayNumber ?? [])
  const isRestarted = numbers.some((day, at) => day < (numbers[at - 1] ?? 0)) && numbers.every((day) => day <= DAYS)
  if (cell === -1 || !isRestarted) return rows
  const weekOf = weekReader()
  let first: number | undefined
  return rows.map((row) => {
    const week = weekOf(row.line.cells[cell])
    first ??= week
    if (week === undefined || first === undefined || row.dayNumber === undefined) return row
    return { ...row, dayNumber: row.dayNumber + DAYS * (week - first) }
  })
}
