/** What is below a chart: the times and rates of steps and the dates, or for a series the numbers of the sessions. */

import type { Plan } from '../../core/plan/types'
import { dayAndMonth, shortDay } from '../../core/values/calendar-day'
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
  readonly columns: readonly number[]
}

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

export function labelsOf(plan: Plan, slices: readonly Slice[], kind: Scale['kind'], width: number): Labels {
  const wall = (at: Instant) => wallAt(plan.request.start.zone, at)
  const day = ({ from }: Slice) => dayOf(wall(from))
  let next = 0
  const all = slices.map((slice) => {
    const column = next
    next += slice.width + slice.gap
    return { ...slice, column }
  })
  const named = (text: (slice: Slice) => string, of = all): Row =>
    placed(
      of.map((slice) => ({ column: slice.column, over: slice.width, text: text(slice) })),
      width,
    )
  /** `Mon 30 Nov` where there is room for all, else `30 Nov`. */
  const dated = (of = all): Row => {
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
  const times = placed(
    steps.map((step) => ({ ...step, text: step.time })),
    width,
  )
  const rates = placed(
    steps.map((step) => ({ ...step, text: step.rate })),
    width,
  )
  return {
    columns: [...dates.columns, ...times.columns],
    lines: [
      { side: '', line: times.line },
      { side: 'mg/h', line: rates.line.trimEnd() },
      { side: '', line: dates.line },
    ],
  }
}
