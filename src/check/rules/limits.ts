/** The guard's limits on rates, the patient's weight and the drug in the fluid. */
import { FIXED, type LimitName } from '../../core/model/limit'
import { GRAMS_PER_POUND, HEAVIEST, LIGHTEST } from '../../core/request/parse-quantities'
import { decimalText, meet, ONE, whole } from '../../core/values/interval'
import { beyond, boundOf, boundText, liftedFrom, mgPerHOf, rateBounds, rateText, standsFor } from '../bounds'
import type { Fault } from '../fault'
import { type Figure, product, ratio } from '../read/cell'
import { perKgColumn } from '../read/row'
import { type Check, faultAt, type Row, ratedOf, type Sheet } from '../titration-table'

/** As it is printed, and in mg/kg/h. */
function perKgText({ figures }: Row, rate: Figure): string {
  const { rate_mcg_kg_min: perMinute, rate_mg_kg_h: perHour } = figures
  const text = `${decimalText(rate.value)} mg/kg/h`
  return perHour !== undefined || perMinute === undefined
    ? text
    : `${decimalText(perMinute.value)} mcg/kg/min = ${text}`
}

const rateLimits: Check = (sheet) => {
  const bounds = rateBounds(sheet.protocol)
  return sheet.rows.flatMap((row) =>
    bounds.flatMap((bound): readonly Fault[] => {
      const found = beyond(row, bound, sheet)
      if (found === undefined) return []
      const perKg = found === row.perKg
      const column = (perKg ? perKgColumn(row.figures)?.column : undefined) ?? row.rateFrom
      const words = perKg ? perKgText(row, found) : rateText(found.value)
      const most = mgPerHOf(bound, row.weight, false)
      const allowed = boundText(bound, perKg ? undefined : most)
      return [faultAt(sheet, bound.name as 'rate', row, column, [words, allowed], bound)]
    }),
  )
}

/**
 * What the pump delivers where mg/h is printed beside it and within the limit: mL/h is what is set. Where the two
 * are not the same rate that is told by itself.
 */
const delivered: Check = (sheet) => {
  if (sheet.inferred.concentration) return []
  const bounds = rateBounds(sheet.protocol)
  return sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: printed, rate_mL_h: flow } = row.figures
    const { concentration: drug } = row
    const right = printed && drug && ratio(printed, drug)
    if (printed === undefined || flow === undefined || drug === undefined || right === undefined) return []
    if (flow.value <= right.value || !meet(flow.span, right.span)) return []
    const least = (flow.value * drug.span.low) / ONE
    return bounds.flatMap((bound): readonly Fault[] => {
      const most = mgPerHOf(bound, row.weight, sheet.inferred.weight)
      if (most === undefined || least <= most || printed.value > most) return []
      const given = product(flow, drug).value
      const words = `${decimalText(flow.value)} mL/h x ${decimalText(drug.value)} mg/mL = ${rateText(given)}`
      return [faultAt(sheet, bound.name as 'rate', row, 'rate_mL_h', [words, boundText(bound, most)], bound)]
    })
  })
}

const ownLimit: Check = (sheet) =>
  ratedOf(sheet.rows).flatMap((row): readonly Fault[] => {
    const { limit_mg_h: limit } = row.figures
    if (limit === undefined || standsFor(row, 'mg/h').low <= limit.value) return []
    const words = [rateText(row.rate.value), `${rateText(limit.value)}, its limit column`] as const
    return [faultAt(sheet, 'limit', row, row.rateFrom, words)]
  })

/** Where a figure of the fluid or the patient first stands, or changes. */
function each(rows: readonly Row[], name: 'weight' | 'concentration'): readonly (readonly [Row, bigint])[] {
  return rows.flatMap((row, index) => {
    const value = row[name]?.value
    return value === undefined || value === rows[index - 1]?.[name]?.value ? [] : [[row, value] as const]
  })
}

const { heaviest, tenfold, undiluted } = FIXED

const weight: Check = (sheet) => {
  if (sheet.inferred.weight) return []
  return each(sheet.rows, 'weight').flatMap(([row, value]) => {
    const [least, most] = [LIGHTEST / 1000, heaviest.value]
    if (value >= whole(least) && value <= whole(most)) return []
    const kg = Number(value / (ONE / 1000n)) / 1000
    const isHeavy = kg > most
    const pounds = isHeavy ? ` (${((kg * GRAMS_PER_POUND) / 1000).toFixed(1)} kg if that is in pounds)` : ''
    const bound = boundOf('weight', heaviest, isHeavy && kg <= HEAVIEST / 1000 ? 'soft' : 'hard')
    const words = [`${kg} kg${pounds}`, `${least} to ${most} kg`] as const
    return [faultAt(sheet, 'weight', row, 'weight_kg', words, bound)]
  })
}

const concentration: Check = (sheet) => {
  if (sheet.inferred.concentration) return []
  return each(sheet.rows, 'concentration').flatMap(([row, value]) => {
    if (value < whole(tenfold.value)) return []
    const hard = value >= whole(undiluted.value)
    const bound = boundOf('concentration', hard ? undiluted : tenfold, hard ? 'hard' : 'soft')
    const allowed = `below ${boundText(bound)}${hard ? ': never undiluted' : ''}`
    const words = [`${decimalText(value)} mg/mL`, allowed] as const
    return [faultAt(sheet, 'concentration', row, 'concentration_mg_mL', words, bound)]
  })
}

export const LIMIT_CHECKS: readonly Check[] = [rateLimits, delivered, ownLimit, weight, concentration]

/** Those of the faults that no note of the table lifts, and what the notes lift. */
export function withoutAllowed(faults: readonly Fault[], sheet: Sheet): readonly Fault[] {
  const from = liftedFrom(sheet.rows)
  const isAllowed = ({ bound, record }: Fault): boolean =>
    bound !== undefined &&
    bound.kind === 'soft' &&
    (from.get(bound.name) ?? Number.POSITIVE_INFINITY) <= record
  const told = [...from].map(([name, record]: readonly [LimitName, number]) =>
    faultAt(sheet, 'lifted', { record }, 'note', [
      `soft limit ${name}, by the note of this row`,
      'it from here on',
    ]),
  )
  return [...faults.filter((fault) => !isAllowed(fault)), ...told]
}
