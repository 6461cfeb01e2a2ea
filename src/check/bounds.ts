/** The protocol's limits as a table is held to them, and which of them its notes lift. */
import { ceilingOf, DRUG_LIMITS, LIMIT_KINDS, type LimitName, type LimitUnit } from '../core/model/limit'
import {
  isPerKg,
  type Protocol,
  type Figure as ProtocolFigure,
  type RateUnit,
  timeOf,
} from '../core/model/protocol'
import { decimalText, exactly, meet, ONE, type Span } from '../core/values/interval'
import type { Bound } from './fault'
import type { Figure } from './read/cell'
import { liftedIn } from './read/own-notes'
import { isRated, type Rated, type Row, type Sheet } from './titration-table'

/** A figure of at most three decimals. */
export const exact = (value: number): bigint => (BigInt(Math.round(value * 1000)) * ONE) / 1000n

export function boundOf(
  name: LimitName,
  { value, unit, basis, source }: Omit<ProtocolFigure<string>, 'note'>,
  kind: Bound['kind'] = LIMIT_KINDS[name],
): Bound {
  return { name, kind, value, unit, basis, source }
}

/** As its source writes it; `1 mg/kg/h = 38 mg/h` with the rate that it comes to, where it is in another unit. */
export const boundText = ({ value, unit }: Bound, rate?: bigint): string =>
  unit === 'mg/h' || rate === undefined ? `${value} ${unit}` : `${value} ${unit} = ${rateText(rate)}`
export const rateText = (value: bigint): string => `${decimalText(value)} mg/h`

/** The limits on a rate, in the order in which ties are named. */
export function rateBounds({ drug, local, maximum, maximum_per_kg: perKg }: Protocol): readonly Bound[] {
  const ceiling = (unit: LimitUnit) => boundOf('ceiling', ceilingOf(drug, unit))
  return [
    ...(maximum === undefined ? [] : [boundOf('rate', maximum)]),
    ...(perKg === undefined ? [] : [boundOf('rate-per-kg', perKg)]),
    ...(local === undefined ? [] : [ceiling('mg/h'), ceiling('mg/kg/h')]),
    boundOf(DRUG_LIMITS[drug].name, DRUG_LIMITS[drug]),
  ]
}

/** mg/h of a rate of the protocol, at most; undefined for one per kilogram without a weight. */
export function mgPerHOf(
  { value, unit }: { readonly value: number; readonly unit: string },
  weight: Figure | undefined,
  inferred: boolean,
): bigint | undefined {
  if (!isPerKg({ unit })) return perHour(value, unit)
  if (weight === undefined) return undefined
  return (perHour(value, unit) * (inferred ? weight.span.high : weight.value)) / ONE
}

/** How many mg/h, or mg/kg/h, a unit of a rate is: as a quotient. */
const PER_HOUR: Readonly<Record<RateUnit, readonly [bigint, bigint]>> = {
  'mg/h': [1n, 1n],
  'mg/24h': [1n, 24n],
  'mg/kg/h': [1n, 1n],
  'mcg/kg/h': [1n, 1000n],
  'mcg/kg/min': [60n, 1000n],
}
/** mg/h, or mg/kg/h of a rate per kilogram. */
function perHour(value: number, unit: string): bigint {
  const [times, by] = PER_HOUR[unit as RateUnit] ?? [1n, 1n]
  return (exact(value) * times) / by
}

const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const less = (a: bigint, b: bigint): bigint => (a < b ? a : b)
/** mg/kg/h: half of a last digit that is more is not taken for rounding. */
const ROUNDED = (5n * ONE) / 1000n

/**
 * What a rate may stand for against a bound in mg/h or mg/kg/h. One that is printed in that unit or set at a pump is
 * itself; one worked out from a figure per kg is as exact as that was printed, but to 0.005 mg/kg/h at least: 0.9 mg/kg/h
 * is more likely a setting than 0.85 rounded. One of a dose is as exact as the dose was printed.
 */
export function standsFor({ rate, rateFrom, figures, weight }: Rated, unit: string): Span {
  if (rateFrom === 'dose_mg') return rate.span
  const { value, span } = rate
  const isRounded =
    rateFrom === 'rate_mcg_kg_min' ||
    (rateFrom === 'rate_mg_kg_h' && (unit === 'mg/h' || figures.rate_mg_kg_h === undefined))
  if (!isRounded) return exactly(value)
  const most = ((weight?.value ?? 0n) * ROUNDED) / ONE
  return { low: greater(span.low, value - most), high: less(span.high, value + most) }
}

/** How far a rate is from a bound: what passes it, as figure and unit; undefined where it is within or unknown. */
export function beyond(row: Row, { value, unit }: Bound, { inferred }: Sheet): Figure | undefined {
  if (isPerKg({ unit }) && (row.weight === undefined || inferred.weight)) {
    const { perKg, figures } = row
    const least = figures.rate_mg_kg_h?.value ?? (perKg && greater(perKg.span.low, perKg.value - ROUNDED))
    return least === undefined || least <= perHour(value, unit) ? undefined : row.perKg
  }
  const most = mgPerHOf({ value, unit }, row.weight, inferred.weight)
  if (!isRated(row) || most === undefined) return undefined
  return standsFor(row, unit).low <= most ? undefined : row.rate
}

/** Whether a rate is above or below the one before it; rates of doses are the same where their digits allow it. */
export function changeOf(before: Rated, row: Rated): -1 | 0 | 1 {
  const isOfDose = before.rateFrom === 'dose_mg' || row.rateFrom === 'dose_mg'
  if (isOfDose && meet(before.rate.span, row.rate.span)) return 0
  if (row.rate.value === before.rate.value) return 0
  return row.rate.value > before.rate.value ? 1 : -1
}

/** Whether a row tells a start or a step: not where its rate is only the mean of a time in which steps may be. */
export const tellsSteps = ({ protocol }: Sheet, { rateFrom, time = 0 }: Row): boolean =>
  rateFrom !== 'dose_mg' || protocol.step_every === undefined || time <= timeOf(protocol.step_every)

/** From which row on each lifted limit is lifted. */
export function liftedFrom(rows: readonly Row[]): ReadonlyMap<LimitName, number> {
  const from = new Map<LimitName, number>()
  for (const { note, record } of rows)
    for (const name of note === '' ? [] : liftedIn(note)) if (!from.has(name)) from.set(name, record)
  return from
}
