/** On which days a series runs, and when each session starts. */

import { refuse } from '../model/finding'
import { resolveWall } from '../request/parse-start'
import type { Request } from '../request/request'
import { addDays, type Day, longDay, weekdayOf } from '../values/calendar-day'
import { dayOf, type Instant, type Wall, wallAt } from '../values/time-zone'
import { SECONDS_PER_DAY } from '../values/units'
import type { Block } from './blocks'
import type { Regimen } from './regimen'

/** The day of a session, and the one that was planned for it. */
export interface SessionDay {
  readonly day: Day
  readonly planned: Day
  /** Days after the session before it by which it was planned; absent: the next open day. */
  readonly every?: number
}

type Series = ReturnType<typeof seriesOf>
/** The sessions of a series, and the days that are closed. */
const seriesOf = ({ closed }: Request, { sessions, blocks }: Regimen) => ({ count: sessions.value, blocks, closed })

const isOpenIn = (of: Day, { on }: Block, closed: readonly Day[]): boolean =>
  on.includes(weekdayOf(of)) && !closed.includes(of)

/** Whether a series may start on this day. */
const mayStart = (of: Day, { blocks: [first], closed }: Series): boolean =>
  first !== undefined && isOpenIn(of, first, closed)

// No course is longer than 366 days, so nothing beyond is looked for.
const SEARCHED_DAYS = 400

/** The first open day of a block from this one on, if there is one within the days searched. */
function nextOpen(from: Day, block: Block, closed: readonly Day[]): Day | undefined {
  for (let ahead = 0; ahead <= SEARCHED_DAYS; ahead++)
    if (isOpenIn(addDays(from, ahead), block, closed)) return addDays(from, ahead)
  return undefined
}

/** The block of each session. The last one goes on where more sessions are asked for than the protocol has. */
function blockOfEach({ blocks, count }: Series): readonly Block[] {
  const all = blocks.flatMap((block) => Array.from({ length: block.sessions }, () => block))
  const last = blocks.at(-1)
  return Array.from({ length: count }, (_, n) => all[n] ?? last).filter((block) => block !== undefined)
}

/** When a session is planned: after the last one where its block begins, else after the one planned before it. */
function plannedAfter(before: SessionDay, { every }: Block, isFirstOfBlock: boolean): Day {
  if (every === undefined) return addDays(before.day, 1)
  return addDays(isFirstOfBlock ? before.day : before.planned, every)
}

/**
 * The days of a series from a first one. A planned date that is closed, no day of its block or taken moves to the
 * next that is free. Fewer than the series has when they reach past the days searched.
 */
export function sessionDays(first: Day, series: Series): readonly SessionDay[] {
  const days: SessionDay[] = []
  let last: Block | undefined
  for (const block of blockOfEach(series)) {
    const before = days.at(-1)
    const planned = before === undefined ? first : plannedAfter(before, block, block !== last)
    last = block
    const free = before !== undefined && planned <= before.day ? addDays(before.day, 1) : planned
    const found = before === undefined ? first : nextOpen(free, block, series.closed)
    if (found === undefined) return days
    days.push({ day: found, planned, ...(block.every === undefined ? {} : { every: block.every }) })
    // One day too far is enough for the guard to see.
    if (found - first > SEARCHED_DAYS) return days
  }
  return days
}

/** The days of the sessions of a request. */
export const sessionDaysOf = (request: Request, regimen: Regimen): readonly SessionDay[] =>
  sessionDays(firstDayOf(request), seriesOf(request, regimen))

/** Open days after the first session's, from which the series stays within so many calendar days. */
export function* laterFirstDays(request: Request, regimen: Regimen, window: number | undefined): Iterable<Day> {
  const series = seriesOf(request, regimen)
  const first = firstDayOf(request)
  for (let ahead = 1; ahead <= SEARCHED_DAYS; ahead++) {
    const later = addDays(first, ahead)
    if (fits(later, series, window)) yield later
  }
}

function fits(first: Day, series: Series, window: number | undefined): boolean {
  if (!mayStart(first, series)) return false
  const days = sessionDays(first, series)
  const last = days.at(-1)?.day ?? first
  return days.length === series.count && (window === undefined || last - first + 1 <= window)
}

/** The time at which a start was written, which the clocks of its zone may not show. */
export const writtenWall = ({ start }: Request): Wall => start.unclear ?? wallAt(start.zone, start.at)
const firstDayOf = (request: Request): Day => dayOf(writtenWall(request))

/** The wall clock of each session of a series: that of the first one, on its day. */
export function sessionWalls(request: Request, regimen: Regimen): readonly Wall[] {
  const wall = writtenWall(request)
  const first = dayOf(wall)
  return sessionDaysOf(request, regimen).map(({ day: each }) => (wall + (each - first) * SECONDS_PER_DAY) as Wall)
}

/**
 * When each session starts: the first as given, each later one at the same wall clock on its day.
 * Throws Refusal (exit 2) for a start on a closed day and for a session in a clock gap or overlap.
 */
export function sessionStarts(request: Request, regimen: Regimen): readonly Instant[] {
  const { setting, start } = request
  if (start.unclear !== undefined) return [resolveWall('start', start.unclear, start.zone)]
  if (setting === 'inpatient') return [start.at]
  const first = firstDayOf(request)
  if (!mayStart(first, seriesOf(request, regimen)))
    return refuse('closed-start', 'start', longDay(first), 'a day on which sessions run')
  const [, ...later] = sessionWalls(request, regimen)
  return [start.at, ...later.map((wall, index) => resolveWall(`session ${index + 2}`, wall, start.zone))]
}
