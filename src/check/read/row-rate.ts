/** The rate of a row and the limit that words set to it, in mg/h. */
import { hoursOf, type Row } from '../titration-table'
import { type Figure, product, ratio } from './cell'
import type { Block } from './grid'
import { perKgColumn } from './per-kg'
import type { Cells } from './row'

/** mg/h of a row: printed, else mL/h x mg/mL, else mg/kg/h x kg, else what its dose comes to in an hour. */
export function rateOf(
  figures: Cells['figures'],
  perKg: Figure | undefined,
  weight: Figure | undefined,
  drug: Figure | undefined,
  time: number | undefined,
): Pick<Row, 'rate' | 'rateFrom'> {
  const { rate_mg_h: printed, rate_mL_h: flow } = figures
  if (printed !== undefined) return { rate: printed, rateFrom: 'rate_mg_h' }
  if (flow !== undefined && drug !== undefined) return { rate: product(flow, drug), rateFrom: 'rate_mL_h' }
  if (flow?.value === 0n) return { rate: flow, rateFrom: 'rate_mL_h' }
  const rate = perKg === undefined || weight === undefined ? undefined : product(perKg, weight)
  const dose = figures.dose_mg
  if (rate === undefined && dose !== undefined && time !== undefined && time > 0)
    return { rate: ratio(dose, hoursOf(time)), rateFrom: 'dose_mg' }
  return {
    rate,
    rateFrom: rate === undefined && flow !== undefined ? 'rate_mL_h' : (perKgColumn(figures)?.column ?? 'rate_mg_kg_h'),
  }
}

/** The limit of a title or a header in mg/h, where weight or strength are known. */
export function limitOf({ limit }: Block, weight: Figure | undefined, drug: Figure | undefined): Figure | undefined {
  if (limit === undefined || limit.unit === 'mg/h') return limit?.figure
  const by = limit.unit === 'mL/h' ? drug : weight
  return by && product(limit.figure, by)
}

/** With the limit of the title, where no column says one. */
export const withLimit = (figures: Cells['figures'], limit: Figure | undefined): Cells['figures'] =>
  limit === undefined || figures.limit_mg_h !== undefined ? figures : { ...figures, limit_mg_h: limit }
