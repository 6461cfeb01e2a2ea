/** A rate in mg/h and in mL/h that words say are the same: `20 mg/h = 10 mL/h`. */
import { decimalText, meet } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import { type DecimalSign, type Figure, nominal, product, readFigure } from '../../read/cells/cell'
import { LONGEST } from '../../read/cells/units'
import { findingIn } from '../../read/grid'
import { ownWords } from '../../read/names/quantity-kind'
import { RATE_WORDS } from '../../read/words/events'
import { type Check, findingAt } from '../../titration-table'

const PAIR = new RegExp(`${RATE_WORDS} ?(?:[=;,]|\\(=?|\u2248|i\\.?e\\.?,?|or) ?${RATE_WORDS}`, 'gi')

type Against = readonly [found: string, allowed: string]
/** The first pair of a text that the strength does not give. */
function otherPair(text: string, strength: Figure | undefined, sign: DecimalSign): Against | undefined {
  if (strength === undefined || text.length > LONGEST) return undefined
  for (const [found, a = '', unit = '', b = '', other = ''] of ownWords(text).matchAll(PAIR)) {
    const isMass = /mg/i.test(unit)
    const [mass, volume] = (isMass ? [a, b] : [b, a]).map((each) => readFigure(each, sign))
    if (isMass === /mg/i.test(other) || mass === undefined || volume === undefined) continue
    const right = product(volume, nominal(strength))
    if (!meet(right.span, mass.span))
      return [found, `${decimalText(right.value)} mg/h, at ${decimalText(strength.value)} mg/mL`]
  }
  return undefined
}

/** In a remark by the strength of its row, beside the table by the one that all rows have. */
export const notedPairs: Check = (titrationTable) => {
  const { rows, words, decimal, columns } = titrationTable
  const [first] = rows
  const isOne =
    words.length > 0 && rows.every(({ concentration }) => concentration?.value === first?.concentration?.value)
  const beside = words.flatMap((line): readonly Finding[] =>
    line.cells.flatMap((text, cell) => {
      const other = isOne ? otherPair(text, first?.concentration, decimal) : undefined
      return other === undefined ? [] : [findingIn('rate-volume', line, cell, other)]
    }),
  )
  if (!columns.has('note')) return beside
  const inRows = rows.flatMap((row) => {
    const other = row.note === '' ? undefined : otherPair(row.note, row.concentration, decimal)
    return other === undefined ? [] : [findingAt(titrationTable, 'rate-volume', row, 'note', other)]
  })
  return [...beside, ...inRows]
}
