/** What to draw from vials for one container. */
import type { Drug } from '../model/protocol'
import type { Stock } from '../request/parse-quantities'
import { type Concentration, concentration, type Dose, volumeFromThousandths } from '../values/quantity'

const vial = (mgPerMl: number, mlHeld: number): Stock => ({
  strength: concentration(mgPerMl * 1000),
  holds: volumeFromThousandths(mlHeld * 1000),
})

/** Racemic ketamine, as sold: the strengths are stated by ketalar-label, what a vial holds is our assumption. */
export const LABEL_VIALS: readonly Stock[] = [vial(10, 20), vial(50, 10), vial(100, 5)]

/** No source read names vials of esketamine. */
const VIALS: Readonly<Record<Drug, readonly Stock[]>> = { 'ketamine-racemic': LABEL_VIALS, esketamine: [] }

/** Whether a source names vials of the drug. */
export const hasVials = (drug: Drug): boolean => VIALS[drug].length > 0

/** The stock of the pharmacy, else the vials that a source names. */
export const vialsOf = (drug: Drug, stock: Stock | undefined): readonly Stock[] =>
  stock === undefined ? VIALS[drug] : [stock]

/**
 * The ways to draw a dose that is made up to this concentration: from each strength that is not below it. No vial is
 * shared between two containers, which is our assumption.
 */
export const drawsOf = (vials: readonly Stock[], dose: Dose, madeUpTo: Concentration) =>
  vials
    .filter(({ strength }) => strength >= madeUpTo)
    .map((each) => ({ ...each, vials: Math.ceil(dose / (each.holds * each.strength)) }))
