/**
 * The maximum-dose guard: refuses a figure that a person set beyond a limit, and checks the finished
 * plan by its segments alone. It does not trust the planner.
 */

import { type FieldName, field } from '../model/field'
import { errorOf, type Finding, Refusal } from '../model/finding'
import { type Limit, SOFT_LIMITS, type SoftLimit } from '../model/limit'
import { readReason } from '../request/parse-lists'
import type { Request, UserRate } from '../request/request'
import { type Minutes, mgPerHText, timeText } from '../values/quantity'
import type { Course, LimitExceeded } from './rule'
import { rules } from './rules'

export interface Violation extends LimitExceeded {
  readonly limit: Limit
}

/** A figure that a person may set, the limits that bound it, and when it is within a bound: by default, up to it. */
type UserFigure = readonly [
  name: FieldName,
  value: number | undefined,
  text: (value: number) => string,
  isBoundedBy: (limit: Limit) => boolean,
  isWithin?: (value: number, bound: number) => boolean,
]

const duration = (time: number): string => timeText(time as Minutes)
const named =
  (name: string, unit?: string) =>
  (limit: Limit): boolean =>
    limit.name === name && (unit === undefined || limit.unit === unit)
const byRate = (limit: Limit): boolean => limit.rate !== undefined && limit.name !== 'max'

const rateText =
  (figure: UserRate | undefined) =>
  (rate: number): string =>
    figure?.written ?? mgPerHText(rate)
const isStart = (limit: Limit): boolean => byRate(limit) || limit.name === 'start-rate'
const isLeast = (value: number, bound: number): boolean => value >= bound

function userFigures({ startRate, max, step, stepEvery, length, sessions, setting }: Request): readonly UserFigure[] {
  const isLength = named(setting === 'inpatient' ? 'course-length' : 'session-length')
  return [
    ['startRate', startRate?.rate, rateText(startRate), isStart],
    ['maxRate', max?.rate, rateText(max), byRate],
    ['step', step?.rate, rateText(step), named('step-size')],
    ['stepEvery', stepEvery, duration, named('step-interval'), isLeast],
    [length?.field ?? 'length', length?.value, duration, isLength],
    ['sessions', sessions, (count) => `${count} sessions`, named('course-length', 'sessions')],
  ]
}

/** The figures that a person set beyond a limit, whether it is in force or overridden. */
export function violationsOfFigures(request: Request, limits: readonly Limit[]): readonly Violation[] {
  const figures = userFigures(request).filter(([, value]) => value !== undefined)
  if (figures.length === 0) return []
  return limits
    .filter(({ state }) => state !== 'not checked')
    .flatMap((limit) =>
      figures.flatMap(([name, value, text, isBoundedBy, isWithin = (a, b) => a <= b]) =>
        value === undefined || !isBoundedBy(limit) || isWithin(value, limit.rate ?? limit.bound)
          ? []
          : [{ limit, place: field(name), found: text(value), at: request.start.at }],
      ),
    )
}

/** Every place where these segments exceed a limit, whether it is in force or overridden. */
export function violationsOfCourse(course: Course, limits: readonly Limit[]): readonly Violation[] {
  return limits
    .filter(({ state }) => state !== 'not checked')
    .flatMap((limit) => rules[limit.name](course, limit).map((each) => ({ limit, ...each })))
}

/** The first violation of each limit. */
const firstOfEach = (violations: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ limit }, index) => violations.findIndex((other) => other.limit === limit) === index)

const isInForce = ({ limit }: Violation): boolean => limit.state === 'in force'
/** Those of limits that are not among the others. */
const ofOtherLimits = (violations: readonly Violation[], others: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ limit }) => !others.some((other) => other.limit === limit))

/** The finding of a soft limit names all limits that would have to be overridden. */
function findingOf({ limit, place, found }: Violation, overridable: readonly SoftLimit[]): Finding {
  const isHard = limit.kind === 'hard'
  const finding = errorOf(isHard ? 'beyond-hard-limit' : 'beyond-soft-limit', place, found)
  return { ...finding, limit, ...(isHard ? {} : { overridable }) }
}

/**
 * Throws Refusal (exit 3) for what exceeds limits in force: every figure a person set, and the first place of
 * the plan for each other limit. Hard ones alone if there are any, because an override would then not help.
 */
export function refuseViolations(ofFigures: readonly Violation[], ofCourse: readonly Violation[], request: Request) {
  const inForce = [...ofFigures, ...ofOtherLimits(firstOfEach(ofCourse), ofFigures)].filter(isInForce)
  const hard = inForce.filter(({ limit }) => limit.kind === 'hard')
  const names = inForce.map(({ limit }) => limit.name)
  const overridable = SOFT_LIMITS.filter((name) => request.allow.includes(name) || names.includes(name))
  const refused = hard.length > 0 ? hard : inForce
  const findings = refused.map((violation) => findingOf(violation, overridable))
  if (findings.length > 0) throw new Refusal(3, findings)
}

/** Where overridden limits are exceeded: in the plan, or where it stays within them, by a figure alone. */
export function allowedViolations(ofFigures: readonly Violation[], ofCourse: readonly Violation[]) {
  return [...ofCourse, ...ofOtherLimits(ofFigures, ofCourse)].filter(({ limit }) => limit.state === 'allowed')
}

/** Throws Refusal (exit 2) unless an override has a reason, whoever made the request: a reader of it, or the library. */
export function refuseWithoutReason({ allow, reason }: Request): void {
  if (allow.length > 0 || reason !== undefined) readReason(field('reason'), reason ?? '')
}
