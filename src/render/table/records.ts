/** A grid whose cells are too long to stand side by side: a record for each row, its name on the left. */
import type { Paint } from '../view'
import { alignedRow, GAP } from './aligned'
import type { Grid } from './grid'

const LONGEST_NAME = 20

export function recordsText({ rows }: Grid, width: number, { head }: Paint): string {
  const names = rows.map(([name = '']) => name.length)
  const left = Math.min(LONGEST_NAME, Math.floor(width / 3), Math.max(0, ...names))
  const records = rows.map(([name = '', ...cells]) =>
    alignedRow([
      { text: name, width: left, paint: head },
      { text: cells.filter((cell) => cell !== '').join('\n'), width: width - left - GAP },
    ]),
  )
  return `${records.join('\n').replace(/[ \t]+$/gm, '')}\n`
}
