/** The block in a document from which its plan can be planned again. */
import type { Plan } from '../../core/plan/types'
import { jsonEscape } from '../../core/values/escape-controls'
import type { Output } from '../help/provenance'
import type { View } from '../view'
import { sourceRecord } from './json'

const OPENING = '<!-- ketaplan-plan '
const CLOSING = ' -->'

// What could end a comment, a fence or markup, or could be taken for a tag's attribute.
const ENDING = /[<>&`~=]|-(?=-)|[^\x20-\x7e]/g

/** JSON in printable ASCII that ends nothing. */
export const embedded = (plan: Plan, view: View, output: Output): string =>
  `${OPENING}${JSON.stringify(sourceRecord(plan, view, output)).replace(ENDING, jsonEscape)}${CLOSING}`

export const blocksIn = (text: string): readonly string[] =>
  text
    .split(OPENING)
    .slice(1)
    .map((rest) => rest.slice(0, Math.max(rest.indexOf(CLOSING), 0)))
