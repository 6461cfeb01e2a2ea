/** The weight of a patient in words: `weight 70 kg`, `154 lb`, `11 st 4 lb`. */
import { GRAMS_PER_POUND } from '../../../core/request/parse-quantities'
import { decimalText, ONE } from '../../../core/values/interval'
import { type DecimalSign, type Figure, readFigure, scaled, withoutUnit } from '../cells/cell'
import { LONGEST } from '../cells/units'

const NUMBER = '([0-9]{2,4}(?:[.,][0-9]+)?)'
const WORDS =
  '(?:weight|wg?t|bw|weighs|weighed|gewicht|poids|peso)(?: (?:is|was|now|today|of|on|the|ward|clinic|re-?checked|rechecked|at|patient|pt|measured))*[ :=]*'
const KILOGRAMS = new RegExp(`\\b${WORDS}${NUMBER} ?(?:kgs?|kilos?)\\b(?! ?/)|^${WORDS}${NUMBER}(?=$|[;,] )`, 'i')
const POUNDS = new RegExp(`(?<![0-9.,] ?st(?:one)?,? ?)\\b${NUMBER} ?(?:lbs?|pounds)\\b`, 'i')
/** `Weight (lb): 154` */
const IN_POUNDS = new RegExp(`\\b(?:weight|wt) ?\\(?(?:lbs?|pounds)\\)?[ :=]+${NUMBER}\\b`, 'i')
const STONES = /\b(?!(?:1|21|31)st\b)([0-9]{1,2}) ?(?:st|stones?)\b[ ,]*(?:([0-9]{1,2}) ?(?:lbs?|pounds)\b)?/i
const POUNDS_OF_STONE = 14n
/** A pound in kg. */
export const POUND = { n: BigInt(Math.round(GRAMS_PER_POUND * 100_000)), d: 100_000_000n }

/** `kg (154 lb is 69.9 kg)`, of the first figure of a column in pounds. */
export function poundsText(cells: readonly string[]): string {
  for (const cell of cells) {
    const text = withoutUnit(cell).figure
    const figure = readFigure(text, '.')
    if (figure !== undefined) return `kg (${text} lb is ${decimalText(scaled(figure, POUND).value, 1)} kg)`
  }
  return 'kg'
}

/** A weight that is said in pounds or in stones, in kg. */
export function poundsIn(text: string, sign: DecimalSign): Figure | undefined {
  if (text.length > LONGEST || /kg\b/i.test(text)) return undefined
  const [, stones, pounds = '0'] = STONES.exec(text) ?? []
  if (stones !== undefined) {
    const value = (BigInt(stones) * POUNDS_OF_STONE + BigInt(pounds)) * ONE
    return scaled({ value, span: { low: value - ONE / 2n, high: value + ONE / 2n } }, POUND)
  }
  const figure = readFigure((POUNDS.exec(text) ?? IN_POUNDS.exec(text))?.[1] ?? '', sign)
  return figure && scaled(figure, POUND)
}

const KG = `${NUMBER} ?(?:kgs?|kilos?)\\b(?! ?/ ?[hmd])`
const LB = `(?:([0-9]{1,2}) ?st(?:ones?)? ?)?(?:([0-9]{1,3}(?:[.,][0-9]+)?) ?(?:lbs?|pounds)\\b)?`
const BETWEEN = ' ?(?:[(=/,;]|or|is)? ?'
const BESIDE = [
  [new RegExp(`(?:^|[^0-9.,])${LB}${BETWEEN}${KG}`, 'i'), [1, 2, 3]],
  [new RegExp(`${KG}${BETWEEN}${LB}`, 'i'), [2, 3, 1]],
] as const
const TWICE = new RegExp(`(?:^|[;,.] )(?:patient )?(?:weight|wt|bw):? ?${KG}[;,.]? (?:weight|wt|bw):? ?${KG}`, 'i')
/** Whether a text says two weights that are more than a kilogram apart: `145 lb (74.8 kg)`. */
export function saysTwoWeights(text: string, sign: DecimalSign): boolean {
  if (text.length > LONGEST || !/kg|kilo/i.test(text)) return false
  const [, first = '', second = ''] = TWICE.exec(text) ?? []
  const pairs = BESIDE.flatMap(([pattern, [stone, pound, kilo]]) => {
    const found = pattern.exec(text)
    const stones = (readFigure(found?.[stone] ?? '', sign)?.value ?? 0n) * POUNDS_OF_STONE
    const pounds = stones + (readFigure(found?.[pound] ?? '', sign)?.value ?? 0n)
    return pounds === 0n ? [] : [[(pounds * POUND.n) / POUND.d, readFigure(found?.[kilo] ?? '', sign)?.value] as const]
  })
  return [...pairs, [readFigure(first, sign)?.value, readFigure(second, sign)?.value] as const].some(
    ([a, b]) => a !== undefined && b !== undefined && (a - b > ONE || b - a > ONE),
  )
}

/** The weight that a remark says the patient has. */
export function weightIn(note: string, sign: DecimalSign): Figure | undefined {
  if (!/[0-9]/.test(note) || note.length > LONGEST) return undefined
  const [, said, bare = ''] = KILOGRAMS.exec(note) ?? []
  const kilograms = readFigure(said ?? bare, sign)
  return kilograms ?? (SAYS_WEIGHT.test(note) ? poundsIn(note, sign) : undefined)
}
const SAYS_WEIGHT = new RegExp(`\\b${WORDS}[0-9]`, 'i')
