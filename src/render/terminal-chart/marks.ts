/** The characters of a chart on a terminal. */
import type { View } from '../view'

export interface Marks {
  readonly line: string
  /** Between two rows of a line: a rise from one row to the next, a fall. */
  readonly upright: string
  readonly riseFrom: string
  readonly riseTo: string
  readonly fallFrom: string
  readonly fallTo: string
  readonly limit: string
  readonly side: string
  readonly tick: string
  readonly corner: string
  readonly floor: string
  readonly date: string
  /** Where the scale of time changes. */
  readonly break: string
  /** The range over several models. */
  readonly range: string
}

const DRAWN: Marks = {
  line: '━',
  upright: '┃',
  riseFrom: '┛',
  riseTo: '┏',
  fallFrom: '┓',
  fallTo: '┗',
  limit: '┄',
  side: '│',
  tick: '┤',
  corner: '└',
  floor: '─',
  date: '┬',
  break: '╱',
  range: '░',
}

const ASCII: Marks = {
  line: '=',
  upright: '|',
  riseFrom: '+',
  riseTo: '+',
  fallFrom: '+',
  fallTo: '+',
  limit: '-',
  side: '|',
  tick: '+',
  corner: '+',
  floor: '-',
  date: '+',
  break: '/',
  range: ':',
}

export const marksFor = ({ ascii }: View): Marks => (ascii === true ? ASCII : DRAWN)

/** Our own text with a chart: in ASCII where the chart is. */
export const asAsked = (text: string, { ascii }: View): string =>
  ascii === true ? text.replaceAll(' · ', ' - ') : text
