/** A titration by fractions of the maximum: what each session may have. */
import { OURS } from '../../core/model/limit'
import { boundText, mgPerHOf, rateBounds, rateSpan, rateText, smaller } from '../bounds'
import type { Bound, Finding } from '../finding'
import { findingAt, isRated, type Row, sessionsOf, type TitrationTable } from '../titration-table'

/** mg/h that the smallest of the rate limits comes to; undefined where none is known. */
function leastOf(titrationTable: TitrationTable, row: Row): bigint | undefined {
  const { weight } = titrationTable.inferred
  const rates = rateBounds(titrationTable).flatMap((bound) => mgPerHOf(bound, row.weight, weight) ?? [])
  return rates.length === 0 ? undefined : rates.reduce(smaller)
}

/** What the n-th session may have, from 0, of a titration by fractions. */
export function fractionBound(
  titrationTable: TitrationTable,
  row: Row,
  name: 'start-rate' | 'step-size',
  n: number,
): readonly [Bound, bigint | undefined] {
  const { fractions } = titrationTable.protocol
  const percent = fractions?.value[n] ?? 100
  const least = leastOf(titrationTable, row)
  const { basis, source } = { ...OURS, ...fractions }
  const bound: Bound = { name, kind: 'soft', value: percent, unit: '% of the maximum', basis, source }
  return [bound, least === undefined ? undefined : (least * BigInt(percent)) / 100n]
}

/** The first row of each session that exceeds the fraction of the session. */
export function byFractions(titrationTable: TitrationTable): readonly Finding[] {
  const { fractions } = titrationTable.protocol
  if (fractions === undefined) return []
  return sessionsOf(titrationTable.rows)
    .slice(1, fractions.value.length)
    .flatMap((session, index): readonly Finding[] => {
      const beyond = session.filter(isRated).flatMap((row) => {
        const [bound, most] = fractionBound(titrationTable, row, 'step-size', index + 1)
        return most !== undefined && rateSpan(row, 'mg/h').low > most ? [{ row, bound, most }] : []
      })
      return beyond.slice(0, 1).map(({ row, bound, most }) => {
        const words = [rateText(row.rate.value), boundText(bound, most)] as const
        return findingAt(titrationTable, 'step-size', row, row.rateFrom, words, bound)
      })
    })
}
