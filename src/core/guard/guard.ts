/**
 * The maximum-dose guard: refuses a figure that a person set beyond a limit, and looks again at the finished
 * plan from its segments alone. What planned it is not trusted to have obeyed.
 */

import { type FieldName, field } from '../model/field'
import { errorOf, type Finding, Refusal } from '../model/finding'
import { type Limit, type LimitName, SOFT_LIMITS } from '../model/limit'
import { readReason } from '../request/parse-lists'
import type { Request, UserRate } from '../request/request'
import { type Minutes, mgPerHText, timeText } from '../values/quantity'
import type { Course, Passed } from './rule'
import { rules } from './rules'

export interface Violation extends Passed {
  readonly limit: Limit
}

interface UserFigure {
  readonly name: FieldName
  readonly value: number | undefined
  readonly text: (value: number) => string
  /** Whether this limit bounds this figure. */
  readonly bounded: (limit: Limit) => boolean
  readonly within?: (value: number, bound: number) => boolean
}

const duration = (time: number): string => timeText(time as Minutes)
const named =
  (name: string, unit?: string) =>
  (limit: Limit): boolean =>
    limit.name === name && (unit === undefined || limit.unit === unit)
const byRate = (limit: Limit): boolean => limit.rate !== undefined && limit.name !== 'max'

const rateFigure = (name: FieldName, figure: UserRate | undefined, bounded: UserFigure['bounded']): UserFigure => ({
  name,
  value: figure?.rate,
  text: (rate) => figure?.written ?? mgPerHText(rate),
  bounded,
})

const userFigures = (request: Request): readonly UserFigure[] => [
  rateFigure('startRate', request.startRate, (limit) => byRate(limit) || limit.name === 'start-rate'),
  rateFigure('maxRate', request.max, byRate),
  rateFigure('step', request.step, named('step-size')),
  {
    name: 'stepEvery',
    value: request.stepEvery,
    text: duration,
    bounded: named('step-interval'),
    within: (value, bound) => value >= bound,
  },
  {
    name: request.length?.field ?? 'length',
    value: request.length?.value,
    text: duration,
    bounded: named(request.setting === 'inpatient' ? 'course-length' : 'session-length'),
  },
  {
    name: 'sessions',
    value: request.sessions,
    text: (sessions) => `${sessions} sessions`,
    bounded: named('course-length', 'sessions'),
  },
]

/** The figures that a person set beyond a limit, whether it is in force or overridden. */
export function violationsOfFigures(request: Request, limits: readonly Limit[]): readonly Violation[] {
  const figures = userFigures(request).filter(({ value }) => value !== undefined)
  if (figures.length === 0) return []
  return limits
    .filter(({ state }) => state !== 'not checked')
    .flatMap((limit) =>
      figures.flatMap(({ name, value, text, bounded, within = (a, b) => a <= b }) =>
        value === undefined || !bounded(limit) || within(value, limit.rate ?? limit.bound)
          ? []
          : [{ limit, place: field(name), found: text(value), at: request.start.at }],
      ),
    )
}

/** Every place where these segments pass a limit, whether it is in force or overridden. */
export function violationsOfCourse(course: Course, limits: readonly Limit[]): readonly Violation[] {
  return limits
    .filter(({ state }) => state !== 'not checked')
    .flatMap((limit) => rules[limit.name](course, limit).map((each) => ({ limit, ...each })))
}

/** The first violation of each limit. */
const firstOfEach = (violations: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ limit }, index) => violations.findIndex((other) => other.limit === limit) === index)

const isInForce = ({ limit }: Violation): boolean => limit.state === 'in force'
/** Those of limits that the others do not pass. */
const ofOtherLimits = (violations: readonly Violation[], others: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ limit }) => !others.some((other) => other.limit === limit))

/** A soft limit's finding says what would lift it. */
function findingOf({ limit, place, found }: Violation, lift: readonly LimitName[]): Finding {
  const isHard = limit.kind === 'hard'
  const finding = errorOf(isHard ? 'beyond-hard-limit' : 'beyond-soft-limit', place, found)
  return { ...finding, limit, ...(isHard ? {} : { lift }) }
}

/**
 * Throws Refusal (exit 3) for what passes limits in force: every figure a person set, and the first place of
 * the plan for each other limit. Hard ones alone if there are any, because an override would then not help.
 */
export function refuseViolations(ofFigures: readonly Violation[], ofCourse: readonly Violation[], request: Request) {
  const inForce = [...ofFigures, ...ofOtherLimits(firstOfEach(ofCourse), ofFigures)].filter(isInForce)
  const hard = inForce.filter(({ limit }) => limit.kind === 'hard')
  const names = inForce.map(({ limit }) => limit.name)
  const lift = SOFT_LIMITS.filter((name) => request.allow.includes(name) || names.includes(name))
  const told = hard.length > 0 ? hard : inForce
  const findings = told.map((violation) => findingOf(violation, lift))
  if (findings.length > 0) throw new Refusal(3, findings)
}

/** Where overridden limits are passed: in the plan, or where it stays within them, by a figure alone. */
export function allowedViolations(ofFigures: readonly Violation[], ofCourse: readonly Violation[]) {
  return [...ofCourse, ...ofOtherLimits(ofFigures, ofCourse)].filter(({ limit }) => limit.state === 'allowed')
}

/** Throws Refusal (exit 2) unless an override has a reason, whoever made the request: a reader of it, or the library. */
export function refuseWithoutReason({ allow, reason }: Request): void {
  if (allow.length > 0 || reason !== undefined) readReason(field('reason'), reason ?? '')
}
