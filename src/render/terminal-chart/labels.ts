/** What is below a chart: the times and rates of steps and the dates, or for a series the numbers of the sessions. */

import type { Plan } from '../../core/plan/types'
import { type Day, dayAndMonth, shortDay } from '../../core/values/calendar-day'
import { clock, dayOf, type Instant, wallAt } from '../../core/values/time-zone'
import { changesOf, rateFigure } from '../text/figures'
import type { Scale, Slice } from './scale'

interface Label {
  readonly column: number
  /** Columns whose middle the text is at. */
  readonly over: number
  readonly text: string
}

export interface Labels {
  /** Where a labelled date or step begins. */
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

/** The slices with their columns. */
function placedSlices(slices: readonly Slice[]): readonly Placed[] {
  let column = 0
  return slices.map((slice, index) => {
    const at = column
    column += slice.width + slice.gap
    return { ...slice, column: at, before: slices[index - 1] }
  })
}

/** The clock times at which the rate changes, and the rates, one below the other. */
function stepLabels(plan: Plan, slices: readonly Placed[], width: number) {
  const labels = changesOf(plan).map((change) => {
    const time = clock(wallAt(plan.request.start.zone, change.start))
    const rate = rateFigure(change.rate)
    const slice = slices.find(({ from, to }) => from <= change.start && change.start < to)
    const room = Math.max(time.length, rate.length)
    return { column: slice?.column ?? 0, over: 0, time: time.padEnd(room), rate: rate.padEnd(room) }
  })
  const row = (part: 'time' | 'rate') =>
    placed(
      labels.map((label) => ({ ...label, text: label[part] })),
      width,
    )
  const { columns, line } = row('time')
  return { columns, times: line, rates: row('rate').line.trimEnd() }
}

/** What is below slices; no line is longer than the width. */
export function labelsOf(plan: Plan, slices: readonly Slice[], kind: Scale['kind'], width: number): Labels {
  const day = (at: Instant) => dayOf(wallAt(plan.request.start.zone, at))
  const all = placedSlices(slices)
  const labels = (of: readonly Placed[], text: (slice: Slice) => string): readonly Label[] =>
    of.map((slice) => ({ column: slice.column, over: slice.width, text: text(slice) }))
  const dated = (of: readonly Placed[]): Row =>
    rowOf(
      WORDINGS.map((wording) => labels(of, ({ from }) => wording(day(from)))),
      width,
    )
  if (kind === 'time') {
    const news = all.filter(({ from, before }) => before === undefined || day(from) !== day(before.from))
    const dates = dated(news)
    const steps = stepLabels(plan, all, width)
    return {
      columns: [...dates.columns, ...steps.columns],
      lines: [
        { side: '', line: steps.times },
        { side: 'mg/h', line: steps.rates },
        { side: '', line: dates.line },
      ],
    }
  }
  const named = (side: string, text: (slice: Slice) => string) => ({
    side,
    line: rowOf([labels(all, text)], width).line,
  })
  return {
    columns: [],
    lines: [
      named('No.', ({ sessions }) => String(sessions[0] ?? '')),
      named('mg/h', ({ rate }) => rateFigure(rate)),
      { side: '', line: dated(all).line },
    ],
  }
}
