/** The limits of the phases: of a load, and a least rate of the titration. */

import { decimalText, ONE } from '../../core/values/interval'
import { boundOf, boundText, gravest, limitsNamed, mgOf, mgPerHOf, rateSpan, rateText } from '../bounds'
import type { Finding } from '../finding'
import { overRows } from '../read/grid'
import { type Check, findingAt, isLoad, ratedOf } from '../titration-table'
import { doseOf } from './running-totals'

/** The limit that a load passes; the hard one where it passes both. */
export const loadDose: Check = (titrationTable) =>
  overRows(titrationTable.rows, (row): readonly Finding[] => {
    const dose = doseOf(titrationTable, row)
    if (!isLoad(titrationTable, row) || dose === undefined) return []
    const passed = limitsNamed(titrationTable, 'load-dose').filter((limit) => {
      const most = mgOf(limit, row, titrationTable)
      return most !== undefined && dose.span.low > most
    })
    const limit = gravest(passed)
    if (limit === undefined) return []
    const words = [`a load of ${decimalText(dose.value, 2)} mg`, boundText(limit)] as const
    return [findingAt(titrationTable, 'load-dose', row, row.rateFrom, words, boundOf(limit))]
  })

const HUNDREDTH = ONE / 100n

/** A rate of the titration below the minimum; a wean, a pause and a stop may be below. */
export const minimum: Check = (titrationTable) => {
  const [limit] = limitsNamed(titrationTable, 'minimum')
  if (limit === undefined) return []
  return ratedOf(titrationTable.rows).flatMap((row): readonly Finding[] => {
    const least = mgPerHOf(limit, row.weight, titrationTable.inferred.weight)
    const isTitrated = row.phase !== 'wean' && row.phase !== 'load' && row.rate.value > 0n
    // Planned rates are rounded down to a hundredth.
    if (least === undefined || !isTitrated || rateSpan(row, limit.unit).high + HUNDREDTH > least) return []
    const words = [rateText(row.rate.value), boundText(limit, least)] as const
    return [findingAt(titrationTable, 'minimum', row, row.rateFrom, words, boundOf(limit))]
  })
}
