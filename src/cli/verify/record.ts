/** The plan in a document of ketaplan. */
import { refuse } from '../../core/model/finding'
import type { Fields } from '../../core/model/protocol'
import { blocksIn } from '../../render/data/embedded'
import { PLAN_SCHEMA } from '../../render/data/json'
import type { PlanDocument } from '../../render/data/plan-document'
import type { Io } from '../io/io'
import { isObject, parseJson } from '../io/json'

const SCHEMA_1 = 'ketaplan-plan-1'

/** The first fields of a plan's JSON; the block in any other document has only these. */
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

/** A document with its plan, and whether all of it is JSON. */
export interface PlanFile {
  readonly head: PlanHead
  readonly isJson: boolean
  readonly text: string
}

/** Throws Refusal (exit 2) for a text with no plan in it, or more than one. */
export function planFileOf(file: string, text: string): PlanFile {
  if (/^\s*\{/.test(text)) return { head: parsed(file, text), isJson: true, text }
  const [block, ...more] = blocksIn(text)
  if (block === undefined || more.length > 0)
    return refuse('not-a-plan', file, '', 'a plan of ketaplan as JSON, HTML, SVG, Markdown or CSV')
  return { head: parsed(file, block), isJson: false, text }
}

/** A plan of 366 days by hour has a few million characters. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024

/** Reads a plan in JSON; `option` is the option that names it, if any. Throws Refusal (exit 2), Failure. */
export async function readPlanFile(path: string, io: Io, option?: string): Promise<PlanFile> {
  const planFile = planFileOf(path, await io.readFile(path, LARGEST_DOCUMENT))
  if (planFile.isJson) return planFile
  return refuse('not-a-plan', option ?? path, option === undefined ? '' : path, 'a plan as JSON')
}
