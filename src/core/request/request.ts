/** What a person may ask for: text in, a request that cannot hold an illegal value out. */
import { type FieldName, field } from '../model/field'
import { allOf, attempt, type Finding, refuse } from '../model/finding'
import { HANG, type LimitName, PUMP_MAX } from '../model/limit'
import type { Profile } from '../model/profile'
import type { Setting } from '../model/protocol'
import type { Day } from '../values/calendar-day'
import {
  type Concentration,
  type Grams,
  type Minutes,
  mgPerMl,
  mlPerHOf,
  type PumpRate,
  pumpRate,
  type Volume,
} from '../values/quantity'
import { type Instant, readZone } from '../values/time-zone'
import { DAILY, type Weekday } from '../values/weekday'
import { convertRate, type UserRate } from './convert-rate'
import type { Stock } from './parse-quantities'
import { type Context, readNow, readStart, type Start } from './parse-start'
import { type Fields, misplaced, type RawRequest, readFields, shaped } from './raw-request'

export type { UserRate } from './convert-rate'
export { ONLY_IN, type RawRequest } from './raw-request'

/** The fluid and the pump: rates are then what the pump delivers. */
export interface Pump {
  readonly concentration: Concentration
  readonly step: PumpRate
  /** The pump's step was not given. */
  readonly stepAssumed: boolean
  /** The highest rate that can be set. */
  readonly max: PumpRate
  readonly maxAssumed: boolean
  /** What each bag or syringe holds. It changes no rate. */
  readonly container?: Volume
  /** How long a container hangs at most, and whether that was not given. */
  readonly hang: Minutes
  readonly hangAssumed: boolean
  /** What the pharmacy holds; absent: every strength that a source names. */
  readonly stock?: Stock
}

/** A value with the field that gave it, where there are several names. */
interface Given<T> {
  readonly value: T
  readonly field: FieldName
}

export interface Request {
  /** The texts that it was read from. */
  readonly asked: RawRequest
  /** The present, where it was given. */
  readonly now?: Instant
  /** The profile that it was made with. */
  readonly profile?: Profile
  readonly setting: Setting
  /** Id of the protocol; absent: the setting's default. */
  readonly protocol?: string
  readonly start: Start
  readonly weight?: Grams
  readonly startRate?: UserRate
  readonly step?: UserRate
  readonly max?: UserRate
  readonly stepEvery?: Minutes
  /** Of the infusion; outpatient, of each session. */
  readonly length?: Given<Minutes>
  readonly sessions?: number
  readonly pump?: Pump
  readonly closed: readonly Day[]
  /** The days on which sessions run, in place of the protocol's. */
  readonly on?: Given<readonly Weekday[]>
  readonly allow: readonly LimitName[]
  readonly reason?: string
}

/** Pumps that step by less than this exist, and by more. */
const ASSUMED_PUMP_STEP = pumpRate(100)
const ASSUMED_PUMP_MAX = pumpRate(PUMP_MAX.assumed * 1000)

function pumpOf(fields: Fields): Pump | undefined {
  const { concentration, container, pumpStep: step = ASSUMED_PUMP_STEP } = fields
  const { pumpMax: max = ASSUMED_PUMP_MAX, hang = HANG.assumed, stock } = fields
  if (concentration === undefined) return undefined
  const text = (strength: Concentration): string => `${mgPerMl(strength)} mg/mL`
  if (!Number.isSafeInteger(concentration * step))
    refuse('too-large', field('pumpStep'), `${mlPerHOf(step)} mL/h`, `a smaller step at ${text(concentration)}`)
  if (stock !== undefined && !(stock.strength >= concentration))
    refuse('too-small', field('stock'), text(stock.strength), `at least the ${text(concentration)} to make up`)
  return present({
    concentration,
    step,
    stepAssumed: fields.pumpStep === undefined,
    max,
    maxAssumed: fields.pumpMax === undefined,
    container,
    hang,
    hangAssumed: fields.hang === undefined,
    stock,
  })
}

/** A rate in mg/h; undefined where it cannot be converted because the weight beside it is wrong. */
function rateIn(name: 'startRate' | 'step' | 'maxRate', raw: RawRequest, fields: Fields): UserRate | undefined {
  const written = fields[name]
  const isWeightWrong = raw.weight !== undefined && fields.weight === undefined
  if (written === undefined || (isWeightWrong && written.unit !== 'mg/h')) return undefined
  return convertRate(field(name), written, fields.weight)
}

/** The value under the one of its names that was given. */
function givenAs<T>(...names: readonly (readonly [name: FieldName, value: T | undefined])[]): Given<T> | undefined {
  for (const [name, value] of names) if (value !== undefined) return { value, field: name }
  return undefined
}

/** The fields that are there, under the names of a Request. Throws one Refusal with all that is wrong. */
function resolve(raw: RawRequest, context: Context): Request {
  const wrong: Finding[] = []
  const fields = readFields(raw, wrong, context)
  // Where the zone or the present is wrong, the start is read without them: its own faults are reported too.
  const zone = raw.timeZone !== undefined && fields.timeZone === undefined ? readZone('UTC') : fields.timeZone
  const before = wrong.length
  const givenNow = raw.now === undefined ? undefined : attempt(() => readNow(raw.now, zone, context), wrong)
  const now = wrong.length > before ? undefined : raw.now
  const resolved = allOf(
    {
      start: () => readStart(raw.start, zone, now, context),
      startRate: () => rateIn('startRate', raw, fields),
      step: () => rateIn('step', raw, fields),
      max: () => rateIn('maxRate', raw, fields),
      pump: () => pumpOf(fields),
    },
    [...wrong, ...misplaced(raw)],
  )
  return present({
    asked: raw,
    now: givenNow,
    setting: raw.setting,
    protocol: raw.protocol,
    ...resolved,
    weight: fields.weight,
    stepEvery: fields.stepEvery,
    length: givenAs(['length', fields.length], ['days', fields.days], ['sessionLength', fields.sessionLength]),
    sessions: fields.sessions,
    closed: fields.closed ?? [],
    on: givenAs(['on', fields.on], ['weekends', raw.weekends === true ? DAILY : undefined]),
    allow: fields.allow ?? [],
    reason: fields.reason,
  })
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same without the keys that hold nothing: an absent value is absent, not undefined. */
export function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>
}

/**
 * A request from text. Throws Refusal (exit 2) with all that is wrong: each finding names the field, what was
 * found and what would be right. `profile` is that whose defaults are in the texts already.
 */
export function parseRequest(raw: RawRequest, context: Context, profile?: Profile): Request {
  // Own keys alone: what a prototype brings was not asked for.
  const request = resolve(shaped({ ...raw }), context)
  return profile === undefined ? request : { ...request, profile }
}

/** Whether the profile gave this field. */
export const isOfProfile = ({ profile }: Request, field: FieldName): boolean =>
  profile?.defaults.includes(field) === true

/** What an option rests on where its default is ours, a profile's or absent. */
export const basisOf = (request: Request, field: FieldName, isAssumed: boolean): 'assumed' | 'local' | 'set' =>
  isAssumed ? 'assumed' : isOfProfile(request, field) ? 'local' : 'set'
