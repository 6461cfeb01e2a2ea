/** Examines somebody's table: reads it, holds it to every rule, and tells what it was taken for. */
import { COURSE_CHECKS } from './course-checks'
import type { Fault } from './fault'
import { LIMIT_CHECKS, withoutLifted } from './limit-checks'
import { notation } from './notation'
import { type Asked, readSheet } from './read-sheet'
import { SUM_CHECKS } from './sum-checks'
import type { Table } from './table'
import type { Library, Taken } from './taken'
import { TIME_CHECKS } from './time-checks'
import { TITRATION_CHECKS } from './titration-checks'
import { isHeld, WORD_CHECKS } from './word-checks'

const CHECKS = [
  ...LIMIT_CHECKS,
  ...TITRATION_CHECKS,
  ...COURSE_CHECKS,
  ...SUM_CHECKS,
  ...TIME_CHECKS,
  ...WORD_CHECKS,
]

export interface Report {
  readonly taken: Taken
  /** In the order of the table. */
  readonly faults: readonly Fault[]
  /** Beside the header. */
  readonly rows: number
  /** Whether any rate, or dose in a time, could be held to the limits. */
  readonly isHeld: boolean
}

/** What there is to say of a table. It never throws for what stands in one. */
export function check(table: Table, asked: Asked, library: Library): Report {
  const { sheet, taken, faults } = readSheet(table, asked, library)
  const found = CHECKS.flatMap((each) => each(sheet))
  const all = [...faults, ...withoutLifted(found, sheet), ...notation(table)]
  return {
    taken,
    faults: all.sort((a, b) => a.record - b.record || a.cell - b.cell),
    rows: sheet.rows.length,
    isHeld: isHeld(sheet),
  }
}
