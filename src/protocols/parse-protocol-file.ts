/** Reads a protocol file of one's own, JSON or YAML. Every fault is named by line and column. */
import { sha256 as hashOf } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { accept } from '../core/model/accepted-protocol'
import { type Finding, Refusal } from '../core/model/finding'
import { ceilingOf, DRUG_LIMITS } from '../core/model/limit'
import { type Fields, inLimitUnit, type Protocol, timeOf } from '../core/model/protocol'
import { block, inpatient, localFile, outpatient } from '../core/model/protocol-schema'
import { nearest } from '../core/values/nearest'
import { isPublished } from './citations'
import { borrowedIn } from './honesty'
import { findProtocol, protocols } from './index'
import { findListed } from './listed'
import { keyPlace, parse, placeOf, type Read, refuseFile, wrong } from './plain-yaml'
import { protocolSchema } from './schema'
import { weekdays } from './shared'

const KNOWN_KEYS: readonly string[] = [
  ...new Set([
    ...Object.keys(inpatient.shape),
    ...Object.keys(outpatient.shape),
    ...['value', 'unit', 'basis', 'source', 'note', 'text', 'what', 'when', 'sedative', 'over', 'falls'],
  ]),
]

/** The nearest known key, only when close. */
function meant(key: string): string {
  const near = nearest(key, KNOWN_KEYS)
  return near === undefined ? 'the keys of a protocol' : `${near}?`
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value !== null && 'value' in value && 'unit' in value)
    return `${value.value} ${value.unit}`
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)).slice(0, 60)
}

type Issue = NonNullable<ReturnType<typeof protocolSchema.safeParse>['error']>['issues'][number]

const LONGEST_LABEL = 80

/** What would be right, in words. */
function rightOf(issue: Issue): string {
  if (issue.path.includes('source')) return 'its source, in words'
  if (issue.path.at(-1) === 'session_days' || issue.path.at(-2) === 'session_days')
    return 'weekdays, daily, or a list such as [mon, wed, fri]'
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ')
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected
  if (issue.code === 'too_small') return issue.origin === 'number' ? 'a figure above 0' : 'some text'
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_union')
    return issue.path.at(-1) === 'format' ? '2, or none for format 1' : 'inpatient or outpatient'
  return issue.message
}
const KINDS: Readonly<Record<string, string>> = {
  object: 'value, unit, basis and source',
  number: 'a plain number',
  int: 'a whole number',
  string: 'text',
  array: 'a list',
}

function findingOf(read: Read, value: unknown, issue: Issue): Finding {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return wrong(
      keyPlace(read, path, key),
      `${[...path, key].join('.').slice(0, LONGEST_LABEL)}: an unknown key`,
      meant(key),
    )
  }
  const found = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )
  const label = path.join('.').slice(0, LONGEST_LABEL) || 'setting'
  return wrong(placeOf(read, path), `${label}: ${shown(found)}`, rightOf(issue))
}

/** The rate of a fixed dose over a session's length, in the unit of the dose. */
function rateOfDose(protocol: Protocol): AnyRate | undefined {
  if (protocol.setting === 'inpatient' || protocol.dose === undefined) return undefined
  const { value, unit } = protocol.dose
  return { value: (value * 60) / timeOf(protocol.session_length), unit: `${unit}/h` }
}
interface AnyRate {
  readonly value: number
  readonly unit: string
}

/** A figure beyond the ceiling is refused by the guard, whatever else the file says. */
function refuseBeyondCeiling(read: Read, protocol: Protocol): void {
  const { start, step, maximum, maximum_per_kg } = protocol
  const rates = { start, step, maximum, maximum_per_kg, dose: rateOfDose(protocol) }
  const session = protocol.setting === 'outpatient' ? timeOf(protocol.session_length) : undefined
  for (const [name, figure] of Object.entries(rates)) {
    if (figure === undefined) continue
    const { value, unit } = inLimitUnit(figure)
    const ceiling = ceilingOf(protocol.drug, unit, session)
    if (value <= ceiling.value) continue
    const inForce = { name: 'ceiling', kind: 'hard', state: 'in force' } as const
    const limit = { ...inForce, ...ceiling, bound: ceiling.value }
    const place = `${placeOf(read, [name, 'value'])}: ${name}`
    const found = `${figure.value} ${figure.unit}`
    throw new Refusal(3, [{ code: 'beyond-hard-limit', severity: 'error', place, found, limit }])
  }
}

/** Its maxima, each under its unit: mg/h, mg/kg/h, mg, mg/kg. */
function maximaOf(protocol: Protocol): readonly AnyRate[] {
  const { maximum, maximum_per_kg } = protocol
  const { session_dose, dose } = protocol.setting === 'outpatient' ? protocol : {}
  return [
    ...[maximum, maximum_per_kg, rateOfDose(protocol)].flatMap((rate) =>
      rate === undefined ? [] : [inLimitUnit(rate)],
    ),
    ...[session_dose, dose].flatMap((most) => (most === undefined ? [] : [most])),
  ]
}

/** One of its maxima is above that of every built-in protocol for its drug; the rate of a short dose is no measure of others. */
function isAboveBuiltIns(protocol: Protocol): boolean {
  const { drug, dose } = protocol
  const alike = protocols.filter(
    (each) => each.drug === drug && (dose !== undefined || each.dose === undefined),
  )
  const known = [...alike.flatMap(maximaOf), ...(drug === 'esketamine' ? [DRUG_LIMITS.esketamine] : [])]
  return maximaOf(protocol).some(({ value, unit }) =>
    known.every((other) => other.unit !== unit || other.value < value),
  )
}

const sha256Of = (text: string): string => bytesToHex(hashOf(new TextEncoder().encode(text)))

/** The keys in the order of the schema, so that a protocol that is read again from a plan is the same. */
const inOrder = <T extends object>(record: T, schema: { readonly shape: object }): T =>
  Object.fromEntries(
    Object.keys(schema.shape).flatMap((key) =>
      Object.hasOwn(record, key) ? [[key, record[key as keyof T]]] : [],
    ),
  ) as T

/** Where a series does not say on which days it runs, weekdays are assumed. */
function withDays(protocol: Protocol): Protocol {
  if (protocol.setting === 'inpatient') return protocol
  const { session_days = weekdays, series } = protocol
  return series === undefined
    ? inOrder({ ...protocol, session_days }, outpatient)
    : { ...protocol, series: series.map((each) => inOrder({ session_days: weekdays, ...each }, block)) }
}

/** What fits into two lines, and how many more there are. */
const firstTwo = (findings: readonly Finding[]): readonly Finding[] =>
  findings.length <= 2
    ? findings
    : [
        ...findings.slice(0, 2),
        { code: 'and-more', severity: 'error', place: '', found: String(findings.length - 2) },
      ]

/**
 * A local protocol as a plan's JSON contains it, with the name and the hash that its file had then. Throws Refusal like
 * `readProtocolFile`.
 */
export function readProtocolRecord({ local, ...fields }: Readonly<Record<string, unknown>>): Protocol {
  const name = 'protocol'
  const protocol = readProtocolFile(name, JSON.stringify(fields))
  const given = localFile.safeParse(local)
  if (!given.success || protocol.local === undefined || !given.data.file.sha256.startsWith(given.data.hash))
    return refuseFile(name, 'local: not as a plan writes it', 'hash, above_built_ins and file')
  const { above_built_ins } = protocol.local
  return accept({ ...protocol, local: { ...given.data, above_built_ins } })
}

/**
 * The protocol of a file's text, marked local: what `plan` accepts beside the built-in ones. Throws Refusal: exit 2 with file, line and column for what is wrong with it,
 * exit 3 where the ceiling refuses it.
 */
export function readProtocolFile(name: string, text: string): Protocol {
  const read = parse(name, text)
  const value: unknown = read.document.toJS({ maxAliasCount: 0 })
  const parsed = protocolSchema.safeParse(value)
  if (!parsed.success)
    throw new Refusal(2, firstTwo(parsed.error.issues.map((issue) => findingOf(read, value, issue))))
  const protocol = withDays(parsed.data as Protocol)
  if (
    findProtocol(protocol.id) !== undefined ||
    findListed(protocol.id) !== undefined ||
    isPublished(protocol.id)
  )
    refuseFile(placeOf(read, ['id']), `id: ${protocol.id} is built in`, 'an id of your own')
  refuseBeyondCeiling(read, protocol)
  const borrowed = borrowedIn(protocol as unknown as Fields)
  if (borrowed.length > 0)
    throw new Refusal(
      2,
      firstTwo(
        borrowed.map(({ path, found, right }) =>
          wrong(placeOf(read, path), `${path.join('.')}: ${found}`, right),
        ),
      ),
    )
  const sha256 = sha256Of(text)
  const file = { name: name.split(/[/\\]/).at(-1) ?? name, sha256 }
  return accept({
    ...protocol,
    local: { hash: sha256.slice(0, 12), above_built_ins: isAboveBuiltIns(protocol), file },
  })
}
