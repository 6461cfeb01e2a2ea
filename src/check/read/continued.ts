/** A table whose hours go on beside its first ones, as the columns of a newspaper do. */
import { targetOf } from './columns'
import { readCount } from './counts'
import { type Block, isRemark, type Line } from './grid'

const headsOf = ({ header }: Block): string => header.cells.filter((cell) => cell !== '').join('\n')

/** Whether the hours of all of them are one count, below the same headers. */
function isContinued(blocks: readonly Block[]): boolean {
  const counts = blocks.flatMap(({ lines }) =>
    lines.flatMap(({ cells }) => (isRemark(cells) ? [] : [readCount(cells[0] ?? '')])),
  )
  const begin = counts[0]?.from ?? 0
  return (
    targetOf(blocks[0]?.header.cells[0] ?? '') === 'hour' &&
    new Set(blocks.map(headsOf)).size === 1 &&
    blocks.every(({ totals, lines }) => lines.length > 0 && totals.length === 0) &&
    counts.every((count, at) => count !== undefined && count.to === undefined && count.from - begin === at)
  )
}

/** Tables that stand side by side; one where each goes on from the one before it. */
export function withContinued(blocks: readonly Block[]): readonly Block[] {
  const [first] = blocks
  if (first === undefined || !isContinued(blocks)) return blocks
  const linesOf = (of: (line: Line) => boolean) => blocks.flatMap(({ lines }) => lines.filter(of))
  const lines = [...linesOf(({ cells }) => !isRemark(cells)), ...linesOf(({ cells }) => isRemark(cells))]
  return [{ ...first, lines }]
}
