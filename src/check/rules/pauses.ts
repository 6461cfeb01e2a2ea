/** Pauses of an infusion, and tables that continue another one. */
import { limitsNamed, mgPerHOf, rateSpan, rateText } from '../bounds'
import type { Bound, Finding } from '../finding'
import {
  between,
  type Check,
  durationText,
  findingAt,
  isDated,
  memoized,
  type Rated,
  ratedOf,
  type TitrationTable,
} from '../titration-table'

const LONGEST_PAUSE = 60

/** A rate after a pause: the last one before it, and how long it was, where that is known. */
interface Resumed {
  readonly before: Rated
  readonly pause: number | undefined
}

/** The rows that go on after a pause within a session. */
export const resumedOf = memoized((rows: readonly Rated[]): ReadonlyMap<Rated, Resumed> => {
  const resumed = new Map<Rated, Resumed>()
  let given: Rated | undefined
  let paused: Rated | undefined
  rows.forEach((row) => {
    if (given !== undefined && given.session !== row.session) {
      given = undefined
      paused = undefined
    }
    if (row.rate.value === 0n) paused ??= row
    else {
      if (given !== undefined && paused !== undefined) resumed.set(row, { before: given, pause: between(paused, row) })
      given = row
      paused = undefined
    }
  })
  return resumed
})

/** Whether the start rate is the limit after a pause: it was longer than 1 h. */
export const isRestart = ({ pause }: Resumed): boolean => pause !== undefined && !(pause <= LONGEST_PAUSE)

/** A rate above the protocol's start after a pause of more than 1 h. */
export const restart: Check = (titrationTable) => {
  const { rows, inferred, protocol } = titrationTable
  const [start] = limitsNamed(titrationTable, 'start-rate')
  if (start === undefined || protocol.start === undefined) return []
  const bound: Bound = { ...start, name: 'restart', kind: 'soft', basis: 'assumed', source: ['ours'] }
  return [...resumedOf(ratedOf(rows))].flatMap(([row, resumed]): readonly Finding[] => {
    const most = mgPerHOf(start, row.weight, inferred.weight)
    if (!isRestart(resumed) || most === undefined || rateSpan(row, start.unit).low <= most) return []
    const found = `${rateText(row.rate.value)} after a pause of ${durationText(resumed.pause ?? 0)}`
    return [findingAt(titrationTable, 'restart', row, row.rateFrom, [found, rateText(most)], bound)]
  })
}

/** What a table says of the course before its first row, where it continues another one. */
interface Before {
  readonly minutes: number
  readonly sessions: number
  /** Where the table begins: `hour 25`. */
  readonly at: string
}
export function courseBefore({ rows: [first], columns }: TitrationTable): Before | undefined {
  if (first === undefined) return undefined
  const { hour = 0, dayNumber = 0, session, day } = first
  if (columns.has('session') && session > 1) return { minutes: 0, sessions: session - 1, at: `session ${session}` }
  // Up to 24 they may be hours of the clock.
  if (hour > 24) return { minutes: (hour - 1) * 60, sessions: 0, at: `hour ${hour}` }
  // Beside a date it may be the day of the month.
  const isNumbered = dayNumber > 1 && (day === undefined || !isDated(day))
  return isNumbered ? { minutes: (dayNumber - 1) * 1440, sessions: 0, at: `day ${dayNumber}` } : undefined
}
