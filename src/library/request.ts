/** From a public request to the text that the reader of requests takes: one reader for both. */
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
  if (typeof value !== 'object' || value === null || !('value' in value) || !('unit' in value)) return undefined
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

type Name = Exclude<PlanRequest extends infer R ? (R extends unknown ? keyof R : never) : never, 'protocol'>

/** Every field of a request but its protocol, and what is right for a value of the wrong type. */
const FIELDS: Readonly<Record<Name, readonly [write: Writer, right: string]>> = {
  setting: [text, 'inpatient or outpatient'],
  start: [text, 'a date or a time as text'],
  timeZone: [text, 'an IANA zone as text'],
  weight: [figure, 'a number of kg'],
  startRate: [rate, 'a number of mg/h, or a rate with its unit'],
  step: [rate, 'a number of mg/h, or a rate with its unit'],
  maxRate: [rate, 'a number of mg/h, or a rate with its unit'],
  stepEvery: [duration, 'a duration such as hours(4)'],
  days: [figure, 'a number of days'],
  sessions: [figure, 'a number of sessions'],
  length: [duration, 'a duration such as hours(100)'],
  sessionLength: [duration, 'a duration such as hours(4)'],
  concentration: [figure, 'a number of mg/mL'],
  pumpStep: [figure, 'a number of mL/h'],
  pumpMax: [figure, 'a number of mL/h'],
  container: [figure, 'a number of mL'],
  hang: [duration, 'a duration such as hours(24)'],
  stock: [text, 'text such as 50 mg/mL x 10 mL'],
  closed: [list, 'a list of dates as text'],
  on: [text, 'weekdays, daily, or days such as mon,wed,fri'],
  weekends: [flag, 'true or false'],
  allow: [list, 'a list of names'],
  reason: [text, 'text'],
}

export const NAMES = Object.keys(FIELDS) as readonly Name[]

// An absent value and an empty list ask for nothing.
const isAbsent = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

/**
 * The fields as text, without the protocol. Throws the core's Refusal for a field that is
 * not one of `names` and for a value of the wrong type.
 */
export function rawOf(fields: object, names: readonly Name[] = NAMES): Partial<RawRequest> {
  const raw = Object.entries(fields).flatMap(([key, value]): [string, string | boolean][] => {
    if (key === 'protocol' || isAbsent(value)) return []
    const name = names.find((each) => each === key)
    if (name === undefined) return refuse('unknown-field', 'request', key, [...names, 'protocol'].join(', '))
    const [write, right] = FIELDS[name]
    return [[name, write(value, name) ?? refuse('wrong-type', name, String(value), right)]]
  })
  return Object.fromEntries(raw)
}
