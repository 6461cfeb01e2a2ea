/** What is wrong with the keys and values of a protocol file, in words, each with its line and column. */
import type { Finding } from '../core/model/finding'
import { type Fields, isFields } from '../core/model/protocol'
import { inpatient, outpatient } from '../core/model/protocol-schema'
import { type Form, formOf, unknownKey } from './allowed-keys'
import { keyPlace, placeOf, type Read, wrong } from './plain-yaml'
import { protocolSchema } from './schema'

type Issue = NonNullable<ReturnType<typeof protocolSchema.safeParse>['error']>['issues'][number]

const LONGEST_LABEL = 80
const KINDS: Readonly<Record<string, string>> = {
  object: 'value, unit, basis and source',
  number: 'a plain number',
  int: 'a whole number',
  string: 'text',
  array: 'a list',
}

const SMALLEST: Readonly<Record<string, string>> = { number: 'a figure above 0', array: 'at least one' }

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value !== null && 'value' in value && 'unit' in value)
    return `${value.value} ${value.unit}`
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)).slice(0, 60)
}

/** What would be right, in words. */
export function rightOf(issue: Issue, found: unknown): string {
  if (issue.path.includes('source'))
    return [found].flat().some(isFields) ? 'its source in double quotes: the text has a colon' : 'its source, in words'
  if (issue.path.at(-1) === 'session_days' || issue.path.at(-2) === 'session_days')
    return 'weekdays, daily, or a list such as [mon, wed, fri]'
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ')
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected
  if (issue.code === 'too_small') return SMALLEST[issue.origin] ?? 'some text'
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_union')
    return issue.path.at(-1) === 'format' ? '2, or none for format 1' : 'inpatient or outpatient'
  return issue.message
}

/** What a path leads to, by own keys alone. */
export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (isFields(inner) && Object.hasOwn(inner, key) ? inner[key as string] : undefined),
    value,
  )

function findingsOf(read: Read, value: Fields, form: Form, issue: Issue): readonly Finding[] {
  const { path } = issue
  const label = (...keys: readonly PropertyKey[]): string => keys.join('.').slice(0, LONGEST_LABEL)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const [found, right] = unknownKey(form, path, key)
      return wrong(keyPlace(read, path, key), `${label(...path, key)}: ${found}`, right)
    })
  const found = valueAt(value, path)
  return [wrong(placeOf(read, path), `${label(...path)}: ${shown(found)}`, rightOf(issue, found))]
}

/** The value without the keys that are unknown. */
function withoutUnknown(value: Fields, issues: readonly Issue[]): Fields {
  const copy = structuredClone(value)
  for (const issue of issues) {
    const parent = valueAt(copy, issue.path)
    if (issue.code !== 'unrecognized_keys' || !isFields(parent)) continue
    for (const key of issue.keys) delete (parent as Record<string, unknown>)[key]
  }
  return copy
}

/** What can be read by itself of a file in format 2: its sources are examined whatever else is wrong. */
function readableOf(value: Fields, { format, setting }: Form): Fields {
  const { shape } = setting === 'inpatient' ? inpatient : outpatient
  const entries = Object.entries(format === 2 ? shape : {}).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(value[key])
    return success && Object.hasOwn(value, key) ? [[key, data]] : []
  })
  return Object.fromEntries(entries)
}

/**
 * The faults of a file's keys and values, the protocol if it can be read, and the keys that can be read. What hides
 * other faults (a form that the file does not say, unknown keys) is put aside, so that one reading finds them all.
 */
export function schemaFaults(read: Read, value: Fields) {
  const form = formOf(value)
  const asSaid = protocolSchema.safeParse(value)
  if (asSaid.success) return { faults: [], protocol: asSaid.data, fields: { ...asSaid.data } }
  const formed = { ...value, ...form }
  const inForm = protocolSchema.safeParse(formed)
  const known = withoutUnknown(formed, inForm.error?.issues ?? [])
  const ofKnown = protocolSchema.safeParse(known)
  const faults = [asSaid, inForm, ofKnown].flatMap(({ error }) =>
    (error?.issues ?? []).flatMap((issue) => findingsOf(read, value, form, issue)),
  )
  return { faults, protocol: ofKnown.data, fields: ofKnown.data ?? readableOf(known, form) }
}
