/** What was given of a series of sessions, and its rest. */

import type { Maximum } from '../guard/limits'
import type { Plan } from '../plan/types'
import { resolveWall } from '../request/parse-start'
import { stepsWithin } from '../schedule/regimen'
import { asOne, bySession, endOf, isSameRun, isTitration, type Segment } from '../schedule/segment'
import { sessionWalls } from '../schedule/session-dates'
import type { Rate } from '../values/quantity'
import { lastOf, runsOf } from '../values/runs'
import { after, dayOf, type Instant, instant, wallAt } from '../values/time-zone'
import { SECONDS_PER_DAY } from '../values/units'
import { departureIn, earliest, firstBolus, keptRate } from './follow'
import { type Course, differsAtEnd, firstRate, givenSegments, movedBy, restOf, stretch, withBolus } from './infusion'
import { fromFirst } from './rows'
import { cutTo, delivered, risesFrom } from './steps'
import type { Continuation, GivenRow } from './types'

/** A session as it is planned. */
interface PlannedSession {
  readonly session: number
  readonly start: Instant
  readonly end: Instant
  readonly segments: readonly Segment[]
}

/** A session as it was given: its rows, and the end at which it has to stop. */
interface GivenSession extends PlannedSession {
  readonly rows: readonly GivenRow[]
  readonly isMoved: boolean
}

export interface Series extends Course {
  readonly sessions: readonly GivenSession[]
  readonly missed: readonly number[]
}

const plannedSessions = ({ segments }: Pick<Plan, 'segments'>): readonly PlannedSession[] =>
  bySession(segments).map((all) => {
    const [{ session, start }] = all
    return { session, start, end: endOf(lastOf(all)), segments: all }
  })

/** The planned session at its real start: the first one, or one on another date, ends as much later. */
function startedAt(planned: PlannedSession, row: GivenRow, isMoved: boolean): GivenSession {
  const { session, start, end, segments } = planned
  const late = isMoved || (session === 1 && row.at > start) ? row.at - start : 0
  return { ...planned, end: instant(end + late), segments: movedBy(segments, late), rows: [row], isMoved }
}

/** The rows by session: that of their date, else the next one not given. Stops outside of sessions are ignored. */
function givenSessions(plan: Plan, rows: readonly GivenRow[]): readonly GivenSession[] {
  const { zone } = plan.request.start
  const planned = plannedSessions(plan)
  const day = (at: Instant) => dayOf(wallAt(zone, at))
  const given: GivenSession[] = []
  for (const row of rows) {
    const current = given.at(-1)
    if (current !== undefined && row.at < current.end) {
      given[given.length - 1] = { ...current, rows: [...current.rows, row] }
      continue
    }
    if (row.rate === 0 && row.bolus === undefined) continue
    const left = planned.filter(({ session }) => session > (current?.session ?? 0))
    const ofDate = left.find(({ start }) => day(start) === day(row.at))
    const next = ofDate ?? left[0] ?? planned.at(-1)
    const isMoved = ofDate === undefined || row.at >= ofDate.end
    if (next === undefined) continue
    const beyond = left.length === 0 ? { ...next, session: (current?.session ?? 0) + 1 } : next
    given.push(startedAt(beyond, row, isMoved))
  }
  return given
}

/** The rows with a stop at the planned end of each session, unless a later one is written before the next session. */
export function closedSessions(plan: Plan, rows: readonly GivenRow[]): readonly GivenRow[] {
  const starts = plannedSessions(plan).map(({ start }) => start)
  const stops = givenSessions(plan, rows).flatMap(({ end }) => {
    const next = rows.find(({ at }) => at >= end)
    const following = starts.find((start) => start >= end) ?? Number.POSITIVE_INFINITY
    const isWritten = next !== undefined && (next.at === end || (next.rate === 0 && next.at < following))
    return isWritten ? [] : [{ at: end, rate: 0 as Rate }]
  })
  return [...rows, ...stops].sort((a, b) => a.at - b.at)
}

/** The rate that continues: that of the last row; where it is the stop at a session's end, the one before. */
function lastRate(plan: Plan, given: readonly GivenSession[], rows: readonly GivenRow[]): Rate {
  const last = rows.at(-1)
  const session = given.at(-1)
  if (last === undefined || session === undefined) return 0 as Rate
  const isStop = last.rate === 0 && last.at >= session.end
  const row = isStop ? rows.findLast(({ rate }) => rate > 0) : last
  if (row === undefined) return 0 as Rate
  // A later session keeps its planned end where it begins late; its load runs from its real start all the same.
  const late = Math.max(0, (session.rows[0]?.at ?? session.start) - (session.segments[0]?.start ?? session.start))
  return keptRate(row, movedBy(session.segments, late), plan)
}

/** Sessions after the last one, on the days that come next and are free, one for each that was missed. */
function madeUp({ regimen, request, segments }: Plan, given: readonly GivenSession[], count: number, until: Instant) {
  const { sessions } = regimen
  const { zone } = request.start
  const taken = new Set(given.map(({ rows }) => dayOf(wallAt(zone, rows[0]?.at as Instant))))
  // As many more as there are days up to then, so that enough are left.
  const past = Math.max(0, Math.ceil((until - (segments.at(-1)?.start ?? until)) / SECONDS_PER_DAY)) + given.length
  const longer = { ...regimen, sessions: { ...sessions, value: sessions.value + count + past } }
  const last = Math.max(sessions.value, given.at(-1)?.session ?? 0)
  return sessionWalls(request, longer)
    .slice(sessions.value)
    .filter((wall) => wall >= wallAt(zone, until) && !taken.has(dayOf(wall)))
    .slice(0, count)
    .map((wall, index) => {
      const session = last + index + 1
      return { session, start: resolveWall(`session ${session}`, wall, zone) }
    })
}

/** A session at the steps of the first one, none above a rate; a load is left out. */
const stepsUpTo = (most: Rate, steps: readonly Segment[], session: number, start: Instant, end: Instant) =>
  runsOf(
    steps.flatMap((step, index) => {
      const at = (from: Segment | undefined) => from && instant(start + from.start - (steps[0]?.start ?? 0))
      const rate = Math.min(step.rate, most) as Rate
      return stretch(session, 'titration', at(step) ?? start, at(steps[index + 1]) ?? end, rate)
    }),
    isSameRun,
  ).map(asOne)

function remainder(plan: Plan, given: readonly GivenSession[], missed: number, asked: Continuation, maximum: Maximum) {
  const { regimen, request } = plan
  const { until, resumeSteps, extend } = asked
  const [rows, length] = [asked.rows, regimen.length.value]
  const isAsked = asked.thenRate !== undefined
  const first = firstRate(lastRate(plan, given, fromFirst(rows)), asked, request.pump)
  const current = given.at(-1)
  const running = current === undefined ? [] : stretch(current.session, 'titration', until, current.end, first)
  const rises = resumeSteps ? risesFrom(first, regimen.rates, maximum.rate, length, request.pump) : []
  const levels = !isAsked || running.length > 0 ? rises : [first, ...rises]
  const later = [
    ...plannedSessions(plan).filter(({ session, start }) => session > (current?.session ?? 0) && start >= until),
    ...(extend ? madeUp(plan, given, missed, until) : []),
  ]
  const steps = stepsWithin(regimen) ? plan.segments.filter((each) => each.session === 1 && isTitration(each)) : []
  const rest = later.flatMap(({ session, start }, index) => {
    const next = delivered(levels[Math.min(index, levels.length - 1)] ?? first, request.pump)
    const rate = levels.length === 0 ? first : next
    const isSet = steps.length === 0 || (index === 0 && isAsked && running.length === 0)
    if (isSet) return stretch(session, 'titration', start, after(start, length), rate)
    return stepsUpTo(rate, resumeSteps ? steps : steps.slice(0, 1), session, start, after(start, length))
  })
  return [...running, ...rest]
}

export function seriesCourse(plan: Plan, asked: Continuation, maximum: Maximum): Series {
  const { until } = asked
  const rows = fromFirst(asked.rows)
  const sessions = givenSessions(plan, rows)
  const given = sessions.flatMap((session) =>
    givenSegments(session.rows, instant(Math.min(session.end, until)), session.segments, session.session),
  )
  const [begun] = sessions
  const onTime = plannedSessions(plan).flatMap((each) =>
    each.session === begun?.session ? begun.segments : each.segments,
  )
  const missed = plannedSessions(plan)
    .filter(({ session, start }) => start < until && !sessions.some((each) => each.session === session))
    .map(({ session }) => session)
  const last = rows.at(-1)
  const differs = departureIn(given, onTime, rows[0]?.at ?? until, until)
  const isOther = differsAtEnd(last, asked, onTime, plan.request.pump)
  const early = missed.length > 0 ? plan.segments[0]?.start : undefined
  const departed = earliest([differs, isOther ? until : undefined, firstBolus(rows)]) ?? early
  const kept = lastRate(plan, sessions, rows)
  const rest =
    departed === undefined
      ? cutTo(maximum, kept, restOf(onTime, until), plan.request.pump)
      : remainder(plan, sessions, missed.length, asked, maximum)
  const end = endOf(onTime.at(-1) as Segment)
  return { segments: [...given, ...withBolus(last, rest)], departed, kept, end, sessions, missed }
}
