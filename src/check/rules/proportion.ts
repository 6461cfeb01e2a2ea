/** mL/h and rates per kilogram, without a weight or a strength. */
import { decimalText, meet, ONE } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, product } from '../read/cell'
import { usualQuotient } from '../read/proportion'
import type { Check } from '../titration-table'
import { agreementOf } from './agreement'
import { sumFinding } from './sum'

/** A dose in a chart is nominal: `2` is 2. One of several digits may be rounded in its last. */
function nominalOf({ value, span }: Figure): Figure {
  const most = value / 50n
  const isCoarse = span.high - value > most
  return { value, span: isCoarse ? { low: value, high: value } : span }
}

/** mL/h and a rate per kilogram without weight and strength: in one proportion, row by row. */
export const proportion: Check = (titrationTable) => {
  const { rows, inferred } = titrationTable
  const own = rows.filter(
    ({ figures, perKg, weight, concentration }) =>
      figures.rate_mL_h !== undefined && perKg !== undefined && (weight === undefined || concentration === undefined),
  )
  if (own.length < 3 || !(inferred.weight || inferred.concentration)) return []
  // A dose in a chart of rates is nominal: what is rounded is the mL/h.
  const usual = usualQuotient(own.map(({ figures, perKg }) => [figures.rate_mL_h, perKg && nominalOf(perKg)]))
  if (usual === undefined) return []
  return own.flatMap((row): readonly Finding[] => {
    const { figures, perKg } = row
    const found = figures.rate_mL_h
    if (found === undefined || perKg === undefined) return []
    const right = product(nominalOf(perKg), usual)
    const agreed = agreementOf(found, right, found.span.high - found.value + ONE / 100n)
    if (agreed === 'agree' || meet(found.span, right.span)) return []
    const working = `${decimalText(perKg.value)} mg/kg/h x ${decimalText(usual.value)}, as in the other rows`
    const rule = agreed === 'rounded' ? 'rounding' : 'proportion'
    return [sumFinding(titrationTable, { rule, row, column: 'rate_mL_h', found, right, unit: 'mL/h', working })]
  })
}
