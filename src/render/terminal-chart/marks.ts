/** The characters of a chart on a terminal. */
import type { View } from '../view'

export interface Marks {
  /** The top cell of a bar, from empty to full. */
  readonly bars: readonly string[]
  readonly limit: string
  readonly side: string
  readonly tick: string
  readonly corner: string
  readonly floor: string
  readonly date: string
  /** The range over several models, and the chosen one. */
  readonly range: string
  readonly chosen: string
}

const BLOCKS: Marks = {
  bars: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  limit: '┄',
  side: '│',
  tick: '┤',
  corner: '└',
  floor: '─',
  date: '┬',
  range: '░',
  chosen: '━',
}

const ASCII: Marks = {
  bars: [' ', '.', ':', '#'],
  limit: '-',
  side: '|',
  tick: '+',
  corner: '+',
  floor: '-',
  date: '+',
  range: ':',
  chosen: '*',
}

export const marksFor = ({ ascii }: View): Marks => (ascii === true ? ASCII : BLOCKS)

/** Our own text with a chart: in ASCII where the chart is. */
export const asAsked = (text: string, { ascii }: View): string =>
  ascii === true ? text.replaceAll(' · ', ' - ') : text
