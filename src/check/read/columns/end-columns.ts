/** The columns that say when rows end. */

import { areAll } from '../cells/cell'
import { readMoment } from '../cells/timestamp'
import { type Adjust, type Header, isOf, readAs } from './target'

/** `Event end date/time` is when something was, but the end beside a start. */
export const withEnds: Adjust = (headers, _, texts) => {
  const first = headers.findIndex((header) => isOf(header, 'start'))
  return headers.map((header, at) =>
    at > first && isOf(header, 'start') && /\bend\b/i.test(texts[at] ?? '') ? readAs('end') : header,
  )
}

const ORDERS = ['dmy', 'mdy'] as const
/** Whether a text has a clock, in whatever order its date is. */
const hasClock = (text: string): boolean => ORDERS.some((order) => readMoment(text, order)?.clock !== undefined)

const START_DATE =
  /^(?:(?:from|begin|starting) date|date (?:start|from|in)|(?:start|beginn?)datum|date (?:de )?d\u00e9but|fecha (?:de )?inicio|data (?:di )?inizio)$/i

/**
 * `End date` beside `End time` is the date of that. Without one it is an end where its cells have clocks; else it is
 * left open: at which hour of a date a row ends is not known.
 */
export const withEndDates: Adjust = (headers, cellsOf, texts) => {
  const at = headers.findIndex((header) => isOf(header, 'end_date'))
  if (at === -1) return headers
  const areClocks = (cell: number): boolean => areAll(cellsOf(cell), hasClock)
  const hasEnds = headers.some((header) => isOf(header, 'end'))
  if (!hasEnds && !areClocks(at)) return headers.with(at, { is: 'unknown' })
  const hasStarts = headers.some((header) => isOf(header, 'start'))
  return headers.map((header, cell): Header => {
    if (cell === at) return hasEnds ? header : readAs('end')
    if (!isOf(header, 'date') && !START_DATE.test(texts[cell] ?? '')) return header
    return readAs(!hasStarts && areClocks(cell) ? 'start' : 'date')
  })
}
