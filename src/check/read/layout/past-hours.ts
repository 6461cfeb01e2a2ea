/** Amounts of the time before a row: `Volume in the last hour (mL)`. */

import { recognise } from '../columns/columns'
import { type Block, rowsOf } from '../grid'

const PAST =
  /\b(?:since|in|during|over|for) (?:the )?(?:last|previous|past)\b|\b(?:last|previous|past) (?:h|hr|hour|interval|entry|reading)\b/i

/** Such a column, where nothing is in its first row: nothing was given before it. */
function pastColumns({ header }: Block, first: readonly string[]): readonly number[] {
  return header.cells.flatMap((text, at) => {
    if (!PAST.test(text) || !/^[-\u2013]?$|^0/.test(first[at] ?? '')) return []
    const read = recognise(text)
    const isAmount =
      read.is === 'read'
        ? /^(?:dose|volume)_/.test(read.target)
        : read.is === 'unitless' && /^(?:dose|volume)$/.test(read.kind)
    return isAmount ? [at] : []
  })
}

/** A table whose rows have the amounts that they give. */
export function withPastHours(block: Block): Block {
  const rows = rowsOf(block)
  const columns = pastColumns(block, rows[0]?.cells ?? [])
  if (columns.length === 0) return block
  const next = new Map(rows.map((row, at) => [row, rows[at + 1]?.cells ?? []]))
  const lines = block.lines.map((line) => {
    const own = next.get(line)
    return own === undefined
      ? line
      : { ...line, cells: line.cells.map((text, at) => (columns.includes(at) ? (own[at] ?? '') : text)) }
  })
  return { ...block, lines }
}
