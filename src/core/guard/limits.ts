/** The limits of one request, in the order in which ties are named. */
import {
  ceilingOf,
  DRUG_LIMITS,
  FIXED,
  isShortEsketamine,
  LIMIT_KINDS,
  type Limit,
  type LimitName,
  type LimitUnit,
  OURS,
} from '../model/limit'
import { type Figure, type OutpatientProtocol, type Protocol, type RateUnit, rateOf, timeOf } from '../model/protocol'
import type { Pump, Request } from '../request/request'
import type { Regimen } from '../schedule/regimen'
import {
  deliveredBy,
  grams,
  type Minutes,
  mgPerH,
  minutes,
  PLANNED_STEP,
  percentOf,
  planned,
  type Rate,
  roundedRise,
  tenthAbove,
} from '../values/quantity'
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../values/units'
import { type Bound, bounded, limitsOfPump, type Named, rateBound } from './bound'
import { dose24hBound, loadLimits, rateOfHighestDose, sessionDoseBound } from './dose-limits'

const { longestSession, longestCourse, heaviest } = FIXED
const LONGEST_SESSION = { ...longestSession, bound: minutes(longestSession.value * MINUTES_PER_HOUR) }
const LONGEST_COURSE = { ...longestCourse, bound: minutes(longestCourse.value * MINUTES_PER_DAY) }
const ONE_A_DAY = { ...OURS, value: 1, unit: 'session a date', bound: 1 }
const NO_OVERLAP = { ...OURS, value: 0, unit: 'h of overlap', bound: 0 }
const POUNDS_SUSPECTED = { ...heaviest, bound: grams(heaviest.value * 1000) }

/** The low end of a stated range, else the protocol's own interval. */
function intervalBound({ step_every }: Protocol): Bound | undefined {
  if (step_every === undefined) return undefined
  const { range, value } = step_every
  const least = { ...step_every, value: range?.[0] ?? value }
  return bounded(least, timeOf(least))
}

function courseBounds(protocol: Protocol): readonly Named[] {
  const interval = ['step-interval', intervalBound(protocol)] as const
  if (protocol.setting === 'inpatient')
    return [interval, ['course-length', bounded(protocol.length, timeOf(protocol.length))]]
  const { sessions, series, session_length, window } = protocol
  const count = sessions ?? (series?.[0] && { ...series[0].sessions, value: sessionsOf(series) })
  return [
    interval,
    ['course-length', count && bounded(count, count.value)],
    ['session-length', bounded(session_length, timeOf(session_length))],
    ['window', window && bounded(window, window.value)],
    ['one-a-day', ONE_A_DAY],
    ['overlap', NO_OVERLAP],
  ]
}
const sessionsOf = (series: NonNullable<OutpatientProtocol['series']>): number =>
  series.reduce((sum, { sessions }) => sum + sessions.value, 0)

function maxima(protocol: Protocol, { weight }: Request): readonly Named[] {
  const { maximum, maximum_per_kg: perKg } = protocol
  return [
    ['rate', rateOfHighestDose(protocol, weight)],
    ['rate', maximum && rateBound(maximum, rateOf(maximum, weight))],
    ['rate-per-kg', perKg && rateBound(perKg, rateOf(perKg, weight))],
  ]
}

/** One that holds the rate down where it is known: per kilogram it needs a weight. */
const ofWeight = (figure: Figure<LimitUnit>, weight: Request['weight']): Bound =>
  figure.unit === 'mg/kg/h' && weight === undefined
    ? bounded(figure, Number.NaN)
    : rateBound(figure, rateOf(figure, weight))

/** How long a session lasts; undefined for an infusion. */
const sessionOf = ({ setting }: Protocol, { length }: Regimen): Minutes | undefined =>
  setting === 'outpatient' ? length.value : undefined

function ceilings(protocol: Protocol, { weight }: Request, regimen: Regimen): readonly Named[] {
  const session = sessionOf(protocol, regimen)
  const ceiling = (unit: LimitUnit): Named => ['ceiling', ofWeight(ceilingOf(protocol.drug, unit, session), weight)]
  return [ceiling('mg/h'), ceiling('mg/kg/h')]
}

function maxOfUser({ max }: Request): Bound | undefined {
  if (max === undefined) return undefined
  return rateBound({ value: Number(mgPerH(max.rate)), unit: 'mg/h', basis: 'set', source: [] }, max.rate)
}

/** What no protocol says: racemic ketamine per kilogram, esketamine in all. */
function rateOfDrug(protocol: Protocol, { weight }: Request, regimen: Regimen): readonly Named[] {
  if (isShortEsketamine(protocol.drug, sessionOf(protocol, regimen))) return []
  const figure = DRUG_LIMITS[protocol.drug]
  return [[figure.name, ofWeight(figure, weight)]]
}

/** At most a tenth above the step, and no more than rounding to the pump's step can make of it. */
function toleratedRise(step: Rate, pump: Pump | undefined): Rate | undefined {
  if (pump === undefined) return undefined
  const most = Math.min(roundedRise(step, rateIncrementOf(pump)), tenthAbove(step)) as Rate
  return most > roundedRise(step) ? most : undefined
}

function stepBound(figure: Figure<RateUnit>, { weight, pump }: Request): Bound {
  const step = rateOf(figure, weight)
  return { ...bounded(figure, step), tolerated: toleratedRise(step, pump) }
}

/** The protocol's own start and step at this weight; by fractions, the first one of the maximum before the user's own. */
function titrationBounds(protocol: Protocol, request: Request, before: readonly Named[]): readonly Named[] {
  const { weight } = request
  if (protocol.dose !== undefined) return []
  if (protocol.fractions === undefined)
    return [
      ['start-rate', bounded(protocol.start, rateOf(protocol.start, weight))],
      ['step-size', protocol.step && stepBound(protocol.step, request)],
    ]
  const maximum = Math.min(...before.map(([, bound]) => bound?.rate ?? Number.POSITIVE_INFINITY)) as Rate
  const { basis, source, unit, value } = protocol.fractions
  const first = value[0] ?? Number.NaN
  return [['start-rate', bounded({ value: first, unit, basis, source }, percentOf(planned(maximum), first))]]
}

/** The rate after a pause is at most the start rate. */
const restart = ([start]: readonly Named[]): Bound | undefined =>
  start?.[1] && { ...OURS, value: start[1].value, unit: start[1].unit, bound: start[1].bound }

const minimumBound = ({ minimum }: Protocol, { weight }: Request): Bound | undefined =>
  minimum && { ...bounded(minimum, rateOf(minimum, weight)), side: 'lower' }

const weightBound = ({ weight }: Request): Bound =>
  weight === undefined ? { ...POUNDS_SUSPECTED, bound: Number.NaN } : POUNDS_SUSPECTED

function limit(name: LimitName, kind: Limit['kind'], bound: Bound, { allow }: Request): Limit {
  const overridden = kind === 'soft' && allow.includes(name)
  const state = Number.isNaN(bound.bound) ? 'not checked' : overridden ? 'allowed' : 'in force'
  return { name, kind, state, ...bound }
}

/** The bounds that the guard holds this plan to. */
export function limitsOf(protocol: Protocol, request: Request, regimen: Regimen): readonly Limit[] {
  const dose24h = ['dose-24h', dose24hBound(protocol, request, regimen)] as const
  const ofProtocol: readonly Named[] = [
    ...maxima(protocol, request),
    ['session-dose', sessionDoseBound(protocol, request, regimen)],
    ...ceilings(protocol, request, regimen),
  ]
  const ofDrug = rateOfDrug(protocol, request, regimen)
  const ofTitration = titrationBounds(protocol, request, [...ofProtocol, ...ofDrug, dose24h])
  const named: readonly Named[] = [
    ...ofProtocol,
    ['max', maxOfUser(request)],
    ...ofDrug,
    ...ofTitration,
    ...courseBounds(protocol),
    ['weight', weightBound(request)],
    ...limitsOfPump(request),
    ['restart', restart(ofTitration)],
    ...loadLimits(protocol, request),
    dose24h,
    ['minimum', minimumBound(protocol, request)],
    // Whatever is allowed.
    ['course-length', LONGEST_COURSE, 'hard'],
    ['session-length', protocol.setting === 'outpatient' ? LONGEST_SESSION : undefined, 'hard'],
  ]
  return named.flatMap(([name, bound, kind = LIMIT_KINDS[name]]) =>
    bound === undefined ? [] : [limit(name, kind, bound, request)],
  )
}

/** The effective maximum and the limit that sets it. */
export interface Maximum {
  readonly rate: Rate
  readonly limit: Limit
}

/** On the maximum: the next rate that the plan, or its pump, could give would exceed it. */
export const isAtMaximum = (rate: Rate, maximum: Maximum, pump: Pump | undefined): boolean =>
  rate + rateIncrementOf(pump) > maximum.rate

/** What the rates of a plan are whole multiples of. */
export const rateIncrementOf = (pump: Pump | undefined): Rate =>
  pump === undefined ? PLANNED_STEP : deliveredBy(pump.step, pump.concentration)

/**
 * The smallest planned rate under the rate limits in force; on a tie the first in their order.
 * Throws RangeError when no limit holds the rate: such a plan must not exist.
 */
export function maximumOf(limits: readonly Limit[]): Maximum {
  let least: Maximum | undefined
  for (const limit of limits) {
    if (limit.state !== 'in force' || limit.rate === undefined) continue
    const rate = planned(limit.rate)
    if (least === undefined || rate < least.rate) least = { rate, limit }
  }
  if (least === undefined) throw new RangeError('no limit holds the rate')
  return least
}
