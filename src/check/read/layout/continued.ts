/** A table whose hours go on beside its first ones, as the columns of a newspaper do. */

import { everyPair } from '../../titration-table'
import { readCount } from '../cells/counts'
import { readMoment } from '../cells/timestamp'
import { targetOf } from '../columns/columns'
import { type Block, isRemark, type Line, pickedWith, rowsOf, textsOf } from '../grid'

const headsOf = ({ header }: Block): string => textsOf(header.cells).join('\n')

const titlesOf = ({ captions }: Block): string => captions.flatMap(({ cells }) => cells.join('')).join('\n')

/** Whether the hours of all of them are one count, or their clocks go on, below the same headers. */
function isContinued(blocks: readonly Block[]): boolean {
  const areAlike = (of: (block: Block) => string): boolean => new Set(blocks.map(of)).size === 1
  const texts = blocks.flatMap((block) => rowsOf(block).map(({ cells }) => cells[0] ?? ''))
  const counts = texts.map(readCount)
  const begin = counts[0]?.from ?? 0
  const clocks = texts.map((text) => readMoment(text)?.clock ?? Number.NaN)
  const isHour = targetOf(blocks[0]?.header.cells[0] ?? '') === 'hour'
  return (
    areAlike(headsOf) &&
    areAlike(titlesOf) &&
    blocks.every(({ totals, lines }) => lines.length > 0 && totals.length === 0) &&
    (isHour
      ? counts.every((count, at) => count !== undefined && count.to === undefined && count.from - begin === at)
      : everyPair([-1, ...clocks], (before, clock) => clock > before))
  )
}

/** Tables of a day each, below its name: that is a cell of their rows. */
function ofDays(blocks: readonly Block[], isDay: (text: string) => boolean): readonly Block[] | undefined {
  const days = blocks.map(({ captions }) => captions.flatMap(({ cells }) => cells.filter(isDay)))
  const isOfDays = days.every(({ length }) => length === 1) && new Set(days.flat()).size === blocks.length
  const isSummed = blocks.some(({ totals }) => totals.length > 0)
  if (!isOfDays || isSummed || new Set(blocks.map(headsOf)).size > 1) return undefined
  return blocks.map((block, at): Block => {
    const kept = [...block.header.cells.keys()].filter((cell) => block.header.cells[cell] !== '')
    const withDay = (line: Line, text = ''): Line => pickedWith(line, [...kept, 0], text)
    return {
      ...block,
      header: withDay(block.header, 'Day'),
      lines: block.lines.map((line) => (isRemark(line.cells) ? line : withDay(line, days[at]?.[0]))),
      captions: block.captions.filter(({ cells }) => !cells.some(isDay)),
    }
  })
}

/** Tables side by side; one table where each goes on from the one before it. */
export function withContinued(written: readonly Block[], isDay: (text: string) => boolean): readonly Block[] {
  const daily = ofDays(written, isDay)
  const blocks = daily ?? written
  const [first] = blocks
  if (first === undefined || (daily === undefined && !isContinued(blocks))) return blocks
  const remarks = blocks.flatMap(({ lines }) => lines.filter(({ cells }) => isRemark(cells)))
  return [{ ...first, lines: [...blocks.flatMap(rowsOf), ...remarks] }]
}
