/** Limits from figures. */
import type { Rate } from '../values/quantity'
import type { Bound } from './pump-limits'

/** A limit from a figure of the protocol, bounded in the unit that the guard measures. */
export const bounded = ({ value, unit, basis, source }: Omit<Bound, 'bound'>, bound: number): Bound => ({
  value,
  unit,
  basis,
  source,
  bound,
})
/** One that holds the rate down. */
export const rateBound = (figure: Omit<Bound, 'bound'>, rate: Rate, bound: number = rate): Bound => ({
  value: figure.value,
  unit: figure.unit,
  basis: figure.basis,
  source: figure.source,
  bound,
  rate,
})
