/** Rows of several sessions: `3-10`, `Sessions 2 to 5`. */

import { readCount } from '../cells/counts'
import { headerOf, type NamedColumns } from '../columns/columns'
import { isOf } from '../columns/target'
import type { Block, Line } from '../grid'

const MOST = 99
/** A table of ranges is short; each of its rows may become many. */
const MOST_LINES = 1000
/** How many sessions a cell is of, and the first of them; undefined for one. */
function rangeIn(text: string): { readonly from: number; readonly count: number } | undefined {
  const { from = 0, to = 0 } = readCount(text) ?? {}
  const count = to - from + 1
  return Number.isInteger(from) && Number.isInteger(to) && count > 1 && count <= MOST ? { from, count } : undefined
}
/** A table with a row for each session; a date is that of the first one, and a total that of the last. */
export function withEachSession(block: Block, map: NamedColumns): Block {
  const headers = block.header.cells.map((text) => headerOf(text, map))
  const cell = headers.findIndex((header) => isOf(header, 'session'))
  const textOf = ({ cells }: Line): string => cells[cell] ?? ''
  if (cell === -1 || block.lines.length > MOST_LINES) return block
  if (!block.lines.some((line) => rangeIn(textOf(line)) !== undefined)) return block
  const isOfLast = headers.map(
    (header) => isOf(header, 'cumulative_mg', 'cumulative_mL') || (header.is === 'unitless' && header.kind === 'total'),
  )
  const isOfFirst = headers.map((header) => isOf(header, 'date'))
  const lines: Line[] = []
  // Of each line, how many there are with it.
  const ends: number[] = []
  let group: Line[] = []
  block.lines.forEach((line, at) => {
    const next = block.lines[at + 1]
    group.push(line)
    const { from, count } = rangeIn(textOf(line)) ?? { from: 0, count: 0 }
    // All rows of a range are repeated for each of its sessions.
    if (count > 0 && next !== undefined && textOf(next) === textOf(line)) return
    for (let n = 0; n < count; n++)
      for (const each of group) {
        const isLeftOut = (at: number) => (isOfLast[at] && n < count - 1) || (isOfFirst[at] && n > 0)
        const cells = each.cells.map((text, at) => (at === cell ? String(from + n) : isLeftOut(at) ? '' : text))
        lines.push({ ...each, cells })
      }
    if (count === 0) lines.push(line)
    for (let back = 0; back < group.length; back++) ends[at - back] = lines.length
    group = []
  })
  const totals = block.totals.map(({ line, after }) => ({ line, after: ends[after - 1] ?? 0 }))
  return { ...block, lines, totals, isOfRanges: true }
}
