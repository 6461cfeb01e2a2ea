/** Columns of changes without a unit: they have that of the rates, where they are the differences of those. */

import { isBlank, numberIn, withoutWords } from '../cells/cell'
import { type Adjust, isOf, RATE_TARGETS, readAs } from './target'

const CHANGE =
  /^(?:(?:up|raised?|changed?|increased?|step(?:ped)? up|dose|rate|rate change|change|step)? ?by|(?:rate |dose )?(?:changes?|step|increment|increase|difference|diff\.?|delta|rise|raise)|\+ ?\/ ?[-\u2013\u2212]|[\u00b1\u0394\u2206]|up ?\/ ?down|steigerung|\u00e4nderung)$/i
/** `+5`, `up 5`, `5 mg/h`; with the words behind which no figure is one of a change. */
const FIGURE =
  /^(?:up|down|increased?|decreased?|reduced?|raised?|lowered)?(?: by)? ?([+\u2191\u2193\u2212\u2013-]?) ?([0-9]{1,4}(?:[.,][0-9]{1,3})?)( ?mg ?\/ ?h(?:r|our)?)?$/i
const DOWN = /^(?:down|decrease|reduce|lower)|[\u2193\u2212\u2013-] ?[0-9]/i
/** In a column of changes, that the rate stays. */
export const isNoChange = (text: string): boolean =>
  /^(?:none|nil|no change|unchanged|same|=|keine|gleich|unver\u00e4ndert)$/i.test(text)
/** The first and the last row have no change. */
export const isEdge = (text: string): boolean => /^(?:start(?:ed)?|begin|initial|stop(?:ped)?|off|end)$/i.test(text)

/** The change that a cell says, with a sign for its words; undefined where it says none. */
export function signedIn(text: string): string | undefined {
  const [, , digits, unit = ''] = FIGURE.exec(withoutWords(text)) ?? []
  return digits === undefined ? undefined : `${DOWN.test(text) ? '-' : ''}${digits}${unit}`
}

const LARGEST = 50

/** A column that mostly fits is one of changes; one that does not fit is unknown. */
export const withChanges: Adjust = (headers, cellsOf, texts) => {
  const [rate, another] = headers.flatMap((header, at) => (isOf(header, ...RATE_TARGETS) ? [at] : []))
  if (rate === undefined || headers.some((header) => isOf(header, 'change_mg_h'))) return headers
  return headers.map((header, at) => {
    const name = (texts[at] ?? '').replace(/ ?[([]?mg[)\]]?$/i, '')
    const isRead = isOf(header, 'ignore') || (isOf(header, 'dose_mg') && name !== texts[at])
    if (!(header.is === 'unknown' || isRead || isOf(header, 'note')) || !CHANGE.test(name)) return header
    const cells = cellsOf(at)
    // NaN where a cell states no change.
    const changes = cells.map((cell) => numberIn(signedIn(cell)))
    const figures = changes.slice(1).filter((change) => !Number.isNaN(change))
    if (figures.length === 0) return header
    const rates = cellsOf(rate).map(numberIn)
    const fits = changes.filter((change, row) => row > 0 && (rates[row] ?? 0) - (rates[row - 1] ?? 0) === change)
    const isWhole = cells.every(
      (cell, row) => !Number.isNaN(changes[row]) || isBlank(cell) || isEdge(cell) || isNoChange(cell),
    )
    const isOfRate = another === undefined && isOf(headers[rate] ?? header, 'rate_mg_h') && isWhole
    if (isOfRate && figures.length > 1 && 2 * fits.length > figures.length) return readAs('change_mg_h')
    // `By` may have the numbers of nurses.
    const isId = header.is === 'unknown' && header.isText === true && figures.some((each) => each > LARGEST)
    return isRead || isId ? header : { is: 'unknown' }
  })
}
