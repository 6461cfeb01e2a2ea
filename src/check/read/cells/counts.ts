/** Cells that count hours, days or sessions: `3`, `Hour 3`, `#3`, `0-1`, `1–4`. */
import { everyPair } from '../../titration-table'
import { type DecimalSign, exactFigure, type Figure, readFigure } from './cell'
import { readUnit, type WrittenUnit } from './units'

const WORD =
  '(?:[hdsj](?=[0-9])|(?:jour|tag|giorno|d[i\u00ed]a|dag|stunde|heure|hora|ora|uur|sitzung(?:en)?|s\u00e9ances?|sesi[o\u00f3]n(?:es)?|sessies?|hours?|hrs?|h|days?|d|sessions?|visit|treatment|infusion|no\\.?|nr\\.?|week|min(?:ute)?s?)\\b ?|[#t] ?\\+? ?)?'
const DASH = '(?:-|\\u2012|\\u2013|\\u2014|to|bis|tot|until|\u00e0|\\u2192)'
const NUMBER = '([0-9]{1,6}(?:[.,][0-9]{1,15})?)'
const UNIT = '(hours?|hrs?|h|minutes?|mins?|min|seconds?|secs?|s|days?|d)?'
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const ORDINAL = new RegExp(
  `^(?:([0-9]{1,3})(?:st|nd|rd|th|\\.)|(${ORDINALS.join('|')})) (hour|day|session|stunde|tag|sitzung)$`,
  'i',
)
/** `3rd hour`, `Third hour` as `hour 3`. */
export function ordinalAsNumber(text: string): string {
  const [whole, digits, word = '', of = ''] = ORDINAL.exec(text) ?? []
  return whole === undefined ? text : `${of} ${digits ?? ORDINALS.indexOf(word.toLowerCase()) + 1}`
}
const ONE = new RegExp(
  `^\\+?${WORD}${NUMBER} ?(?:\\+|onwards?|and (?:on|over)|ff\\.?|st|nd|rd|th|of [0-9]+|/ ?[0-9]+)?$`,
  'i',
)
const RANGE = new RegExp(`^${WORD}${NUMBER} ?${UNIT} ?${DASH} ?${WORD}${NUMBER} ?${UNIT}$`, 'i')

/** A count, or from one to another. */
interface Count {
  readonly from: number
  readonly to: number | undefined
}

const numberOf = (text: string): number => Number(text.replace(',', '.'))

// Outside the function: there each literal would be made again for every cell of a long table.
const DIGITS = /^[0-9]{1,6}$/
const CLOCK = /^0[0-9]{3}$/

/** Undefined for other texts. */
export function readCount(text: string): Count | undefined {
  if (DIGITS.test(text)) return CLOCK.test(text) ? undefined : { from: Number(text), to: undefined }
  if (text.length > 40) return undefined
  const one = ONE.exec(ordinalAsNumber(text))
  if (one !== null) return { from: numberOf(one[1] ?? ''), to: undefined }
  const range = RANGE.exec(text)
  if (range !== null) return { from: numberOf(range[1] ?? ''), to: numberOf(range[3] ?? '') }
  const [a, b] = (TWO.exec(text) ?? []).slice(1).map(Number)
  return a !== undefined && b === a + 1 ? { from: a, to: b } : undefined
}
/** `3 & 4`: one and the next. */
const TWO = /^(?:(?:days?|sessions?) )?([0-9]{1,3}) ?(?:&|\+|and|und|et|en|\u00e0) ?([0-9]{1,3})$/i
export const isRange = (text: string): boolean => readCount(text)?.to !== undefined

const HOUR = /^[0-9]{1,3}$/
/** From 0 on with more than one between any two: `0`, `6`, `12`. */
function isSpread(cells: readonly string[]): boolean {
  const first = cells.find((cell) => HOUR.test(cell))
  if (Number(first) !== 0) return false
  const own = cells.filter((cell) => HOUR.test(cell)).map(Number)
  return own.length > 2 && everyPair(own, (before, count) => count > before + 1)
}

/**
 * Whether the counts of a column are times since the start, where a range ends at its second figure. Else they are
 * numbers of hours or days, the last one of a range included.
 */
export function areElapsed(cells: readonly string[]): boolean {
  let last: Count | undefined
  const isElapsed = ({ from, to }: Count): boolean =>
    !Number.isInteger(from) || last?.to === from || (to !== undefined && (!Number.isInteger(to) || from === 0))
  const isOneElapsed = cells.some((cell) => {
    const count = cell === '' ? undefined : readCount(cell)
    if (count === undefined) return false
    if (isElapsed(count)) return true
    last = count
    return false
  })
  return isOneElapsed || isSpread(cells)
}

/**
 * Whether figures rise from 0 or 1: times since the start, not lengths. Of four and more that mostly count on by one, one
 * may be wrong.
 */
export function risesFromStart(cells: readonly string[]): boolean {
  const figures = cells.filter((cell) => cell !== '').map((cell) => readCount(cell)?.from ?? Number.NaN)
  const steps = figures.slice(1).map((figure, at) => figure - (figures[at] ?? Number.NaN))
  if (figures.length < 3 || !(figures[0] === 0 || figures[0] === 1)) return false
  const isCount = figures.length > 3 && 2 * steps.filter((step) => step === 1).length >= steps.length
  return isCount || steps.every((step) => step > 0)
}

/** Minutes since the start, of `90 min`, `1.5 h`, `0-60 min`; the unit of the header where the cell has none. */
export function readElapsed(
  text: string,
  sign: DecimalSign,
): { readonly from: Figure; readonly to: Figure | undefined } | undefined {
  if (text.length > 40) return undefined
  const range = RANGE.exec(text)
  const one = /^(?:t ?)?\+? ?([0-9]+(?:[.,][0-9]+)?) ?([a-z]+)$/i.exec(text)
  const [a, unitA, b, unitB] =
    range === null ? [one?.[1] ?? /[0-9]+$/.exec(text)?.[0], one?.[2], undefined, undefined] : range.slice(1)
  const isHour = /^(?:t ?\+? ?0|h ?[0-9]{1,3})$/i.test(text)
  const last = readUnit(isHour ? 'h' : (unitB ?? unitA ?? ''))
  const first = unitA === undefined ? last : readUnit(unitA)
  if (a === undefined || last?.unit !== 'min' || first?.unit !== 'min') return undefined
  const minutesIn = (figure: string, unit: WrittenUnit) => {
    const read = readFigure(figure, sign === '.' ? '.' : ',')
    return read && exactFigure((read.value * unit.n) / unit.d)
  }
  const from = minutesIn(a, first)
  return from && { from, to: b === undefined ? undefined : minutesIn(b, last) }
}
