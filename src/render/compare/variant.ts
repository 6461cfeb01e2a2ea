/** A plan as one of several that are compared. */
import type { Prediction } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'

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
