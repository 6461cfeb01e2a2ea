/** Rates per kilogram beside mL/h or doses, and volumes beside mg/h, without a weight or a strength. */
import { decimalText, meet, ONE } from '../../core/values/interval'
import { ROUNDED, smaller } from '../bounds'
import type { Finding } from '../finding'
import { exactFigure, type Figure, product } from '../read/cells/cell'
import { nominalOf, usualQuotient } from '../read/rows/proportion'
import { allOf, type Check, hoursOf, type Row, type TitrationTable } from '../titration-table'
import { agreementOf } from './agreement'
import { sumFinding } from './sum'

const FEWEST = 3

/** The rate that mL/h are compared with: nominal, as mL/h are what is rounded. In a chart of weights at that weight. */
const baseOf = ({ perKg, weight }: Row): Figure | undefined =>
  perKg && (weight === undefined ? nominalOf(perKg) : product(nominalOf(perKg), weight))

/** mL/h and rates per kilogram, which have one proportion where weight or strength is not known. */
const flows: Check = (titrationTable) => {
  const { rows, inferred } = titrationTable
  const own = rows.filter(
    ({ figures, perKg, weight, concentration }) =>
      figures.rate_mL_h !== undefined && perKg !== undefined && (weight === undefined || concentration === undefined),
  )
  if (own.length < 2 || !(inferred.weight || inferred.concentration)) return []
  const usual = usualQuotient(own.map((row) => [row.figures.rate_mL_h, baseOf(row)]))
  if (usual === undefined) return []
  return own.flatMap((row): readonly Finding[] => {
    const { figures, perKg, weight } = row
    const [found, base] = [figures.rate_mL_h, baseOf(row)]
    if (found === undefined || perKg === undefined || base === undefined) return []
    const right = product(base, usual)
    const agreed = agreementOf(found, right, found.span.high - found.value + ONE / 100n)
    if (agreed === 'agree' || meet(found.span, right.span)) return []
    const ofWeight = weight === undefined ? '' : ` x ${decimalText(weight.value)} kg`
    const working = `${decimalText(perKg.value)} mg/kg/h${ofWeight} x ${decimalText(usual.value)}, as in the other rows`
    const rule = agreed === 'rounded' ? 'rounding' : 'proportion'
    return [sumFinding(titrationTable, { rule, row, column: 'rate_mL_h', found, right, working })]
  })
}

/** As exact as it is printed, but to no less than 0.005 mg/kg/h. */
function atMostRounded({ value, span }: Figure): Figure {
  const half = smaller(span.high - value, ROUNDED)
  return { value, span: { low: value > half ? value - half : 0n, high: value + half } }
}

/** mg per kilogram of a row. */
const perKgDose = ({ perKg, time }: Row): Figure | undefined =>
  perKg === undefined || time === undefined || time === 0 ? undefined : product(atMostRounded(perKg), hoursOf(time))

/** Doses and rates per kilogram without a weight: in the proportion of most rows. */
const doses: Check = (titrationTable) =>
  (['dose_mg', 'total_dose_mg'] as const).flatMap((column): readonly Finding[] => {
    const own = titrationTable.rows.flatMap((row) => {
      const [found, perKg] = [row.figures[column], perKgDose(row)]
      return found === undefined || perKg === undefined || row.weight !== undefined ? [] : [{ row, found, perKg }]
    })
    const usual = usualQuotient(own.map(({ found, perKg }) => [found, perKg]))
    if (usual === undefined || own.length < FEWEST) return []
    const others = own.flatMap((each) => {
      const right = product(each.perKg, usual)
      if (meet(each.found.span, right.span)) return []
      const rule = agreementOf(each.found, right, 0n) === 'rounded' ? ('rounding' as const) : ('proportion' as const)
      return [{ ...each, right, rule }]
    })
    // A running total has no such proportion.
    if (2 * others.length >= own.length) return []
    return others.map(({ row, found, perKg, right, rule }) => {
      const working = `${decimalText(perKg.value)} mg/kg x ${decimalText(usual.value)} kg, as in most rows`
      return sumFinding(titrationTable, { rule, row, column, found, right, working })
    })
  })

const VOLUMES = ['cumulative_mL', 'vtbi_mL'] as const
/** mL of 1 mg where no strength is known, by most of the total or remaining volumes beside mg/h. */
export function volumePerMg(
  { rows, columns, inferred }: TitrationTable,
  doseOf: (row: Row) => Figure | undefined,
): Figure | undefined {
  if (!inferred.concentration || columns.has('rate_mL_h') || columns.has('volume_mL')) return undefined
  const found = VOLUMES.filter((column) => columns.has(column)).flatMap((column) =>
    [0, 1].map((end) => {
      const steps = rows.flatMap((row, at) => {
        const before = rows[at - 1]
        const b = row.figures[column]?.value
        // At the end of the first row a total counts from nothing.
        const a = before === undefined && column === 'cumulative_mL' ? 0n : before?.figures[column]?.value
        const of = end === 1 ? row : before
        const given = of && doseOf(of)
        const value = a === undefined || b === undefined ? 0n : column === 'vtbi_mL' ? a - b : b - a
        // A volume that changes the other way is that of a new bag.
        return value <= 0n || given === undefined || given.value === 0n ? [] : [{ given, value: exactFigure(value) }]
      })
      const usual = usualQuotient(steps.map(({ given, value }) => [value, given]))
      const agreeing = steps.filter(({ given, value }) => {
        const right = usual && product(given, usual)
        return right && agreementOf(right, value, ONE / 10n) === 'agree'
      })
      return { usual, agreeing: agreeing.length }
    }),
  )
  const best = Math.max(0, ...found.map(({ agreeing }) => agreeing))
  return best < 2 ? undefined : found.find(({ agreeing }) => agreeing === best)?.usual
}

/** Figures that a common weight or strength, which is not known, would not give. */
export const proportion = allOf(flows, doses)
