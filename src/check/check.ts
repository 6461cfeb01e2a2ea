/** Examines somebody's table: reads it, holds it to every rule, and tells what it was taken for. */

import type { Fault } from './fault'
import type { Table } from './read/header'
import type { Library, Taken } from './read/infer-protocol'
import { type Asked, readSheet } from './read/read-table'
import { SUM_CHECKS } from './rules/arithmetic'
import { COURSE_CHECKS } from './rules/course'
import { OPEN_CHECKS } from './rules/coverage'
import { DAY_CHECKS } from './rules/days'
import { isHeld, WORD_CHECKS } from './rules/labels'
import { LIMIT_CHECKS, withoutAllowed } from './rules/limits'
import { notation } from './rules/notation'
import { TIME_CHECKS } from './rules/order'
import { TITRATION_CHECKS } from './rules/titration'
import { WEIGHT_CHECKS } from './rules/weight'

const CHECKS = [
  ...LIMIT_CHECKS,
  ...TITRATION_CHECKS,
  ...COURSE_CHECKS,
  ...SUM_CHECKS,
  ...TIME_CHECKS,
  ...DAY_CHECKS,
  ...WEIGHT_CHECKS,
  ...OPEN_CHECKS,
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
  const all = [...faults, ...withoutAllowed(found, sheet), ...notation(table)]
  return {
    taken,
    faults: all.sort((a, b) => a.record - b.record || a.cell - b.cell),
    rows: sheet.rows.length,
    isHeld: isHeld(sheet),
  }
}
