/** The rate of a row and the limit that words set to it, in mg/h. */

import type { Limit } from '../../../core/model/limit'
import type { Setting } from '../../../core/model/protocol'
import { decimalText } from '../../../core/values/interval'
import { hoursOf, type Row } from '../../titration-table'
import { byValue, type Figure, product, ratio } from '../cells/cell'
import type { StatedLimit } from '../grid'
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
  const column = perKgColumn(figures)?.column ?? 'rate_mg_kg_h'
  if (perKg && weight) return { rate: product(perKg, weight), rateFrom: column }
  const dose = figures.dose_mg
  if (dose !== undefined && time !== undefined && time > 0)
    return { rate: ratio(dose, hoursOf(time)), rateFrom: 'dose_mg' }
  return { rate: undefined, rateFrom: flow === undefined ? column : 'rate_mL_h' }
}

/** The limit of a title or a header in mg/h, where weight or strength are known: of several units the lowest. */
export function limitOf(
  limits: readonly StatedLimit[],
  weight: Figure | undefined,
  drug: Figure | undefined,
): Figure | undefined {
  const mostIn = (unit: string): readonly Figure[] =>
    limits
      .flatMap((limit) => (limit.of === 'rate' && limit.unit === unit ? limit.figure : []))
      .toSorted(byValue)
      .slice(-1)
  const perKg = mostIn('mg/kg/h').flatMap((figure) => (weight ? product(figure, weight) : []))
  const flow = mostIn('mL/h').flatMap((figure) => (drug ? product(figure, drug) : []))
  const [first, ...others] = [...mostIn('mg/h'), ...perKg, ...flow]
  // `0.35 mg/kg/h = 21.5 mg/h` is one limit, as it is set.
  return first && others.reduce((least, each) => (each.span.high < least.value ? each : least), first)
}

/** The limits of a title on doses, of which a day of sessions has one, and on rates per kilogram of no known weight. */
export const statedLimits = (
  limits: readonly StatedLimit[],
  setting: Setting,
  isWeightKnown: boolean,
): readonly Limit[] =>
  limits.flatMap(({ of, unit, figure }): readonly Limit[] => {
    if (of === 'rate' && (unit !== 'mg/kg/h' || isWeightKnown)) return []
    const name = of === 'rate' ? 'rate-per-kg' : setting === 'outpatient' && of !== 'max' ? 'session-dose' : of
    const value = Number(decimalText(figure.value))
    return [{ name, kind: 'hard', state: 'in force', value, unit, bound: value, basis: 'stated', source: TITLE }]
  })
const TITLE = ['the words of the table']

/** With the limit of the title, where no column says one. */
export const withLimit = (figures: Cells['figures'], limit: Figure | undefined): Cells['figures'] =>
  limit === undefined || figures.limit_mg_h !== undefined ? figures : { ...figures, limit_mg_h: limit }
