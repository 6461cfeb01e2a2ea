/** Doses and totals that the sums of the rows do not cover: boluses, a last row without an end, a pause within a row. */

import { type Protocol, wholeTimeOf } from '../../core/model/protocol'
import { decimalText, meet } from '../../core/values/interval'
import { rateText } from '../bounds'
import type { Finding } from '../finding'
import { type Figure, product, ZERO } from '../read/cells/cell'
import { overRows } from '../read/grid'
import { ownWords } from '../read/names/quantity-kind'
import { pauseIn } from '../read/words/events'
import { allOf, between, type Check, findingAt, hoursOf, type Row } from '../titration-table'
import { doseOf, isDoseOfRate, plus } from './running-totals'
import { statedTotals, sumsOf } from './stated-totals'
import { inUnit } from './sum'
import { totalRows } from './total-rows'
import { usualLength } from './usual-length'

/** A bolus, a load or a push that the protocol does not have. */
export const bolus: Check = (titrationTable) => {
  if (titrationTable.protocol.load !== undefined) return []
  const none = `none: ${titrationTable.protocol.id} has no bolus`
  let sums: ReturnType<typeof sumsOf> | undefined
  /** `105 mg given`: what the infusion gave in the row, or up to it. */
  const isOfRows = (dose: Figure, at: number): boolean => {
    sums ??= sumsOf(titrationTable, doseOf)
    const known = sums.slice(Math.max(0, at - 1), at + 1).flatMap(([, own, all]) => [own, ...Object.values(all)])
    return known.some((each) => each && meet(each.span, dose.span))
  }
  return overRows(titrationTable.rows, (row, at): readonly Finding[] => {
    if (row.phase.startsWith('load')) return [findingAt(titrationTable, 'bolus', row, 'phase', ['a load', none])]
    const dose = row.figures.bolus_mg
    if (dose === undefined || dose.value === 0n) return []
    const column = titrationTable.columns.has('bolus_mg') ? 'bolus_mg' : 'note'
    if (column === 'note' && OF_INFUSION.test(ownWords(row.note)) && isOfRows(dose, at)) return []
    const words = [`a bolus of ${decimalText(dose.value)} mg`, none] as const
    return [findingAt(titrationTable, 'bolus', row, column, words)]
  })
}

const OF_INFUSION =
  /^(?!.*(?:bolus|load|push|pca|extra|stat|rescue|additional|\btop|another|prn|inject|gave|given (?:at |@ ?|um )?[0-9]{1,2}[:.][0-9]|\b(?:i\.?[mv]|ivp|s\.?c)\b)).*\b(?:given|administered|gegeben)\b/i

/** Minutes from a row to the end of the longest course. */
const minutesLeft = (protocol: Protocol, first: Row, row: Row): number =>
  Math.max(0, wholeTimeOf(protocol) - Math.max(0, between(first, row) ?? 0))

/** A last row without an end may run to the end of the course, and gives no more than that. */
const lastDose: Check = (titrationTable) => {
  const { rows, protocol } = titrationTable
  const row = rows.at(-1)
  const [first] = rows.filter(({ session }) => session === row?.session)
  if (row?.rate === undefined || row.time !== undefined || first === undefined) return []
  const dose = row.figures.dose_mg
  const left = minutesLeft(protocol, first, row)
  const most = product(row.rate, hoursOf(left))
  if (dose === undefined || dose.span.low <= most.span.high) return []
  const length = `to the end of the longest course, ${decimalText(hoursOf(left).value)} h`
  const right = `at most ${decimalText(most.value)} mg (${rateText(row.rate.value)} ${length})`
  const words = [`${decimalText(dose.value)} mg`, right] as const
  return [findingAt(titrationTable, 'dose', row, 'dose_mg', words)]
}

const TOTALS = [
  ['total', 'cumulative_mg', (row: Row) => row.rate],
  ['total-volume', 'cumulative_mL', (row: Row) => row.figures.rate_mL_h],
] as const
/** The total of a last row without an end: more than the one before it, and not more than the longest course gives. */
const lastTotal: Check = (titrationTable) => {
  const { rows, protocol } = titrationTable
  const [before, row] = [rows.at(-2), rows.at(-1)]
  const first = rows.find(({ session }) => session === row?.session)
  if (before === undefined || row === undefined || first === undefined || row.time !== undefined) return []
  return TOTALS.flatMap(([rule, column, rateOf]): readonly Finding[] => {
    const [last, found, rate] = [before.figures[column], row.figures[column], rateOf(row)]
    if (last === undefined || found === undefined || !rate || rate.value === 0n || first === row) return []
    const ofBefore = product(rateOf(before) ?? ZERO, hoursOf(before.time ?? 0))
    const most = [last, ofBefore, product(rate, hoursOf(minutesLeft(protocol, first, row)))].reduce(plus)
    if (found.value > last.value && found.span.low <= most.span.high) return []
    const range = `more than ${inUnit(last.value, column)}, and at most ${inUnit(most.value, column)}`
    const words = [inUnit(found.value, column), range] as const
    return [findingAt(titrationTable, rule, row, column, words)]
  })
}

/** A pause of something else, or of nothing that flows. */
const NOT_OF_INFUSION = /\b(?:carrier|fluids?|pca|physio|monitor\w*|line|flush|no dose missed|ran on)\b/i
/** A row that was paused for some time, but has the dose of its whole time. */
const pausedDoses: Check = (titrationTable) => {
  if (!titrationTable.columns.has('note')) return []
  return overRows(titrationTable.rows, (row): readonly Finding[] => {
    const { note } = row
    const isWhole = isDoseOfRate(row) && row.rate?.value !== 0n
    if (!isWhole || pauseIn(note) === undefined || NOT_OF_INFUSION.test(note)) return []
    return [findingAt(titrationTable, 'time-unknown', row, 'note', [note, 'a dose without that of the pause'])]
  })
}

/** Doses and totals that no rule of their own column checks. */
export const moreDoses = allOf(lastDose, usualLength, lastTotal, pausedDoses, statedTotals, totalRows)
