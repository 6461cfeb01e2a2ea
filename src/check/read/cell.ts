/** A figure in a cell of somebody's table: read exactly, or not at all. */
import { DECIMALS, exactly, ONE, over, type Span, times, whole } from '../../core/values/interval'

export interface Figure {
  /** As printed, in 10^-16. */
  readonly value: bigint
  /** What it may stand for: half of its last printed digit either way. */
  readonly span: Span
}

/** The sign between a figure's whole part and its decimals. */
export type DecimalSign = '.' | ','

const FIGURE = /^([+-]?)([0-9]{0,9})(?:([.,])([0-9]{1,15}))?$/
const THOUSANDS = /^[1-9][0-9]{0,2}\.[0-9]{3}$/

/**
 * A figure as a table prints it; undefined for anything else. Where the decimal sign is the comma a point is
 * taken too, but not where it could part thousands. A sign is read only where it is asked for.
 */
export function readFigure(text: string, sign: DecimalSign, signed = false): Figure | undefined {
  const match = FIGURE.exec(text)
  if (match === null || (match[2] === '' && match[4] === undefined)) return undefined
  const [, minus = '', integer = '', point, fraction = ''] = match
  if (minus !== '' && !signed) return undefined
  if (point === ',' && sign === '.') return undefined
  if (sign === ',' && THOUSANDS.test(text)) return undefined
  const size = BigInt(integer + fraction) * 10n ** BigInt(DECIMALS - fraction.length)
  const value = minus === '-' ? -size : size
  const half = 5n * 10n ** BigInt(DECIMALS - 1 - fraction.length)
  // Nothing that has no sign is below zero.
  const low = !signed && value < half ? 0n : value - half
  return { value, span: { low, high: value + half } }
}

/** One that is set and not measured: a whole number stands for itself alone. */
export const nominal = (figure: Figure): Figure =>
  figure.value % whole(1) === 0n ? { value: figure.value, span: exactly(figure.value) } : figure

/** Of figures that are not below zero. */
export const product = (a: Figure, b: Figure): Figure => ({
  value: (a.value * b.value) / ONE,
  span: times(a.span, b.span),
})

/** Of figures that are not below zero; undefined where the divisor may be zero. */
export function ratio(a: Figure, b: Figure): Figure | undefined {
  const span = over(a.span, b.span)
  return span && { value: (a.value * ONE) / b.value, span }
}

/** A figure that somebody gave beside the table, in thousandths. */
export function given(thousandths: number): Figure {
  const value = whole(thousandths) / 1000n
  return { value, span: exactly(value) }
}

/** `20 mg/h` in its two parts; the unit is empty where there is none. */
export function withoutUnit(cell: string): { readonly figure: string; readonly unit: string } {
  const match = /^([+-]?[0-9.,]+)\s*([A-Za-z\u00b5\u03bc].*)$/.exec(cell)
  return match === null ? { figure: cell, unit: '' } : { figure: match[1] ?? '', unit: match[2] ?? '' }
}
