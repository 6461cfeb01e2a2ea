/** How nearly two figures of one rate agree. */
import { ONE } from '../../core/values/interval'
import { distance, larger, ROUNDED, smaller } from '../bounds'
import { exactFigure, type Figure } from '../read/cells/cell'
import type { Row, TitrationTable } from '../titration-table'

export type Agreement = 'agree' | 'rounded' | 'apart'

// Where no weight is known, a rate is rounded as at 70 kg.
const USUAL_WEIGHT = 70n * ONE

/** mg/h that half of a last digit may hide: at most 0.005 mg/kg/h. */
export const mostRounding = ({ weight }: Pick<Row, 'weight'>): bigint =>
  ((weight?.value ?? USUAL_WEIGHT) * ROUNDED) / ONE

const halfOf = ({ value, span }: Figure): bigint => larger(value - span.low, span.high - value)

/** Two figures in one unit, within half of the last digit of each but no more than `most`; or within 5 %. */
export function agreementOf(a: Figure, b: Figure, most: bigint): Agreement {
  const apart = distance(a.value, b.value)
  if (apart <= smaller(halfOf(a), most) + smaller(halfOf(b), most)) return 'agree'
  return 20n * apart <= larger(a.value, b.value) ? 'rounded' : 'apart'
}

/**
 * mg/h that a pump delivers at the set mL/h, where the strength is known and another rate is printed beside it.
 * Undefined too where the two are apart, which is a finding of its own.
 */
export function deliveredOf(row: Row, { inferred }: TitrationTable): bigint | undefined {
  const { figures, concentration, rate } = row
  const { rate_mL_h: flow, rate_mg_h: printed, rate_mg_kg_h: perKg } = figures
  if (flow === undefined || concentration === undefined || inferred.concentration) return undefined
  if (printed === undefined && perKg === undefined) return undefined
  const delivered = (flow.value * concentration.span.low) / ONE
  const areApart = rate && agreementOf(exactFigure(delivered), rate, mostRounding(row)) === 'apart'
  return areApart ? undefined : delivered
}
