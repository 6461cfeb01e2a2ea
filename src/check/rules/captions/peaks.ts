/** The highest, the last and the mean rate that words below the rows say, against the rates of the rows. */
import { decimalText, meet, ONE } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import { exactFigure, type Figure, nominal, ratio, readFigure, ZERO } from '../../read/cells/cell'
import { type Check, givenOf, hasPeaks, hoursOf, type Rated, type TitrationTable } from '../../titration-table'
import { doseOf, plus, sumOf } from '../running-totals'
import { findingInLine, linesBelow, textOf } from './texts'

const SAID =
  /\b(mean|average|avg\.?|peak|highest|top|lowest|final|last|end)(?: (?:infusion|ketamine|rate|dose|was|reached|given))*[ :=]+([0-9]+(?:[.,][0-9]+)?) ?mg ?(?:\/|per) ?h(?:ou)?r?\b/gi
const NOT_OF_ROWS =
  /\b(?:limit|allowed|permitted|plan\w*|usual\w*|protocol|previous|next|target|session [0-9]|day [0-9]|series|admission|year|20[0-9]{2}|each|every|if)\b/i

const byRate = (rates: readonly Figure[], isBetter: (a: Figure, b: Figure) => boolean): readonly Figure[] =>
  rates.length === 0 ? [] : [rates.reduce((a, b) => (isBetter(b, a) ? b : a))]

/** The mean of the rates, and that by the time for which each ran. */
function meansOf(titrationTable: TitrationTable, rows: readonly Rated[]): readonly Figure[] {
  const all = rows.reduce((sum, { rate }) => plus(sum, rate), ZERO)
  const plain = ratio(all, exactFigure(BigInt(rows.length) * ONE))
  const given = sumOf(rows.map((row) => doseOf(titrationTable, row)))
  const time = rows.reduce((sum, row) => sum + (row.time ?? Number.NaN), 0)
  if (given === undefined || Number.isNaN(time)) return []
  return [ratio(given, hoursOf(time)), plain].filter((each) => each !== undefined)
}

export const saidPeaks: Check = (titrationTable) => {
  const { rows, words, decimal } = titrationTable
  const lines = linesBelow(words, rows)
  if (lines.length === 0 || hasPeaks(titrationTable)) return []
  const own = givenOf(rows).filter(({ rate }) => rate.value > 0n)
  const rates = own.map(({ rate }) => rate)
  const knownOf = (word: string): readonly Figure[] => {
    if (/^(?:mean|av)/i.test(word)) return meansOf(titrationTable, own)
    if (/^(?:peak|highest|top)/i.test(word)) return byRate(rates, (a, b) => a.value > b.value)
    if (/^lowest/i.test(word)) return byRate(rates, (a, b) => a.value < b.value)
    return rates.slice(-1)
  }
  return lines.flatMap((line): readonly Finding[] => {
    const text = textOf(line)
    if (NOT_OF_ROWS.test(text)) return []
    for (const [found, word = '', digits = ''] of text.matchAll(SAID)) {
      const figure = readFigure(digits, decimal)
      const known = knownOf(word)
      const [right] = known
      if (figure === undefined || right === undefined || known.some((each) => meet(figure.span, nominal(each).span)))
        continue
      return [findingInLine('rate', line, [found, `${decimalText(right.value, 2)} mg/h, of the rows`])]
    }
    return []
  })
}
