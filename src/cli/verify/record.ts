/** What one of our own documents says of its plan. */
import { refuse } from '../../core/model/finding'
import type { Fields } from '../../core/model/protocol'
import { blocksIn } from '../../render/data/embedded'
import { PLAN_SCHEMA } from '../../render/data/json'
import type { PlanDocument } from '../../render/data/plan-document'
import type { Io } from '../io/io'
import { isObject, parseJson } from '../io/json'

const SCHEMA_1 = 'ketaplan-plan-1'

/** The head of a plan: in a document all there is, in JSON the beginning. */
export interface PlanHead extends Fields {
  readonly schema: typeof PLAN_SCHEMA | typeof SCHEMA_1
  readonly plan_id: string
  readonly request: Fields
  readonly protocol: Fields
  /** Absent in the first schema. */
  readonly generator?: PlanDocument['generator']
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

function isHead(value: unknown): value is PlanHead {
  if (!isObject(value) || typeof value.plan_id !== 'string') return false
  if (!isObject(value.request) || !isObject(value.protocol)) return false
  if (value.schema === SCHEMA_1) return true
  const { generator } = value
  return (
    value.schema === PLAN_SCHEMA &&
    isObject(generator) &&
    typeof generator.version === 'string' &&
    isWords(generator.arguments) &&
    (generator.original === undefined || isWords(generator.original))
  )
}

function parsed(file: string, text: string): PlanHead {
  const value = parseJson(text)
  return isHead(value) ? value : refuse('not-a-plan', file, '', `JSON of schema ${PLAN_SCHEMA} or ${SCHEMA_1}`)
}

/** A document that carries its plan, and whether all of it is JSON. */
export interface Carrier {
  readonly head: PlanHead
  readonly isJson: boolean
  readonly text: string
}

/** Throws Refusal (exit 2) for a text that carries no plan, or more than one. */
export function carrierOf(file: string, text: string): Carrier {
  if (/^\s*\{/.test(text)) return { head: parsed(file, text), isJson: true, text }
  const [block, ...more] = blocksIn(text)
  if (block === undefined || more.length > 0)
    return refuse('not-a-plan', file, '', 'a plan of ketaplan as JSON, HTML, SVG, Markdown or CSV')
  return { head: parsed(file, block), isJson: false, text }
}

/** A plan of 366 days by hour has a few million characters. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024

/** Reads a plan in JSON, which an option may name. Throws Refusal (exit 2) for anything else, Failure. */
export async function readPlan(path: string, io: Io, option?: string): Promise<Carrier> {
  const carrier = carrierOf(path, await io.readFile(path, LARGEST_DOCUMENT))
  if (carrier.isJson) return carrier
  return refuse('not-a-plan', option ?? path, option === undefined ? '' : path, 'a plan as JSON')
}
