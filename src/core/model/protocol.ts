import type * as z from 'zod'
import {
  type Dose,
  doseAtWeight,
  doseFromThousandths,
  type ExactRate,
  exactRate,
  exactRateOfDay,
  type Grams,
  kg,
  type Minutes,
  mgPerHText,
  minutes,
  planned,
  type Rate,
  rateAtWeight,
  rateFromThousandths,
  ratePerKg,
  thousandths,
  wholeRate,
} from '../values/quantity'
import { MCG_PER_KG_H, MINUTES_IN } from '../values/units'
import type { LimitUnit } from './limit'
import type { companion, fileMark, fractions, inpatient, localFile, outpatient } from './protocol-schema'

/** Where a figure comes from: the source states it, we assume it, it is computed, a local protocol, the user. */
export type Basis = 'stated' | 'assumed' | 'derived' | 'local' | 'set'
export type Drug = 'ketamine-racemic' | 'esketamine'
export type Setting = 'inpatient' | 'outpatient'
export type RateUnit = 'mg/h' | 'mg/24h' | 'mg/kg/h' | 'mcg/kg/h' | 'mcg/kg/min'
export type DoseUnit = 'mg' | 'mg/kg'

/** The same with every key and list read only. */
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T
type Parsed<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>

/** Something said about a regimen, with what it rests on. */
export interface Sourced {
  readonly basis: Basis
  /** Ids of `protocols/citations.ts`; in a local protocol also its own source, in words. */
  readonly source: readonly string[]
  readonly note?: string | undefined
}
/** A figure as its source writes it: at most three decimals. */
export interface Figure<Unit extends string> extends Sourced {
  readonly basis: Exclude<Basis, 'set'>
  readonly value: number
  readonly unit: Unit
}
/** What is given or watched beside the infusion; never an order. */
export type Companion = Parsed<typeof companion>

/** A rate that starts low and rises by a step; without one it stays. */
interface Steps {
  readonly start: Figure<RateUnit>
  readonly step?: Figure<RateUnit> | undefined
}
/** Rates that are fractions of the effective maximum, one a step; the last one stays. */
interface Fractions {
  readonly fractions: Parsed<typeof fractions>
}
/** A dose for each session; its rate is the dose over the session's length. */
interface Doses {
  readonly dose: Figure<DoseUnit>
  readonly dose_step?: Figure<DoseUnit> | undefined
}
type TitrationKey = keyof Steps | keyof Fractions | keyof Doses
/** With these keys of a titration, and none of the others. */
type Only<By> = By & { readonly [K in Exclude<TitrationKey, keyof By>]?: undefined }
/** The schema has the keys of every titration; the reader of files asks for one of them. */
type Titrated<Shape, By> = Omit<Shape, TitrationKey> & By

export type InpatientProtocol = Titrated<Parsed<typeof inpatient>, Only<Steps> | Only<Fractions>>
export type OutpatientProtocol = Titrated<Parsed<typeof outpatient>, Only<Steps> | Only<Fractions> | Only<Doses>>
export type FileMark = Parsed<typeof fileMark>

/** The rules of one published or local regimen for one drug. */
export type Protocol = (InpatientProtocol | OutpatientProtocol) & {
  readonly local?: Parsed<typeof localFile> | undefined
}

/** Any record, read by the names of its keys. */
export type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
export const isSourced = (value: unknown): value is Sourced & Fields => isFields(value) && 'basis' in value

/** Any figure of a protocol. */
export interface AnyFigure {
  readonly value: number
  readonly unit: string
}

// Many plans use the same few figures.
const cache = new WeakMap<AnyFigure, number>()

/** Thousandths. Throws RangeError for a figure of more than three decimals: the data of a protocol are wrong. */
function exact(figure: AnyFigure): number {
  const before = cache.get(figure)
  if (before !== undefined) return before
  const value = thousandths(String(figure.value))
  if (value === undefined) throw new RangeError(`not a figure: ${figure.value} ${figure.unit}`)
  cache.set(figure, value)
  return value
}

/** A time of a protocol: whole minutes. */
export const timeOf = (figure: AnyFigure & { readonly unit: keyof typeof MINUTES_IN }): Minutes =>
  minutes((exact(figure) * MINUTES_IN[figure.unit]) / 1000)

/** How long a course takes with its wean, or a session. */
export const wholeTimeOf = (protocol: Protocol): Minutes =>
  protocol.setting === 'outpatient'
    ? timeOf(protocol.session_length)
    : minutes(timeOf(protocol.length) + weanTimeOf(protocol))
export const weanTimeOf = (protocol: Protocol): Minutes =>
  protocol.setting === 'outpatient' || protocol.wean === undefined ? minutes(0) : timeOf(protocol.wean)

export const isPerKg = ({ unit }: Pick<AnyFigure, 'unit'>): boolean => unit.includes('/kg')

/** A load of more mg needs the weight: it is 0.35 mg/kg, the soft limit of the racemate, at 30 kg. */
const MOST_UNWEIGHED_LOAD = 10

/** Whether a protocol cannot be planned without a weight: for a figure per kilogram, or for its load. */
export function needsWeight(protocol: Protocol): boolean {
  const { load } = protocol
  const isWeighed = (figure: unknown): boolean => isFields(figure) && isPerKg({ unit: String(figure.unit) })
  return Object.values(protocol).some(isWeighed) || (load !== undefined && !(load.value <= MOST_UNWEIGHED_LOAD))
}

/** The weight for a figure per kilogram. Throws RangeError without one. */
function weighed(weight: Grams | undefined, { value, unit }: AnyFigure): Grams {
  if (weight === undefined) throw new RangeError(`${value} ${unit} without a weight`)
  return weight
}

/** A dose of the protocol at a weight, exact. Throws RangeError for a dose per kilogram without one. */
export function amountOf(figure: Figure<DoseUnit>, weight: Grams | undefined): Dose {
  const value = exact(figure)
  return figure.unit === 'mg' ? doseFromThousandths(value) : doseAtWeight(value, weighed(weight, figure))
}

/** A rate of the protocol at a weight, exact. Throws RangeError for a rate per kilogram without one. */
export function exactRateOf(figure: Figure<RateUnit>, weight: Grams | undefined): ExactRate {
  const { unit } = figure
  const value = exact(figure)
  if (unit === 'mg/24h') return exactRateOfDay(value)
  if (unit === 'mg/h') return exactRate(rateFromThousandths(value))
  const perKg = ratePerKg((value * MCG_PER_KG_H[unit]) / 1000)
  return exactRate(rateAtWeight(perKg, weighed(weight, figure)))
}

/** mg/h, or mg/kg/h: a rate in the unit of the limits that no protocol states. */
export function inLimitUnit({ value, unit }: AnyFigure): AnyFigure & { readonly unit: LimitUnit } {
  if (unit === 'mg/24h') return { value: value / 24, unit: 'mg/h' }
  if (unit === 'mcg/kg/h') return { value: value / 1000, unit: 'mg/kg/h' }
  if (unit === 'mcg/kg/min') return { value: (value * 60) / 1000, unit: 'mg/kg/h' }
  return { value, unit: unit === 'mg/h' ? 'mg/h' : 'mg/kg/h' }
}

/** The same, rounded down to a ng/h: only mg/24h need it. */
export const rateOf = (figure: Figure<RateUnit>, weight: Grams | undefined): Rate =>
  wholeRate(exactRateOf(figure, weight))

/** `48.1 mg/24h = 2 mg/h, rounded down` of a rate that was written in another unit. */
export function converted(written: string, rate: Rate, isExact: boolean): string {
  return `${written} = ${mgPerHText(isExact ? rate : planned(rate))}${isExact ? '' : ', rounded down'}`
}

/** `0.05 mg/kg/h x 60 kg = 3 mg/h`; undefined for a figure that needs no conversion. */
export function conversionOf(figure: Figure<RateUnit>, weight: Grams | undefined): string | undefined {
  const { value, unit } = figure
  if (unit === 'mg/h' || (isPerKg(figure) && weight === undefined)) return undefined
  const rate = rateOf(figure, weight)
  const by = isPerKg(figure) && weight !== undefined ? ` x ${kg(weight)} kg` : ''
  return converted(`${value} ${unit}${by}`, rate, exactRate(rate) === exactRateOf(figure, weight))
}
