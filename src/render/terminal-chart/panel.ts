/**
 * One panel of a chart on a terminal: rows above a floor, labelled at their middle on the left. A value is drawn on the
 * nearest row, so no height is more than half a row off.
 */
import type { Spread } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { dayAndMonth, shortDay } from '../../core/values/calendar-day'
import { clock, dayOf, type Instant, wallAt } from '../../core/values/time-zone'
import { changesOf, rateFigure } from '../text/figures'
import { unbroken, type View } from '../view'
import type { Scale, Slice } from './scale'

export const MARKS = {
  line: '━',
  /** Between two rows of a line: a rise from one row to the next, a fall. */
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
  /** Where the scale of time changes. */
  break: '╱',
  /** The range over several models. */
  range: '░',
}

const ASCII = new Map(Object.values(MARKS).map((mark, index) => [mark, '=|++++-|++-+/:'.charAt(index)]))

/** A line of a chart, in ASCII where it is asked. */
export const drawnAs = (line: string, { ascii }: View): string =>
  ascii === true ? Array.from(line, (mark) => ASCII.get(mark) ?? mark).join('') : line

/** Our own text with a chart: in ASCII where the chart is. */
export const asAsked = (text: string, { ascii }: View): string =>
  ascii === true ? text.replaceAll(' · ', ' - ') : text

export type Line = readonly string[]

/** The scale of a panel: row 0 is the floor and 0, the row `lines` is the top, with figures at equal parts. */
export interface Axis {
  readonly top: number
  readonly lines: number
  readonly parts: number
  /** The figure on the left; empty where it is not a round one. */
  readonly figure: (value: number) => string
}

export const rowOf = (value: number, { top, lines }: Axis): number => Math.round((value * lines) / top)

const rowsFrom = <T>(top: number, of: (row: number) => T): readonly T[] =>
  Array.from({ length: top + 1 }, (_, index) => of(top - index))

/** The character of a line in one column, between the row before it and its own. */
function markAt(row: number, here: number, before: number): string {
  if (here === before) return row === here ? MARKS.line : ' '
  if (row === here) return here > before ? MARKS.riseTo : MARKS.fallTo
  if (row === before) return here > before ? MARKS.riseFrom : MARKS.fallFrom
  return row > Math.min(here, before) && row < Math.max(here, before) ? MARKS.upright : ' '
}

/** Values as a line, the top row first. Neighbours are joined where asked; a column without a value is empty. */
export function lineRows(values: readonly (number | undefined)[], axis: Axis, isJoined: boolean): readonly Line[] {
  const rows = values.map((value) => (value === undefined ? undefined : rowOf(value, axis)))
  return rowsFrom(axis.lines, (row) =>
    rows.map((here, column) => {
      const before = isJoined ? rows[column - 1] : undefined
      return here === undefined ? ' ' : markAt(row, here, before ?? here)
    }),
  )
}

type Range = Pick<Spread, 'low' | 'high'>

export const rangeRows = (ranges: readonly (Range | undefined)[], axis: Axis): readonly Line[] =>
  rowsFrom(axis.lines, (row) =>
    ranges.map((each) =>
      each !== undefined && row >= rowOf(each.low, axis) && row <= rowOf(each.high, axis) ? MARKS.range : ' ',
    ),
  )

/** The upper rows where they are drawn, else the lower ones. */
export const over = (upper: readonly Line[], lower: readonly Line[]): readonly Line[] =>
  upper.map((line, index) => line.map((cell, column) => (cell === ' ' ? (lower[index]?.[column] ?? ' ') : cell)))

/** The limit along one row. */
export const rule = (row: number, { lines }: Axis, columns: number): readonly Line[] =>
  rowsFrom(lines, (each) => Array.from({ length: columns }, () => (each === row ? MARKS.limit : ' ')))

/** A text as rows: on one row, around a column. Its blanks hide what is below. */
export function textRows(text: string, row: number, column: number, columns: number, axis: Axis): readonly Line[] {
  const from = Math.max(0, Math.min(columns - text.length, column - Math.floor(text.length / 2)))
  const line = Array.from(`${' '.repeat(from)}${unbroken(text)}`.padEnd(columns).slice(0, columns))
  return rowsFrom(axis.lines, (each) => (each === row ? line : line.map(() => ' ')))
}

export const sideFigures = ({ top, lines, parts, figure }: Axis): readonly string[] =>
  rowsFrom(lines, (row) => {
    if (row === 0) return '0'
    const part = (row * parts) / lines
    return Number.isInteger(part) ? figure((top * part) / parts) : ''
  })

interface Label {
  readonly column: number
  /** Columns whose middle the text is at. */
  readonly over: number
  readonly text: string
}

const GAP = 1

/** The labels in one line as far as there is room, and the columns of those that are in it. */
function placed(labels: readonly Label[], width: number) {
  let line = ''
  const columns: number[] = []
  for (const { column, over, text } of labels) {
    const at = column + Math.max(0, Math.floor((over - text.length) / 2))
    if (at + text.length > width || (line !== '' && at < line.length + GAP)) continue
    line = line.padEnd(at) + text
    columns.push(column)
  }
  return { line, columns }
}

/** The lines below a panel with what is on their left, and the columns in which a labelled date or step begins. */
export function labelsOf(plan: Plan, slices: readonly Slice[], kind: Scale['kind'], width: number) {
  const wall = (at: Instant) => wallAt(plan.request.start.zone, at)
  const day = ({ from }: Slice) => dayOf(wall(from))
  let next = 0
  const all = slices.map((slice) => {
    const column = next
    next += slice.width + slice.gap
    return { ...slice, column }
  })
  const named = (text: (slice: Slice) => string, of = all) =>
    placed(
      of.map((slice) => ({ column: slice.column, over: slice.width, text: text(slice) })),
      width,
    )
  /** `Mon 30 Nov` where there is room for all, else `30 Nov`. */
  const dated = (of = all) => {
    const row = named((slice) => shortDay(day(slice)), of)
    return row.columns.length === of.length ? row : named((slice) => dayAndMonth(day(slice)), of)
  }
  if (kind === 'sessions')
    return {
      columns: [],
      lines: [
        { side: 'No.', line: named(({ sessions }) => String(sessions[0] ?? '')).line },
        { side: 'mg/h', line: named(({ rate }) => rateFigure(rate)).line },
        { side: '', line: dated().line },
      ],
    }
  const dates = dated(all.filter((slice, index) => index === 0 || day(slice) !== day(all[index - 1] ?? slice)))
  // The clock times at which the rate changes, and the rates, one below the other.
  const steps = changesOf(plan).map(({ start, rate }) => {
    const texts = { time: clock(wall(start)), rate: rateFigure(rate) }
    const room = Math.max(texts.time.length, texts.rate.length)
    const slice = all.find(({ from, to }) => from <= start && start < to)
    return { column: slice?.column ?? 0, over: 0, time: texts.time.padEnd(room), rate: texts.rate.padEnd(room) }
  })
  const stepLine = (of: 'time' | 'rate') =>
    placed(
      steps.map((step) => ({ ...step, text: step[of] })),
      width,
    )
  const times = stepLine('time')
  return {
    columns: [...dates.columns, ...times.columns],
    lines: [
      { side: '', line: times.line },
      { side: 'mg/h', line: stepLine('rate').line.trimEnd() },
      { side: '', line: dates.line },
    ],
  }
}
