/** What the faults of a table are made with. */
import type { Target } from '../../../src/check/read/columns/target'
import type { RuleId } from '../../../src/check/rules-list'
import type { Protocol } from '../../../src/core/model/protocol'
import type { Draft, Needs, Times } from './draft'
import type { Line } from './sheets'

/** Picks one of so many, from 0. */
export type Pick = (count: number) => number

/** A fault that was put in. */
export interface Seeded {
  /** Where it is, from 0, the header. */
  readonly record: number
  /** Changes made to the cells after the lines have been printed. */
  readonly edit?: (rows: string[][]) => void
  /** What it is checked against instead. */
  readonly protocol?: Protocol
}

export interface Seed {
  readonly rule: RuleId
  /** It may look like a slip as well. */
  readonly slips?: true
  readonly needs?: Needs
  /** Undefined where this table cannot have it. Lines of the draft may be changed. */
  readonly put: (draft: Draft, pick: Pick) => Seeded | undefined
}

export const oneOf = <T>(pick: Pick, all: readonly [T, ...T[]]): T => all[pick(all.length)] ?? all[0]
export const between = (pick: Pick, low: number, high: number): number => low + pick(high - low + 1)

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0
/** Half of the last digit. */
export const half = (text: string): number => 0.5 * 10 ** -placesOf(text)
const digit = (text: string): number => 10 ** -placesOf(text)

/** Figures of a line, as printed. */
export const textIn = (line: Line | undefined, name: Target): string => line?.cells[name] ?? ''
export const figureIn = (line: Line | undefined, name: Target): number => Number(textIn(line, name))
export const hoursOf = ({ from, to }: Line): number => (to - from) / 60

/** The column that rates are read from. */
export const RATES = ['rate_mg_h', 'rate_mL_h', 'rate_mg_kg_h', 'rate_mcg_kg_min'] as const
export function rateColumn({ columns, weightKnown, concentrationKnown }: Draft): (typeof RATES)[number] | undefined {
  return RATES.find(
    (name) =>
      columns.includes(name) && (name === 'rate_mg_h' || (name === 'rate_mL_h' ? concentrationKnown : weightKnown)),
  )
}
/** kg, or half of its last digit where a column says it. */
const weightHalf = ({ columns, sheet }: Draft): number =>
  columns.includes('weight_kg') ? half(String(sheet.weight)) : 0
/** A whole mg/mL is exact. */
export const concentrationHalf = ({ columns, sheet: { concentration = 0 } }: Draft): number =>
  columns.includes('concentration_mg_mL') && !Number.isInteger(concentration) ? half(String(concentration)) : 0

/** mg/h, and how far off it may be by its digits. */
export function rateOf(draft: Draft, line: Line): { readonly rate: number; readonly off: number } | undefined {
  const name = rateColumn(draft)
  if (name === undefined) return undefined
  const [value, off] = [figureIn(line, name), half(textIn(line, name))]
  const { concentration = 0, weight = 0 } = draft.sheet
  if (name === 'rate_mg_h') return { rate: value, off }
  if (name === 'rate_mL_h')
    return { rate: value * concentration, off: off * (concentration + 0.1) + value * concentrationHalf(draft) }
  const perKg = name === 'rate_mg_kg_h' ? 1 : 0.06
  return { rate: value * perKg * weight, off: perKg * (off * (weight + 1) + value * weightHalf(draft)) }
}

const BY = [0.01, 0.02, 0.1, 0.5, 1, 2.5, 5, 20] as const
/**
 * Puts a rate above a bound in mg/h, by little or by much. One that is worked out from a figure per kg has to be
 * above it by more than that figure's last digit, else nobody can tell.
 */
export function raise(draft: Draft, line: Line, bound: number, pick: Pick): boolean {
  const name = rateColumn(draft)
  const { concentration = 0, weight = 0 } = draft.sheet
  const above = Math.floor(bound * 100 + 1e-6) / 100 + oneOf(pick, BY)
  if (name === 'rate_mg_h') line.cells[name] = above.toFixed(2)
  else if (name === 'rate_mL_h') line.cells[name] = (above / concentration + 0.001).toFixed(3)
  else if (name === 'rate_mg_kg_h') line.cells[name] = (above / weight / 0.98 + 0.003).toFixed(3)
  else return false
  return true
}

/** Another figure, off by more than the digits of all that it is held against can explain. */
export function shift(line: Line, name: Target, off: number, pick: Pick, signed = false): void {
  const text = textIn(line, name)
  const by = (2 * off + digit(text)) * oneOf(pick, [1, 1.5, 4, 20])
  const less = Number(text) - by
  const more = Number(text) + by
  line.cells[name] = (pick(2) === 0 && (signed || less >= 0) ? less : more).toFixed(placesOf(text))
}

/** Exactly so many times as much, or as little, with digits enough to tell. */
export function multiply(line: Line, name: Target, right: number, factor: number, pick: Pick): void {
  const value = pick(2) === 0 ? right * factor : right / factor
  const places = Math.max(0, 4 - Math.ceil(Math.log10(value)))
  line.cells[name] = value.toFixed(Math.min(places, 8))
}

/** A row, not the first where that has no row before it. */
export function lineOf({ lines }: Draft, pick: Pick, first = 0): readonly [number, Line] | undefined {
  if (lines.length <= first) return undefined
  const index = between(pick, first, lines.length - 1)
  const line = lines[index]
  return line === undefined ? undefined : [index, line]
}
export const at = (index: number): Seeded => ({ record: index + 1 })
/** Where every row says how long it lasts. */
export const TIMED: readonly Times[] = ['iso', 'utc', 'local', 'date and clock', 'twelve', 'clock', 'date', 'none']
