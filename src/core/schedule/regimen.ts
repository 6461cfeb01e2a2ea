/** The figures in force: the protocol's at this weight, and the user's in their place. */
import { field } from '../model/field'
import { refuse } from '../model/finding'
import {
  type Basis,
  conversionOf,
  type Figure,
  needsWeight,
  type Protocol,
  type RateUnit,
  rateOf,
  type Sourced,
  timeOf,
} from '../model/protocol'
import type { Request, UserRate } from '../request/request'
import type { Minutes, Rate } from '../values/quantity'

/** A figure in force, with what it rests on; `written` where it was converted. */
export interface InForce<T> {
  readonly value: T
  readonly basis: Basis
  readonly source: readonly string[]
  readonly note?: string | undefined
  readonly written?: string | undefined
}

/** How the rate rises: by a step from a start, or through fractions of the effective maximum. */
export type Rates =
  | { readonly rule: 'steps'; readonly start: InForce<Rate>; readonly step: InForce<Rate> }
  | { readonly rule: 'fractions'; readonly percents: InForce<readonly number[]> }

export interface Regimen {
  readonly rates: Rates
  /** Inpatient: time between steps. Outpatient: a step a session. */
  readonly stepEvery?: InForce<Minutes>
  readonly sessions: InForce<number>
  /** Calendar days from one session's planned date to the next; absent: the next open day. */
  readonly everyDays?: InForce<number>
  /** How long a session lasts; inpatient, the course. */
  readonly length: InForce<Minutes>
}

function figure<T>(value: T, { basis, source, note }: Sourced, written?: string): InForce<T> {
  return { value, basis, source, note, written }
}
const set = <T>(value: T, written?: string): InForce<T> =>
  figure(value, { basis: 'set', source: [] }, written)
const setOr = <T>(users: T | undefined, value: T, ours: Sourced): InForce<T> =>
  users === undefined ? figure(value, ours) : set(users)

function ratesOf(protocol: Protocol, { weight, startRate, step }: Request): Rates {
  if (protocol.fractions !== undefined) {
    const { value } = protocol.fractions
    for (const [name, users] of [
      ['startRate', startRate],
      ['step', step],
    ] as const)
      if (users !== undefined)
        refuse('fractions', field(name), protocol.id, [
          `its rates are ${value.join(', ')} % of the maximum; use `,
          field('maxRate'),
        ])
    return { rule: 'fractions', percents: figure(value, protocol.fractions) }
  }
  const rate = (ours: Figure<RateUnit>, users: UserRate | undefined): InForce<Rate> =>
    users === undefined
      ? figure(rateOf(ours, weight), ours, conversionOf(ours, weight))
      : set(users.rate, users.written)
  return { rule: 'steps', start: rate(protocol.start, startRate), step: rate(protocol.step, step) }
}

/**
 * The figures in force. Throws Refusal (exit 2) where the protocol is of another setting, needs a weight that
 * is not given, or knows no such figure.
 */
export function regimenOf(protocol: Protocol, request: Request): Regimen {
  const { id, setting } = protocol
  if (setting !== request.setting) refuse('other-setting', field('protocol'), id, field('setting', setting))
  if (needsWeight(protocol) && request.weight === undefined)
    refuse('weight-needed', field('protocol'), id, field('weight'))
  const rates = ratesOf(protocol, request)
  if (protocol.setting === 'outpatient')
    return {
      rates,
      sessions: setOr(request.sessions, protocol.sessions.value, protocol.sessions),
      length: setOr(request.length?.value, timeOf(protocol.session_length), protocol.session_length),
      ...(protocol.every === undefined ? {} : { everyDays: figure(protocol.every.value, protocol.every) }),
    }
  return {
    rates,
    stepEvery: setOr(request.stepEvery, timeOf(protocol.step_every), protocol.step_every),
    sessions: figure(1, protocol.extent),
    length: setOr(request.length?.value, timeOf(protocol.days), protocol.days),
  }
}
