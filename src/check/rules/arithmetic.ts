/** One figure of a row against the others, and the slip that a difference looks like. */

import { decimalText, meet, minus } from '../../core/values/interval'
import { ROUNDED, rateText } from '../bounds'
import type { Finding } from '../finding'
import { exactFigure, type Figure, nominal, product, ratio, scaled, ZERO } from '../read/cells/cell'
import { PER_KG, type PerKg, printedAs } from '../read/rows/per-kg'
import { usualQuotient } from '../read/rows/proportion'
import { pauseIn } from '../read/words/events'
import {
  allOf,
  type Check,
  findingAt,
  hasPeaks,
  hoursOf,
  isMixed,
  overPairs,
  type Row,
  type TitrationTable,
  withoutLoads,
} from '../titration-table'
import { agreementOf, mostRounding } from './agreement'
import { courseBefore } from './pauses'
import { notedRates } from './remarks/rates'
import { addedBy } from './running-totals'
import { eachRow } from './same-rows'
import { setRate } from './set-rate'
import { inUnit, named, sumFinding } from './sum'
import { slipOf } from './unit-errors'

/** Rate x time against what a row gives; where the rate is the highest of the row, it may be less. */
function amount(
  titrationTable: TitrationTable,
  row: Row,
  [rule, column]: readonly ['dose' | 'volume', 'dose_mg' | 'volume_mL'],
  rate: Figure | undefined,
): readonly Finding[] {
  const found = row.figures[column]
  if (found === undefined || rate === undefined || isMixed(row)) return []
  // At no rate any time gives nothing.
  const time = rate.value === 0n ? (row.time ?? 0) : row.time
  if (time === undefined) return []
  const set = setRate(titrationTable, row, rate)
  const paused = row.note === '' ? undefined : pauseIn(row.note)
  if (
    paused !== undefined &&
    paused > 0 &&
    paused < time &&
    meet(found.span, product(set, hoursOf(time - paused)).span)
  )
    return []
  const right = product(set, hoursOf(time))
  if (meet(found.span, right.span) || (hasPeaks(titrationTable) && found.span.low <= right.span.high)) return []
  const working = `${inUnit(rate.value, column)}/h x ${decimalText(hoursOf(time).value)} h`
  return [sumFinding(titrationTable, { rule, row, column, found, right, working })]
}

/** mg against mg/kg and the weight. */
function dosePerKg(titrationTable: TitrationTable, row: Row): readonly Finding[] {
  const { weight, figures } = row
  const { dose_mg: found, dose_mg_kg: perKg } = figures
  if (found === undefined || perKg === undefined || weight === undefined) return []
  const right = product(perKg, weight)
  const agreed = agreementOf(found, right, mostRounding(row))
  if (agreed === 'agree') return []
  const rule = agreed === 'rounded' ? 'rounding' : 'dose'
  const working = `${decimalText(perKg.value)} mg/kg x ${decimalText(weight.value)} kg`
  return [sumFinding(titrationTable, { rule, row, column: 'dose_mg', found, right, working })]
}

export const doses: Check = (titrationTable) =>
  eachRow(titrationTable.rows, (row) => {
    const perKg = dosePerKg(titrationTable, row)
    return perKg.length > 0 ? perKg : amount(titrationTable, row, ['dose', 'dose_mg'], row.rate)
  })

/** mL through mL/h, else of the mg that a row gives; those may be less by what a pump rounds down. */
export const volumes: Check = (titrationTable) => {
  const usual = usualStrength(titrationTable)
  return eachRow(titrationTable.rows, (row): readonly Finding[] => {
    const { figures, concentration: drug = usual, time } = row
    const { volume_mL: found, rate_mL_h: flow } = figures
    if (flow !== undefined && time !== undefined) return amount(titrationTable, row, ['volume', 'volume_mL'], flow)
    const dose = addedBy(titrationTable, row, figures.dose_mg, row.rate)
    const right = dose && drug && ratio(dose, drug)
    if (found === undefined || right === undefined || drug === undefined) return []
    const less = time === undefined ? 0n : (titrationTable.pumpStep * BigInt(time)) / 60n
    if (meet(found.span, { low: right.span.low - less, high: right.span.high })) return []
    const working = `${decimalText(dose?.value ?? 0n)} mg / ${decimalText(drug.value)} mg/mL`
    return [sumFinding(titrationTable, { rule: 'volume', row, column: 'volume_mL', found, right, working })]
  })
}

/** Where no strength is known, the one that most volumes have. */
function usualStrength(titrationTable: TitrationTable): Figure | undefined {
  const { rows } = titrationTable
  if (rows.some(({ concentration }) => concentration !== undefined)) return undefined
  return usualQuotient(
    rows.map((row) => [addedBy(titrationTable, row, row.figures.dose_mg, row.rate), row.figures.volume_mL]),
  )
}

const CHANGES = [
  ['change_mg_h', 'rate_mg_h'],
  ['old_rate_mg_h', 'rate_mg_h'],
  ['old_rate_mL_h', 'rate_mL_h'],
] as const

/** A change is that from the row before it, and an old rate is that of the row before it. */
const changeColumns: Check = (titrationTable) => {
  const { columns, rows } = withoutLoads(titrationTable)
  if (!CHANGES.some(([column]) => columns.has(column))) return []
  return [
    ...firstChange(titrationTable),
    ...overPairs(rows, (before, row) =>
      CHANGES.flatMap(([column, rateColumn]): readonly Finding[] => {
        const found = row.figures[column]
        const isChange = column === 'change_mg_h'
        const from = isChange ? before.rate : before.figures[rateColumn]
        if (found === undefined || from === undefined) return []
        if (isChange && row.rate === undefined) return []
        const right = isChange && row.rate ? minus(row.rate.span, from.span) : from.span
        if (meet(isChange ? found.span : nominal(found).span, isChange ? right : nominal(from).span)) return []
        const value = isChange ? (row.rate?.value ?? 0n) - from.value : from.value
        const working = isChange
          ? ` (${decimalText(row.rate?.value ?? 0n)} - ${decimalText(from.value)})`
          : ', the rate of the row before'
        const words = [inUnit(found.value, column), `${inUnit(value, column)}${working}`] as const
        return [findingAt(titrationTable, 'change', row, column, words)]
      }),
    ),
  ]
}

/** The first row has no row before it, but perhaps the rate before. */
function firstChange(titrationTable: TitrationTable): readonly Finding[] {
  const [row] = titrationTable.rows
  const { change_mg_h: found, old_rate_mg_h: old } = row?.figures ?? {}
  if (row?.rate === undefined || found === undefined || (old === undefined && found.value === 0n)) return []
  const before = old ?? ZERO
  if (meet(found.span, minus(row.rate.span, before.span))) return []
  // A table that goes on has a rate before it that it does not say.
  if (old === undefined && (found.value < row.rate.value || courseBefore(titrationTable) !== undefined)) return []
  const working = `${decimalText(row.rate.value)} - ${decimalText(before.value)}`
  const words = [rateText(found.value), `${rateText(row.rate.value - before.value)} (${working})`] as const
  return [findingAt(titrationTable, 'change', row, 'change_mg_h', words)]
}

/** mg/h of a rate per kilogram, as exact as that is printed but to no less than 0.005 mg/kg/h. */
const mgPerHOfPerKg = ({ n, d }: PerKg, found: Figure, weight: Figure): Figure =>
  product(scaled(found, { n: d, d: n }), exactFigure(weight.value))

/** mg/kg/h and mcg/kg/min, each in its own unit: against mg/h and the weight, else the one against the other. */
export const rateByWeight: Check = (titrationTable) =>
  eachRow(titrationTable.rows, (row): readonly Finding[] => {
    const { rate_mg_h: rate, rate_mg_kg_h: perHour } = row.figures
    const { weight } = row
    return PER_KG.flatMap((each): readonly Finding[] => {
      const { column } = each
      const found = row.figures[column]
      if (found === undefined) return []
      const isMicro = column === 'rate_mcg_kg_min'
      if (rate !== undefined && weight !== undefined) {
        const isUsual =
          titrationTable.inferred.weight &&
          meet(product(scaled(found, { n: each.d, d: each.n }), weight).span, rate.span)
        const agreed = isUsual ? 'agree' : agreementOf(mgPerHOfPerKg(each, found, weight), rate, mostRounding(row))
        const perKg = ratio(rate, weight)
        if (agreed === 'agree' || perKg === undefined) return []
        const right = printedAs(each, perKg)
        const converted = isMicro ? ' x 1000 / 60' : ''
        const working = `${decimalText(rate.value)} mg/h / ${decimalText(weight.value)} kg${converted}`
        const rule = agreed === 'rounded' ? 'rounding' : 'rate-weight'
        return [sumFinding(titrationTable, { rule, row, column, found, right, working })]
      }
      if (!isMicro || perHour === undefined) return []
      const right = printedAs(each, perHour)
      const agreed = agreementOf(scaled(found, { n: each.d, d: each.n }), perHour, ROUNDED)
      if (agreed === 'agree') return []
      const working = `${decimalText(perHour.value)} mg/kg/h x 1000 / 60`
      const rule = agreed === 'rounded' ? 'rounding' : 'rate-weight'
      return [sumFinding(titrationTable, { rule, row, column, found, right, working })]
    })
  })

/** mL/h against mg/h, printed or from mg/kg/h; a pump may be set lower by its step, never higher. */
export const rateByVolume: Check = (titrationTable) =>
  eachRow(titrationTable.rows, (row): readonly Finding[] => {
    const { rate_mg_h: printed, rate_mL_h: found } = row.figures
    const { perKg, weight, concentration: drug } = row
    const rate = printed ?? (perKg && weight && product(perKg, weight))
    if (found === undefined || drug === undefined || rate === undefined) return []
    const right = ratio(rate, drug)
    if (right === undefined) return []
    const { pumpStep } = titrationTable
    const set = (right.value / pumpStep) * pumpStep
    if (set <= found.value && found.value <= right.value) return []
    const agreed = agreementOf(product(found, drug), rate, mostRounding(row))
    if (agreed === 'agree') return []
    const pump = set === right.value ? '' : `, ${decimalText(set)} mL/h on a ${decimalText(pumpStep)} mL/h pump`
    const perKgText =
      printed === undefined && perKg && weight
        ? `${decimalText(perKg.value)} mg/kg/h x ${decimalText(weight.value)} kg = `
        : ''
    const slip = agreed === 'rounded' ? undefined : slipOf('rate-volume', row, found, right)
    const rule = agreed === 'rounded' ? 'rounding' : (slip?.rule ?? 'rate-volume')
    const given = rateText(product(found, drug).value)
    const words = [
      `${decimalText(found.value)} mL/h x ${decimalText(drug.value)} mg/mL = ${given}`,
      `${decimalText(right.value)} mL/h for ${perKgText}${rateText(rate.value)}${pump}${named(slip)}`,
    ] as const
    return [findingAt(titrationTable, rule, row, 'rate_mL_h', words)]
  })

export const changes = allOf(changeColumns, notedRates)
