/** The parts of a wide table, one for each day or session: their columns in one order, their totals below them. */
import { type Block, picked, rewritten, type TotalLine } from '../grid'

/** The totals of each part, below its own rows. */
export const totalsOf = (parts: readonly Block[]): readonly TotalLine[] => {
  let before = 0
  return parts.flatMap(({ lines, totals }) => {
    before += lines.length
    return totals.map(({ line }) => ({ line, after: before }))
  })
}

/** Whether two parts have the same headers. */
export const sameCells = (a: Block, b: Block): boolean => a.header.cells.join('\n') === b.header.cells.join('\n')
/** With its columns in the order of another part, where both have the same ones. */
export function inOrderOf(first: Block, part: Block): Block {
  const order = first.header.cells.map((text, at) =>
    part.header.cells[at] === text ? at : part.header.cells.indexOf(text),
  )
  if (order.includes(-1) || new Set(order).size < part.header.cells.length) return part
  return rewritten(part, (line) => picked(line, order))
}
