import type * as z from 'zod'
import {
  type Dose,
  doseFromThousandths,
  type Grams,
  kg,
  type Minutes,
  mgPerH,
  minutes,
  type Rate,
  rateAtWeight,
  rateFromThousandths,
  ratePerKg,
  thousandths,
} from '../values/quantity'
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../values/units'
import type {
  companion,
  fileMark,
  fractions,
  inpatient,
  localFile,
  outpatient,
  statement,
} from './protocol-schema'

/** Where a figure stands: the source says it, the source is silent, computed, a local protocol, the user. */
export type Basis = 'stated' | 'assumed' | 'derived' | 'local' | 'set'
export type Drug = 'ketamine-racemic' | 'esketamine'
export type Setting = 'inpatient' | 'outpatient'
export type RateUnit = 'mg/h' | 'mg/kg/h'

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
export type Statement = Parsed<typeof statement>
/** What is given or watched beside the infusion; never an order. */
export type Companion = Parsed<typeof companion>

/** A rate that starts low and rises by a step. */
interface Steps {
  readonly start: Figure<RateUnit>
  readonly step: Figure<RateUnit>
  readonly fractions?: undefined
}
/** Rates that are fractions of the effective maximum, one a step; the last one stays. */
interface Fractions {
  readonly fractions: Parsed<typeof fractions>
  readonly start?: undefined
  readonly step?: undefined
}
/** The schema has the keys of both titrations; the reader of files asks for one of them. */
type Titrated<Shape> = Omit<Shape, keyof Steps | keyof Fractions> & (Steps | Fractions)

export type InpatientProtocol = Titrated<Parsed<typeof inpatient>>
export type OutpatientProtocol = Titrated<Parsed<typeof outpatient>>
export type FileMark = Parsed<typeof fileMark>

/** The rules of one published or local regimen for one drug. */
export type Protocol = (InpatientProtocol | OutpatientProtocol) & {
  readonly local?: Parsed<typeof localFile> | undefined
}

/** Any record, read by the names of its keys. */
export type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
export const isSourced = (value: unknown): value is Sourced & Fields => isFields(value) && 'basis' in value

// The same few figures stand behind many plans.
const known = new WeakMap<Figure<string>, number>()

/** Throws RangeError for a figure of more than three decimals: the data of a protocol are wrong. */
function exact(figure: Figure<string>): number {
  const before = known.get(figure)
  if (before !== undefined) return before
  const value = thousandths(String(figure.value))
  if (value === undefined) throw new RangeError(`not a figure: ${figure.value} ${figure.unit}`)
  known.set(figure, value)
  return value
}

const MINUTES = { h: MINUTES_PER_HOUR, days: MINUTES_PER_DAY } as const

export const amountOf = (figure: Figure<'mg'>): Dose => doseFromThousandths(exact(figure))
export const timeOf = (figure: Figure<'h' | 'days'>): Minutes =>
  minutes((exact(figure) * MINUTES[figure.unit]) / 1000)

/** Whether a figure of the protocol is written per kilogram, so that it needs a weight. */
export const needsWeight = (protocol: Protocol): boolean =>
  [protocol.start, protocol.step, protocol.maximum_per_kg].some((figure) => figure?.unit === 'mg/kg/h')

/** A rate of the protocol at a weight, exact. Throws RangeError for a rate per kilogram without one. */
export function rateOf(figure: Figure<RateUnit>, weight: Grams | undefined): Rate {
  if (figure.unit === 'mg/h') return rateFromThousandths(exact(figure))
  if (weight === undefined) throw new RangeError(`${figure.value} ${figure.unit} without a weight`)
  return rateAtWeight(ratePerKg(exact(figure)), weight)
}

/** `0.05 mg/kg/h x 60 kg = 3 mg/h`; undefined for a figure that needs no conversion. */
export function conversionOf(figure: Figure<RateUnit>, weight: Grams | undefined): string | undefined {
  if (figure.unit === 'mg/h' || weight === undefined) return undefined
  return `${figure.value} ${figure.unit} x ${kg(weight)} kg = ${mgPerH(rateOf(figure, weight))} mg/h`
}
