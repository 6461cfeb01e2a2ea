/** One figure of a row against the others, and the slip that a difference looks like. */

import { decimalText, meet, minus } from '../../core/values/interval'
import { ROUNDED, rateText } from '../bounds'
import type { Finding } from '../finding'
import { exactFigure, type Figure, nominal, product, ratio, scaled, ZERO } from '../read/cells/cell'
import { PER_KG, printedAs } from '../read/rows/per-kg'
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
import { type Agreement, agreementOf, mostRounding } from './agreement'
import { courseBefore } from './pauses'
import { notedRates } from './remarks/rates'
import { addedBy } from './running-totals'
import { eachRow } from './same-rows'
import { setRate } from './set-rate'
import { inUnit, slipText, sumFinding } from './sum'
import { slipOf } from './unit-errors'

/** Rate x time against what a row gives; where the rate is the highest of the row, it may be less. */
function amountFindings(
  titrationTable: TitrationTable,
  row: Row,
  [rule, column]: readonly ['dose' | 'volume', 'dose_mg' | 'volume_mL'],
  rate: Figure | undefined,
): readonly Finding[] {
  const found = row.figures[column]
  if (found === undefined || rate === undefined || isMixed(row)) return []
  // At a rate of 0 any time gives nothing.
  const time = rate.value === 0n ? (row.time ?? 0) : row.time
  if (time === undefined) return []
  const set = setRate(titrationTable, row, rate)
  const paused = row.note === '' ? 0 : (pauseIn(row.note) ?? 0)
  if (paused > 0 && paused < time && meet(found.span, product(set, hoursOf(time - paused)).span)) return []
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
    return perKg.length > 0 ? perKg : amountFindings(titrationTable, row, ['dose', 'dose_mg'], row.rate)
  })

/** mL through mL/h, else of the mg that a row gives; those may be less by what a pump rounds down. */
export const volumes: Check = (titrationTable) => {
  const usual = usualStrength(titrationTable)
  return eachRow(titrationTable.rows, (row): readonly Finding[] => {
    const { figures, concentration: drug = usual, time } = row
    const { volume_mL: found, rate_mL_h: flow } = figures
    if (flow !== undefined && time !== undefined)
      return amountFindings(titrationTable, row, ['volume', 'volume_mL'], flow)
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

/** The change of a row, against its rate and the one before it. */
function changeFinding(titrationTable: TitrationTable, row: Row, before: Figure | undefined): readonly Finding[] {
  const { rate, figures } = row
  const { change_mg_h: found } = figures
  if (found === undefined || rate === undefined || before === undefined) return []
  if (meet(found.span, minus(rate.span, before.span))) return []
  const working = `${decimalText(rate.value)} - ${decimalText(before.value)}`
  const words = [rateText(found.value), `${rateText(rate.value - before.value)} (${working})`] as const
  return [findingAt(titrationTable, 'change', row, 'change_mg_h', words)]
}

const OLD_RATES = [
  ['old_rate_mg_h', 'rate_mg_h'],
  ['old_rate_mL_h', 'rate_mL_h'],
] as const
/** An old rate is that of the row before it. */
const oldRateFindings = (titrationTable: TitrationTable, before: Row, row: Row): readonly Finding[] =>
  OLD_RATES.flatMap(([column, rateColumn]) => {
    const [found, right] = [row.figures[column], before.figures[rateColumn]]
    if (found === undefined || right === undefined || meet(nominal(found).span, nominal(right).span)) return []
    const words = [inUnit(found.value, column), `${inUnit(right.value, column)}, the rate of the row before`] as const
    return [findingAt(titrationTable, 'change', row, column, words)]
  })

const changeColumns: Check = (titrationTable) => {
  const { columns, rows } = withoutLoads(titrationTable)
  if (!columns.has('change_mg_h') && !OLD_RATES.some(([column]) => columns.has(column))) return []
  return [
    ...firstChange(titrationTable),
    ...overPairs(rows, (before, row) => [
      ...changeFinding(titrationTable, row, before.rate),
      ...oldRateFindings(titrationTable, before, row),
    ]),
  ]
}

/** The first row has no row before it, but perhaps the rate before. */
function firstChange(titrationTable: TitrationTable): readonly Finding[] {
  const [row] = titrationTable.rows
  const { change_mg_h: found, old_rate_mg_h: old } = row?.figures ?? {}
  if (row?.rate === undefined || found === undefined) return []
  // A table that continues another one does not say the rate before it.
  const isUnsaid = found.value === 0n || found.value < row.rate.value || courseBefore(titrationTable) !== undefined
  return old === undefined && isUnsaid ? [] : changeFinding(titrationTable, row, old ?? ZERO)
}

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
      const finding = (agreed: Agreement, perKg: Figure | undefined, from: string): readonly Finding[] => {
        if (agreed === 'agree' || perKg === undefined) return []
        const rule = agreed === 'rounded' ? 'rounding' : 'rate-weight'
        const working = `${from}${isMicro ? ' x 1000 / 60' : ''}`
        return [sumFinding(titrationTable, { rule, row, column, found, right: printedAs(each, perKg), working })]
      }
      const own = scaled(found, { n: each.d, d: each.n })
      if (rate !== undefined && weight !== undefined) {
        const isUsual = titrationTable.inferred.weight && meet(product(own, weight).span, rate.span)
        const agreed = isUsual ? 'agree' : agreementOf(product(own, exactFigure(weight.value)), rate, mostRounding(row))
        return finding(agreed, ratio(rate, weight), `${decimalText(rate.value)} mg/h / ${decimalText(weight.value)} kg`)
      }
      if (!isMicro || perHour === undefined) return []
      return finding(agreementOf(own, perHour, ROUNDED), perHour, `${decimalText(perHour.value)} mg/kg/h`)
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
      `${decimalText(right.value)} mL/h for ${perKgText}${rateText(rate.value)}${pump}${slipText(slip)}`,
    ] as const
    return [findingAt(titrationTable, rule, row, 'rate_mL_h', words)]
  })

export const changes = allOf(changeColumns, notedRates)
