/** What a person may ask for: text in, a request that cannot hold an illegal value out. */
import * as z from 'zod/mini'
import { refuse } from '../model/finding'
import { type LimitName, PUMP_MAX } from '../model/limit'
import type { Setting } from '../model/protocol'
import type { Day } from '../values/calendar-day'
import {
  type Concentration,
  type Grams,
  kg,
  type Minutes,
  mgPerH,
  mgPerMl,
  mlPerHOf,
  type PumpRate,
  planned,
  pumpRate,
  type Rate,
  rateAtWeight,
  rateFromThousandths,
  ratePerKg,
  type Volume,
} from '../values/quantity'
import {
  readAllowed,
  readConcentration,
  readContainer,
  readCount,
  readDays,
  readDuration,
  readHours,
  readPumpMax,
  readPumpStep,
  readRate,
  readReason,
  readWeight,
  type WrittenRate,
} from './parse-quantities'
import { type Context, readStart, readZoneName, type Start } from './parse-start'

/** A rate that the user set, mg/h; `written` where it was converted. */
export interface UserRate {
  readonly rate: Rate
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

export interface Request {
  readonly setting: Setting
  /** Id of the protocol; absent: the setting's default. */
  readonly protocol?: string
  readonly start: Start
  readonly weight?: Grams
  readonly startRate?: UserRate
  readonly step?: UserRate
  readonly max?: UserRate
  readonly stepEvery?: Minutes
  readonly days?: number
  readonly sessions?: number
  readonly sessionLength?: Minutes
  readonly pump?: Pump
  readonly closed: readonly Day[]
  readonly weekends: boolean
  readonly allow: readonly LimitName[]
  readonly reason?: string
}

const read = <T>(option: string, reader: (place: string, text: string) => T) =>
  z.optional(
    z.pipe(
      z.string(),
      z.transform((text: string) => reader(option, text)),
    ),
  )

const schema = z.strictObject({
  setting: z.enum(['inpatient', 'outpatient']),
  start: z.string(),
  protocol: z.optional(z.string()),
  weight: read('--weight', readWeight),
  'start-rate': read('--start-rate', readRate),
  step: read('--step', readRate),
  max: read('--max', readRate),
  'step-every': read('--step-every', readDuration),
  days: read('--days', readCount),
  sessions: read('--sessions', readCount),
  'session-hours': read('--session-hours', readHours),
  concentration: read('--concentration', readConcentration),
  'pump-step': read('--pump-step', readPumpStep),
  'pump-max': read('--pump-max', readPumpMax),
  container: read('--container', readContainer),
  closed: read('--closed', readDays),
  weekends: z.optional(z.boolean()),
  allow: read('--allow', readAllowed),
  reason: read('--reason', readReason),
  tz: z.optional(z.string()),
  now: z.optional(z.string()),
})

const TYPES: Readonly<Record<string, string>> = {
  setting: 'inpatient or outpatient',
  start: 'a date or a time, as text',
  weekends: 'true or false',
}

/** A request as text, under the long names of the options. */
export type RawRequest = z.input<typeof schema>
type Fields = z.output<typeof schema>

/** The options that only one setting knows. */
export const ONLY_IN: Readonly<Record<string, Setting>> = {
  'step-every': 'inpatient',
  days: 'inpatient',
  sessions: 'outpatient',
  'session-hours': 'outpatient',
  closed: 'outpatient',
  weekends: 'outpatient',
}

function refuseForeign(fields: Fields): void {
  for (const [name, setting] of Object.entries(ONLY_IN))
    if (fields[name as keyof Fields] !== undefined && fields.setting !== setting)
      refuse('foreign-option', `--${name}`, fields.setting, `an option of ${setting} plans`)
}

/** mg/h of a written rate; per-kilogram figures are whole mcg/kg/h and need the weight. */
function convert(place: string, written: WrittenRate, weight: Grams | undefined): UserRate {
  const converted =
    written.unit === 'mg/h'
      ? { rate: rateFromThousandths(written.thousandths) }
      : convertPerKg(place, written, weight)
  if (planned(converted.rate) === 0)
    refuse('too-small', place, written.text, 'at least 0.01 mg/h, the finest planned rate')
  return converted
}

function convertPerKg(place: string, written: WrittenRate, weight: Grams | undefined): UserRate {
  if (weight === undefined)
    return refuse('weight-needed', place, written.text, '--weight beside a rate per kilogram')
  const mcgPerKgPerH = written.unit === 'mg/kg/h' ? written.thousandths : (written.thousandths * 60) / 1000
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
  if (concentration === undefined) {
    for (const name of ['pump-step', 'pump-max', 'container'] as const)
      if (fields[name] !== undefined) refuse('alone', `--${name}`, '', '--concentration beside it')
    return undefined
  }
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

/** The fields that are there, under the names of a Request. */
function resolve(fields: Fields, context: Context): Request {
  refuseForeign(fields)
  if (fields.allow !== undefined && fields.reason === undefined)
    refuse('alone', '--allow', fields.allow.join(','), '--reason "why" beside it')
  if (fields.reason !== undefined && fields.allow === undefined)
    refuse('alone', '--reason', fields.reason, '--allow with the limits it overrides')
  const tz = fields.tz === undefined ? undefined : readZoneName('--tz', fields.tz, context)
  const rate = (place: string, written: WrittenRate | undefined) =>
    written === undefined ? undefined : convert(place, written, fields.weight)
  return present({
    setting: fields.setting,
    protocol: fields.protocol,
    start: readStart(fields.start, tz, fields.now, context),
    weight: fields.weight,
    startRate: rate('--start-rate', fields['start-rate']),
    step: rate('--step', fields.step),
    max: rate('--max', fields.max),
    stepEvery: fields['step-every'],
    days: fields.days,
    sessions: fields.sessions,
    sessionLength: fields['session-hours'],
    pump: pumpOf(fields),
    closed: fields.closed ?? [],
    weekends: fields.weekends ?? false,
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
 * A request from text. Throws Refusal (exit 2) that names the option, what was found and what would be right.
 */
export function parseRequest(raw: RawRequest, context: Context): Request {
  // Own keys alone: what a prototype brings was not asked for.
  const parsed = schema.safeParse({ ...raw })
  if (parsed.success) return resolve(parsed.data, context)
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys')
    return refuse('unknown-field', 'request', issue.keys.join(', '), Object.keys(schema.shape).join(', '))
  const place = String(issue?.path[0] ?? 'request')
  return refuse('wrong-type', place, typeof raw[place as keyof RawRequest], TYPES[place] ?? 'text')
}
