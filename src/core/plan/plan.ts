/** A protocol applied to a request. The same request always gives the same plan. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  allowedViolations,
  refuseViolations,
  refuseWithoutReason,
  violationsOfCourse,
  violationsOfFigures,
} from '../guard/guard'
import { limitsOf, maximumOf } from '../guard/limits'
import { refuseOtherCourse } from '../guard/other-course'
import { limitTextsOf, withLimitsOf } from '../guard/profile-limits'
import { courseOf } from '../guard/rule'
import { isAccepted } from '../model/accepted-protocol'
import { field } from '../model/field'
import { Refusal, refuse } from '../model/finding'
import type { Limit } from '../model/limit'
import type { Protocol } from '../model/protocol'
import type { Request } from '../request/request'
import { type Regimen, regimenOf } from '../schedule/regimen'
import { titrationOf } from '../schedule/segment'
import { sessionStarts } from '../schedule/session-dates'
import { refuseVanished, titrate } from '../schedule/titrate'
import { mgPerH } from '../values/quantity'
import { MINUTES_PER_DAY } from '../values/units'
import { isDaily } from '../values/weekday'
import { refuseSmallContainer } from './containers'
import { noticesOf } from './notices'
import { withProposals } from './proposals'
import type { Plan } from './types'

function refuseStartAboveMax(request: Request, { rates }: Regimen, limits: readonly Limit[]): void {
  const { max, startRate } = request
  if (max === undefined || !(rates.rule === 'steps' || rates.rule === 'flat')) return
  const others = maximumOf(limits.filter(({ name }) => name !== 'max')).rate
  // A protocol's own start is cut to what the patient brings; a person's figure never is.
  const start = rates.start.value
  const inForce = startRate === undefined && start > others ? others : start
  if (inForce <= max.rate) return
  const isGiven = startRate !== undefined
  refuse('start-above-max', isGiven ? field('startRate') : 'start', `${mgPerH(inForce)} mg/h`, [
    field('maxRate', mgPerH(max.rate)),
    ...(isGiven ? [] : ['; add ', field('startRate')]),
  ])
}

/** An object that was not read as a protocol could claim sources it does not have, and figures above the ceiling. */
function refuseUnread(protocol: Protocol): void {
  const { id } = protocol
  if (!isAccepted(protocol))
    refuse('unread-protocol', field('protocol'), String(id), 'a built-in one, or readProtocolFile')
}

/**
 * The plan of a request by a built-in protocol, or by one that the reader of protocol files returned. Throws
 * Refusal: exit 2 where the request is wrong in itself or the protocol is another, exit 3 where the guard refuses it.
 */
export function plan(request: Request, protocol: Protocol): Plan {
  refuseUnread(protocol)
  refuseWithoutReason(request)
  try {
    return build(request, protocol)
  } catch (error) {
    throw error instanceof Refusal ? withProposals(error, request, protocol, build) : error
  }
}

function build(request: Request, protocol: Protocol): Plan {
  const limited = withLimitsOf(request.profile, protocol, request.weight)
  const regimen = regimenOf(limited, request)
  const limits = limitsOf(limited, request, regimen)
  refuseStartAboveMax(request, regimen, limits)
  const maximum = maximumOf(limits)
  const starts = sessionStarts(request, regimen)
  const segments = titrate(regimen, maximum.rate, starts, request.pump)
  const course = courseOf(request, regimen, segments)
  const ofFigures = violationsOfFigures(request, limits)
  const ofCourse = violationsOfCourse(course, limits)
  // Before an override is proposed: it would not help against a step that the pump cannot make.
  if (![...ofFigures, ...ofCourse].some(({ limit }) => limit.kind === 'hard'))
    refuseVanished(regimen, maximum.rate, starts, request.pump)
  refuseViolations(ofFigures, ofCourse, request)
  if (request.pump === undefined && titrationOf(segments).some(({ rate }) => rate === 0))
    refuse('too-small', 'start', '0 mg/h', 'at least 0.01 mg/h, the finest planned rate')
  refuseOtherCourse(course, regimen, maximum.rate)
  refuseSmallContainer({ segments, request })
  const overridden = allowedViolations(ofFigures, ofCourse)
  const draft = { id: idOf(request, protocol), request, protocol, regimen, limits, maximum, segments, overridden }
  return { ...draft, findings: noticesOf(draft) }
}

type Hash = ReturnType<typeof sha256.create>
// Many plans use the same few protocols.
const cache = new WeakMap<Protocol, Hash>()

/** The hash of the first half of a JSON list. It is cloned for each plan, because the second half is the request's. */
function hashOf(protocol: Protocol): Hash {
  const before = cache.get(protocol)
  if (before !== undefined) return before
  const { local: _, ...said } = protocol
  const hash = sha256.create().update(utf8ToBytes(`[${JSON.stringify(said)},`))
  cache.set(protocol, hash)
  return hash
}

/**
 * The plan's identity: what was asked, as resolved, and the protocol; not the output's form. Twelve hexadecimal
 * digits alone are a number to a spreadsheet in 1 % of cases, so a letter comes before them.
 */
function idOf(request: Request, protocol: Protocol): string {
  const { start, weight, startRate, step, max, stepEvery, length, sessions } = request
  const { setting, closed, on, allow, reason, pump } = request
  const [days, sessionLength] =
    setting === 'inpatient' ? [length && length.value / MINUTES_PER_DAY, undefined] : [undefined, length?.value]
  const weekdays = on !== undefined && (isDaily(on.value) || on.value)
  const asked = [start.at, start.zone.id, weight, startRate?.rate, step?.rate, max?.rate, stepEvery, days, sessions]
  const ofProfile = limitTextsOf(request.profile)
  const fluid = pump === undefined ? [] : [pump.concentration, pump.step, pump.max]
  const resolved = [
    ...[...asked, sessionLength, closed, weekdays, allow, reason, fluid],
    ...(ofProfile.length === 0 ? [] : [ofProfile]),
  ]
  const hash = hashOf(protocol)
    .clone()
    .update(utf8ToBytes(`${JSON.stringify(resolved)}]`))
  return `p${bytesToHex(hash.digest()).slice(0, 12)}`
}
