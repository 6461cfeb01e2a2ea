/** A request as text: which fields there are, and the reader of each. */
import { field, REQUEST_FIELDS, type Words } from '../model/field'
import { attempt, errorOf, type Finding, Refusal } from '../model/finding'
import type { Setting } from '../model/protocol'
import { readAllowed, readDays, readReason, readWeekdays } from './parse-lists'
import * as read from './parse-quantities'
import { type Context, readZoneName } from './parse-start'

export type Field = (typeof REQUEST_FIELDS)[number]

/** A request as text. */
export type RawRequest = { setting: Setting; start: string; weekends?: boolean | undefined } & {
  [K in Exclude<Field, 'setting' | 'start' | 'weekends'>]?: string | undefined
}

/** The reader of each field whose text says all that it means. */
const READERS = {
  weight: read.readWeight,
  startRate: read.readRate,
  step: read.readStep,
  maxRate: read.readRate,
  stepEvery: read.readDuration,
  length: read.readDuration,
  days: read.readLengthInDays,
  sessions: read.readCount,
  sessionLength: read.readHours,
  concentration: read.readConcentration,
  pumpStep: read.readPumpStep,
  pumpMax: read.readPumpMax,
  container: read.readContainer,
  hang: read.readHang,
  stock: read.readStock,
  closed: readDays,
  on: readWeekdays,
  allow: readAllowed,
  reason: readReason,
  timeZone: readZoneName,
} as const
type Name = keyof typeof READERS
export type Fields = { readonly [K in Name]?: ReturnType<(typeof READERS)[K]> }

/** The fields that can be read; the findings of the others are added to `wrong`. */
export function readFields(raw: RawRequest, wrong: Finding[], context?: Context): Fields {
  const fields: Record<string, unknown> = {}
  for (const name of Object.keys(READERS) as Name[]) {
    const written = raw[name]
    if (written !== undefined) fields[name] = attempt(() => READERS[name](field(name), written, context), wrong)
  }
  return fields
}

/** The fields that apply to one setting only. */
export const ONLY_IN = {
  days: 'inpatient',
  sessions: 'outpatient',
  sessionLength: 'outpatient',
  closed: 'outpatient',
  on: 'outpatient',
  weekends: 'outpatient',
} as const satisfies { readonly [K in keyof RawRequest]?: Setting }

/** A field, the one that it needs beside it, and what to write. */
export const NEEDS: readonly (readonly [keyof RawRequest, keyof RawRequest, Words])[] = [
  ['allow', 'reason', field('reason', '"why"')],
  ['reason', 'allow', [field('allow'), ' with the limits to override']],
  ['pumpStep', 'concentration', field('concentration')],
  ['pumpMax', 'concentration', field('concentration')],
  ['container', 'concentration', field('concentration')],
  ['hang', 'container', field('container')],
  ['stock', 'container', field('container')],
  // A profile's default is left out where any of these is.
  ['hang', 'concentration', field('concentration')],
  ['stock', 'concentration', field('concentration')],
]

/** Two names of one field. */
export const SAME: readonly (readonly [keyof RawRequest, keyof RawRequest])[] = [
  ['days', 'length'],
  ['sessionLength', 'length'],
  ['weekends', 'on'],
]

/** The fields that do not apply, those that are given under two names, and those without the one that they need beside them. */
export function misplaced(raw: RawRequest): readonly Finding[] {
  const foreign = (Object.keys(ONLY_IN) as (keyof typeof ONLY_IN)[])
    .filter((name) => raw[name] !== undefined && raw.setting !== ONLY_IN[name])
    .map((name) => errorOf('foreign-option', field(name), raw.setting, ONLY_IN[name]))
  const alone = NEEDS.filter(([name, needed]) => raw[name] !== undefined && raw[needed] === undefined).map(
    ([name, , allowed]) => errorOf('alone', field(name), '', allowed),
  )
  const double = SAME.filter(([name, other]) => raw[name] !== undefined && raw[other] !== undefined).map(
    ([name, other]) => errorOf('same-option', field(name), field(other), 'one of them'),
  )
  return [...foreign, ...alone, ...double]
}

/** What a field holds that is not an optional text. */
const TYPES: { readonly [K in Field]?: readonly [isRight: (value: unknown) => boolean, allowed: string] } = {
  setting: [(value) => value === 'inpatient' || value === 'outpatient', 'inpatient or outpatient'],
  start: [(value) => typeof value === 'string', 'a date or a time, as text'],
  weekends: [(value) => value === undefined || typeof value === 'boolean', 'true or false'],
}
const isText = (value: unknown): boolean => value === undefined || typeof value === 'string'

/** The same record where it is a request as text. Throws Refusal (exit 2) for unknown fields and wrong types. */
export function shaped(raw: RawRequest): RawRequest {
  const wrong = REQUEST_FIELDS.flatMap((name) => {
    const [isRight, allowed] = TYPES[name] ?? [isText, 'text']
    return isRight(raw[name]) ? [] : [errorOf('wrong-type', name, typeof raw[name], allowed)]
  })
  const unknown = Object.keys(raw).filter((key) => !REQUEST_FIELDS.some((name) => name === key))
  if (unknown.length > 0) wrong.push(errorOf('unknown-field', 'request', unknown.join(', '), REQUEST_FIELDS.join(', ')))
  if (wrong.length > 0) throw new Refusal(2, wrong)
  return raw
}
