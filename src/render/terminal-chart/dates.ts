/** What stands below a chart: the dates, and for a series the numbers of the sessions. */

import type { Plan } from '../../core/plan/types'
import { type Day, dayAndMonth, shortDay } from '../../core/values/calendar-day'
import { dayOf, type Instant, wallAt } from '../../core/values/time-zone'
import { rateFigure } from '../text/figures'
import type { Scale, Slice } from './scale'

interface Label {
  readonly column: number
  /** Columns to stand in the middle of. */
  readonly over: number
  readonly text: string
}

export interface Dates {
  /** Where a date begins that is told below. */
  readonly columns: readonly number[]
  readonly lines: readonly { readonly side: string; readonly line: string }[]
}

const GAP = 1

interface Row {
  readonly line: string
  /** Of the labels in it. */
  readonly columns: readonly number[]
}

/** The labels that find room, from the left. */
function placed(labels: readonly Label[], width: number): Row {
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

/** The first wording with which all labels find room; else what finds room with the last. */
function rowOf(wordings: readonly (readonly Label[])[], width: number): Row {
  const rows = wordings.map((labels) => placed(labels, width))
  const whole = rows.find(({ columns }, index) => columns.length === wordings[index]?.length)
  return whole ?? rows.at(-1) ?? { line: '', columns: [] }
}

/** `Mon 30 Nov` and `30 Nov`. */
const WORDINGS: readonly ((of: Day) => string)[] = [shortDay, dayAndMonth]

interface Placed extends Slice {
  readonly column: number
  readonly before: Slice | undefined
}

/** What stands below slices; no line is longer than the width. */
export function datesOf(plan: Plan, slices: readonly Slice[], kind: Scale['kind'], width: number): Dates {
  const day = (at: Instant) => dayOf(wallAt(plan.request.start.zone, at))
  const all = slices.map(
    (slice, index): Placed => ({
      ...slice,
      column: index * (slice.width + slice.gap),
      before: slices[index - 1],
    }),
  )
  const labels = (of: readonly Placed[], text: (slice: Slice) => string): readonly Label[] =>
    of.map((slice) => ({ column: slice.column, over: slice.width, text: text(slice) }))
  const dated = (of: readonly Placed[]): Row =>
    rowOf(
      WORDINGS.map((wording) => labels(of, ({ from }) => wording(day(from)))),
      width,
    )
  if (kind === 'time') {
    const news = all.filter(({ from, before }) => before === undefined || day(from) !== day(before.from))
    const { line, columns } = dated(news)
    return { columns, lines: [{ side: '', line }] }
  }
  const told = (side: string, text: (slice: Slice) => string) => ({
    side,
    line: rowOf([labels(all, text)], width).line,
  })
  return {
    columns: [],
    lines: [
      told('No.', ({ sessions }) => String(sessions[0] ?? '')),
      told('mg/h', ({ rate }) => rateFigure(rate)),
      { side: '', line: dated(all).line },
    ],
  }
}
