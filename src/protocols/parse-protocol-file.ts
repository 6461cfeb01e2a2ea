/** Reads a protocol file of one's own, JSON or YAML. Every fault is named by line and column. */
import { sha256 as hashOf } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { accept } from '../core/model/accepted-protocol'
import { errorOf, type Finding, Refusal } from '../core/model/finding'
import { ceilingOf, DRUG_LIMITS } from '../core/model/limit'
import { type AnyFigure, type Fields, inLimitUnit, type Protocol, timeOf } from '../core/model/protocol'
import { block, localFile, outpatient } from '../core/model/protocol-schema'
import { isPublished } from './citations'
import { borrowedIn } from './honesty'
import { findProtocol, protocols } from './index'
import { findListed } from './listed'
import { faultAt, LARGEST_FILE, parse, placeOf, type Read, refuseFile } from './plain-yaml'
import { schemaFaults } from './schema-faults'

/** The rate of a fixed dose over a session's length, in the unit of the dose. */
function rateOfDose(protocol: Protocol): AnyFigure | undefined {
  if (protocol.setting === 'inpatient' || protocol.dose === undefined) return undefined
  const { value, unit } = protocol.dose
  return { value: (value * 60) / timeOf(protocol.session_length), unit: `${unit}/h` }
}

/** The first figure beyond the ceiling: the guard refuses it, whatever else the file says. */
function beyondCeiling(read: Read, protocol: Protocol): readonly Finding[] {
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
    return [{ ...errorOf('beyond-hard-limit', place, found), limit }]
  }
  return []
}

/** Its maxima, each under its unit: mg/h, mg/kg/h, mg, mg/kg. */
function maximaOf(protocol: Protocol): readonly AnyFigure[] {
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
  const alike = protocols.filter((each) => each.drug === drug && (dose !== undefined || each.dose === undefined))
  const known = [...alike.flatMap(maximaOf), ...(drug === 'esketamine' ? [DRUG_LIMITS.esketamine] : [])]
  return maximaOf(protocol).some(({ value, unit }) =>
    known.every((other) => other.unit !== unit || other.value < value),
  )
}

const sha256Of = (text: string): string => bytesToHex(hashOf(new TextEncoder().encode(text)))

/** The keys in the order of the schema, so that a protocol that is read again from a plan is the same. */
const inOrder = <T extends object>(record: T, schema: { readonly shape: object }): T =>
  Object.fromEntries(
    Object.keys(schema.shape).flatMap((key) => (Object.hasOwn(record, key) ? [[key, record[key as keyof T]]] : [])),
  ) as T

/** No source read says on which days; a clinic's are assumed. */
const WEEKDAYS = { value: 'weekdays', basis: 'assumed', source: ['ours'] } as const

/** Where a series does not say on which days it runs, weekdays are assumed. */
function withDays(protocol: Protocol): Protocol {
  if (protocol.setting === 'inpatient') return protocol
  const { session_days = WEEKDAYS, series } = protocol
  return series === undefined
    ? inOrder({ ...protocol, session_days }, outpatient)
    : { ...protocol, series: series.map((each) => inOrder({ session_days: WEEKDAYS, ...each }, block)) }
}

/** In the order of the file, each once. */
function byPlace({ name }: Read, findings: readonly Finding[]): readonly Finding[] {
  const offsetOf = ({ place }: Finding): number => {
    const [, line, column] = /^:(\d+):(\d+)/.exec(String(place).slice(name.length)) ?? []
    return Number(line ?? 0) * LARGEST_FILE + Number(column ?? 0)
  }
  const once = new Map(findings.map((finding) => [`${finding.place} ${finding.found}`, finding]))
  return [...once.values()].sort((one, other) => offsetOf(one) - offsetOf(other))
}

interface Examined {
  /** In the order of the file. */
  readonly faults: readonly Finding[]
  /** The exit code with which a plan by the file is refused. */
  readonly exit: 2 | 3
  /** The protocol, where there are no faults. */
  readonly protocol?: Protocol
}

const isTaken = (id: string): boolean =>
  findProtocol(id) !== undefined || findListed(id) !== undefined || isPublished(id)

function examined(read: Read, text: string): Examined {
  const value = read.document.toJS({ maxAliasCount: 0 }) as Fields
  const { faults: all, protocol: parsed, fields } = schemaFaults(read, value)
  const protocol = parsed as Protocol | undefined
  // What cannot be read as it is written is named by that alone.
  const ofSchema = all.filter(({ place }) => read.faults.every((fault) => fault.place !== place))
  const ofId =
    typeof fields.id === 'string' && isTaken(fields.id)
      ? [faultAt(read, ['id'], `${fields.id} is built in`, 'an id of your own')]
      : []
  const ofForm = [...read.faults, ...ofSchema, ...ofId]
  const ceiling = protocol === undefined ? [] : beyondCeiling(read, protocol)
  const ofSources = borrowedIn(fields).map(({ path, found, right }) => faultAt(read, path, found, right))
  const faults = byPlace(read, [...ofForm, ...ceiling, ...ofSources])
  if (protocol === undefined || faults.length > 0)
    return { faults, exit: ofForm.length === 0 && ceiling.length > 0 ? 3 : 2 }
  const sha256 = sha256Of(text)
  const file = { name: read.name.split(/[/\\]/).at(-1) ?? read.name, sha256 }
  const local = { hash: sha256.slice(0, 12), above_built_ins: isAboveBuiltIns(protocol), file }
  return { faults, exit: 2, protocol: accept({ ...withDays(protocol), local }) }
}

/** All that is wrong with a file's text, or its protocol, marked local: what `plan` accepts beside the built-in ones. */
export function examineProtocolFile(name: string, text: string): Examined {
  try {
    return examined(parse(name, text), text)
  } catch (error) {
    if (error instanceof Refusal) return { faults: error.findings, exit: 2 }
    throw error
  }
}

/** What fits into two lines, how many more there are, and the command that shows them. */
export const firstTwo = (findings: readonly Finding[], all = 'ketaplan protocols check'): readonly Finding[] =>
  findings.length <= 2 ? findings : [...findings.slice(0, 2), errorOf('and-more', '', String(findings.length - 2), all)]

/**
 * The protocol of a file's text. Throws Refusal: exit 2 with file, line and column for what is wrong with it, exit 3
 * where the ceiling refuses it.
 */
export function readProtocolFile(name: string, text: string): Protocol {
  const { faults, exit, protocol } = examineProtocolFile(name, text)
  if (protocol !== undefined) return protocol
  const beyond = faults.filter(({ code }) => code === 'beyond-hard-limit')
  throw new Refusal(exit, exit === 3 ? beyond : firstTwo(faults))
}

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
