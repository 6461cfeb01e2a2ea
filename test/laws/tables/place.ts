/** Where in the course of a table a fault of time is put. */
import { instant, wallAt } from '../../../src/core/values/time-zone'
import type { Draft, Times } from './draft'
import { between, type Pick } from './seed'
import type { Line } from './sheets'

/** Each start is an instant, or a date and a clock. */
export const STARTS: readonly Times[] = ['iso', 'utc', 'local', 'date and clock', 'twelve', 'starts']
/** And each end has its date. */
export const ENDS: readonly Times[] = ['iso', 'utc', 'local']
/** The table says how long its rows are, without an end that is a clock alone. */
export const LENGTHS: readonly Times[] = [...ENDS, 'date', 'none']
export const WHOLE_DAY = 1440

export interface Place {
  readonly index: number
  readonly line: Line
  readonly before: Line
}
export function placeIn({ lines }: Draft, pick: Pick): Place | undefined {
  const index = between(pick, 1, Math.max(1, lines.length - 1))
  const [before, line] = [lines[index - 1], lines[index]]
  return before && line && { index, line, before }
}
export const sessionOf = (line: Line | undefined): string => line?.cells.session ?? ''

/**
 * Rows of one offset. Where clocks change, a local time that is moved may stand for another instant than the one
 * meant, and a table may so lose its fault.
 */
export const keepsClock = ({ times, lines, sheet: { zone } }: Draft): boolean =>
  !['local', 'date and clock', 'twelve'].includes(times) ||
  new Set(lines.map(({ from }) => wallAt(zone, instant(from * 60)) - from * 60)).size === 1
