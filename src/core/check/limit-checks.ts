/** The guard's limits on rates, the patient's weight and the drug in the fluid. */
import type { LimitName } from '../limit'
import {
  beyond,
  boundOf,
  boundText,
  liftedFrom,
  mgPerHOf,
  OURS,
  rateBounds,
  rateText,
  standsFor,
} from './bounds'
import type { Fault } from './fault'
import type { Figure } from './figure'
import { perKgColumn } from './row'
import { type Check, faultAt, type Row, ratedOf, type Sheet } from './sheet'
import { decimalText, ONE, whole } from './span'

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
      const allowed =
        perKg || bound.unit === 'mg/h' || most === undefined
          ? boundText(bound)
          : `${boundText(bound)} = ${rateText(most)}`
      return [faultAt(sheet, bound.name as 'rate', row, column, [words, allowed], bound)]
    }),
  )
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

const LABEL = { basis: 'stated', source: ['ketalar-label'] } as const
const POUNDS_PER_KG = 2.204_622_62

const weight: Check = (sheet) => {
  if (sheet.inferred.weight) return []
  return each(sheet.rows, 'weight').flatMap(([row, value]) => {
    if (value >= whole(30) && value <= whole(150)) return []
    const kg = Number(value / (ONE / 1000n)) / 1000
    const pounds = kg > 150 ? ` (${(kg / POUNDS_PER_KG).toFixed(1)} kg if that is in pounds)` : ''
    const bound = boundOf(
      'weight',
      { ...OURS, value: 150, unit: 'kg' },
      kg > 150 && kg <= 300 ? 'soft' : 'hard',
    )
    return [faultAt(sheet, 'weight', row, 'weight_kg', [`${kg} kg${pounds}`, '30 to 150 kg'], bound)]
  })
}

const concentration: Check = (sheet) => {
  if (sheet.inferred.concentration) return []
  return each(sheet.rows, 'concentration').flatMap(([row, value]) => {
    if (value < whole(10)) return []
    const hard = value >= whole(100)
    const bound = boundOf(
      'concentration',
      hard ? { ...LABEL, value: 100, unit: 'mg/mL' } : { ...OURS, value: 10, unit: 'mg/mL' },
      hard ? 'hard' : 'soft',
    )
    const allowed = hard ? 'below 100 mg/mL: never undiluted' : 'below 10 mg/mL'
    return [
      faultAt(
        sheet,
        'concentration',
        row,
        'concentration_mg_mL',
        [`${decimalText(value)} mg/mL`, allowed],
        bound,
      ),
    ]
  })
}

export const LIMIT_CHECKS: readonly Check[] = [rateLimits, ownLimit, weight, concentration]

/** Those of the faults that no note of the table lifts, and what the notes lift. */
export function withoutLifted(faults: readonly Fault[], sheet: Sheet): readonly Fault[] {
  const from = liftedFrom(sheet.rows)
  const isLifted = ({ bound, record }: Fault): boolean =>
    bound !== undefined &&
    bound.kind === 'soft' &&
    (from.get(bound.name) ?? Number.POSITIVE_INFINITY) <= record
  const told = [...from].map(([name, record]: readonly [LimitName, number]) =>
    faultAt(sheet, 'lifted', { record }, 'note', [
      `soft limit ${name}, by the note of this row`,
      'it from here on',
    ]),
  )
  return [...faults.filter((fault) => !isLifted(fault)), ...told]
}
