/** Plans JSON of the first schema again: it has no command, other ids, and fewer limits. */
import { createHash } from 'node:crypto'
import { refuse } from '../../core/model/finding'
import type { Fields } from '../../core/model/protocol'
import { plan } from '../../core/plan/plan'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest, type Request, type UserRate } from '../../core/request/request'
import { rateFromNumber } from '../../core/values/quantity'
import { readOffset } from '../../core/values/time-zone'
import { isObject } from '../io/json'
import type { PlanHead } from './record'
import { protocolOf, withBases } from './replan'

const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))
const list = (value: unknown): string | undefined =>
  Array.isArray(value) && value.length > 0 ? value.join(',') : undefined
const duration = (hours: unknown): string | undefined =>
  hours === undefined ? undefined : `${Math.round(Number(hours) * 60)}min`

/** The request as text, without its rates: they may have more decimals than an option takes. */
const rawOf = (record: Fields): RawRequest =>
  present({
    setting: record.setting as RawRequest['setting'],
    start: String(record.start),
    timeZone: readOffset(String(record.tz)) === undefined ? text(record.tz) : undefined,
    weight: text(record.weight_kg),
    stepEvery: duration(record.step_every_h),
    days: text(record.days),
    sessions: text(record.sessions),
    sessionLength: duration(record.session_h),
    concentration: text(record.concentration_mg_mL),
    pumpStep: record.pump_step_basis === 'set' ? text(record.pump_step_mL_h) : undefined,
    container: text(record.container_mL),
    closed: list(record.closed),
    weekends: record.weekends === true ? true : undefined,
    allow: list(record.allow),
    reason: text(record.reason),
  })

function rate(mgPerH: unknown): UserRate | undefined {
  if (mgPerH === undefined) return undefined
  const found = rateFromNumber(Number(mgPerH))
  return found === undefined ? refuse('not-a-figure', 'request', String(mgPerH), 'mg/h') : { rate: found }
}

const requestOf = (record: Fields, context: Context): Request =>
  withBases(
    {
      ...parseRequest(rawOf(record), context),
      ...present({ startRate: rate(record.start_rate_mg_h), step: rate(record.step_mg_h), max: rate(record.max_mg_h) }),
    },
    record,
  )

/** The id of a plan in the first schema. */
function idOf(request: Request, record: Fields, protocol: Fields): string {
  const { start, weight, startRate, step, max, stepEvery, length, sessions } = request
  const { setting, closed, allow, reason, pump } = request
  const asked = [
    start.at,
    record.tz,
    weight,
    startRate?.rate,
    step?.rate,
    max?.rate,
    stepEvery,
    record.days,
    sessions,
    setting === 'outpatient' ? length?.value : undefined,
    closed,
    record.weekends === true,
    allow,
    reason,
    pump === undefined ? [] : [pump.concentration, pump.step],
  ]
  const hashed = JSON.stringify([protocol, asked])
  return createHash('sha256').update(hashed).digest('hex').slice(0, 12)
}

/** The first schema has only the first digits of a local file's hash. */
const withFile = (protocol: Fields): Fields =>
  isObject(protocol.local)
    ? { ...protocol, local: { ...protocol.local, file: { name: '', sha256: protocol.local.hash } } }
    : protocol

/** The plan of a document of the first schema, with its id in that schema. Throws Refusal. */
export function replanSchema1({ request: record, protocol }: PlanHead, context: Context): Plan {
  const request = requestOf(record, context)
  return { ...plan(request, protocolOf(withFile(protocol))), id: idOf(request, record, protocol) }
}
