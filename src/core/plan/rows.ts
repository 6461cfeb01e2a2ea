/** The lines of a table, derived from the segments: by started hour, by session, or by rate change. */

import { isAtMaximum } from '../guard/limits'
import type { LimitName } from '../model/limit'
import {
  bySession,
  doseOfAll,
  endOf,
  isGiven,
  isPause,
  isPlanned,
  isTitration,
  lengthOf,
  type Phase,
  type Segment,
  titrationOf,
} from '../schedule/segment'
import { type SessionDay, sessionDaysOf } from '../schedule/session-dates'
import type { Day } from '../values/calendar-day'
import { type Dose, type Minutes, minutes, NO_DOSE, type Rate, roundedRise, sumOfDoses } from '../values/quantity'
import { after, dayOf, type Instant, wallAt } from '../values/time-zone'
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../values/units'
import { changesOf } from './containers'
import type { Draft, Plan } from './types'

export type By = 'hour' | 'session' | 'change'

export type RowNote =
  /** `pump-step`: a delivered rise above the step, because both rates were rounded down to the pump's step. */
  | { readonly kind: 'step-cut' | 'start-cut' | 'pump-step'; readonly asked: Rate; readonly given: Rate }
  | { readonly kind: 'allowed'; readonly limit: LimitName }
  | { readonly kind: 'moved'; readonly from: Day }
  | { readonly kind: 'container-change'; readonly at: readonly Instant[] }
  | { readonly kind: 'if-tolerated' }

export interface Row {
  readonly session: number
  /** Inpatient: the 24-hour block of the infusion. Outpatient: the calendar day, the first session's being 1. */
  readonly day: number
  /** Started hour within the session, from 1; absent in a session row. */
  readonly hour?: number | undefined
  readonly start: Instant
  readonly end: Instant
  readonly time: Minutes
  /** What is given in it, in order: several in a session row. */
  readonly phases: readonly Phase[]
  /** In a session row the highest of its titration. */
  readonly rate: Rate
  /** ng/h against the row before that is no load, negative for a fall; absent in the first, and of a load. */
  readonly change?: number | undefined
  readonly dose: Dose
  /** Of the whole course, at the row's end. */
  readonly cumulative: Dose
  /** The rate is on the effective maximum. */
  readonly atLimit: boolean
  readonly notes: readonly RowNote[]
  /** Absent where all of it is planned. */
  readonly origin?: 'given' | 'given+planned' | undefined
}

/** A part of one session that becomes a row: pieces of segments, and the segments that start in it. */
interface Part {
  readonly session: Segment
  readonly hour?: number
  readonly pieces: readonly Segment[]
  readonly opened: readonly Segment[]
}

const elapsed = (from: Segment, to: Segment): number => (to.start - from.start) / 60

/** A part of a segment; a bolus is in the part that it begins with. */
function pieceOf({ bolus, ...segment }: Segment, start: Instant, time: Minutes): Segment {
  return { ...segment, start, time, ...(bolus === undefined || start > segment.start ? {} : { bolus }) }
}

const originOf = (pieces: readonly Segment[]): Row['origin'] => {
  const given = pieces.filter(isGiven).length
  return given === 0 ? undefined : given === pieces.length ? 'given' : 'given+planned'
}

/** A segment cut at each full hour of its session. */
function hourly(session: Segment, segment: Segment): readonly Part[] {
  const parts: Part[] = []
  let offset = elapsed(session, segment)
  const end = offset + segment.time
  while (offset < end) {
    const next = Math.min(end, (Math.floor(offset / MINUTES_PER_HOUR) + 1) * MINUTES_PER_HOUR)
    const start = after(session.start, minutes(offset))
    const opened = start === segment.start ? [segment] : []
    const hour = Math.floor(offset / MINUTES_PER_HOUR) + 1
    parts.push({ session, hour, opened, pieces: [pieceOf(segment, start, minutes(next - offset))] })
    offset = next
  }
  return parts
}

function partsOf(segments: readonly Segment[], by: By): readonly Part[] {
  return bySession(segments).flatMap((all): readonly Part[] => {
    const [session] = all
    if (by === 'session') return [{ session, pieces: all, opened: all }]
    if (by === 'hour') return all.flatMap((segment) => hourly(session, segment))
    return all.map((segment) => {
      const hour = Math.floor(elapsed(session, segment) / MINUTES_PER_HOUR) + 1
      return { session, hour, pieces: [segment], opened: [segment] }
    })
  })
}

/** The step asked for, where a pump may make more of it. */
export const steppedBy = ({ regimen: { rates }, request: { pump }, given }: Draft) =>
  // After a record a rate may begin anew.
  given !== undefined || pump === undefined || rates.rule !== 'steps' ? undefined : rates.step.value

/** What the steps of these segments have to tell; `before` is the rate that the first of them follows. */
function stepNotes(plan: Plan, opened: readonly Segment[], before: Rate | undefined): readonly RowNote[] {
  let last = before
  const notes = opened.flatMap(({ rate, wanted }): readonly RowNote[] => {
    const from = last
    last = rate
    if (from === undefined) return rate < wanted ? [{ kind: 'start-cut', asked: wanted, given: rate }] : []
    if (!(rate > from)) return []
    const given = (rate - from) as Rate
    const step = steppedBy(plan)
    return [
      ...(rate < wanted ? [{ kind: 'step-cut', asked: (wanted - from) as Rate, given } as const] : []),
      ...(step !== undefined && given > roundedRise(step) ? [{ kind: 'pump-step', asked: step, given } as const] : []),
      { kind: 'if-tolerated' },
    ]
  })
  if (notes.length < 2) return notes
  return notes.filter(({ kind }, index) => notes.findIndex((note) => note.kind === kind) === index)
}

function allowedNotes({ overridden }: Plan, start: Instant, end: Instant): readonly RowNote[] {
  if (overridden.length === 0) return []
  const names = new Set(overridden.filter(({ at }) => at >= start && at < end).map(({ limit }) => limit.name))
  return [...names].map((limit) => ({ kind: 'allowed', limit }))
}

/** A session whose planned date, so many days after the one before, is not its date. */
function movedNotes(days: readonly SessionDay[], { session }: Segment): readonly RowNote[] {
  const { day, planned, every } = days[session - 1] ?? {}
  return planned === undefined || every === undefined || day === planned ? [] : [{ kind: 'moved', from: planned }]
}

function changeNotes(changes: readonly Instant[], start: Instant, end: Instant): readonly RowNote[] {
  if (changes.length === 0) return []
  const at = changes.filter((each) => each >= start && each < end)
  return at.length === 0 ? [] : [{ kind: 'container-change', at }]
}

const inOrder = (notes: readonly RowNote[]): readonly RowNote[] =>
  notes.length < 2
    ? notes
    : [...notes.filter(({ kind }) => kind !== 'if-tolerated'), ...notes.filter(({ kind }) => kind === 'if-tolerated')]

/** Of the titration where there is any. */
function highest(pieces: readonly Segment[]): Rate {
  const titration = titrationOf(pieces)
  return Math.max(...(titration.length === 0 ? pieces : titration).map(({ rate }) => rate)) as Rate
}

/** What is planned of a titration may be a step up; what was given is no step. */
const isRise = (segment: Segment): boolean => isTitration(segment) && isPlanned(segment)

/** A row of a load alone: the titration is not yet under way in it. */
export const isLoadRow = ({ phases }: Pick<Row, 'phases'>): boolean => phases.length === 1 && phases[0] === 'load'

/** The rows of a plan. They tile its sessions without gap or overlap, and their doses sum to the plan's. */
export function rowsOf(plan: Plan, by: By): readonly Row[] {
  const { request, segments, maximum } = plan
  const firstDay = dayOf(wallAt(request.start.zone, request.start.at))
  const changes = changesOf(plan)
  const days = request.setting === 'inpatient' || plan.given !== undefined ? [] : sessionDaysOf(request, plan.regimen)
  const rows: Row[] = []
  let titrated: Row | undefined
  for (const { session, hour, pieces, opened } of partsOf(segments, by)) {
    const [piece] = pieces
    const lastPiece = pieces.at(-1)
    if (piece === undefined || lastPiece === undefined) continue
    const before = rows.at(-1)
    const rate = highest(pieces)
    const dose = doseOfAll(pieces)
    const end = endOf(lastPiece)
    const day =
      request.setting === 'inpatient'
        ? Math.floor(elapsed(session, piece) / MINUTES_PER_DAY) + 1
        : dayOf(wallAt(request.start.zone, session.start)) - firstDay + 1
    const phases = [...new Set(pieces.map(({ phase }) => phase))]
    const isLoad = isLoadRow({ phases })
    const row: Row = {
      session: session.session,
      day,
      hour,
      start: piece.start,
      end,
      time: lengthOf(pieces),
      phases,
      rate,
      change: isLoad || titrated === undefined ? undefined : rate - titrated.rate,
      dose,
      cumulative: before === undefined ? dose : sumOfDoses([before.cumulative, dose]),
      atLimit: phases.includes('titration') && isAtMaximum(rate, maximum, request.pump),
      notes: inOrder([
        ...(before?.session === session.session ? [] : movedNotes(days, session)),
        ...stepNotes(plan, opened.filter(isRise), titrated?.rate),
        ...allowedNotes(plan, piece.start, end),
        ...changeNotes(changes, piece.start, end),
      ]),
    }
    const origin = originOf(pieces)
    rows.push(origin === undefined ? row : { ...row, origin })
    if (!isLoad) titrated = row
  }
  return rows
}

/** Sums of a whole plan. */
export function totalsOf({ segments, maximum, request }: Pick<Plan, 'segments' | 'maximum' | 'request'>) {
  return {
    dose: doseOfAll(segments),
    /** Time infused. */
    time: lengthOf(segments.filter((segment) => !isPause(segment))),
    highest: highest(segments),
    /** Time at the effective maximum. */
    atMaximum: lengthOf(titrationOf(segments).filter(({ rate }) => isAtMaximum(rate, maximum, request.pump))),
  }
}

/** The doses of each day of a plan: the 24-hour blocks of an infusion, the dates of a series. */
export function dosesByDay(plan: Plan): readonly Dose[] {
  const days = new Map<number, Dose>()
  for (const { day, dose } of rowsOf(plan, 'hour')) days.set(day, sumOfDoses([days.get(day) ?? NO_DOSE, dose]))
  return [...days.values()]
}
