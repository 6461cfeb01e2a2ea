/** What is read at the bedside: the condition of each step, when to hold, what is observed. */

import { basisText } from '../../core/model/limit-text'
import type { Protocol, Sourced } from '../../core/model/protocol'
import { escapeControls } from '../../core/values/escape-controls'

const based = (text: string, sourced: Sourced): string => {
  const note = sourced.note === undefined ? '' : `; ${escapeControls(sourced.note)}`
  return `${escapeControls(text)} (${basisText(sourced)}${note})`
}

const BLANK = 'Hold or lower if: ______________________ (to be filled in by the prescriber)'
const REVIEW = 'Lower or stop the infusion as ordered; the next rise only after review (our assumption).'

/** The condition of each step with the mark of its footnote, the rules of the protocol or a line to fill in. */
export function conditionTexts({ step_condition, hold }: Protocol, mark: string): readonly string[] {
  return [
    `Every step up only ${based(step_condition.text, step_condition)}${mark}`,
    ...(hold === undefined ? [BLANK] : hold.map((rule) => `Hold or lower if: ${based(rule.text, rule)}`)),
    REVIEW,
  ]
}

const span = ({ value, unit }: { readonly value: number; readonly unit: string }): string =>
  `${value} ${unit}`

export const OBSERVATION_TITLE = 'Observation schedule'
/** The observation schedule of the protocol; empty where it has none. */
export const observationTexts = ({ observe = [] }: Protocol): readonly string[] =>
  observe.map(({ what, every, for: during, ...sourced }) => {
    const time = during === undefined ? '' : ` for ${span(during)}`
    return based(`${what}: every ${span(every)}${time}`, sourced)
  })
