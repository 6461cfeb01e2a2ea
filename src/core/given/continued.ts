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
import { asOne, doseOfAll, endOf, isGiven, isPause, isPlanned, isSameRun, type Segment } from '../schedule/segment'
import { mgPerHText, minutes, timeText } from '../values/quantity'
import { runsOf } from '../values/runs'
import { type Instant, isoMoment, isoWall, wallAt } from '../values/time-zone'
import { between, type Course, fromFirst, infusionCourse } from './infusion'
import { type Series, seriesCourse } from './series'
import type { Continuation } from './types'

/** Those that count the boluses of pauses too. */
const OF_DOSES: readonly LimitName[] = ['session-dose', 'dose-24h']

/** What a rule looks at of what was given: a pause is no rate, and equal neighbours are one. */
const joined = (segments: readonly Segment[], isOfDoses: boolean): readonly Segment[] =>
  runsOf(
    segments.filter((each) => !isPause(each) || (isOfDoses && each.bolus !== undefined)),
    (before, next) => isSameRun(before, next) && endOf(before) === next.start && next.bolus === undefined,
  ).map(asOne)

/** The request with what the rest is allowed beside what the plan was. */
function allowedIn(request: Request, { allow, reason }: Continuation): Request {
  const reasons = [request.reason, reason].filter((each) => each !== undefined)
  return {
    ...request,
    allow: [...new Set([...request.allow, ...allow])],
    ...(reasons.length === 0 ? {} : { reason: reasons.join(' / ') }),
  }
}

/** Beside the rate limits, those that look at one segment at a time. */
const OF_ONE: readonly LimitName[] = ['pump-rate', 'minimum']

const isOfRate = ({ limit }: Violation): boolean => limit.rate !== undefined

const isSame = (a: Violation, b: Violation): boolean => a.limit === b.limit && a.at === b.at && a.found === b.found

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
}

/** Throws Refusal (exit 2) for a bolus that no stretch begins with, and for a moved session that has nothing else. */
function checkBoluses({ rows }: Continuation, course: Course | Series, moment: (at: Instant) => string): void {
  const moved = 'held' in course ? course.held.filter(({ isMoved }) => isMoved) : []
  const alone = moved.filter((session) => session.rows.every(({ rate }) => rate === 0)).flatMap((each) => each.rows)
  for (const row of rows) {
    const { at, bolus } = row
    const isHeld = !alone.includes(row) && course.segments.some((each) => each.start === at && each.bolus === bolus)
    if (bolus !== undefined && !isHeld)
      refuse('bolus-outside', moment(at), '', ['it within a session, or ', field('until'), ' after it'])
  }
}

/** The protocol under the limits of the plan's profile and of the one beside it: the tighter are in force. */
const withProfiles = ({ profile, weight }: Request, beside: Continuation, protocol: Protocol): Protocol =>
  withLimitsOf(beside.profile, withLimitsOf(profile, protocol, weight), weight)

/** The same for the same plan, rows and options: continuing twice is continuing once. */
function idOf({ planId, rows, until, thenRate, resumeSteps, extend, allow, reason, profile }: Continuation): string {
  const told = [planId, rows.map(({ at, rate, bolus, note }) => [at, rate, bolus, note]), until, thenRate]
  const hash = sha256(
    utf8ToBytes(
      JSON.stringify([...told, resumeSteps, extend, allow, reason, ...(profile === undefined ? [] : [profile.limits])]),
    ),
  )
  return `p${bytesToHex(hash).slice(0, 12)}`
}

const note = (code: Finding['code'], place: string, found: string, allowed?: Words): Finding =>
  findingOf('note', code, place, found, allowed)

/** Sessions that were not given, that were moved and that were stopped before their end. */
function seriesRemarks(course: Series, moment: (at: Instant) => string): readonly Finding[] {
  const missed = course.missed.map((session) =>
    note('session-missed', `session ${session}`, 'not given', field('extend')),
  )
  const held = course.held.flatMap(({ session, isMoved, start, rows, end }) => {
    const place = `session ${session}`
    const stop = rows.find(({ rate, at }) => rate === 0 && at < end && !rows.some((row) => row.at > at))
    return [
      ...(isMoved ? [note('session-moved', place, moment(rows[0]?.at ?? start), moment(start))] : []),
      ...(stop === undefined ? [] : [note('session-shortened', place, moment(stop.at), moment(end))]),
    ]
  })
  return [...missed, ...held]
}

/** What the record says of itself: a late start, a departure, boluses, sessions. */
function remarks(plan: Plan, asked: Continuation, course: Course | Series): readonly Finding[] {
  const moment = (at: Instant) => isoMoment(plan.request.start.zone, at)
  const first = plan.segments[0]?.start
  const begun = fromFirst(asked.rows)[0]?.at
  const late = first === undefined || begun === undefined ? 0 : between(first, begun)
  const { departed, segments, end } = course
  const after = segments.filter(isGiven).find((each) => each.rate > 0 && endOf(each) > end)
  const boluses = plan.protocol.load === undefined ? asked.rows.filter((row) => row.bolus !== undefined) : []
  const rest = segments.find(isPlanned)
  const departure = asked.resumeSteps ? 'departed-resumed' : 'departed'
  return [
    ...(late > 0 ? [note('given-late', moment(begun as Instant), timeText(minutes(late)))] : []),
    ...boluses.map(({ at }) => findingOf('warning', 'given-bolus', moment(at), 'a bolus')),
    ...(after === undefined ? [] : [findingOf('warning', 'given-after-end', moment(end), mgPerHText(after.rate))]),
    ...('held' in course ? seriesRemarks(course, moment) : []),
    ...(departed === undefined || rest === undefined
      ? []
      : [note(departure, moment(departed), mgPerHText(rest.rate), field('resumeSteps'))]),
  ]
}

/**
 * The plan of a course as it went and as it goes on. Throws Refusal: exit 2 for a record that cannot be one of this
 * plan, exit 3 where the rest would pass a limit.
 */
export function continued(original: Plan, asked: Continuation): Plan {
  checkRows(original, asked)
  const request = allowedIn(original.request, asked)
  const { zone } = request.start
  const { protocol, regimen } = original
  const limits = limitsOf(withProfiles(request, asked, protocol), request, regimen)
  const maximum = maximumOf(limits)
  const course = (request.setting === 'inpatient' ? infusionCourse : seriesCourse)(original, asked, maximum)
  const { segments } = course
  checkBoluses(asked, course, (at) => isoMoment(zone, at))
  const looked = (of: readonly Segment[]) => {
    const ofRates = courseOf(request, regimen, joined(of, false))
    const ofDoses = courseOf(request, regimen, joined(of, true))
    return limits.flatMap((limit) => violationsOfCourse(OF_DOSES.includes(limit.name) ? ofDoses : ofRates, [limit]))
  }
  const ofGiven = looked(segments.filter(isGiven))
  const rest = segments.filter(isPlanned)
  const last = asked.thenRate === undefined ? rest.slice(0, 1) : []
  // What was given is reported; what the rest adds is refused. A rate that goes on is looked at by itself.
  const added = [
    ...looked(last.map((next) => ({ ...next, phase: 'titration', rate: course.kept }) as const)).filter(isOfRate),
    ...looked(rest).filter((each) => isOfRate(each) || OF_ONE.includes(each.limit.name)),
    ...looked(segments).filter((each) => !ofGiven.some((other) => isSame(each, other))),
  ].map((each) => ({ ...each, place: `from ${isoMoment(zone, each.at)}` }))
  if (rest.length > 0) refuseViolations([], added, request)
  const beyond = ofGiven
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
    given: { ...asked, planned: original.segments },
  }
  return { ...draft, findings: [...beyond, ...remarks(original, asked, course), ...noticesOf(draft)] }
}

/** The dose that was given, and the one that is planned from then on. */
export const dosesOf = ({ segments }: Pick<Plan, 'segments'>) => ({
  given: doseOfAll(segments.filter(isGiven)),
  planned: doseOfAll(segments.filter(isPlanned)),
})
