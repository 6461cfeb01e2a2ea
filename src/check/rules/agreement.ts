/** How nearly two figures of one rate agree. */
import { ONE } from '../../core/values/interval'
import { distance, greater, less, ROUNDED } from '../bounds'
import { exactFigure, type Figure } from '../read/cells/cell'
import type { Row } from '../titration-table'

export type Agreement = 'agree' | 'rounded' | 'apart'

// Where no weight is known the rounding of a rate is that at 70 kg.
const USUAL_WEIGHT = 70n * ONE

/** mg/h that half of a last digit may hide: at most 0.005 mg/kg/h. */
export const mostRounding = ({ weight }: Pick<Row, 'weight'>): bigint =>
  ((weight?.value ?? USUAL_WEIGHT) * ROUNDED) / ONE

const halfOf = ({ value, span }: Figure): bigint => greater(value - span.low, span.high - value)

/** Two figures in one unit, within half of the last digit of each but no more than `most`; or within 5 %. */
export function agreementOf(a: Figure, b: Figure, most: bigint): Agreement {
  const apart = distance(a.value, b.value)
  if (apart <= less(halfOf(a), most) + less(halfOf(b), most)) return 'agree'
  return 20n * apart <= greater(a.value, b.value) ? 'rounded' : 'apart'
}

/** Of a delivered rate and a printed one, mg/h. */
export const agreement = (row: Row, delivered: bigint, printed: Figure): Agreement =>
  agreementOf(exactFigure(delivered), printed, mostRounding(row))
