/** One figure of a row against the others, and the slip that a difference looks like. */

import { decimalText, meet, minus } from '../../core/values/interval'
import type { Fault } from '../fault'
import { type Figure, product, ratio } from '../read/cell'
import type { Target } from '../read/columns'
import { PER_KG, printedAs } from '../read/row'
import type { RuleId } from '../rules-list'
import { type Check, faultAt, hasPeaks, hoursOf, pairsOf, type Row, type Sheet } from '../titration-table'
import { addedBy, running } from './running-totals'
import { slipOf } from './unit-errors'

/** A sum that does not come out: where, what stands there, what it should be and how that was worked out. */
interface Sum {
  readonly rule: RuleId
  readonly row: Row
  readonly column: Target
  readonly found: Figure
  readonly right: Figure
  readonly unit: string
  readonly working: string
}

const named = (slip: ReturnType<typeof slipOf>): string => (slip === undefined ? '' : `; off by ${slip.what}`)

function faultOf(sheet: Sheet, { rule, row, column, found, right, unit, working }: Sum): Fault {
  const slip = slipOf(rule, row, found, right)
  const words = [
    `${decimalText(found.value)} ${unit}`,
    `${decimalText(right.value)} ${unit} (${working}${named(slip)})`,
  ] as const
  return faultAt(sheet, slip?.rule ?? rule, row, column, words)
}

/** Rate x time against what a row gives; where the rate is the highest of the row, it may be less. */
function amount(
  sheet: Sheet,
  row: Row,
  [rule, column, unit]: readonly ['dose' | 'volume', 'dose_mg' | 'volume_mL', string],
  rate: Figure | undefined,
): readonly Fault[] {
  const found = row.figures[column]
  if (found === undefined || rate === undefined || row.time === undefined) return []
  const right = product(rate, hoursOf(row.time))
  if (meet(found.span, right.span) || (hasPeaks(sheet) && found.span.low <= right.span.high)) return []
  const working = `${decimalText(rate.value)} ${unit}/h x ${decimalText(hoursOf(row.time).value)} h`
  return [faultOf(sheet, { rule, row, column, found, right, unit, working })]
}

const doses: Check = (sheet) =>
  sheet.rows.flatMap((row) => amount(sheet, row, ['dose', 'dose_mg', 'mg'], row.rate))

/** mL through mL/h, else of the mg that a row gives; those may be less by what a pump rounds down. */
const volumes: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { figures, concentration: drug, time } = row
    const { volume_mL: found, rate_mL_h: flow } = figures
    if (flow !== undefined) return amount(sheet, row, ['volume', 'volume_mL', 'mL'], flow)
    const dose = addedBy(sheet, row, figures.dose_mg, row.rate)
    const right = dose && drug && ratio(dose, drug)
    if (found === undefined || right === undefined || drug === undefined) return []
    const less = time === undefined ? 0n : (sheet.pumpStep * BigInt(time)) / 60n
    if (meet(found.span, { low: right.span.low - less, high: right.span.high })) return []
    const working = `${decimalText(dose?.value ?? 0n)} mg / ${decimalText(drug.value)} mg/mL`
    return [faultOf(sheet, { rule: 'volume', row, column: 'volume_mL', found, right, unit: 'mL', working })]
  })

const changes: Check = (sheet) =>
  pairsOf(sheet.rows).flatMap(([before, row]): readonly Fault[] => {
    const found = row.figures.change_mg_h
    if (found === undefined || before.rate === undefined || row.rate === undefined) return []
    const right = minus(row.rate.span, before.rate.span)
    if (meet(found.span, right)) return []
    const words = [
      `${decimalText(found.value)} mg/h`,
      `${decimalText(row.rate.value - before.rate.value)} mg/h (${decimalText(row.rate.value)} - ${decimalText(before.rate.value)})`,
    ] as const
    return [faultAt(sheet, 'change', row, 'change_mg_h', words)]
  })

/** mg/kg/h and mcg/kg/min, each in its own unit: against mg/h and the weight, else the one against the other. */
const perKilogram: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: rate, rate_mg_kg_h: perHour } = row.figures
    const byWeight = rate && row.weight && ratio(rate, row.weight)
    return PER_KG.flatMap((each): readonly Fault[] => {
      const found = row.figures[each.column]
      const isOther = byWeight === undefined && each.column === 'rate_mcg_kg_min'
      const source = byWeight ?? (isOther ? perHour : undefined)
      const right = source && printedAs(each, source)
      if (found === undefined || right === undefined || meet(found.span, right.span)) return []
      const converted = each.column === 'rate_mcg_kg_min' ? ' x 1000 / 60' : ''
      const from = isOther
        ? `${decimalText(perHour?.value ?? 0n)} mg/kg/h`
        : `${decimalText(rate?.value ?? 0n)} mg/h / ${decimalText(row.weight?.value ?? 0n)} kg`
      const { column, unit } = each
      return [
        faultOf(sheet, { rule: 'rate-weight', row, column, found, right, unit, working: from + converted }),
      ]
    })
  })

/** mL/h against mg/h, printed or from mg/kg/h; shown in mL/h, as a pump would be set: rounded down to its step. */
const fluid: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: printed, rate_mL_h: found } = row.figures
    const { perKg, weight, concentration: drug } = row
    const rate = printed ?? (perKg && weight && product(perKg, weight))
    if (found === undefined || drug === undefined || rate === undefined) return []
    const right = ratio(rate, drug)
    if (right === undefined) return []
    const set = (right.value / sheet.pumpStep) * sheet.pumpStep
    if (meet(found.span, right.span) || meet(found.span, { low: set, high: right.value })) return []
    const pump =
      set === right.value ? '' : `, ${decimalText(set)} mL/h on a ${decimalText(sheet.pumpStep)} mL/h pump`
    const perKgText =
      printed === undefined && perKg && weight
        ? `${decimalText(perKg.value)} mg/kg/h x ${decimalText(weight.value)} kg = `
        : ''
    const slip = slipOf('rate-volume', row, found, right)
    const given = decimalText(product(found, drug).value)
    const words = [
      `${decimalText(found.value)} mL/h x ${decimalText(drug.value)} mg/mL = ${given} mg/h`,
      `${decimalText(right.value)} mL/h for ${perKgText}${decimalText(rate.value)} mg/h${pump}${named(slip)}`,
    ] as const
    return [faultAt(sheet, slip?.rule ?? 'rate-volume', row, 'rate_mL_h', words)]
  })

export const SUM_CHECKS: readonly Check[] = [
  doses,
  running('total', 'cumulative_mg', 'mg', (sheet, row) => addedBy(sheet, row, row.figures.dose_mg, row.rate)),
  changes,
  perKilogram,
  fluid,
  volumes,
  running('total-volume', 'cumulative_mL', 'mL', (sheet, row) =>
    addedBy(sheet, row, row.figures.volume_mL, row.figures.rate_mL_h),
  ),
]
