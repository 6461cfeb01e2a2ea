/** The fluid and the dose of any 24 h. */
import { decimalText } from '../../core/values/interval'
import { boundOf, boundText, exact, limitsNamed, mgOf } from '../bounds'
import type { Target } from '../read/columns'
import { type Check, findingAt, type Row, type RuleSet, type TitrationTable } from '../titration-table'
import { doseGiven } from './course'
import { volumeOf } from './running-totals'
import { ofSame } from './same-rows'

const DAY = 1440

/** What rows give, and the column that says so. */
interface Given {
  readonly name: 'fluid-24h' | 'dose-24h'
  readonly unit: 'mL' | 'mg'
  readonly of: (titrationTable: TitrationTable, row: Row) => bigint | undefined
  readonly columnOf: (row: Row) => Target
}

/** The first row within whose last 24 h more was given than may be. A stretch that begins before counts in part. */
const in24h =
  ({ name, unit, of, columnOf }: Given): Check =>
  (titrationTable) => {
    const [limit] = limitsNamed(titrationTable, name)
    const [head] = titrationTable.rows
    const most = limit && head && (name === 'fluid-24h' ? exact(limit.value) : mgOf(limit, head, titrationTable))
    if (limit === undefined || most === undefined) return []
    const runs: Run[] = []
    const amountOf = ofSame((row) => of(titrationTable, row))
    let first = 0
    let total = 0n
    let stretch = -1
    const given = (row: Row): bigint => {
      const { at, time } = row
      const amount = amountOf(row)
      if (row.stretch !== stretch) {
        first = runs.length
        total = 0n
        stretch = row.stretch
      }
      if (time === undefined || amount === undefined || time === 0) return 0n
      runs.push({ at, time, amount })
      total += amount
      // At the end of the row, those that have ended 24 h before have left.
      const from = at + time - DAY
      for (let run = runs[first]; run !== undefined && run.at + run.time <= from; run = runs[first]) {
        total -= run.amount
        first++
      }
      return total - before(runs[first], from)
    }
    let amount = 0n
    const row = titrationTable.rows.find((each) => {
      amount = given(each)
      return amount > most
    })
    if (row === undefined) return []
    const words = [`${decimalText(amount, 1)} ${unit} in 24 h`, boundText(limit)] as const
    return [findingAt(titrationTable, name, row, columnOf(row), words, boundOf(limit))]
  }

/** A stretch of time and what is given in it. */
interface Run {
  readonly at: number
  readonly time: number
  readonly amount: bigint
}

/** The part of a stretch that ran before. */
const before = (run: Run | undefined, from: number): bigint =>
  run === undefined || run.at >= from ? 0n : (run.amount * BigInt(Math.round(from - run.at))) / BigInt(run.time)

export const FLUID_RULES = {
  'fluid-24h': in24h({
    name: 'fluid-24h',
    unit: 'mL',
    of: (titrationTable, row) => volumeOf(titrationTable, row)?.value,
    columnOf: (row) => (row.figures.rate_mL_h ? 'rate_mL_h' : row.rateFrom),
  }),
  'dose-24h': in24h({ name: 'dose-24h', unit: 'mg', of: doseGiven, columnOf: (row) => row.rateFrom }),
} satisfies RuleSet
