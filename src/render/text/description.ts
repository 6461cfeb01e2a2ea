/** The sentences about a plan that every output for people shares. */

import { limitTextsOf } from '../../core/guard/profile-limits'
import type { Limit } from '../../core/model/limit'
import { basisText, boundText, sourceName } from '../../core/model/limit-text'
import type { Companion, Sourced } from '../../core/model/protocol'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'
import { type Minutes, mgPerMl } from '../../core/values/quantity'
import { cautionsFor } from '../../protocols/cautions'
import { isSource } from '../../protocols/citations'
import { citationTexts } from '../help/protocol-text'
import { bannerOf, profileMark, profilesOf } from '../help/provenance'
import type { View } from '../view'
import { assumptionsFor, assumptionText, numbered, soonerText } from './assumptions'
import { fluidText, supplyText } from './containers'
import { amountText, capitalised, infusedText, mgText, rateText } from './figures'
import { givenTexts } from './given'
import { courseText, ratesText } from './heading'
import { sentence } from './messages'
import { PREDICTED, predictionTexts } from './prediction'
import { stepLines, stepsText } from './steps'

const based = (text: string, sourced: Sourced): string => {
  const note = sourced.note === undefined ? '' : `; ${escapeControls(sourced.note)}`
  return `${escapeControls(text)} (${basisText(sourced)}${note})`
}

const BLANK = 'Hold or lower if: ______________________ (to be filled in by the prescriber)'
const REVIEW = 'Lower or stop the infusion as ordered; the next rise only after review (our assumption).'

/** The condition of each step with the mark of its footnote, and when to hold; a line to fill in without rules. */
function conditionTexts({ protocol, request: { profile } }: Plan, mark: string): readonly string[] {
  const { step_condition, hold = [] } = protocol
  const rules = [...hold, ...(profile?.hold ?? [])].map((rule) => `Hold or lower if: ${based(rule.text, rule)}`)
  const condition = `Every step up only ${based(step_condition.text, step_condition)}${mark}`
  return [condition, ...(rules.length === 0 ? [BLANK] : rules), REVIEW]
}

export const observationsOf = ({ protocol, request: { profile } }: Plan) => [
  ...(protocol.observe ?? []),
  ...(profile?.observe ?? []),
]

/** `SpO2, sedation: every 15 min for 1 h (local: our protocol 12)`; empty where nobody has a schedule. */
export const observationTexts = (plan: Plan): readonly string[] =>
  observationsOf(plan).map((observation) => {
    const { what, every, for: during } = observation
    const time = during === undefined ? '' : ` for ${amountText(during)}`
    return based(`${what}: every ${amountText(every)}${time}`, observation)
  })

export const DRUGS = { 'ketamine-racemic': 'Ketamine (racemic)', esketamine: 'Esketamine' } as const

// Already in the head of the plan.
const IN_HEAD = ['weight-not-given', 'start-time-assumed', 'zone-assumed', 'allowed']

export const allowedTexts = ({ findings }: Plan): readonly string[] =>
  findings.filter(({ code }) => code === 'allowed').map(sentence)

function guardTexts(plan: Plan): readonly string[] {
  const { limits, findings } = plan
  const notes = findings.filter(({ severity, code }) => severity === 'note' && !IN_HEAD.includes(code))
  const listed = (state: string) => limits.filter((limit) => limit.state === state)
  const hasBoth = (limit: Limit) => limits.some(({ name, kind }) => name === limit.name && kind !== limit.kind)
  const checked = listed('in force').map(
    (limit) => `${limit.name} ${boundText(limit)}${limit.kind === 'hard' && hasBoth(limit) ? ' (hard)' : ''}`,
  )
  const unchecked = listed('not checked').map(({ name, value, unit }) => `${name} ${value} ${unit}`)
  return [
    ...allowedTexts(plan),
    ...notes.map((finding) => `${sentence(finding)}.`),
    `Checked: ${checked.join('; ')}.`,
    ...(unchecked.length === 0 ? [] : [`Not checked because no weight was given: ${unchecked.join(', ')}.`]),
  ].map(capitalised)
}

/** `Profile Ward 5, 3f2a... (ward5.yaml): limits maximum 35 mg/h.`; empty without one. */
export function profileDescription(plan: Plan): string {
  const texts = profilesOf(plan).map((profile) => {
    const limits = limitTextsOf(profile).map((text) => text.replaceAll('_', ' '))
    const held = limits.length === 0 ? 'no limits of its own' : `limits ${limits.join('; ')}`
    return `P${profileMark(profile).slice(1)} (${escapeControls(profile.file.name)}): ${held}.`
  })
  return texts.join(' ')
}

function companionText(companion: Companion): string {
  const { what, when, sedative, note } = companion
  const warning = sedative
    ? '; A SEDATIVE: with ketamine profound sedation, respiratory depression, coma, death (ketalar-label)'
    : ''
  const seen = note === undefined ? '' : `, ${escapeControls(note)}`
  return `[ ] ${escapeControls(what)}, ${escapeControls(when)} (${basisText(companion)}${seen})${warning}`
}

export function titleOf({ id, protocol, request: { pump } }: Plan): string {
  const strength = pump === undefined ? '' : ` ${mgPerMl(pump.concentration)} mg/mL`
  return `${DRUGS[protocol.drug]}${strength} · ${protocol.setting} · ${escapeControls(protocol.id)} · plan ${id}`
}

/** The citations of the sources in records and of those that sentences name. */
function sourceTexts(records: unknown, sentences: readonly string[]): readonly string[] {
  const named = sentences.flatMap((text) => text.split(/[^a-z0-9-]+/)).filter(isSource)
  return citationTexts([records, { source: named }])
}

/** What is infused, how much of it at the maximum, and at which rate where the pump cannot be set to it. */
export function totalTexts(plan: Plan) {
  const { dose, time, atMaximum, highest } = totalsOf(plan)
  const infused = (of: Minutes) => infusedText(of, plan.request.setting)
  return {
    total: `${mgText(dose)} in ${infused(time)}`,
    held: `${infused(atMaximum)} at the maximum`,
    byPump: atMaximum > 0 && highest !== plan.maximum.rate ? ` (${rateText(highest)} by the pump)` : '',
  }
}

function totalsText(plan: Plan): string {
  const { total, held, byPump } = totalTexts(plan)
  const fluid = fluidText(plan)
  const volume = fluid === '' ? '' : ` Fluid in all ${fluid}, without priming.`
  return `In all ${total}; ${held}, ${rateText(plan.maximum.rate)}${byPump}.${volume}`
}

export type Description = ReturnType<typeof describe>

/**
 * The sentences of a plan in reading order; with a model, of its prediction too. Throws Refusal (exit 2) where the
 * model does not reach the plan.
 */
export function describe(plan: Plan, view?: Pick<View, 'by' | 'predict'>) {
  const { protocol, limits } = plan
  const assumptions = assumptionsFor(plan, view?.predict)
  const mark = numbered(assumptions)
  const cautions = cautionsFor(protocol.setting)
  const footnotes = assumptions.map((assumption) => assumptionText(assumption, plan))
  const sooner = soonerText(plan)
  const guard = guardTexts(plan)
  const prediction = view?.predict === undefined ? [] : predictionTexts(plan, view.predict, view.by)
  const remarks = protocol.remarks.map(({ text }) => escapeControls(text))
  return {
    title: titleOf(plan),
    titles: { ...TITLES, prediction: PREDICTED[protocol.drug].title },
    promise: 'Highest planned rates; every step up only if tolerated. Not an order.',
    /** Empty for a built-in protocol. */
    banner: bannerOf(protocol),
    /** Empty without one. */
    profile: profileDescription(plan),
    /** Empty where steps come no sooner than in a published series. */
    sooner,
    given: givenTexts(plan),
    course: courseText(plan, mark),
    rates: ratesText(plan, mark),
    steps: stepsText(plan),
    stepLines: stepLines(plan),
    totals: totalsText(plan),
    supply: supplyText(plan, mark),
    /** What was assumed or derived, numbered from 1 as the marks are. */
    footnotes,
    prediction,
    /** Overridden limits, notes of the plan, limits that were checked and those that were not. */
    guard,
    conditions: conditionTexts(plan, mark('step_condition')),
    observations: observationTexts(plan),
    monitoring: protocol.monitoring.map(companionText),
    adjuncts: protocol.adjuncts.map(companionText),
    remarks,
    cautions: cautions.map(({ text, source }) =>
      source.length === 0 ? text : `${text} [${source.map(sourceName).join(', ')}]`,
    ),
    sources: sourceTexts([protocol, limits, cautions], [sooner, ...footnotes, ...prediction, ...guard, ...remarks]),
  }
}

export const TITLES = {
  prediction: PREDICTED['ketamine-racemic'].title,
  guard: 'The guard',
  conditions: 'At the bedside',
  observations: 'Observation schedule',
  monitoring: 'Monitoring named by the source, not ordered here',
  adjuncts: 'Adjuncts named by the source, not ordered here',
  remarks: 'Remarks',
  cautions: 'Cautions',
  sources: 'Sources',
} as const

export const listsOf = (
  description: Description,
  names: readonly (keyof typeof TITLES)[] = Object.keys(TITLES) as (keyof typeof TITLES)[],
): readonly (readonly [title: string, texts: readonly string[]])[] =>
  names.map((name) => [description.titles[name], description[name]])
