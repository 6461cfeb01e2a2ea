/** What is in a bag against what the rows give until the next one: a bag may be changed early, not late. */
import { decimalText } from '../../core/values/interval'
import type { Finding } from '../finding'
import { bagName } from '../read/captions/context'
import { type Figure, product, readFigure } from '../read/cells/cell'
import { plainStrength } from '../read/words/strengths'
import { type Check, everyPair, findingAt, type Row, type TitrationTable } from '../titration-table'
import { doseOf } from './running-totals'

const HUNG =
  /^(?:new |changed? to |hung |start(?:ed)? )?(?:bag|syringe) ?(?:no\.? ?|# ?)?([0-9]{1,2})(?: (?:was )?(?:hung|up|started|connected|spiked|begun)\b| ?[:=,;(-]| ?$)/i
const CONTENTS = /([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?[/%])/gi
const AMOUNT_IN_VOLUME = /[0-9] ?mg\b[^;]{0,30}\b(?:in|ad|\/) ?[0-9.,]+ ?ml/i
const CLOCK = /\b[0-9]{1,2}[:.][0-9]{2}\b/
/** Percent: bags are not filled to the milligram. */
const MOST = 105n

interface Bag {
  readonly number: number
  readonly row: Row
  readonly holds: Figure | undefined
  given: bigint
}

/** The one amount of a text. */
function amountIn(text: string, { decimal }: TitrationTable): Figure | undefined {
  const [amount, another] = plainStrength(text).matchAll(CONTENTS)
  return another === undefined ? readFigure(amount?.[1] ?? '', decimal) : undefined
}

/** What each bag of a title holds: `Ketamine 500 mg in 250 mL`. */
function usualBag(titrationTable: TitrationTable): Figure | undefined {
  const said = titrationTable.words.flatMap(({ cells }) => cells.filter((text) => AMOUNT_IN_VOLUME.test(text)))
  return said.length === 1 ? amountIn(said[0] ?? '', titrationTable) : undefined
}

/** Bags one after another, each with what the rows give of it at least. */
function bagsOf(titrationTable: TitrationTable): readonly Bag[] {
  const { rows, columns, bagAmounts } = titrationTable
  const cell = columns.get('bag')
  const usual = usualBag(titrationTable)
  const bags: Bag[] = []
  for (const row of rows) {
    const { note, figures, concentration } = row
    const text = cell === undefined ? (HUNG.exec(note)?.[1] ?? '') : bagName(row.line.cells[cell] ?? '')
    const number = /^[0-9]{1,2}$/.test(text) ? Number(text) : undefined
    if (number !== undefined && number !== bags.at(-1)?.number) {
      const own = figures.bag_mg ?? (figures.bag_mL && concentration && product(figures.bag_mL, concentration))
      const holds =
        own ?? (cell === undefined ? amountIn(note, titrationTable) : undefined) ?? bagAmounts.get(text) ?? usual
      bags.push({ number, row, holds, given: 0n })
    }
    const last = bags.at(-1)
    // A bag that is changed within a row gives a part of it.
    const isPart = (number === undefined && text !== '') || (cell === undefined && text !== '' && CLOCK.test(note))
    if (last !== undefined && !isPart) last.given += doseOf(titrationTable, row)?.span.low ?? 0n
  }
  const areCounted = everyPair(bags, (before, { number }) => number === before.number + 1)
  if (!areCounted || bags.length < 2) return []
  // After the last remark there may be bags that nobody wrote down.
  return cell === undefined ? bags.slice(0, -1) : bags
}

/** A bag that gives more than is in it. */
export const bagContents: Check = (titrationTable) => {
  const { rows, columns } = titrationTable
  if (!columns.has('bag') && !columns.has('note')) return []
  const strength = rows[0]?.concentration?.value
  if (rows.some(({ concentration }) => concentration !== undefined && concentration.value !== strength)) return []
  return bagsOf(titrationTable).flatMap(({ number, row, holds, given }): readonly Finding[] => {
    if (holds === undefined || 100n * given <= MOST * holds.value) return []
    const right = `at most ${decimalText(holds.value)} mg, as it holds`
    const words = [`${decimalText(given)} mg of bag ${number}`, right] as const
    return [findingAt(titrationTable, 'total', row, columns.has('bag') ? 'bag' : 'note', words)]
  })
}
