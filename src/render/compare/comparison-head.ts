/** What is said above a comparison. */
import type { Prediction } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'
import { kg } from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { MINUTES_PER_HOUR } from '../../core/values/units'
import { DRUGS, profileDescription } from '../text/description'
import { predictionBrief } from '../text/prediction'

export interface Variant {
  /** As it was written on the command line. */
  readonly name: string
  readonly plan: Plan
  readonly prediction?: Prediction
  /** Why it has no prediction where others have one. */
  readonly unpredicted?: string
}

/** Racemic ketamine beside esketamine: their figures cannot be compared. */
export const isMixed = (variants: readonly Variant[]): boolean =>
  new Set(variants.map(({ plan }) => plan.protocol.drug)).size > 1

export const MARKED = 'Rows marked * differ between the variants.'

/** The start and the patient of all variants, and what their figures are not. */
export function ratesHead(variants: readonly Variant[]): readonly string[] {
  const [first] = variants
  if (first === undefined) return []
  const { start, weight } = first.plan.request
  const patient = weight === undefined ? 'weight not given: rate per kg not checked' : `weight ${kg(weight)} kg`
  const from = isoInstant(start.zone, start.at)
  // Other protocols with no stated interval assume another one.
  const hourly = variants.filter(({ plan: { regimen } }) => {
    const { value, basis } = regimen.stepEvery ?? {}
    return value === MINUTES_PER_HOUR && basis === 'assumed'
  })
  const profile = profileDescription(first.plan)
  const names = hourly.map(({ name }) => escapeControls(name)).join(', ')
  return [
    `Highest planned rates from ${from}, ${patient}; every step up only if tolerated. Not an order.`,
    ...(profile === '' ? [] : [profile]),
    ...(isMixed(variants) ? [`WARNING: ${MIXED}.`] : []),
    ...(names === '' ? [] : [`Steps every 1 h in ${names} are our assumption; the protocols of format 2 assume 4 h.`]),
  ]
}

/** The model by which some of them are predicted. */
export const modelOf = (variants: readonly Variant[]): string | undefined =>
  variants.find(({ prediction }) => prediction !== undefined)?.prediction?.id

export function comparisonHead(variants: readonly Variant[]): readonly string[] {
  const all = variants.flatMap(({ prediction }) => prediction ?? [])
  const firsts = all.filter((each, index) => all.findIndex(({ model }) => model.drug === each.model.drug) === index)
  return [
    ...ratesHead(variants),
    ...firsts.map((each) => {
      const of = firsts.length > 1 ? `${DRUGS[each.model.drug]}: plasma` : 'Plasma'
      return `${of} ${predictionBrief(each)}. The range over all models is in brackets.`
    }),
    ...variants.flatMap(({ name, unpredicted }) =>
      unpredicted === undefined ? [] : [`${escapeControls(name)} is not predicted: ${unpredicted}.`],
    ),
  ]
}

/** The warning where racemic ketamine and esketamine are compared. */
export const MIXED =
  'racemic ketamine is compared with esketamine, which is about twice as potent (peltoniemi-2016): do not convert figures of one to the other'
