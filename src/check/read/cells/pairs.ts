/** Cells that say one rate in two units: `20 mg/h (10 mL/h)`. */

import { type Block, type Line, picked, rewritten, rowsOf } from '../grid'
import { isBlank, isStopped } from './cell'
import { LONGEST } from './units'

const UNIT = '([a-z\u00b5\u03bc]{1,3}/[a-z/]{1,8})'
const PAIR = new RegExp(`^([0-9.,]+ ?${UNIT}) ?[(/=,;] ?([0-9.,]+ ?${UNIT})\\)?$`, 'i')
const pairIn = (text: string) => (text.length <= LONGEST ? PAIR.exec(text) : null)

/** The columns of a block that hold such cells, and nothing else. */
function pairedColumns(block: Block): readonly number[] {
  const rows = rowsOf(block)
  return [...block.header.cells.keys()].filter((cell) => {
    const texts = rows.map(({ cells }) => cells[cell] ?? '').filter((text) => !isBlank(text) && !isStopped(text))
    const pairs = texts.map(pairIn)
    const units = new Set(pairs.map((pair) => `${pair?.[2]} ${pair?.[4]}`.toLowerCase()))
    return texts.length > 0 && pairs.every((pair) => pair !== null) && units.size === 1
  })
}

/** A column of two units as two columns of that name. */
export function withPairs(block: Block): Block {
  // Most tables have none, and long ones are not looked through.
  if (!block.lines.slice(0, 9).some(({ cells }) => cells.some((text) => pairIn(text) !== null))) return block
  const paired = pairedColumns(block)
  if (paired.length === 0) return block
  const twice = ({ cells }: Line) =>
    [...cells.keys()].flatMap((cell) => (paired.includes(cell) ? [cell, cell] : [cell]))
  const split = (line: Line): Line => {
    const cells = line.cells.flatMap((text, cell) => {
      if (!paired.includes(cell)) return [text]
      const [, first = text, , second = text] = pairIn(text) ?? []
      return [first, second]
    })
    return { ...picked(line, twice(line)), cells }
  }
  return { ...rewritten(block, split), header: picked(block.header, twice(block.header)) }
}
