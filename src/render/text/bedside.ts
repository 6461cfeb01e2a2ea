/** When to hold an infusion and what to observe, as a protocol or a profile says it. */

import { basisText } from '../../core/model/limit-text'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'

const BLANK = 'Hold or stop if: ______________________ (no source read gives figures; to be filled in)'

/** A rule a line; a line to fill in where there is none. Nothing is invented. */
export function holdTexts({ protocol, request: { profile } }: Plan): readonly string[] {
  const rules = [...(protocol.hold ?? []), ...(profile?.hold ?? [])]
  if (rules.length === 0) return [BLANK]
  return rules.map((rule) => `Hold or stop if: ${escapeControls(rule.text)} (${basisText(rule)})`)
}

/** `Observe SpO2, sedation: every 15 min for 1 h (local: our protocol 12)` */
export function observeTexts({ protocol, request: { profile } }: Plan): readonly string[] {
  return [...(protocol.observe ?? []), ...(profile?.observe ?? [])].map((observation) => {
    const { what, every, for: time } = observation
    const until = time === undefined ? '' : ` for ${time.value} ${time.unit}`
    const schedule = `every ${every.value} ${every.unit}${until}`
    return `Observe ${escapeControls(what)}: ${schedule} (${basisText(observation)})`
  })
}
