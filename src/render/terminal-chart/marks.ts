/** What a chart on a terminal is drawn with. */
import type { View } from '../view'

export interface Marks {
  /** A bar's last cell, from empty to full. */
  readonly bars: readonly string[]
  readonly limit: string
  readonly side: string
  readonly tick: string
  readonly corner: string
  readonly floor: string
  readonly date: string
  /** From the lowest to the highest of several models, and the one chosen. */
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

/** Our own text beside a chart, in no other characters than it. */
export const asAsked = (text: string, { ascii }: View): string =>
  ascii === true ? text.replaceAll(' · ', ' - ') : text
