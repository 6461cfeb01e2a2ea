/** What a chart on a terminal is drawn with. */
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

export const BLOCKS: Marks = {
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

export const ASCII: Marks = {
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
