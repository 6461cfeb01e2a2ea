/** Rows and lines of totals against the sum of the rows. */

import { decimalText, meet, ONE, whole } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, product, readFigure, scaled, withoutMarks, withoutUnit, ZERO } from '../read/cells/cell'
import { unitsIn } from '../read/cells/units'
import type { Quantity, Target } from '../read/columns/target'
import { filled, findingIn, type Line } from '../read/grid'
import { type Check, DAY, hoursOf, type Row, type TitrationTable } from '../titration-table'
import { findingInLine } from './captions/texts'
import { END, lastRows } from './coverage'
import { doseOf, plus, sumOf, volumeOf } from './running-totals'
import { inUnit } from './sum'

type Adds = (titrationTable: TitrationTable, row: Row) => readonly (Figure | undefined)[]
/** The columns of which a total row may hold the sum, and what a row adds to it: as printed, and as worked out. */
const SUMMED: Readonly<Partial<Record<Target, Adds>>> = {
  dose_mg: (_, { figures, rate, time }) => [
    figures.dose_mg,
    rate && (rate.value === 0n ? rate : time !== undefined ? product(rate, hoursOf(time)) : undefined),
  ],
  total_dose_mg: (titrationTable, row) => [row.figures.total_dose_mg, doseOf(titrationTable, row)],
  day_dose_mg: (_, row) => [daysDose(row)],
  cumulative_mg: (titrationTable, row) => [doseOf(titrationTable, row)],
  volume_mL: (titrationTable, row) => [row.figures.volume_mL, volumeOf(titrationTable, row)],
  cumulative_mL: (titrationTable, row) => [volumeOf(titrationTable, row)],
  bolus_mg: (_, row) => [row.figures.bolus_mg ?? ZERO],
  hours: (_, row) => [row.figures.hours ?? ZERO],
  minutes: (_, row) => [row.figures.minutes ?? ZERO],
}
/** A row of several days gives its daily dose on each. */
function daysDose({ figures, count }: Row): Figure | undefined {
  const dose = figures.day_dose_mg
  if (dose === undefined || count === undefined) return dose
  const days = BigInt(Math.round(count.minutes / DAY))
  return { value: dose.value * days, span: { low: dose.span.low * days, high: dose.span.high * days } }
}

const RUNNING = ['cumulative_mg', 'cumulative_mL', 'total_dose_mg'] as const

/** Sums of the rows from the top, and from the last total row on, each as printed and as worked out. */
function sumsAt(titrationTable: TitrationTable, column: Target, from: number, to: number): readonly Figure[] {
  const ofRow = SUMMED[column]
  if (ofRow === undefined) return []
  const found = [0, from].flatMap((start) => {
    if (start === to) return []
    const each = titrationTable.rows.slice(start, to).map((row) => ofRow(titrationTable, row))
    return [0, 1].map((way) => sumOf(each.map((ways) => ways[way] ?? ways[0])))
  })
  const running = RUNNING.find((name) => name === column)
  const last = running && titrationTable.rows.slice(0, to).findLast(({ figures }) => figures[running])
  return [last?.figures[running ?? 'cumulative_mg'], ...found].filter((figure) => figure !== undefined)
}

/** What the rows of known length give: no total is less. */
function knownSum(titrationTable: TitrationTable, column: Target, to: number): Figure {
  const ofRow = SUMMED[column]
  const known = titrationTable.rows.slice(0, to).flatMap((row) => ofRow?.(titrationTable, row).find(Boolean) ?? [])
  return known.reduce(plus, ZERO)
}

/** A total row is compared with the sum of its column alone. */
export const totalRows: Check = (titrationTable) => {
  const { totals, columns, decimal } = titrationTable
  let from = 0
  return totals.flatMap(({ line, after }): readonly Finding[] => {
    const start = from
    from = after
    // `Total ketamine (mg)` above volumes is no sum of them.
    const [, unit = ''] = UNIT.exec(line.cells.find((text) => text !== '') ?? '') ?? []
    const isSummed = [...columns].some(
      ([target, at]) => target in SUMMED && line.cells[at] && target.toLowerCase().includes(unit.toLowerCase()),
    )
    if (filled(line.cells) === 1 || !isSummed) return totalInWords(titrationTable, line, start, after)
    return [...columns].flatMap(([target, cell]): readonly Finding[] => {
      const text = withoutMarks(line.cells[cell] ?? '')
      const found = readFigure(withoutUnit(text).figure, decimal)
      const sums = found === undefined ? [] : sumsAt(titrationTable, target, start, after)
      if (found === undefined || sums.length === 0) return []
      if (sums.some((each) => isSum(found, each))) return []
      const column = target as Quantity
      const right = inUnit(sums.at(-1)?.value ?? 0n, column)
      const rows = start === 0 ? 'the rows' : 'the rows since the last total'
      const words = [`a total of ${inUnit(found.value, column)}`, `${right}, the sum of ${rows}`] as const
      return [findingIn('total', line, cell, words)]
    })
  })
}
const UNIT = /[ (](mg|ml)\)?:?$/i
const AMOUNTS = [
  ['mg', 'dose_mg'],
  ['mL', 'volume_mL'],
] as const
/** Signs between thousands. */
const GROUPS = /(?<=[0-9])[ '\u00a0\u202f\u2019](?=[0-9]{3}(?![0-9]))/g
/** `Total dose (mg) 57`, `Total = 57`: with the unit after the figure; mg where there is none. */
const withUnit = (text: string): string =>
  text
    .replace(/(?<![0-9] ?)[([]?\b(mg|ml)\b[)\]]?[a-z :=]{1,12}?([0-9.,]+)(?![0-9])/i, '$2 $1')
    .replace(/^([a-z ]+[ :=]+[0-9.,]+)$/i, '$1 mg')

/** `Total given: 95 mg`: one of its figures is the sum. */
function totalInWords(titrationTable: TitrationTable, line: Line, from: number, to: number): readonly Finding[] {
  const text = line.cells.filter((each) => each !== '').join(' ')
  const { constants } = unitsIn(withUnit(text.replace(GROUPS, '')))
  return AMOUNTS.flatMap(([unit, column]): readonly Finding[] => {
    const said = constants.flatMap((each) => {
      const read = each.unit === unit ? readFigure(each.text, titrationTable.decimal) : undefined
      return read === undefined ? [] : [scaled(read, each)]
    })
    const sums = sumsAt(titrationTable, column, from, to)
    const [right] = sums.slice(-1)
    const least = right === undefined ? knownSum(titrationTable, column, to) : ZERO
    if (said.length > 0 && said.every((each) => each.span.high < least.span.low))
      return [findingInLine('total', line, [text, `at least ${decimalText(least.value)} ${unit}`])]
    if (said.length === 0 || said.some((each) => sums.some((sum) => isSum(each, sum)))) return []
    const isFirst = constants.find((each) => each.unit === 'mg' || each.unit === 'mL')?.unit === unit
    if (right === undefined) return isFirst ? withoutTimes(titrationTable, line, column, to, text) : []
    return [findingInLine('total', line, [text, `${decimalText(right.value)} ${unit}, the sum of the rows`])]
  })
}

/** A total that cannot be compared, because a row above it has a rate and no length. */
function withoutTimes(
  titrationTable: TitrationTable,
  line: Line,
  column: 'dose_mg' | 'volume_mL',
  to: number,
  text: string,
): readonly Finding[] {
  const open = titrationTable.rows
    .slice(0, to)
    .filter(({ rate, time, figures }) => rate !== undefined && time === undefined && figures[column] === undefined)
  if (open.length === 0) return []
  const last = lastRows(titrationTable)
  const rule = open.every((row) => last.has(row)) ? 'not-checked' : 'time-unknown'
  return [findingInLine(rule, line, [`${text}: a row without an end`, END])]
}

/** To a hundredth. */
const isSum = ({ span }: Figure, sum: Figure): boolean =>
  meet(span, { low: nominalLow(sum) - ONE / 100n, high: nominalHigh(sum) + ONE / 100n })

// Sums of whole numbers are exact; figures with decimals may be rounded.
const nominalLow = ({ value, span }: Figure): bigint => (value % whole(1) === 0n ? value : span.low)
const nominalHigh = ({ value, span }: Figure): bigint => (value % whole(1) === 0n ? value : span.high)
