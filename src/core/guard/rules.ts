/**
 * The rules of the maximum-dose guard: each looks at the finished segments alone.
 * Every comparison asks whether a value is within its bound, so that NaN is not.
 */

import { field } from '../model/field'
import type { Limit, LimitName } from '../model/limit'
import { poundsAsKg } from '../request/parse-quantities'
import {
  bySession,
  doseOfAll,
  doseOfSegment,
  endOf,
  isInOneSession,
  isTitration,
  lengthOf,
  type Pair,
  pairsOf,
  placeOf,
  type Segment,
  titrationOf,
} from '../schedule/segment'
import { longDay } from '../values/calendar-day'
import {
  type Concentration,
  mg,
  mgPerHText,
  minutes,
  mlPerH,
  planned,
  type Rate,
  roundedRise,
  timeText,
} from '../values/quantity'
import { dayOf, wallAt } from '../values/time-zone'
import { MINUTES_PER_DAY } from '../values/units'
import { doseIn24h, fluidIn24h } from './in-24h'
import { type Course, exceededAt, type Rule } from './rule'

/** The segments that are not within the bound. */
const segmentRule =
  (
    within: (segment: Segment, limit: Limit, course: Course) => boolean,
    text: (segment: Segment, course: Course) => string,
  ): Rule =>
  (course, limit) =>
    course.segments
      .filter((segment) => !within(segment, limit, course))
      .map((segment) => exceededAt(segment, placeOf(segment, course.segments), text(segment, course)))

const rate = segmentRule(
  ({ phase, rate }, { rate: most }) => phase === 'load' || (rate >= 0 && most !== undefined && rate <= planned(most)),
  ({ rate }) => mgPerHText(rate),
)

/** The sessions whose measure is not within the bound. */
const sessionRule =
  <T extends number>(measure: (session: readonly Segment[]) => T, text: (value: T) => string): Rule =>
  ({ segments }, { bound }) =>
    bySession(segments).flatMap((session) => {
      const [first] = session
      const value = measure(session)
      return value <= bound ? [] : [exceededAt(first, `session ${first.session}`, text(value))]
    })

/** The neighbours that are not within the bound. */
const pairRule =
  (within: (pair: Pair, limit: Limit, course: Course) => boolean, text: (pair: Pair, course: Course) => string): Rule =>
  (course, limit) =>
    pairsOf(course.segments)
      .filter((pair) => !within(pair, limit, course))
      .map((pair) => exceededAt(pair.next, placeOf(pair.next, course.segments), text(pair, course)))

/** The neighbours of the titration between which the protocol steps. */
function stepRule(...[within, text]: Parameters<typeof pairRule>): Rule {
  const isStep = (pair: Pair, { stepsWithin }: Course): boolean => isInOneSession(pair) || !stepsWithin
  const rule = pairRule((pair, limit, course) => !isStep(pair, course) || within(pair, limit, course), text)
  return (course, limit) => rule({ ...course, segments: titrationOf(course.segments) }, limit)
}

/** The first segments of the titration: of each session where steps are made within sessions. */
function firsts({ segments, stepsWithin }: Course): readonly Segment[] {
  const all = bySession(titrationOf(segments)).map(([first]) => first)
  return stepsWithin ? all : all.slice(0, 1)
}

const LONGEST_PAUSE = 3600

const dayIn = ({ zone }: Course, { start }: Segment) => dayOf(wallAt(zone, start))

/** The first segment of each session, which belongs to the date on which it starts. */
const starts = ({ segments }: Course): readonly Segment[] => bySession(segments).map(([first]) => first)

/** The first session beyond so many calendar days, the first session's day counted. */
const calendarDays: Rule = (course, { bound }) => {
  const days = starts(course).map((segment) => ({ segment, day: dayIn(course, segment) }))
  const numbered = days.map((each) => ({ ...each, number: each.day - (days[0]?.day ?? each.day) + 1 }))
  const beyond = numbered.find(({ number }) => !(number <= bound))
  if (beyond === undefined) return []
  const { segment, day, number } = beyond
  return [exceededAt(segment, placeOf(segment, course.segments), `day ${number}, ${longDay(day)}`)]
}

const oneADay = pairRule(
  ({ before, next }, _, course) => dayIn(course, before) < dayIn(course, next),
  ({ next }, course) => longDay(dayIn(course, next)),
)

const courseLength: Rule = (course, limit) => {
  const sessions = bySession(course.segments)
  const [first] = course.segments
  if (limit.unit === 'sessions') {
    const beyond = sessions.length <= limit.bound ? undefined : sessions[limit.bound]?.[0]
    return beyond === undefined
      ? []
      : [exceededAt(beyond, placeOf(beyond, course.segments), `${sessions.length} sessions`)]
  }
  if (sessions.length > 1) return calendarDays(course, { ...limit, bound: limit.bound / MINUTES_PER_DAY })
  // A wean comes after the course's length.
  const time = lengthOf(course.segments.filter(({ phase }) => phase !== 'wean'))
  return first === undefined || time <= limit.bound ? [] : [exceededAt(first, 'course', timeText(time))]
}

const weightText = (weight: number | undefined): string =>
  weight === undefined ? 'none' : `${weight / 1000} kg (${poundsAsKg(weight)} kg if that is in pounds)`

export const rules: Readonly<Record<LimitName, Rule>> = {
  rate,
  'rate-per-kg': rate,
  'session-dose': sessionRule(doseOfAll, (dose) => `${mg(dose)} mg`),
  ceiling: rate,
  max: rate,
  'rate-per-weight': rate,
  'rate-absolute': rate,
  'start-rate': (course, { bound }) => {
    const isSeries = course.segments.at(-1)?.session !== 1
    return firsts(course)
      .filter(({ rate }) => !(rate <= bound))
      .map((first) => exceededAt(first, isSeries ? placeOf(first, course.segments) : 'start', mgPerHText(first.rate)))
  },
  'step-size': stepRule(
    ({ rise }, { bound, tolerated }) => rise <= (tolerated ?? roundedRise(bound as Rate)),
    ({ rise }) => `+${mgPerHText(rise)}`,
  ),
  'step-interval': stepRule(
    ({ before, rise }, { bound }) => rise <= 0 || before.time >= bound,
    ({ before }) => timeText(before.time),
  ),
  'course-length': courseLength,
  'session-length': sessionRule(lengthOf, timeText),
  window: calendarDays,
  'one-a-day': (course, limit) => oneADay({ ...course, segments: starts(course) }, limit),
  overlap: pairRule(
    ({ before, next }) => endOf(before) <= next.start,
    ({ before, next }) => timeText(minutes(Math.ceil((endOf(before) - next.start) / 60))),
  ),
  concentration: ({ segments: [first], concentration = Number.NaN }, { bound, side }) =>
    // The upper bounds are exceeded from that concentration on, the lower one below it.
    first === undefined || (side === 'lower' ? concentration >= bound : concentration < bound)
      ? []
      : [exceededAt(first, field('concentration'), `${concentration / 1000} mg/mL`)],
  'pump-rate': segmentRule(
    ({ rate }, { bound }, { concentration = Number.NaN }) => rate / concentration <= bound,
    ({ rate }, { concentration }) => `${mlPerH(rate, concentration as Concentration)} mL/h`,
  ),
  'fluid-24h': fluidIn24h,
  weight: ({ segments: [first], weight }, { bound }) =>
    first === undefined || (weight !== undefined && weight <= bound)
      ? []
      : [exceededAt(first, field('weight'), weightText(weight))],
  restart: pairRule(
    (pair, { bound }) =>
      !isInOneSession(pair) || !(pair.next.start - endOf(pair.before) > LONGEST_PAUSE) || pair.next.rate <= bound,
    ({ next }) => `${mgPerHText(next.rate)} after a pause`,
  ),
  'load-dose': segmentRule(
    (segment, { bound }) => segment.phase !== 'load' || doseOfSegment(segment) <= bound,
    (segment) => `a load of ${mg(doseOfSegment(segment))} mg`,
  ),
  'dose-24h': doseIn24h,
  minimum: segmentRule(
    (segment, { bound }) => !isTitration(segment) || segment.rate >= planned(bound as Rate),
    ({ rate }) => mgPerHText(rate),
  ),
}
