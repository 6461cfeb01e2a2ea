/** Running totals, held against the last one printed and what was added since. */

import { decimalText, exactly, meet, plus as sum } from '../../core/values/interval'
import type { Fault } from '../fault'
import { type Figure, product } from '../read/cell'
import {
  areHoursAnew,
  type Check,
  faultAt,
  hasPeaks,
  hoursOf,
  pairsOf,
  type Row,
  type Sheet,
} from '../titration-table'
import { courseBefore } from './pauses'

type Total = 'cumulative_mg' | 'cumulative_mL'

/** What a row adds to a total: as printed, else rate x time; unknown where the rate is only the highest of it. */
export function addedBy(
  sheet: Sheet,
  row: Row,
  printed: Figure | undefined,
  rate: Figure | undefined,
): Figure | undefined {
  if (printed !== undefined || rate === undefined || row.time === undefined || hasPeaks(sheet)) return printed
  return product(rate, hoursOf(row.time))
}

const plus = (a: Figure, b: Figure): Figure => ({ value: a.value + b.value, span: sum(a.span, b.span) })
const NOTHING: Figure = { value: 0n, span: exactly(0n) }

/** Whether totals are those at the start of each row: the first one is nothing though its row gives something. */
function isAtStart(rows: readonly Row[], total: Total, added: (row: Row) => Figure | undefined): boolean {
  const [first, ...others] = rows
  const isNothing = first?.figures[total]?.value === 0n && (added(first)?.value ?? 0n) > 0n
  return isNothing && others.some(({ figures }) => figures[total] !== undefined)
}

const begins = (before: Row, row: Row): boolean =>
  before.session !== row.session || before.day !== row.day || areHoursAnew(before, row)

/** The rows at which totals begin anew, where they do so with each session or with each day, and always. */
function renewedAt(
  { rows }: Sheet,
  total: Total,
  added: (row: Row) => Figure | undefined,
): ReadonlySet<Row> | undefined {
  const firsts = pairsOf(rows).flatMap(([before, row]) => (begins(before, row) ? [row] : []))
  const isAnew = (row: Row): boolean => {
    const [found, more] = [row.figures[total], added(row)]
    return found !== undefined && more !== undefined && more.value > 0n && meet(found.span, more.span)
  }
  return firsts.length > 0 && firsts.every(isAnew) ? new Set(firsts) : undefined
}

export function running(
  rule: 'total' | 'total-volume',
  total: Total,
  unit: string,
  addedOf: (sheet: Sheet, row: Row) => Figure | undefined,
): Check {
  return (sheet) => {
    if (!sheet.columns.has(total)) return []
    const added = (row: Row) => addedOf(sheet, row)
    const atStart = isAtStart(sheet.rows, total, added)
    const renewed = atStart ? undefined : renewedAt(sheet, total, added)
    const faults: Fault[] = []
    let last = NOTHING
    // What the last one should have been where it was wrong: the next may count on from either.
    let meant: Figure | undefined
    let since: Figure | undefined = courseBefore(sheet) && renewed === undefined ? undefined : NOTHING
    for (const row of sheet.rows) {
      const found = row.figures[total]
      const more = added(row)
      if (renewed?.has(row)) [last, meant, since] = [NOTHING, undefined, NOTHING]
      if (!atStart) since = since && more && plus(since, more)
      const right = since && plus(last, since)
      const other = since && meant && plus(meant, since)
      if (found !== undefined) {
        const isRight = right === undefined || meet(found.span, right.span)
        const isWrong = !isRight && !(other !== undefined && meet(found.span, other.span))
        if (isWrong) {
          const working = `${decimalText(last.value)} + ${decimalText(right.value - last.value)}`
          const words = [
            `${decimalText(found.value)} ${unit}`,
            `${decimalText(right.value)} ${unit} (${working})`,
          ] as const
          faults.push(faultAt(sheet, rule, row, total, words))
        }
        meant = isWrong ? right : undefined
        ;[last, since] = [found, NOTHING]
      }
      if (atStart) since = since && more && plus(since, more)
    }
    const [first] = renewed ?? []
    if (first === undefined) return faults
    const words = [
      'the total of the course: it begins anew with each day or session',
      'one that counts on',
    ] as const
    return [...faults, faultAt(sheet, 'not-checked', first, total, words)]
  }
}
