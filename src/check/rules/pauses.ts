/** Pauses of an infusion, and sheets that go on from another one: where what comes next is no start and no step. */
import { hasWords } from '../read/own-notes'
import { isDated, type Rated, type Row, type Sheet } from '../titration-table'

/** The rows that go on after a pause that words explain, at most at the rate before it: those are no steps. */
export function resumedOf(rows: readonly Rated[]): ReadonlySet<Row> {
  const resumed = new Set<Row>()
  let most = 0n
  let isPaused = false
  let isSaid = false
  for (const row of rows) {
    const isStill = row.rate.value === 0n
    if (isStill) {
      isSaid = (isPaused && isSaid) || hasWords(row.note)
    } else {
      if (isPaused && row.rate.value <= most && (isSaid || hasWords(row.note))) resumed.add(row)
      most = row.rate.value
    }
    isPaused = isStill
  }
  return resumed
}

/** What a sheet says of the course before its first row, where it is not the first sheet. */
interface Before {
  readonly minutes: number
  readonly sessions: number
  /** Where it begins: `hour 25`. */
  readonly at: string
}
export function courseBefore({ rows: [first], columns }: Sheet): Before | undefined {
  if (first === undefined) return undefined
  const { hour = 0, dayNumber = 0, session, day } = first
  if (columns.has('session') && session > 1)
    return { minutes: 0, sessions: session - 1, at: `session ${session}` }
  // Hours of the clock end at 24.
  if (hour > 24) return { minutes: (hour - 1) * 60, sessions: 0, at: `hour ${hour}` }
  // Beside a date it may be the day of the month.
  const isNumbered = dayNumber > 1 && (day === undefined || !isDated(day))
  return isNumbered ? { minutes: (dayNumber - 1) * 1440, sessions: 0, at: `day ${dayNumber}` } : undefined
}
