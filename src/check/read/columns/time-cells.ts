/** Columns that are named like times: what their cells and the other columns say of them. */

import { isBlank } from '../cells/cell'
import { readMoment, readSpan } from '../cells/timestamp'
import type { TimeName } from '../names/time-names'
import { CLOCK_TARGETS, type Header, readAs } from './target'

const isTime = (cell: string): boolean =>
  readMoment(cell, 'dmy') !== undefined || readMoment(cell, 'mdy') !== undefined || readSpan(cell, 'dmy') !== undefined

/** The first cells show what a column is. */
const ENOUGH = 200
/** One or the other cell may be at fault. */
function areMostlyTimes(cells: readonly string[]): boolean {
  const own = cells.filter((cell) => !isBlank(cell)).slice(0, ENOUGH)
  return own.length > 0 && own.filter(isTime).length * 2 > own.length
}

const SPAN: TimeName = { target: 'start' }
/** Under `Infusion time` a length is `4:00`, and `09:00-13:00` says when it was. */
const areSpans = (header: Header, cellsOf: () => readonly string[]): boolean =>
  header.is === 'unitless' &&
  header.kind === 'duration' &&
  header.unit === '' &&
  cellsOf().some((cell) => cell !== '') &&
  cellsOf().every((cell) => isBlank(cell) || readSpan(cell) !== undefined)

/** A time of each kind is read once: the one that is named like it, else the first that may be it. */
export function withTimes(written: readonly Header[], cellsOf: (cell: number) => readonly string[]): readonly Header[] {
  const headers = written.map(
    (header, cell): Header =>
      areSpans(header, () => cellsOf(cell)) ? { is: 'read', target: 'start', time: SPAN } : header,
  )
  const known = new Set(headers.flatMap((each) => (each.is === 'read' && each.time === undefined ? [each.target] : [])))
  const read = [...headers]
  for (const isAside of [false, true])
    headers.forEach((header, cell) => {
      const { time } = header
      if (time === undefined || (time.isAside === true) !== isAside) return
      if (!areMostlyTimes(cellsOf(cell))) {
        if (header.orElse === undefined && !cellsOf(cell).every(isBlank))
          read[cell] = { is: 'unknown', mayHaveRates: true }
        return
      }
      const { target } = time
      const isSaid = target === undefined || known.has(target)
      // Beside the time of a row, the time at which it was written down says nothing.
      if (isSaid || (isAside && target === 'start' && CLOCK_TARGETS.some((name) => known.has(name)))) {
        read[cell] = { is: 'unknown', isText: isAside || target === undefined }
        return
      }
      known.add(target)
      read[cell] = readAs(target)
    })
  return read
}
