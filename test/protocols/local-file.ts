/** Local protocol files begun from built-in protocols, as JSON, with figures changed by path. */
import { parse } from 'yaml'
import { type Finding, Refusal } from '../../src/core/model/finding'
import { findProtocol } from '../../src/protocols/index'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'

/** `maximum.value`, `adjuncts.1.what`: what stands there instead; undefined takes it away. */
export type Changes = Readonly<Record<string, unknown>>
type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Every figure and statement local, with a source of one's own. */
function localised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(localised)
  if (!isFields(value)) return value
  const { note: _, ...inner } = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, localised(each)]))
  return 'basis' in value ? { ...inner, basis: 'local', source: ['our protocol 12, 2026-03'] } : inner
}

export function changed(document: unknown, changes: Changes): Fields {
  const copy: unknown = structuredClone(document)
  for (const [path, to] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), copy)
    if (!isFields(parent)) throw new RangeError(`no ${path}`)
    parent[last] = to
  }
  if (!isFields(copy)) throw new RangeError('no document')
  return copy
}

function builtIn(id: string): Fields {
  const found = findProtocol(id)
  if (found === undefined) throw new RangeError(`no ${id}`)
  return { ...found, id: 'ours' }
}

const json = (document: unknown): string => JSON.stringify(document, null, 2)

/** The figures of a built-in protocol under one's own id and source. */
export const own = (id: string, changes: Changes = {}): string => json(changed(localised(builtIn(id)), changes))

/** The same that keeps every citation. */
export const cited = (id: string, changes: Changes = {}): string => json(changed(builtIn(id), changes))

/** A YAML file as a hospital writes it; line numbers are counted from this text. */
export const OURS = `# Our hospital
id: our-hospital
title: Our five-day infusion
drug: ketamine-racemic
setting: inpatient
start: { value: 20, unit: mg/h, basis: local, source: our protocol 12 }
step: { value: 5, unit: mg/h, basis: local, source: our protocol 12 }
maximum:
  value: 40
  unit: mg/h
  basis: local
  source: our protocol 12
step_every: { value: 1, unit: h, basis: local, source: our protocol 12 }
days: { value: 5, unit: days, basis: local, source: our protocol 12 }
extent: { text: fills the stay, basis: local, source: our protocol 12 }
step_condition: { text: if tolerated, basis: local, source: our protocol 12 }
adjuncts: []
monitoring: []
remarks: []
`

/** OURS with one passage changed. */
export function ours(from: string | RegExp = '', to = ''): string {
  const text = OURS.replace(from, () => to)
  if (from !== '' && text === OURS) throw new RangeError(`nothing changed by ${from}`)
  return text
}

export const documentOf = (text: string): unknown => parse(text)

/** The exit code and the findings with which a file is refused. */
export function refusal(text: string, name = 'ours.yaml'): { exit: number; findings: readonly Finding[] } {
  try {
    readProtocolFile(name, text)
  } catch (error) {
    if (error instanceof Refusal) return { exit: error.exit, findings: error.findings }
    throw error
  }
  throw new Error('not refused')
}
