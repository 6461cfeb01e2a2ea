/** The fluid and the dose of any 24 h. */

import type { Limit } from '../../core/model/limit'
import { decimalText } from '../../core/values/interval'
import { boundOf, boundText, exact, limitsNamed, mgOf } from '../bounds'
import type { Finding } from '../finding'
import type { Target } from '../read/columns/target'
import { type Check, DAY, findingAt, type Row, type TitrationTable } from '../titration-table'
import { doseGiven } from './course'
import { volumeOf } from './running-totals'
import { ofSame } from './same-rows'

/** What rows give, and the column that says so. */
interface Given {
  readonly name: 'fluid-24h' | 'dose-24h'
  readonly unit: 'mL' | 'mg'
  readonly of: (titrationTable: TitrationTable, row: Row) => bigint | undefined
  readonly columnOf: (row: Row) => Target
}

/** The first row at whose end more was given in 24 h than the limit. A row that began before counts in part. */
const in24h =
  (given: Given): Check =>
  (titrationTable) =>
    limitsNamed(titrationTable, given.name).flatMap((limit) => above(titrationTable, given, limit))

function above(titrationTable: TitrationTable, { name, unit, of, columnOf }: Given, limit: Limit): readonly Finding[] {
  const [head] = titrationTable.rows
  const most = head && (name === 'fluid-24h' ? exact(limit.value) : mgOf(limit, head, titrationTable))
  if (most === undefined) return []
  const { rows } = titrationTable
  // The sum of the last 24 h is kept from row to row: a row is added, and those that have left are subtracted.
  const [last, first] = [amountsOf(titrationTable, of), amountsOf(titrationTable, of)]
  let from = 0
  let total = 0n
  let stretch = -1
  const given = (row: Row, at: number): bigint => {
    if (row.stretch !== stretch) [from, total, stretch] = [at, 0n, row.stretch]
    const amount = last(row)
    if (amount === undefined) return 0n
    total += amount
    // At the end of the row, rows that ended 24 h before it have left.
    const begin = row.at + (row.time ?? 0) - DAY
    for (let left = rows[from]; left !== undefined && from < at; left = rows[++from]) {
      const gone = first(left)
      if (gone !== undefined && left.at + (left.time ?? 0) > begin) break
      total -= gone ?? 0n
    }
    const head = rows[from] ?? row
    return total - before(head, first(head) ?? 0n, begin)
  }
  let amount = 0n
  const row = rows.find((each, at) => {
    amount = given(each, at)
    return amount > most
  })
  if (row === undefined) return []
  const words = [`${decimalText(amount, 1)} ${unit} in 24 h`, boundText(limit)] as const
  return [findingAt(titrationTable, name, row, columnOf(row), words, boundOf(limit))]
}

/** What a row gives; undefined where its length is 0, or its length or amount is not known. */
function amountsOf(titrationTable: TitrationTable, of: Given['of']): (row: Row) => bigint | undefined {
  const amountOf = ofSame((row) => of(titrationTable, row))
  return (row) => (row.time === undefined || row.time === 0 ? undefined : amountOf(row))
}

/** The part of a row that ran before. */
const before = ({ at, time = 1 }: Row, amount: bigint, from: number): bigint =>
  at >= from ? 0n : (amount * BigInt(Math.round(from - at))) / BigInt(time)

export const fluidIn24h = in24h({
  name: 'fluid-24h',
  unit: 'mL',
  of: (titrationTable, row) => volumeOf(titrationTable, row)?.value,
  columnOf: (row) => (row.figures.rate_mL_h ? 'rate_mL_h' : row.rateFrom),
})
export const doseIn24h = in24h({ name: 'dose-24h', unit: 'mg', of: doseGiven, columnOf: (row) => row.rateFrom })
