/** Times since the start against the clock beside them. */

import { decimalText, ONE, whole } from '../../core/values/interval'
import type { Finding } from '../finding'
import type { Figure } from '../read/cells/cell'
import { overRows } from '../read/grid'
import { type Check, findingAt, type Row } from '../titration-table'

type Both = Row & { readonly from: number; readonly figures: { readonly elapsed_min: Figure } }
const hasBoth = (row: Row): row is Both => row.from !== undefined && row.figures.elapsed_min !== undefined

/** Whether the two differ in how much time has passed; clocks and rounded times may be a minute off. */
function areApart(before: Both, row: Both): boolean {
  const [a, b] = [before.figures.elapsed_min.span, row.figures.elapsed_min.span]
  const since = whole(row.from - before.from)
  return b.high - a.low + ONE < since || since < b.low - a.high - ONE
}

/** The time may stop while nothing flows, and begin again with a session or a day. */
const mayDiffer = (before: Both, row: Both): boolean =>
  before.session !== row.session ||
  row.figures.elapsed_min.value <= before.figures.elapsed_min.value ||
  before.rate === undefined ||
  before.rate.value === 0n

/** A time since the start that is not as long after the one before it as their clocks are apart. */
export const elapsed: Check = (titrationTable) => {
  const column = (['elapsed_min', 'hour'] as const).find((name) => titrationTable.columns.has(name))
  if (column === undefined || !titrationTable.columns.has('start')) return []
  const rows = titrationTable.rows.filter(hasBoth)
  let base = rows[0]
  return overRows(rows, (row, at): readonly Finding[] => {
    if (base === undefined || row === base) return []
    const last = base
    const isApart = areApart(last, row)
    const next = rows[at + 1]
    // The rows below one wrong cell are not counted from it.
    if (!isApart || mayDiffer(last, row) || next === undefined || !areApart(row, next)) base = row
    if (!isApart || mayDiffer(last, row)) return []
    const [own, first] = [row.figures.elapsed_min.value, last.figures.elapsed_min.value]
    const right = `${decimalText(first + whole(row.from - last.from))} min, by its clock`
    return [findingAt(titrationTable, 'hour', row, column, [`${decimalText(own)} min since the start`, right])]
  })
}
