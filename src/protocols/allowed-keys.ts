/** Which keys a protocol file may have in one place, and what to write instead of one that it may not have. */
import * as z from 'zod'
import { type Fields, isFields, type Setting } from '../core/model/protocol'
import { inpatient, outpatient } from '../core/model/protocol-schema'
import { nearest } from '../core/values/nearest'
import { formatOne } from './format-1'

type Path = readonly PropertyKey[]
type Format = 1 | 2
/** Which form a file has; where it does not say so, the one that its keys are of. */
export interface Form {
  readonly format: Format
  readonly setting: Setting
}

const SHAPES = { 1: formatOne, 2: { inpatient, outpatient } } as const
const OTHER = { inpatient: 'outpatient', outpatient: 'inpatient' } as const
/** Keys of format 1 that format 2 names otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  days: 'length',
  other_reading: 'readings in step_every',
  other_readings: 'readings in step_every',
  text: 'value',
}
/** What is not planned, under the names that it is given. */
const PATIENT_CONTROLLED = ['pca', 'bolus', 'demand', 'demand_dose', 'lockout']
// More do not fit into a message.
const MOST_KEYS = 12

/** The keys allowed at a path; none where it leads to no record. */
function keysAt({ format, setting }: Form, path: Path): readonly string[] {
  const schema: unknown = z.toJSONSchema(SHAPES[format][setting], { io: 'input' })
  const inner = (outer: unknown, key: PropertyKey): unknown => {
    if (!isFields(outer)) return undefined
    if (typeof key === 'number') return outer.items
    return isFields(outer.properties) ? outer.properties[String(key)] : undefined
  }
  const found = path.reduce(inner, schema)
  return isFields(found) && isFields(found.properties) ? Object.keys(found.properties) : []
}

/** What a key that is not allowed there is, and what to write. */
export function unknownKey(form: Form, path: Path, key: string): readonly [found: string, right: string] {
  const { format, setting } = form
  const keys = keysAt(form, path)
  const isKeyOf = (other: Partial<Form>): boolean => keysAt({ ...form, ...other }, path).includes(key)
  const other = OTHER[setting]
  if (isKeyOf({ setting: other })) return [`a key of ${other} protocols`, `no ${key}, or setting: ${other}`]
  if (format === 1 && isKeyOf({ format: 2 })) return ['a key of format 2', 'format: 2 at the top of the file']
  if (format === 2 && isKeyOf({ format: 1 })) return ['a key of format 1', RENAMED[key] ?? 'format 2']
  if (path.length === 0 && keysAt(form, ['start']).includes(key))
    return ['a key of a figure', `${key} inside a figure, or remarks`]
  if (path.length === 0 && PATIENT_CONTROLLED.includes(key))
    return ['patient-controlled doses are not planned', 'a load, given once, or nothing']
  const all =
    keys.length > MOST_KEYS
      ? `a key of ${setting} protocols, as ketaplan protocols --schema lists them`
      : keys.join(', ')
  const near = nearest(key, keys)
  // Of four letters two may be any: dose is not meant by note.
  const isMeant = near !== undefined && (near.length > 4 || near.charAt(0) === key.charAt(0))
  return ['an unknown key', isMeant ? near : all]
}

/** A format or a setting that a file does not say. */
export function formOf({ format = 1, setting, ...keys }: Fields): Form {
  const has = (...names: readonly string[]): boolean => names.some((key) => Object.hasOwn(keys, key))
  const isOutpatient = has('sessions', 'session_length', 'series') && !has('length', 'days')
  return {
    format: format === 1 ? 1 : 2,
    setting: setting === 'inpatient' || setting === 'outpatient' ? setting : isOutpatient ? 'outpatient' : 'inpatient',
  }
}
