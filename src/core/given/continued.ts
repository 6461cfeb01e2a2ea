/** The rest of a course after what was given, under the same guard. It is planned on paper, not at the pump. */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { allowedViolations, refuseViolations, type Violation, violationsOfCourse } from '../guard/guard'
import { limitsOf, maximumOf } from '../guard/limits'
import { withLimitsOf } from '../guard/profile-limits'
import { courseOf } from '../guard/rule'
import { field, type Words } from '../model/field'
import { type Finding, findingOf, refuse } from '../model/finding'
import type { LimitName } from '../model/limit'
import type { Protocol } from '../model/protocol'
import { noticesOf } from '../plan/notices'
import type { Plan } from '../plan/types'
import type { Request } from '../request/request'
import {
  asOne,
  doseOfAll,
  endOf,
  isGiven,
  isPause,
  isPlanned,
  isSameRun,
  isTitration,
  type Segment,
} from '../schedule/segment'
import { type Dose, doseOf, mg, mgPerHText, minutes, NO_DOSE, sumOfDoses, timeText } from '../values/quantity'
import { runsOf } from '../values/runs'
import { type Instant, isoMoment, isoWall, wallAt } from '../values/time-zone'
import { between, type Course, infusionCourse } from './infusion'
import { fromFirst, withPauses } from './rows'
import { type Series, seriesCourse } from './series'
import { isWithinLoad, stepViolations } from './step-limits'
import type { Continuation, GivenRow } from './types'

/** The limits for which boluses in a pause count too. */
const DOSE_LIMITS: readonly LimitName[] = ['session-dose', 'dose-24h']

/** The segments as the rules look at them: without pauses, and neighbours at one rate as one. */
const runsForRules = (segments: readonly Segment[], withBoluses: boolean): readonly Segment[] =>
  runsOf(
    segments.filter((each) => !isPause(each) || (withBoluses && each.bolus !== undefined)),
    (before, next) => isSameRun(before, next) && endOf(before) === next.start && next.bolus === undefined,
  ).map(asOne)

/** The request with the overrides of the rest added to those of the plan. */
function allowedIn(request: Request, { allow, reason }: Continuation): Request {
  const reasons = [request.reason, reason].filter((each) => each !== undefined)
  return {
    ...request,
    allow: [...new Set([...request.allow, ...allow])],
    ...(reasons.length === 0 ? {} : { reason: reasons.join(' / ') }),
  }
}

/** The limits, other than those on the rate, that look at one segment at a time. */
const SEGMENT_LIMITS: readonly LimitName[] = ['pump-rate', 'minimum']

const isOfRateLimit = ({ limit }: Violation): boolean => limit.rate !== undefined

const isSameViolation = (a: Violation, b: Violation): boolean =>
  a.limit === b.limit && a.at === b.at && a.found === b.found

function checkRows({ segments, request }: Plan, { rows, until, planId }: Continuation): void {
  const moment = (at: Instant) => isoWall(wallAt(request.start.zone, at))
  const [first] = segments
  rows.forEach(({ at }, index) => {
    if (first !== undefined && at < first.start)
      refuse('given-before', 'record', moment(at), `the start of plan ${planId}, ${moment(first.start)}, or later`)
    if (rows[index + 1]?.at === at) refuse('given-twice', 'record', moment(at), 'each time once')
  })
  const last = rows.at(-1)
  if (!rows.some(({ rate, bolus }) => rate > 0 || bolus !== undefined))
    refuse('nothing-given', 'record', '', 'at least one rate above 0')
  if (last !== undefined && until < last.at)
    refuse('until-early', field('until'), moment(until), `the last row, ${moment(last.at)}, or later`)
  if (last?.end !== undefined && until > last.end) refuse('until-late', field('until'), moment(until), moment(last.end))
}

/** Throws Refusal (exit 2) for a bolus with which no segment begins, and for a moved session without any rate. */
function checkBoluses({ rows }: Continuation, course: Course | Series, moment: (at: Instant) => string): void {
  const moved = 'sessions' in course ? course.sessions.filter(({ isMoved }) => isMoved) : []
  const alone = moved.filter((session) => session.rows.every(({ rate }) => rate === 0)).flatMap((each) => each.rows)
  for (const row of rows) {
    const { at, bolus } = row
    const isPlaced = !alone.includes(row) && course.segments.some((each) => each.start === at && each.bolus === bolus)
    if (bolus !== undefined && !isPlaced)
      refuse('bolus-outside', moment(at), '', ['it within a session, or ', field('until'), ' after it'])
  }
}

/** The protocol with the limits of the plan's profile and of the record's profile: the tighter one is in force. */
const withProfiles = ({ profile, weight }: Request, asked: Continuation, protocol: Protocol): Protocol =>
  withLimitsOf(asked.profile, withLimitsOf(profile, protocol, weight), weight)

/** The same id for the same plan, rows and options. */
function idOf({ planId, rows, until, thenRate, resumeSteps, extend, allow, reason, profile }: Continuation): string {
  const given = rows.map(({ at, rate, bolus, note }) => [at, rate, bolus, note])
  const limits = profile === undefined ? [] : [profile.limits]
  const parts = [planId, given, until, thenRate, resumeSteps, extend, allow, reason, ...limits]
  const hash = sha256(utf8ToBytes(JSON.stringify(parts)))
  return `p${bytesToHex(hash).slice(0, 12)}`
}

const note = (code: Finding['code'], place: string, found: string, allowed?: Words): Finding =>
  findingOf('note', code, place, found, allowed)

/** A session that the record lets run beyond its planned end, where a rate ends. */
function overrun(session: Series['sessions'][number], recorded: readonly GivenRow[], moment: (at: Instant) => string) {
  const last = session.rows.at(-1)
  if (last === undefined || last.rate === 0) return []
  const next = recorded.find(({ at }) => at > last.at)
  const ranTo = last.end ?? (next?.rate === 0 ? next.at : session.end)
  if (ranTo <= session.end) return []
  const more = `${mg(doseOf(last.rate, minutes(between(session.end, ranTo))))} mg more`
  const [place, found] = [`session ${session.session}`, `${moment(ranTo)} (${more})`]
  return [findingOf('warning', 'session-overran', place, found, moment(session.end))]
}

/** Sessions that were not given, that were moved, and that were stopped before or after their planned end. */
function sessionFindings(
  course: Series,
  recorded: readonly GivenRow[],
  moment: (at: Instant) => string,
): readonly Finding[] {
  const missed = course.missed.map((session) =>
    note('session-missed', `session ${session}`, 'not given', field('extend')),
  )
  const changed = course.sessions.flatMap(({ session, isMoved, start, rows, end }) => {
    const place = `session ${session}`
    const stop = rows.find(({ rate, at }) => rate === 0 && at < end && !rows.some((row) => row.at > at))
    return [
      ...(isMoved ? [note('session-moved', place, moment(rows[0]?.at ?? start), moment(start))] : []),
      ...(stop === undefined ? [] : [note('session-shortened', place, moment(stop.at), moment(end))]),
    ]
  })
  return [...missed, ...changed, ...course.sessions.flatMap((session) => overrun(session, recorded, moment))]
}

/** Findings about the record: a late start, a departure from the plan, boluses, sessions. */
function recordFindings(plan: Plan, asked: Continuation, course: Course | Series): readonly Finding[] {
  const moment = (at: Instant) => isoMoment(plan.request.start.zone, at)
  const first = plan.segments[0]?.start
  const firstGiven = fromFirst(asked.rows)[0]?.at
  const late = first === undefined || firstGiven === undefined ? 0 : between(first, firstGiven)
  const { departed, segments, end } = course
  const after = segments.filter(isGiven).find((each) => each.rate > 0 && endOf(each) > end)
  // Of a series only the first session moves, where it was that one that began late.
  const [begun] = 'sessions' in course ? course.sessions : []
  const isFirst = begun === undefined || (begun.session === 1 && !begun.isMoved)
  const lateCode = begun === undefined ? 'given-late' : 'session-late'
  const boluses = plan.protocol.load === undefined ? asked.rows.filter((row) => row.bolus !== undefined) : []
  const rest = segments.find(isPlanned)
  const departure = asked.resumeSteps ? 'departed-resumed' : 'departed'
  return [
    ...(late > 0 && isFirst ? [note(lateCode, moment(firstGiven as Instant), timeText(minutes(late)))] : []),
    ...boluses.map(({ at }) => findingOf('warning', 'given-bolus', moment(at), 'a bolus')),
    ...(after === undefined ? [] : [findingOf('warning', 'given-after-end', moment(end), mgPerHText(after.rate))]),
    ...('sessions' in course ? sessionFindings(course, asked.rows, moment) : []),
    ...(departed === undefined || rest === undefined
      ? []
      : [note(departure, moment(departed), mgPerHText(rest.rate), field('resumeSteps'))]),
  ]
}

/**
 * The plan of a course as it was given and as it continues. Throws Refusal: exit 2 for a record that cannot be one of
 * this plan, exit 3 where the rest would exceed a limit.
 */
export function continued(original: Plan, recorded: Continuation): Plan {
  const asked = { ...recorded, rows: withPauses(recorded.rows) }
  checkRows(original, asked)
  const request = allowedIn(original.request, asked)
  const { zone } = request.start
  const { protocol, regimen } = original
  const limits = limitsOf(withProfiles(request, asked, protocol), request, regimen)
  const maximum = maximumOf(limits)
  const course = (request.setting === 'inpatient' ? infusionCourse : seriesCourse)(original, asked, maximum)
  const { segments } = course
  checkBoluses(asked, course, (at) => isoMoment(zone, at))
  const violationsIn = (of: readonly Segment[]) => {
    const ofRates = courseOf(request, regimen, runsForRules(of, false))
    const ofDoses = courseOf(request, regimen, runsForRules(of, true))
    return limits.flatMap((limit) => violationsOfCourse(DOSE_LIMITS.includes(limit.name) ? ofDoses : ofRates, [limit]))
  }
  const given = segments.filter(isGiven)
  const rest = segments.filter(isPlanned)
  const ofRest = violationsIn(rest)
  const start = original.segments.find(isTitration)?.rate
  // A rest that follows the plan was held to the plan's own steps and start.
  const isDeparted = course.departed !== undefined
  const runs = runsForRules(segments, false)
  const steps = isDeparted ? stepViolations({ protocol, regimen, request, maximum, start }, runs) : []
  const startsTitration = isDeparted && isWithinLoad(original.segments, given)
  const ofGiven = [...violationsIn(given), ...steps.filter(({ at }) => at < asked.until)]
  const last = asked.thenRate === undefined ? rest.slice(0, 1) : []
  // What was given is reported; what the rest adds is refused. The rate that continues is checked by itself.
  const added = [
    ...violationsIn(last.map((next) => ({ ...next, phase: 'titration', rate: course.kept }) as const)).filter(
      isOfRateLimit,
    ),
    ...ofRest.filter((each) => isOfRateLimit(each) || SEGMENT_LIMITS.includes(each.limit.name)),
    ...violationsIn(segments).filter((each) => !ofGiven.some((other) => isSameViolation(each, other))),
    ...steps.filter(({ at }) => at >= asked.until),
    ...(startsTitration ? ofRest.filter(({ limit }) => limit.name === 'start-rate') : []),
  ].map((each) => ({ ...each, place: `from ${isoMoment(zone, each.at)}` }))
  if (rest.length > 0) refuseViolations([], added, request)
  const exceeded = ofGiven
    .filter(({ limit }) => limit.state === 'in force')
    .map(({ limit, place, found, at }): Finding => {
      const where = `${isoMoment(zone, at)} (${typeof place === 'string' ? place : 'given'})`
      return { ...findingOf('warning', 'given-beyond', where, found), limit }
    })
  const overridden = allowedViolations([], added)
  const draft = {
    ...original,
    id: idOf(asked),
    request,
    limits,
    maximum,
    segments,
    overridden,
    given: { ...recorded, planned: original.segments },
  }
  return { ...draft, findings: [...exceeded, ...recordFindings(original, asked, course), ...noticesOf(draft)] }
}

/** The dose that was given, and the one that is planned from then on. A bolus was given, even in the row that goes on. */
export function dosesOf({ segments }: Pick<Plan, 'segments'>): { readonly given: Dose; readonly planned: Dose } {
  const rest = segments.filter(isPlanned)
  const boluses = rest.map(({ bolus }) => bolus ?? NO_DOSE)
  return {
    given: sumOfDoses([doseOfAll(segments.filter(isGiven)), ...boluses]),
    planned: sumOfDoses(rest.map(({ rate, time }) => doseOf(rate, time))),
  }
}
