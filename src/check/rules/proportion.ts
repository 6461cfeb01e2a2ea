/** Rates per kilogram beside mL/h or doses, and volumes beside mg/h, without a weight or a strength. */
import { decimalText, meet, minus, ONE } from '../../core/values/interval'
import { less, ROUNDED } from '../bounds'
import type { Finding } from '../finding'
import { type Figure, product } from '../read/cell'
import { nominalOf, usualQuotient } from '../read/proportion'
import { type Check, findingAt, hoursOf, overPairs, type Row, type TitrationTable } from '../titration-table'
import { agreementOf } from './agreement'
import { inUnit, sumFinding } from './sum'

const FEWEST = 3

/** A dose in a chart of rates is nominal: what is rounded is the mL/h. In a chart of weights it is that of each. */
const baseOf = ({ perKg, weight }: Row): Figure | undefined =>
  perKg && (weight === undefined ? nominalOf(perKg) : product(nominalOf(perKg), weight))

/** mL/h and a rate per kilogram without weight and strength: in one proportion, row by row. */
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
  const half = less(span.high - value, ROUNDED)
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

/** Volumes that rise or fall beside mg/h without a strength: all in one proportion to what is given between them. */
export function volumesOf(
  titrationTable: TitrationTable,
  doseOf: (titrationTable: TitrationTable, row: Row) => Figure | undefined,
): readonly Finding[] {
  const { rows, columns, inferred } = titrationTable
  if (!inferred.concentration || columns.has('rate_mL_h') || columns.has('volume_mL')) return []
  return (['cumulative_mL', 'vtbi_mL'] as const).flatMap((column) => {
    const apart = (isAtEnd: boolean): readonly Finding[] => {
      const steps = overPairs(rows, (before, row) => {
        const pair = column === 'vtbi_mL' ? [row, before] : [before, row]
        const [from, to] = pair.map(({ figures }) => figures[column])
        const given = doseOf(titrationTable, isAtEnd ? row : before)
        // A volume that goes the other way is that of a new bag.
        if (from === undefined || to === undefined || given === undefined || to.value < from.value) return []
        return [{ row, given, found: { value: to.value - from.value, span: minus(to.span, from.span) } }]
      })
      const usual = usualQuotient(steps.map(({ found, given }) => [found, given.value === 0n ? undefined : given]))
      if (usual === undefined || steps.length < 2) return []
      return steps.flatMap(({ row, given, found }) => {
        const right = product(given, usual)
        if (meet(found.span, right.span)) return []
        const working = `${decimalText(given.value)} mg x ${decimalText(usual.value)}, as in most rows`
        const words = [
          `${inUnit(found.value, column)} since the row before`,
          `${inUnit(right.value, column)} (${working})`,
        ] as const
        return [findingAt(titrationTable, 'total-volume', row, column, words)]
      })
    }
    const [atEnds, atStarts] = [apart(true), apart(false)]
    return atStarts.length < atEnds.length ? atStarts : atEnds
  })
}

/** What a weight or a strength that is not known would make of other figures. */
export const proportion: Check = (titrationTable) => [...flows(titrationTable), ...doses(titrationTable)]
