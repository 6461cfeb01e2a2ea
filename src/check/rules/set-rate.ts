/** Between which figures a printed rate may be, where what it gives is held to it. */
import { ONE } from '../../core/values/interval'
import { greater, less } from '../bounds'
import { type Figure, nominal, product } from '../read/cells/cell'
import { perKgOf } from '../read/rows/per-kg'
import { isSet, type Row, type TitrationTable } from '../titration-table'

/** Whether mL/h are mg/h to the last digit: of a rate that is rounded from another one they are so by chance alone. */
function isExact({ figures, concentration, weight }: Row): boolean {
  const { rate_mg_h: rate, rate_mL_h: flow } = figures
  if (rate === undefined || flow === undefined || concentration === undefined) return false
  if (flow.value * concentration.value !== rate.value * ONE) return false
  const perKg = perKgOf(figures)
  return perKg === undefined || (weight !== undefined && perKg.value * weight.value === rate.value * ONE)
}

/** A rate in mg/h as exact as the rate per kilogram beside it. */
function narrowed({ figures, weight }: Row, rate: Figure): Figure {
  const perKg = rate === figures.rate_mg_h ? perKgOf(figures) : undefined
  if (perKg === undefined || weight === undefined) return rate
  const { low, high } = product(perKg, weight).span
  if (low > rate.value || high < rate.value) return rate
  return { value: rate.value, span: { low: greater(low, rate.span.low), high: less(high, rate.span.high) } }
}

/** A rate of a row, mg/h or mL/h, as what it gives is held to it: exactly where it is what was set. */
export const setRate = (titrationTable: TitrationTable, row: Row, rate: Figure): Figure =>
  isSet(titrationTable) || isExact(row) ? nominal(rate) : narrowed(row, rate)
