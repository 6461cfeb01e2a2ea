/** Sums that words write out: `20 + 25 = 45 mg`, `20 mg/h x 4 h = 80 mg`. */
import type { Finding } from '../../finding'
import { LONGEST } from '../../read/cells/units'
import { findingIn, type Line } from '../../read/grid'
import { ownWords } from '../../read/names/quantity-kind'
import type { Check } from '../../titration-table'

const TERM =
  '([0-9]{1,7}(?:[.,][0-9]{1,4})?)(?: ?((?:m?cg|ug|[\u00b5\u03bc]g|mg|mls?|kg|hours?|hrs?|h|minutes|mins?|days?|steps?|sessions?|infusions?|doses?|bags?|vials?|ampoules?)(?:(?: ?/ ?| per )(?:kg|ml|hours?|hr|h|min|day|24 ?h)\\b){0,2})(?![a-z]))?'
const PLAIN_TERM = TERM.replaceAll(/\((?!\?)/g, '(?:')
const SUM = new RegExp(
  `(?<![0-9.,:/x\u00d7*+\u2012-\u2015-])(?<![/x\u00d7*+\u2012-\u2015-] )${PLAIN_TERM}(?: ?[x\u00d7*+/\u00f7\u2212-] ?${PLAIN_TERM}){1,7} ?= ?[+-]?${PLAIN_TERM}(?! ?[%:/x\u00d7*+\u2212-]|[.,]?[0-9])`,
  'gi',
)
const TOKEN = new RegExp(`( ?)([x\u00d7*+/\u00f7\u2212=-]|^)( ?)[+-]?${TERM}`, 'gi')
/** Before such words a figure is a count or a score, not an amount. */
const COUNTED =
  /\b(?:days?|hours?|h|sessions?|steps?|rows?|bags?|weeks?|nrs|pain|vas|scores?|no|nr|phases?|lines?|gcs) ?$|#$/i

/** In mg, mL, kg and hours. */
const sizeOf = (unit: string): number =>
  (/^(?:mcg|ug|[\u00b5\u03bc]g)/i.test(unit) ? 0.001 : 1) *
  (/^min/i.test(unit) ? 1 / 60 : /^day/i.test(unit) ? 24 : 1) *
  (/(?:\/|per) ?min/i.test(unit) ? 60 : /(?:\/|per) ?(?:day|24)/i.test(unit) ? 1 / 24 : 1)

type Range = readonly [low: number, high: number]
interface Term {
  readonly operator: string
  readonly range: Range
  readonly unit: string
}
/** A figure with decimals may be rounded. */
function rangeOf(text: string, half: number): Range {
  const places = text.split(/[.,]/)[1]?.length
  const value = Number(text.replace(',', '.'))
  const out = places === undefined || (places === 1 && half === 0) ? half : 0.5 / 10 ** places
  return [value - out, value + out]
}

function worked(terms: readonly Term[], isBase: boolean): Range {
  const sums: [number, number] = [0, 0]
  let product: Range = [0, 0]
  let sign = 1
  const close = () => {
    sums[0] += sign > 0 ? product[0] : -product[1]
    sums[1] += sign > 0 ? product[1] : -product[0]
  }
  for (const { operator, range, unit } of terms) {
    const size = isBase ? sizeOf(unit) : 1
    const [low, high] = [range[0] * size, range[1] * size]
    if (/[x\u00d7*]/i.test(operator)) product = [product[0] * low, product[1] * high]
    else if (/[/\u00f7]/.test(operator)) product = [product[0] / high, product[1] / Math.max(low, 1e-9)]
    else {
      close()
      product = [low, high]
      sign = /[-\u2212]/.test(operator) ? -1 : 1
    }
  }
  close()
  return sums
}

const isVolume = (unit: string): boolean => /ml/i.test(unit)
const isVolumeOrMass = (unit: string): boolean => isVolume(unit) || isMass(unit)
const isMass = (unit: string): boolean => /^(?:m?c?|u|[\u00b5\u03bc])g/i.test(unit)

/** The first sum in a text that is wrong. */
export function wrongSum(text: string): readonly [found: string, right: string] | undefined {
  for (const { 0: found, index } of text.matchAll(SUM)) {
    const tokens = [...found.matchAll(TOKEN)].map(
      ([, before = '', operator = '', after = '', figure = '', unit = '']) => ({
        isTight: before === '' && after === '',
        operator,
        figure,
        unit,
        range: rangeOf(figure, 0),
      }),
    )
    const at = tokens.findIndex(({ operator }) => operator === '=')
    const [own, result] = [tokens.slice(0, at), tokens[at]]
    // Dates, scores and ranges.
    const isOther = own.some(({ isTight, operator }, n) => isTight && /[/-]/.test(operator) && own[n - 1]?.unit === '')
    if (result === undefined || isOther || COUNTED.test(text.slice(0, index))) continue
    const units = own.map(({ unit }) => unit)
    // `20 mg/h x 4 h = 40 mL`: by a strength that is not in the text.
    const isByStrength = own.some(({ operator, unit }) => /[/\u00f7]/.test(operator) && unit === '')
    const isOfOther = [isMass, isVolume].some((is) => is(result.unit) && !units.some(is) && units.some(isVolumeOrMass))
    if (isOfOther && !isByStrength) continue
    const grouped = /^[0-9]{1,3}[.,][0-9]{3}$/.test(result.figure) ? [result.figure.replace(/[.,]/, '')] : []
    const areAll = [...units, result.unit].every((unit) => unit !== '')
    const ways = areAll ? [true] : [false, true]
    const isRight = ways.some((isBase) => {
      const [low, high] = worked(own, isBase)
      return [result.figure, ...grouped].some((figure) => {
        const size = isBase ? sizeOf(result.unit) : 1
        const [least, most] = rangeOf(figure, 0.5)
        return low <= most * size * (1 + SLACK) && least * size * (1 - SLACK) <= high
      })
    })
    const [low, high] = worked(own, areAll)
    const right = (low + high) / 2 / (areAll ? sizeOf(result.unit) : 1)
    if (!isRight && right > 0) return [found, String(Number(right.toPrecision(4)))]
  }
  return undefined
}
/** For the rounding of binary fractions. */
const SLACK = 1e-9

/** A sum in a remark, in a column that is not read or beside the table. */
export const saidSums: Check = ({ rows, words, totals, columns, header }) => {
  const read = new Set([...columns].flatMap(([name, cell]) => (name === 'note' ? [] : cell)))
  const open = header.cells.flatMap((_, cell) => (read.has(cell) ? [] : cell))
  const findings: Finding[] = []
  const inCell = (line: Line, cell: number, record = line.record): void => {
    const text = line.cells[cell] ?? ''
    if (!text.includes('=') || text.length > LONGEST) return
    const wrong = wrongSum(ownWords(text))
    const rule = wrong?.[0].includes('+') ? 'total' : 'dose'
    if (wrong !== undefined) findings.push(findingIn(rule, { ...line, record }, cell, wrong))
  }
  for (const { line, record } of rows) for (const cell of open) inCell(line, cell, record)
  for (const line of [...words, ...totals.map((total) => total.line)])
    for (const cell of line.cells.keys()) inCell(line, cell)
  return findings
}
