/** What to draw from vials for one container. */
import type { Drug } from '../model/protocol'
import type { Stock } from '../request/parse-quantities'
import { type Concentration, concentration, type Dose, volumeFromThousandths } from '../values/quantity'

/** A vial as sold. The label states the strengths; that the vials hold so much is ours. */
type Vial = Stock

export interface Draw extends Vial {
  /** Vials opened for one container: none is shared between two (ours). */
  readonly vials: number
}

const vial = (mgPerMl: number, mlHeld: number): Vial => ({
  strength: concentration(mgPerMl * 1000),
  holds: volumeFromThousandths(mlHeld * 1000),
})

/** Racemic ketamine, the strengths of ketalar-label. */
export const LABEL_VIALS: readonly Vial[] = [vial(10, 20), vial(50, 10), vial(100, 5)]

/** No source read names vials of esketamine. */
const VIALS: Readonly<Record<Drug, readonly Vial[]>> = { 'ketamine-racemic': LABEL_VIALS, esketamine: [] }

/** Whether a source names vials of the drug. */
export const hasVials = (drug: Drug): boolean => VIALS[drug].length > 0

/** The stock of the pharmacy, else the vials that a source names. */
export const vialsOf = (drug: Drug, stock: Stock | undefined): readonly Vial[] =>
  stock === undefined ? VIALS[drug] : [stock]

/** The ways to draw a dose that is made up to this concentration: from each strength that is not below it. */
export const drawsOf = (vials: readonly Vial[], dose: Dose, madeUpTo: Concentration): readonly Draw[] =>
  vials
    .filter(({ strength }) => strength >= madeUpTo)
    .map((each) => ({ ...each, vials: Math.ceil(dose / (each.holds * each.strength)) }))
