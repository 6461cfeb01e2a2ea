/** What a person may ask for: text in, a request that cannot hold an illegal value out. */
import { allOf, attempt, type Finding, refuse } from '../model/finding'
import { type LimitName, PUMP_MAX } from '../model/limit'
import type { Profile } from '../model/profile'
import type { Setting } from '../model/protocol'
import type { Day } from '../values/calendar-day'
import {
  type Concentration,
  type DailyRate,
  dailyRateFromThousandths,
  type Grams,
  kg,
  type Minutes,
  mgPerH,
  mgPerMl,
  mlPerHOf,
  type PumpRate,
  perDay,
  perHour,
  planned,
  pumpRate,
  type Rate,
  rateAtWeight,
  rateFromThousandths,
  ratePerKg,
  type Volume,
} from '../values/quantity'
import { type Instant, readZone } from '../values/time-zone'
import type { WrittenRate } from './parse-quantities'
import { type Context, readNow, readStart, type Start } from './parse-start'
import { type Fields, misplaced, type RawRequest, readFields, shaped } from './raw-request'
import { DAILY, type Weekday } from './session-weekdays'

export { ONLY_IN, type RawRequest } from './raw-request'

/** A rate that the user set, mg/h; `written` where it was converted. */
export interface UserRate {
  readonly rate: Rate
  /** Exact, where the rate is not whole in ng/h. */
  readonly daily?: DailyRate
  readonly written?: string
}

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
}

/** A value with the option that gave it, where there are several names. */
interface Given<T> {
  readonly value: T
  readonly option: string
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

/** mg/h of a written rate; per-kilogram figures are whole mcg/kg/h and need the weight. */
function convert(place: string, written: WrittenRate, weight: Grams | undefined): UserRate {
  const converted = inMgPerH(place, written, weight)
  if (planned(converted.rate) === 0)
    refuse('too-small', place, written.text, 'at least 0.01 mg/h, the finest planned rate')
  return converted
}

function inMgPerH(place: string, written: WrittenRate, weight: Grams | undefined): UserRate {
  if (written.unit === 'mg/h') return { rate: rateFromThousandths(written.thousandths) }
  return written.unit === 'mg/24h' ? convertPerDay(written) : convertPerKg(place, written, weight)
}

/** Divided last, and rounded down to a ng/h: no planned rate, which is rounded down too, differs by it. */
function convertPerDay({ thousandths, text }: WrittenRate): UserRate {
  const daily = dailyRateFromThousandths(thousandths)
  const rate = perHour(daily)
  const isExact = perDay(rate) === daily
  return {
    rate,
    ...(isExact ? {} : { daily }),
    written: `${text} = ${mgPerH(isExact ? rate : planned(rate))} mg/h${isExact ? '' : ', rounded down'}`,
  }
}

function convertPerKg(place: string, written: WrittenRate, weight: Grams | undefined): UserRate {
  if (weight === undefined)
    return refuse('weight-needed', place, written.text, '--weight beside a rate per kilogram')
  const { times, by } =
    written.unit === 'mcg/kg/min'
      ? { times: 60, by: 1000 }
      : { times: 1, by: written.unit === 'mg/kg/h' ? 1 : 1000 }
  const mcgPerKgPerH = (written.thousandths * times) / by
  if (!Number.isInteger(mcgPerKgPerH))
    return refuse('not-whole-mcg', place, written.text, `whole mcg/kg/h; this is ${mcgPerKgPerH} mcg/kg/h`)
  if (!Number.isSafeInteger(mcgPerKgPerH * weight))
    return refuse('too-large', place, written.text, 'a smaller figure')
  const rate = rateAtWeight(ratePerKg(mcgPerKgPerH), weight)
  return { rate, written: `${written.text} x ${kg(weight)} kg = ${mgPerH(rate)} mg/h` }
}

/** Pumps that step by less than this exist, and by more. */
const ASSUMED_PUMP_STEP = pumpRate(100)
const ASSUMED_PUMP_MAX = pumpRate(PUMP_MAX.assumed * 1000)

function pumpOf(fields: Fields): Pump | undefined {
  const { concentration, container, 'pump-step': step = ASSUMED_PUMP_STEP } = fields
  const { 'pump-max': max = ASSUMED_PUMP_MAX } = fields
  if (concentration === undefined) return undefined
  if (!Number.isSafeInteger(concentration * step))
    refuse(
      'too-large',
      '--pump-step',
      `${mlPerHOf(step)} mL/h`,
      `a smaller step at ${mgPerMl(concentration)} mg/mL`,
    )
  return present({
    concentration,
    step,
    stepAssumed: fields['pump-step'] === undefined,
    max,
    maxAssumed: fields['pump-max'] === undefined,
    container,
  })
}

/** A rate in mg/h; undefined where it cannot be converted because the weight beside it is wrong. */
function rateIn(name: 'start-rate' | 'step' | 'max', raw: RawRequest, fields: Fields): UserRate | undefined {
  const written = fields[name]
  const isWeightWrong = raw.weight !== undefined && fields.weight === undefined
  if (written === undefined || (isWeightWrong && written.unit !== 'mg/h')) return undefined
  return convert(`--${name}`, written, fields.weight)
}

/** The value under the one of its names that was given. */
function givenAs<T>(
  ...names: readonly (readonly [name: string, value: T | undefined])[]
): Given<T> | undefined {
  for (const [name, value] of names) if (value !== undefined) return { value, option: `--${name}` }
  return undefined
}

/** The fields that are there, under the names of a Request. Throws one Refusal with all that is wrong. */
function resolve(raw: RawRequest, context: Context): Request {
  const wrong: Finding[] = []
  const fields = readFields(raw, wrong)
  // Where the zone or the present is wrong, the start is read without them: its own faults are reported too.
  const zone = raw.tz !== undefined && fields.tz === undefined ? readZone('UTC') : fields.tz
  const before = wrong.length
  const givenNow = raw.now === undefined ? undefined : attempt(() => readNow(raw.now, zone, context), wrong)
  const now = wrong.length > before ? undefined : raw.now
  const resolved = allOf(
    {
      start: () => readStart(raw.start, zone, now, context),
      startRate: () => rateIn('start-rate', raw, fields),
      step: () => rateIn('step', raw, fields),
      max: () => rateIn('max', raw, fields),
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
    stepEvery: fields['step-every'],
    length: givenAs(
      ['length', fields.length],
      ['days', fields.days],
      ['session-hours', fields['session-hours']],
    ),
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
 * A request from text. Throws Refusal (exit 2) with all that is wrong: each finding names the option, what was
 * found and what would be right. `profile` is that whose defaults are in the texts already.
 */
export function parseRequest(raw: RawRequest, context: Context, profile?: Profile): Request {
  // Own keys alone: what a prototype brings was not asked for.
  const request = resolve(shaped({ ...raw }), context)
  return profile === undefined ? request : { ...request, profile }
}

/** Whether the profile gave this field. */
export const isOfProfile = ({ profile }: Request, field: string): boolean =>
  profile?.defaults.includes(field) === true
