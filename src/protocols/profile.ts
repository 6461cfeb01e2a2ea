/** Reads a hospital's profile, JSON or YAML. Every fault is named by line and column, all at once. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { textOf } from '../core/model/field'
import { type Finding, fieldName, Refusal } from '../core/model/finding'
import { type Profile, profileSource } from '../core/model/profile'
import type { Fields } from '../core/model/protocol'
import { profile as profileRecord } from '../core/model/protocol-schema'
import { type RawRequest, readFields } from '../core/request/raw-request'
import { nearest } from '../core/values/nearest'
import { imitationsIn } from './imitations'
import { faultAt, keyPlace, parse, type Read, wrong } from './plain-yaml'
import { profileSchema } from './profile-schema'
import { rightOf, shown, valueAt } from './schema-faults'

type Written = ReturnType<typeof profileSchema.parse>

/** A profile as its file says it. */
export interface ProfileFile extends Omit<Profile, 'defaults'> {
  readonly defaults: Partial<RawRequest>
  /** Ids, or files beside the profile. */
  readonly protocol: { readonly inpatient?: string | undefined; readonly outpatient?: string | undefined }
}

/** The options that keys of a profile stand for. */
const OPTIONS = {
  tz: 'timeZone',
  concentration: 'concentration',
  container: 'container',
  pump_step: 'pumpStep',
  pump_max: 'pumpMax',
  hang: 'hang',
  stock: 'stock',
  on: 'on',
  closed: 'closed',
} as const satisfies Partial<Record<keyof Written, keyof RawRequest>>
type Key = keyof typeof OPTIONS

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/** The texts under the keys of options; of a file with faults those that are texts. */
function defaultsOf(written: Fields): Partial<RawRequest> {
  return Object.fromEntries(
    (Object.keys(OPTIONS) as Key[]).flatMap((key) => {
      const value = written[key]
      const texts = Array.isArray(value) ? value : [value]
      return value !== undefined && texts.every(isText) ? [[OPTIONS[key], texts.join(',')]] : []
    }),
  )
}

const KEYS = [
  ...Object.keys(profileSchema.shape),
  ...Object.keys(profileSchema.shape.limits.unwrap().shape),
  ...['inpatient', 'outpatient', 'value', 'unit', 'source', 'note', 'text', 'what', 'every', 'for'],
]

type Issue = NonNullable<ReturnType<typeof profileSchema.safeParse>['error']>['issues'][number]

/** What would be right, where a profile has other records and figures than a protocol. */
function right(issue: Issue, found: unknown): string {
  const { code, path } = issue
  if (code === 'invalid_union' && !path.includes('source')) return 'a figure, or a figure with its unit'
  if (code !== 'invalid_type' || issue.expected !== 'object') return rightOf(issue, found)
  if (path[0] === 'protocol') return 'inpatient: and outpatient:, each with an id or a file'
  return path[0] === 'limits' && path.length > 1 ? 'value and unit' : 'keys with their values'
}

function faultOf(read: Read, value: Fields, issue: Issue): Finding {
  const { path } = issue
  if (issue.code !== 'unrecognized_keys') {
    const found = valueAt(value, path)
    return faultAt(read, path, shown(found), right(issue, found))
  }
  const [key = ''] = issue.keys
  const near = nearest(key, path.length === 0 ? Object.keys(profileSchema.shape) : KEYS)
  const allowed = near === undefined ? 'a key that ketaplan profile init lists' : `${near}?`
  return wrong(keyPlace(read, path, key), `${[...path, key].join('.')}: an unknown key`, allowed)
}

/** What the readers of the options say against the defaults. */
function optionFaults(read: Read, written: Fields): readonly Finding[] {
  const found: Finding[] = []
  readFields({ ...defaultsOf(written), setting: 'outpatient', start: '' }, found)
  return found.map(({ place, found: text, allowed = '' }) => {
    const field = typeof place === 'string' ? place : place.field
    const [key = 'name'] = (Object.keys(OPTIONS) as Key[]).filter((each) => OPTIONS[each] === field)
    return faultAt(read, [key], textOf(text, fieldName), textOf(allowed, fieldName))
  })
}

/** A profile's own source cannot be taken for a publication. */
function sourceFaults(read: Read, { name, hold = [], observe = [], limits = {} }: Written): readonly Finding[] {
  const sources = [
    ...hold.map(({ source }, index) => [['hold', index], source] as const),
    ...observe.map(({ source }, index) => [['observe', index], source] as const),
    ...Object.entries(limits).map(([key, figure]) => [['limits', key], figure?.source ?? []] as const),
  ]
  return [[['name'], [name]] as const, ...sources].flatMap(([path, texts]) =>
    texts
      .filter((text) => imitationsIn(text).length > 0)
      .map((text) => faultAt(read, path, `${text} names a publication`, 'your own source in other words')),
  )
}

const local = <T extends { readonly source?: readonly string[] | undefined }>(record: T, name: string) => ({
  ...record,
  basis: 'local' as const,
  source: record.source ?? [profileSource(name)],
})

/** Throws Refusal (exit 2) with every fault of the file. */
export function readProfile(fileName: string, text: string): ProfileFile {
  const read = parse(fileName, text)
  const value: Fields = read.document.toJS({ maxAliasCount: 0 })
  const parsed = profileSchema.safeParse(value)
  const ofShape = parsed.success
    ? sourceFaults(read, parsed.data)
    : parsed.error.issues.map((issue) => faultOf(read, value, issue))
  const faults = [...read.faults, ...ofShape, ...optionFaults(read, value)]
  if (!parsed.success || faults.length > 0) throw new Refusal(2, faults)
  const { name, protocol = {}, limits = {}, hold, observe, paper } = parsed.data
  const sourced = Object.entries(limits).flatMap(([key, figure]) =>
    figure === undefined ? [] : [[key, local(figure, name)]],
  )
  // Its keys in one order, as a plan contains them.
  const record = profileRecord
    .omit({ defaults: true })
    .parse({
      name,
      file: { name: fileName, sha256: bytesToHex(sha256(utf8ToBytes(text))) },
      limits: Object.fromEntries(sourced),
      hold: hold?.map((rule) => local(rule, name)),
      observe: observe?.map((each) => local(each, name)),
      paper,
    })
  return { ...record, defaults: defaultsOf(parsed.data), protocol }
}
