/** Sessions without a length: most of them are equally long. */

import { decimalText, meet } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, product } from '../read/cells/cell'
import { overRows } from '../read/grid'
import { usualQuotient } from '../read/rows/proportion'
import { type Check, hasPeaks, type Row, sessionsOf, type TitrationTable } from '../titration-table'
import { inUnit, sumFinding } from './sum'

const AMOUNTS = [
  ['dose', 'dose_mg', (row: Row) => row.rate],
  ['volume', 'volume_mL', (row: Row) => row.figures.rate_mL_h],
] as const
type Amount = (typeof AMOUNTS)[number]

/** The hours of more than half of the sessions, by an amount and its rate. */
function hoursBy(titrationTable: TitrationTable, [, column, rateOf]: Amount): Figure | undefined {
  const { rows, columns, setting } = titrationTable
  const isUntimed = rows.every(({ time }) => time === undefined) && sessionsOf(rows).length === rows.length
  if (!(columns.has('session') || setting === 'outpatient') || !isUntimed || hasPeaks(titrationTable)) return undefined
  const usual = usualQuotient(rows.map((row) => [row.figures[column], rateOf(row)]))
  const agreeing = rows.filter((row) => {
    const [amount, rate] = [row.figures[column], rateOf(row)]
    return amount && rate && usual && meet(amount.span, product(rate, usual).span)
  })
  return 2 * agreeing.length > rows.length ? usual : undefined
}

/** The amounts of a table that are checked by the usual length. */
export const amountsByUsualLength = (titrationTable: TitrationTable): readonly string[] =>
  AMOUNTS.flatMap((amount) => (hoursBy(titrationTable, amount) === undefined ? [] : [amount[1]]))

/** A dose or a volume that takes longer or shorter than in most sessions. */
export const usualLength: Check = (titrationTable) =>
  AMOUNTS.flatMap((amount): readonly Finding[] => {
    const hours = hoursBy(titrationTable, amount)
    const [rule, column, rateOf] = amount
    if (hours === undefined) return []
    return overRows(titrationTable.rows, (row): readonly Finding[] => {
      const [found, rate] = [row.figures[column], rateOf(row)]
      if (found === undefined || rate === undefined) return []
      const right = product(rate, hours)
      if (meet(found.span, right.span)) return []
      const working = `${inUnit(rate.value, column)}/h x ${decimalText(hours.value)} h, as in most sessions`
      return [sumFinding(titrationTable, { rule, row, column, found, right, working })]
    })
  })
