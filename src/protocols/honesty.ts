/** A local protocol may not cite a built-in source for what that source does not state. */
import { type Basis, type Fields, isFields, isSourced, type Sourced } from '../core/model/protocol'
import { isPublished, isSource } from './citations'
import { type Imitation, imitationsIn } from './imitations'
import { protocols } from './index'

/** What a record says, without its note. Readings are records of their own. */
function said(record: Fields): string {
  const { note, source, basis, readings, ...rest } = record
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b)))
}
const shown = (record: Fields): string =>
  'value' in record
    ? [String(record.value), record.unit].filter((each) => each !== undefined).join(' ')
    : String(record.text ?? record.what)

const firstWord = (record: Fields): string | undefined => shown(record).split(' ')[0]

/** The built-in publications that a text names, where it is more than a source. */
const namedIn = (text: string): readonly string[] =>
  imitationsIn(text)
    .map(({ id }) => id)
    .filter(isPublished)

/** Why a source of one's own is refused, and what to write. */
function imitationRefused(imitations: readonly Imitation[]): string {
  const shared = imitations.map(({ id, by }) => `${by} of ${id}`).join(', ')
  const ids = imitations.map(({ id }) => id).join(', ')
  return `your own source in other words (this one has ${shared}), or ${ids} as it is listed`
}

const LONGEST_SOURCE = 400

/** Why a text is not a source of one's own, as what to write; undefined for one that is. */
export function notOwnSource(text: string): string | undefined {
  const { length } = text.trim()
  if (!(length >= 1 && length <= LONGEST_SOURCE) || !/[\p{L}\p{N}]/u.test(text))
    return `your own source in words, at most ${LONGEST_SOURCE} characters`
  const imitations = imitationsIn(text)
  return imitations.length === 0 ? undefined : imitationRefused(imitations)
}

type Cited = Sourced & Fields

/** The records of the built-in protocols of the same drug and setting under that name. */
function builtIns({ drug, setting }: Fields, name: string): readonly Cited[] {
  return protocols
    .filter((protocol) => protocol.drug === drug && protocol.setting === setting)
    .flatMap((protocol) => {
      const fields = protocol as unknown as Fields
      return placesIn(fields).flatMap(([, record, under]) => (under === name ? [record] : []))
    })
    .filter(isSourced)
}

const noNames = (ids: readonly string[]): string => `your own words, without ${ids.join(', ')}`

/** What would be right of a note: beside a citation a built-in's own, else one that names no built-in source. */
function noteTooMuch({ note, source }: Cited, builtIn: readonly Cited[]): string | undefined {
  if (note === undefined || builtIn.some((each) => each.note === note)) return undefined
  if (source.some(isSource)) return `your own source: the note is not that of ${source.join(', ')}`
  const named = namedIn(note)
  return named.length === 0 ? undefined : noNames(named)
}

/** What would be right; undefined for a record that claims no more than it may. */
function claimedTooMuch(record: Cited, protocol: Fields, name: string): string | undefined {
  const cited = record.source.filter(isSource)
  const imitations = record.source.filter((text) => !isSource(text)).flatMap(imitationsIn)
  if (imitations.length > 0) return imitationRefused(imitations)
  const basis: Basis = record.basis
  if (cited.length === 0)
    return basis === 'local' ? noteTooMuch(record, []) : 'basis local, because the source is your own'
  const citing = builtIns(protocol, name).filter(({ source }) => cited.every((id) => source.includes(id)))
  const first = citing.find((each) => firstWord(each) === firstWord(record)) ?? citing[0]
  if (first === undefined) return `your own source: ${cited.join(', ')} has no such figure here`
  const same = citing.filter((each) => said(each) === said(record))
  if (same.length === 0) return `your own source: ${shown(first)} became ${shown(record)}`
  return same.some((each) => each.basis === basis)
    ? noteTooMuch(record, same)
    : `basis ${same[0]?.basis}, as the source has it`
}

type Place = readonly [path: readonly (string | number)[], record: Cited, name: string]

/** Every record with a basis, at any depth; the members of a list are under its name, readings under `step_every`. */
function placesIn(value: unknown, path: readonly (string | number)[] = [], name = ''): readonly Place[] {
  if (!isFields(value)) return []
  const inner = Object.entries(value).flatMap(([key, each]) => {
    const below = Array.isArray(value) ? Number(key) : key
    return placesIn(each, [...path, below], Array.isArray(value) || key === 'readings' ? name : key)
  })
  return isSourced(value) ? [[path, value, name], ...inner] : inner
}

/**
 * Every record of a local protocol that cites a built-in source and differs from it, or claims a basis it has
 * not; and a title that names one: its path in the file, what was found and what would be right.
 */
export function borrowedIn(protocol: Fields) {
  const title = String(protocol.title ?? '')
  const named = namedIn(title)
  const ofTitle = named.length === 0 ? [] : [{ path: ['title'], found: title, right: noNames(named) }]
  const ofRecords = placesIn(protocol).flatMap(([path, record, name]) => {
    // Another reading may have no source.
    const right = claimedTooMuch({ ...record, source: record.source ?? [] }, protocol, name)
    return right === undefined ? [] : [{ path, found: shown(record), right }]
  })
  return [...ofTitle, ...ofRecords]
}
