/** The rate that doses and volumes are compared with: exact where it was set, else the range of its rounding. */
import { ONE } from '../../core/values/interval'
import { larger, smaller } from '../bounds'
import { type Figure, nominal, product } from '../read/cells/cell'
import { perKgOf } from '../read/rows/per-kg'
import { isSet, type Row, type TitrationTable } from '../titration-table'

/** Whether mL/h are mg/h to the last digit: a rate that is rounded from another one would be so only by chance. */
function isExact({ figures, concentration, weight }: Row): boolean {
  const { rate_mg_h: rate, rate_mL_h: flow } = figures
  if (rate === undefined || flow === undefined || concentration === undefined) return false
  if (flow.value * concentration.value !== rate.value * ONE) return false
  const perKg = perKgOf(figures)
  return perKg === undefined || (weight !== undefined && perKg.value * weight.value === rate.value * ONE)
}

/** A rate in mg/h, no wider than the rate per kilogram beside it allows. */
function narrowed({ figures, weight }: Row, rate: Figure): Figure {
  const perKg = rate === figures.rate_mg_h ? perKgOf(figures) : undefined
  if (perKg === undefined || weight === undefined) return rate
  const { low, high } = product(perKg, weight).span
  if (low > rate.value || high < rate.value) return rate
  return { value: rate.value, span: { low: larger(low, rate.span.low), high: smaller(high, rate.span.high) } }
}

/** A rate of a row, mg/h or mL/h, to compare what it gives with. */
export const setRate = (titrationTable: TitrationTable, row: Row, rate: Figure): Figure =>
  isSet(titrationTable) || isExact(row) ? nominal(rate) : narrowed(row, rate)
