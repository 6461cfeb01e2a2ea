/** From a public request to the text under option names that the reader of requests takes: one reader for both. */
import { refuse } from '../core/model/finding'
import type { RawRequest } from '../core/request/request'
import { thousandths } from '../core/values/quantity'
import type { PlanRequest } from './types'

/** The text of a value; undefined where it has the wrong type. */
type Writer = (value: unknown, place: string) => string | boolean | undefined

const text: Writer = (value) => (typeof value === 'string' ? value : undefined)
const flag: Writer = (value) => (typeof value === 'boolean' ? value : undefined)
/** NaN, an exponent or a fourth decimal stays in the text, and the reader of figures refuses it. */
const figure: Writer = (value) => (typeof value === 'number' ? String(value) : undefined)
const list: Writer = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(',') : undefined

/** A value with a unit, as the unit helpers make it. */
function quantity(value: unknown): { value: number; unit: string } | undefined {
  if (typeof value !== 'object' || value === null || !('value' in value) || !('unit' in value))
    return undefined
  const { value: number, unit } = value
  return typeof number === 'number' && typeof unit === 'string' ? { value: number, unit } : undefined
}

const rate: Writer = (value, place) => {
  const written = quantity(value)
  return written === undefined ? figure(value, place) : `${written.value} ${written.unit}`
}

const MINUTES: ReadonlyMap<string, number> = new Map([
  ['min', 1],
  ['h', 60],
  ['days', 1440],
])
const duration: Writer = (value, place) => {
  const written = quantity(value)
  const unit = MINUTES.get(written?.unit ?? '')
  if (written === undefined || unit === undefined) return undefined
  const exact = thousandths(String(written.value))
  const found = `${written.value} ${written.unit}`
  if (exact === undefined || exact === 0)
    return refuse('not-a-duration', place, found, 'a time such as hours(4) or minutes(90)')
  if ((exact * unit) % 1000 !== 0)
    return refuse('not-whole-minutes', place, found, 'whole minutes, such as minutes(90)')
  return `${(exact * unit) / 1000}min`
}

interface Field {
  /** The long name of the option. */
  readonly option: keyof RawRequest
  readonly write: Writer
  /** What is right, for a value of the wrong type. */
  readonly type: string
}
const field = (option: Field['option'], write: Writer, type: string): Field => ({ option, write, type })

type Name = Exclude<PlanRequest extends infer R ? (R extends unknown ? keyof R : never) : never, 'protocol'>

/** Every field of a request but its protocol. */
const FIELDS: Readonly<Record<Name, Field>> = {
  setting: field('setting', text, 'inpatient or outpatient'),
  start: field('start', text, 'a date or a time as text'),
  timeZone: field('tz', text, 'an IANA zone as text'),
  weight: field('weight', figure, 'a number of kg'),
  startRate: field('start-rate', rate, 'a number of mg/h, or a rate with its unit'),
  step: field('step', rate, 'a number of mg/h, or a rate with its unit'),
  maxRate: field('max', rate, 'a number of mg/h, or a rate with its unit'),
  stepEvery: field('step-every', duration, 'a duration such as hours(4)'),
  days: field('days', figure, 'a number of days'),
  sessions: field('sessions', figure, 'a number of sessions'),
  length: field('length', duration, 'a duration such as hours(100)'),
  sessionLength: field('session-hours', duration, 'a duration such as hours(4)'),
  concentration: field('concentration', figure, 'a number of mg/mL'),
  pumpStep: field('pump-step', figure, 'a number of mL/h'),
  pumpMax: field('pump-max', figure, 'a number of mL/h'),
  container: field('container', figure, 'a number of mL'),
  closed: field('closed', list, 'a list of dates as text'),
  on: field('on', text, 'weekdays, daily, or days such as mon,wed,fri'),
  weekends: field('weekends', flag, 'true or false'),
  allow: field('allow', list, 'a list of names'),
  reason: field('reason', text, 'text'),
}

const NAMES = Object.keys(FIELDS) as readonly Name[]
/** The options that the fields stand for. */
export const OPTIONS: readonly string[] = Object.values(FIELDS).map(({ option }) => option)

// An absent value and an empty list ask for nothing.
const isAbsent = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0)

/**
 * The fields as text under the names of options, without the protocol. Throws the core's Refusal for a field that is
 * not one of `names` and for a value of the wrong type.
 */
export function rawOf(fields: object, names: readonly Name[] = NAMES): Partial<RawRequest> {
  const raw = Object.entries(fields).flatMap(([key, value]): [string, string | boolean][] => {
    if (key === 'protocol' || isAbsent(value)) return []
    const name = names.find((each) => each === key)
    if (name === undefined) return refuse('unknown-field', 'request', key, [...names, 'protocol'].join(', '))
    const { option, write, type } = FIELDS[name]
    return [[option, write(value, name) ?? refuse('wrong-type', name, String(value), type)]]
  })
  return Object.fromEntries(raw)
}

/** `maxRate` of `--max`: the library's name of what the core calls by its option. */
export function fieldOf(place: string): string {
  const named = Object.entries(FIELDS).find(([, { option }]) => place === `--${option}`)
  return named?.[0] ?? (place === "the system's zone" ? 'timeZone' : place)
}
