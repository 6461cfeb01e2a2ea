/** What is read at the bedside: the condition of each step, when to hold, what is observed. */

import { basisText } from '../../core/model/limit-text'
import type { Sourced } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'

const based = (text: string, sourced: Sourced): string => {
  const note = sourced.note === undefined ? '' : `; ${escapeControls(sourced.note)}`
  return `${escapeControls(text)} (${basisText(sourced)}${note})`
}

const BLANK = 'Hold or lower if: ______________________ (to be filled in by the prescriber)'
const REVIEW = 'Lower or stop the infusion as ordered; the next rise only after review (our assumption).'

/** Rules of the protocol and of the profile, one a line; a line to fill in where there are none. */
function holdTexts({ protocol, request: { profile } }: Plan): readonly string[] {
  const rules = [...(protocol.hold ?? []), ...(profile?.hold ?? [])]
  return rules.length === 0 ? [BLANK] : rules.map((rule) => `Hold or lower if: ${based(rule.text, rule)}`)
}

/** The condition of each step with the mark of its footnote, and when to hold. */
export function conditionTexts(plan: Plan, mark: string): readonly string[] {
  const { step_condition } = plan.protocol
  return [`Every step up only ${based(step_condition.text, step_condition)}${mark}`, ...holdTexts(plan), REVIEW]
}

export const OBSERVATION_TITLE = 'Observation schedule'
const span = ({ value, unit }: { readonly value: number; readonly unit: string }): string => `${value} ${unit}`

/** `SpO2, sedation: every 15 min for 1 h (local: our protocol 12)`; empty where nobody has a schedule. */
export const observationTexts = ({ protocol, request: { profile } }: Plan): readonly string[] =>
  [...(protocol.observe ?? []), ...(profile?.observe ?? [])].map((observation) => {
    const { what, every, for: during } = observation
    const time = during === undefined ? '' : ` for ${span(during)}`
    return based(`${what}: every ${span(every)}${time}`, observation)
  })
