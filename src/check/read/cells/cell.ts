/** A figure in a cell of a table: read exactly, or not at all. */

import { DECIMALS, exactly, ONE, over, part, type Span, times, whole } from '../../../core/values/interval'
import { LONGEST, type Scale } from './units'

export interface Figure {
  /** As printed, in 10^-16. */
  readonly value: bigint
  /** The values that it may be rounded from: half of its last printed digit either way. */
  readonly span: Span
  /** Worked out from another unit, and so no more exact than that was printed. */
  readonly isConverted?: true
}

/** The sign between whole part and decimals; `,.` where points part thousands beside the decimal comma. */
export type DecimalSign = '.' | ',' | ',.'

const FIGURE = /^([+-]?)([0-9]{0,9})(?:([.,])([0-9]{1,15}))?$/
const AMBIGUOUS = /^[1-9][0-9]{0,2}\.[0-9]{3}$/
const GROUPS: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^[1-9][0-9]{0,2}(?:([, '\u00a0\u202f\u2019])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?$/,
  ',': /^[1-9][0-9]{0,2}(?:([ '\u00a0\u202f\u2019])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?$/,
  ',.': /^[1-9][0-9]{0,2}(?:([. '\u00a0\u202f\u2019])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?$/,
}

/** One of the last digit, by how many decimals there are. */
const UNITS = Array.from({ length: DECIMALS }, (_, decimals) => 10n ** BigInt(DECIMALS - decimals))

/** Without the signs that part thousands. */
function ungrouped(text: string, sign: DecimalSign): string {
  const parted = GROUPS[sign].exec(text)?.[1]
  return parted === undefined ? text : text.replaceAll(parted, '')
}

/**
 * A figure as a table prints it; undefined for anything else. Where the decimal sign is the comma a point is
 * taken too, but not where it could part thousands. A sign is read only where it is asked for.
 */
export function readFigure(written: string, sign: DecimalSign, signed = false): Figure | undefined {
  const text = ungrouped(written, sign)
  const match = FIGURE.exec(text)
  if (match === null || (match[2] === '' && match[4] === undefined)) return undefined
  const [, minus = '', integer = '', point, fraction = ''] = match
  if (minus !== '' && !signed) return undefined
  if (point === ',' && sign === '.') return undefined
  if (sign !== '.' && AMBIGUOUS.test(text)) return undefined
  return figureOf(integer + fraction, fraction.length, signed, minus === '-')
}

/** The same of what is digits, and perhaps a point and digits. */
export function readPlain(text: string): Figure {
  const point = text.indexOf('.')
  return point === -1 ? figureOf(text, 0) : figureOf(text.replace('.', ''), text.length - point - 1)
}

function figureOf(digits: string, decimals: number, signed = false, isMinus = false): Figure {
  const unit = UNITS[decimals] ?? 1n
  // Fifteen digits are whole in a double, which is read sooner.
  const size = (digits.length <= 15 ? BigInt(Number(digits)) : BigInt(digits)) * unit
  const value = isMinus ? -size : size
  const half = unit / 2n
  // Nothing that has no sign is below zero.
  const low = !signed && value < half ? 0n : value - half
  return { value, span: { low, high: value + half } }
}

/** n/d of a figure that is not below zero. */
export const scaled = ({ value, span }: Figure, { n, d }: Scale): Figure => ({
  value: (value * n) / d,
  span: part(span, n, d),
})

/** A figure that is not rounded. */
export const exactFigure = (value: bigint): Figure => ({ value, span: exactly(value) })
export const ZERO = exactFigure(0n)
export const byValue = (a: Figure, b: Figure): number => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)

/** One that is set and not measured: a whole number is exact. */
export const nominal = (figure: Figure): Figure => (figure.value % ONE === 0n ? exactFigure(figure.value) : figure)

// Rows after another are of the same figures.
let [lastA, lastB, lastProduct]: [Figure?, Figure?, Figure?] = []
/** Of figures that are not below zero. */
export function product(a: Figure, b: Figure): Figure {
  if (a === lastA && b === lastB && lastProduct !== undefined) return lastProduct
  const found = { value: (a.value * b.value) / ONE, span: times(a.span, b.span) }
  lastA = a
  lastB = b
  lastProduct = found
  return found
}

/** Of figures that are not below zero; undefined where the divisor may be zero. */
export function ratio(a: Figure, b: Figure): Figure | undefined {
  const span = over(a.span, b.span)
  return span && { value: (a.value * ONE) / b.value, span }
}

/** A figure that somebody gave beside the table, in thousandths. */
export const given = (thousandths: number): Figure => exactFigure(whole(thousandths) / 1000n)

/** What a cell says where it has no figure: nothing, or that nothing flows. */
const BLANK =
  /^(?:[-\u2010-\u2015.]+(?: [-\u2010-\u2015.]+){0,3}|n\/?[ar]\.?|n\.a\.|k\.?a\.?|not (?:recorded|applicable|available)|null|_+)?$/i
/** Of a row that was planned and not given. */
export const NOT_GIVEN =
  'cancell?ed|missed|no[ -]show|dna|did not attend|not given|not done|omitted|refused|declined|withheld|skipped|abgesagt|annul\u00e9e?|afgelast'
const STOPPED = new RegExp(
  `^(?:stop(?:ped)?|hold|held|off|paused?|on hold|discontinued|d\\/c|end(?:ed)?|finish(?:ed)?|completed?|gestopp?t|angehalten|pausiert|beendet|ende|aus|arr\u00eat(?:\u00e9e?)?|fin|suspendue?|detenid[ao]|${NOT_GIVEN})$`,
  'i',
)
/** A word, not a text: what is longer is looked at no further. */
const LONGEST_WORD = 24
export const isBlank = (text: string): boolean =>
  text === '' || (!beginsWithDigit(text) && text.length <= LONGEST_WORD && BLANK.test(text))
/** The number that a text begins with, not exact. */
export const numberIn = (text = ''): number => Number.parseFloat(text.replace(',', '.'))
/** Whether all that is in a column is of one form. */
export const areAll = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.every((cell) => isBlank(cell) || is(cell)) && !cells.every(isBlank)
/** No bolus was given. */
export const isNone = (cell: string): boolean =>
  isBlank(cell) || /^(?:0|n|no|none|nil|nein|non|keine?r?|aucun|not given|refused)$/i.test(cell)
/** Most cells do, and are looked at no further. */
export const beginsWithDigit = (text: string): boolean => text >= '0' && text < ':'
export const isStopped = (text: string): boolean => text.length <= LONGEST_WORD && STOPPED.test(text)

const DITTO =
  /^(?:["\u201d\u201c\u2033\u3003]|''|do\.?|ditto|same|as above|unchanged|no change|dto\.?|cont\.?|continues?|continued|ongoing|unver\u00e4ndert|idem|inchang\u00e9|dito|\u2192)$/i
/** What says the same as the cell above it. */
export const isDitto = (text: string): boolean =>
  !beginsWithDigit(text) && text.length <= LONGEST_WORD && DITTO.test(text)

/** `4:00`, `100:30`: a length in hours and minutes. */
export const isClockLength = (text: string): boolean => /^[0-9]{1,3}:[0-5][0-9]$/.test(text)

/** `90'` */
const PRIMED = /^([0-9]{1,3}) ?['\u2019\u2032]$/
const IN_WORDS = /^([0-9]{1,3}) ?h(?:rs?|ours?)?,? ?([0-5]?[0-9]) ?(?:m|mins?|minutes?)?$/i
const QUARTERS: Readonly<Record<string, number>> = {
  '1/2': 2,
  '\u00bd': 2,
  '1/4': 1,
  '\u00bc': 1,
  '3/4': 3,
  '\u00be': 3,
}
const PARTS_IN_WORDS = /^(?:([0-9]{1,2})[ -]?)?([123]\/[24]|[\u00bc-\u00be]) ?h(?:rs?|ours?)?$/i
/** Minutes of `1 h 30 min`, `1h30`; undefined for a length in one unit. */
export function minutesInWords(text: string): number | undefined {
  if (text.length > LONGEST_WORD) return undefined
  const [, primed] = PRIMED.exec(text) ?? []
  if (primed !== undefined) return Number(primed)
  const [, whole = '', part] = PARTS_IN_WORDS.exec(text) ?? []
  if (part !== undefined) return Number(whole) * 60 + (QUARTERS[part] ?? 0) * 15
  const [, hours, minutes] = IN_WORDS.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** `\u2191 25`: an arrow that says which way the rate went. */
const ARROWS = /^[\u2191\u2193\u2197\u2198\u25b2\u25bc] ?(?=[0-9])/
const MARKS =
  /(?<!\u207b)(?:[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070-\u2079]{1,4}|(?<=[0-9a-z]) ?(?:\[[0-9a-z]{1,2}\]|\([1-4]\)|\^[1-9a-z]|[\u2713\u2714\u221a])|(?<=^[0-9]{1,4})\.)$/i
/** Without the marks of footnotes. */
export const withoutMarks = (text: string): string =>
  text.length <= LONGEST && (MARKS.test(text) || ARROWS.test(text))
    ? text.replace(ARROWS, '').replace(MARKS, '').trimEnd()
    : text
/** Words in brackets, initials behind a rate, and that somebody looked at it. */
const WORDS = /\s*\([^()0-9]*\)$|(?<=\/ ?h(?:r|our)?) [A-Z]{2,3}$|, ?(?:checked|verified|confirmed|tolerated|ok|OK)$/
/** Without words that say nothing of the size. */
export const withoutWords = (text: string): string => (text.length <= LONGEST ? text.replace(WORDS, '') : text)

/** `20 mg/h` in its two parts; the unit is empty where the cell has no unit. */
export function withoutUnit(cell: string): { readonly figure: string; readonly unit: string } {
  const [, figure = cell, unit = ''] = cell.length > LONGEST ? [] : (WITH_UNIT.exec(cell) ?? [])
  return { figure, unit: unit.replace(ROUTE, '') }
}
const WITH_UNIT =
  /^([+-]?[0-9](?:[0-9.,'\u2019]|[ \u00a0\u202f](?=[0-9]))*|[+-]?[.,][0-9]+)\s?([A-Za-z\u00b5\u03bc].*)$/
/** It says nothing of the unit. */
const ROUTE = / (?:i\.?v\.?|iv infusion|ci|cont\.?)$/i

const COMMA_DECIMALS = /^(?:[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+)(?![0-9,.])/
const POINT_DECIMALS = /^(?:[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+)(?![0-9,.])/

/**
 * The decimal sign of a table by its figures; by its separator where no figure decides. Among whole numbers a point
 * parts thousands.
 */
export function decimalSignOf(records: Iterable<readonly string[]>, separator: string): DecimalSign {
  let [commas, points, thousands] = [false, false, false]
  for (const record of records)
    for (const cell of record) {
      commas ||= cell.includes(',') && COMMA_DECIMALS.test(cell)
      points ||= cell.includes('.') && POINT_DECIMALS.test(cell)
      thousands ||= cell.includes('.') && AMBIGUOUS.test(cell)
    }
  if (commas !== points) return commas ? ',.' : '.'
  if (separator !== ';') return '.'
  return thousands && !points ? ',.' : ','
}
