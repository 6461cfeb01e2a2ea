/** The guard's limits in the units of a table, and which of them its notes allow to be exceeded. */
import { limitsOf } from '../core/guard/limits'
import type { Limit, LimitName } from '../core/model/limit'
import { type Protocol, timeOf } from '../core/model/protocol'
import { HEAVIEST, LIGHTEST } from '../core/request/parse-quantities'
import { parseRequest } from '../core/request/request'
import { regimenOf } from '../core/schedule/regimen'
import { decimalText, exactly, meet, ONE, type Span } from '../core/values/interval'
import type { Bound } from './finding'
import type { Figure } from './read/cells/cell'
import { readUnit } from './read/cells/units'
import { allowedIn } from './read/words/own-notes'
import { isRated, memoized, type Rated, type Row, type TitrationTable } from './titration-table'

/** A figure of at most three decimals. */
export const exact = (value: number): bigint => (BigInt(Math.round(value * 1000)) * ONE) / 1000n

// The list of limits does not depend on them: a table is checked against each as its source writes it.
const ANY = { start: '2026-11-30T08:00Z', weight: '70', concentration: '1' }

// The limits of a protocol never change.
const knownOf = memoized((_: Protocol) => new Map<string, readonly Limit[]>())

/** Whether some doses are per kilogram and others are not: the rate then depends on the weight. */
function hasMixedDoses(protocol: Protocol): boolean {
  if (protocol.setting === 'inpatient') return false
  const { dose, dose_step, session_dose } = protocol
  const units = [dose, dose_step, session_dose].flatMap((each) => each?.unit ?? [])
  return dose !== undefined && new Set(units).size > 1
}

/** The limits that the guard holds a plan of this protocol to. */
export function limitsFor(protocol: Protocol, figure: Figure | undefined): readonly Limit[] {
  const own = figure !== undefined && hasMixedDoses(protocol) ? decimalText(figure.value) : ANY.weight
  const weight = Number(own) * 1000 >= LIGHTEST && Number(own) * 1000 <= HEAVIEST ? own : ANY.weight
  const byWeight = knownOf(protocol)
  const before = byWeight.get(weight)
  if (before !== undefined) return before
  const request = parseRequest({ ...ANY, weight, setting: protocol.setting }, { now: 0, zone: () => 'UTC' })
  const limits = limitsOf(protocol, request, regimenOf(protocol, request))
  byWeight.set(weight, limits)
  return limits
}

/** The limits of that name: for some there is a soft one and a hard one. */
export const limitsNamed = ({ limits }: TitrationTable, name: LimitName | 'pump-rate' | 'fluid-24h') =>
  limits.filter((limit) => limit.name === name)

/** A figure as its source writes it. */
type Written = Pick<Bound, 'value' | 'unit'>

export function boundOf({ name, kind, value, unit, basis, source }: Limit): Bound {
  return { name, kind, value, unit, basis, source }
}

/** Of the limits that are exceeded the hard one, which nothing overrides; else the first. */
export const gravest = (passed: readonly Limit[]): Limit | undefined =>
  passed.find(({ kind }) => kind === 'hard') ?? passed[0]

/** As its source writes it; `1 mg/kg/h = 38 mg/h` with the rate that it comes to, where it is in another unit. */
export const boundText = ({ value, unit }: Written, rate?: bigint): string =>
  unit === 'mg/h' || rate === undefined ? `${value} ${unit}` : `${value} ${unit} = ${rateText(rate)}`
export const rateText = (value: bigint): string => `${decimalText(value)} mg/h`

const DOSES: readonly string[] = ['session-dose', 'dose-24h']
/** The limits on a rate, in the order in which ties are named. */
export const rateBounds = ({ limits }: Pick<TitrationTable, 'limits'>): readonly Limit[] =>
  limits.filter(({ name, rate }) => (rate !== undefined || name === 'rate-per-kg') && !DOSES.includes(name))

/** A rate as it is compared: mg/h, or mg/kg/h. */
interface Size {
  readonly mgPerH: bigint | undefined
  readonly perKg: bigint | undefined
}
// The same few figures are compared with every row.
const sizeOf = memoized(({ value, unit }: Written): Size => {
  const found = readUnit(unit)
  const size = found === undefined ? 0n : (exact(value) * found.n) / found.d
  if (found?.unit === 'mcg/kg/min') return { mgPerH: undefined, perKg: (size * 60n) / 1000n }
  return { mgPerH: found?.unit === 'mg/h' ? size : undefined, perKg: found?.unit === 'mg/kg/h' ? size : undefined }
})

/** mg/kg/h of a rate per kilogram; undefined for another rate. */
export const perKgBound = (written: Written): bigint | undefined => sizeOf(written).perKg

/** The most mg/h that a rate of the protocol comes to; undefined for one per kilogram without a weight. */
export function mgPerHOf(written: Written, weight: Figure | undefined, inferred: boolean): bigint | undefined {
  const { mgPerH, perKg } = sizeOf(written)
  if (perKg === undefined) return mgPerH
  return weight === undefined ? undefined : (perKg * (inferred ? weight.span.high : weight.value)) / ONE
}

/** mg of a limit on a dose; undefined for one per kilogram without a weight. */
export function mgOf({ value, unit }: Limit, { weight }: Row, { inferred }: TitrationTable): bigint | undefined {
  if (unit === 'mg') return exact(value)
  return weight === undefined ? undefined : (exact(value) * (inferred.weight ? weight.span.high : weight.value)) / ONE
}

export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
export const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a)
/** mg/kg/h: the most that rounding may hide. */
export const ROUNDED = (5n * ONE) / 1000n

/**
 * The rates, mg/h, that a printed one may be, against a bound in mg/h or mg/kg/h. One printed in that unit or set at a
 * pump is itself; one from a figure per kg is as exact as that was printed, but at least to 0.005 mg/kg/h: 0.9 mg/kg/h
 * is more likely a setting than 0.85 rounded. One of a dose is as exact as the dose was printed.
 */
export function rateSpan({ rate, rateFrom, figures, weight }: Rated, unit: string): Span {
  if (rateFrom === 'dose_mg' || rate.isConverted) return rate.span
  const { value, span } = rate
  const isRounded =
    rateFrom === 'rate_mcg_kg_min' ||
    (rateFrom === 'rate_mg_kg_h' && (unit === 'mg/h' || figures.rate_mg_kg_h === undefined))
  if (!isRounded) return exactly(value)
  const most = ((weight?.value ?? 0n) * ROUNDED) / ONE
  return { low: larger(span.low, value - most), high: smaller(span.high, value + most) }
}

/** The least mg/kg/h of a row, by its own column alone. */
export function leastPerKg({ perKg, figures }: Row): bigint | undefined {
  return figures.rate_mg_kg_h?.value ?? (perKg && larger(perKg.span.low, perKg.value - ROUNDED))
}

/** Whether rates per kilogram are compared as they are printed: no weight is known. */
export const isPerKgAlone = (row: Row, { inferred }: TitrationTable): boolean =>
  row.weight === undefined || inferred.weight

/** The rate of a row, mg/h or mg/kg/h, where it is above a bound; undefined where it is within the bound or unknown. */
export function rateAbove(row: Row, bound: Written, titrationTable: TitrationTable): Figure | undefined {
  const perKg = perKgBound(bound)
  if (perKg !== undefined && isPerKgAlone(row, titrationTable)) {
    const least = leastPerKg(row)
    return least === undefined || least <= perKg ? undefined : row.perKg
  }
  const most = mgPerHOf(bound, row.weight, titrationTable.inferred.weight)
  if (!isRated(row) || most === undefined) return undefined
  return rateSpan(row, bound.unit).low <= most ? undefined : row.rate
}

/** Whether a rate is above or below the one before it; rates of doses are the same where their digits allow it. */
export function changeOf(before: Rated, row: Rated): -1 | 0 | 1 {
  if (row.rate === before.rate) return 0
  const isOfDose = before.rateFrom === 'dose_mg' || row.rateFrom === 'dose_mg'
  if (isOfDose && meet(before.rate.span, row.rate.span)) return 0
  if (row.rate.value === before.rate.value) return 0
  return row.rate.value > before.rate.value ? 1 : -1
}

/** Whether the rate of a row shows a start or a step. The mean of a time in which there may be steps does not. */
export const showsSteps = ({ protocol }: TitrationTable, { rateFrom, time = 0 }: Row): boolean =>
  rateFrom !== 'dose_mg' || protocol.step_every === undefined || time <= timeOf(protocol.step_every)

/** From which row on each limit is allowed to be exceeded. */
export function allowedFrom(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const from = new Map<string, Row>()
  for (const row of rows) {
    if (row.note === '') continue
    for (const name of allowedIn(row.note)) if (!from.has(name)) from.set(name, row)
  }
  return from
}
