/**
 * Intervals of exact decimals: what a printed figure may stand for. Whole numbers of 10^-16, so that a figure of
 * fifteen decimals and half of its last digit are exact; a quotient is rounded outwards and so never too narrow.
 * None of them is below zero, but for differences.
 */
export interface Span {
  readonly low: bigint
  readonly high: bigint
}

export const DECIMALS = 16
/** The figure 1. */
export const ONE = 10n ** BigInt(DECIMALS)

export const exactly = (value: bigint): Span => ({ low: value, high: value })
/** A whole number as a figure. */
export const whole = (value: number): bigint => BigInt(value) * ONE

const ceil = (n: bigint, d: bigint): bigint => (n + d - 1n) / d

export const plus = (a: Span, b: Span): Span => ({ low: a.low + b.low, high: a.high + b.high })
export const minus = (a: Span, b: Span): Span => ({ low: a.low - b.high, high: a.high - b.low })
/** Of spans that are not below zero. */
export const times = (a: Span, b: Span): Span => ({ low: (a.low * b.low) / ONE, high: ceil(a.high * b.high, ONE) })
/** n/d of a span that is not below zero. */
export const part = (a: Span, n: bigint, d: bigint): Span => ({ low: (a.low * n) / d, high: ceil(a.high * n, d) })
/** Of spans that are not below zero; undefined where the divisor may be zero. */
export const over = (a: Span, b: Span): Span | undefined =>
  b.low > 0n ? { low: (a.low * ONE) / b.high, high: ceil(a.high * ONE, b.low) } : undefined

/** Whether two printed figures can stand for the same one. */
export const meet = (a: Span, b: Span): boolean => a.low <= b.high && b.low <= a.high

/** For reading: at most so many decimals, ties up, no trailing zeros. */
export function decimalText(value: bigint, places = 3): string {
  const unit = 10n ** BigInt(DECIMALS - places)
  const size = value < 0n ? -value : value
  const digits = String((2n * size + unit) / (2n * unit)).padStart(places + 1, '0')
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  const sign = value < 0n ? '-' : ''
  return `${sign}${digits.slice(0, digits.length - places)}${fraction === '' ? '' : `.${fraction}`}`
}
