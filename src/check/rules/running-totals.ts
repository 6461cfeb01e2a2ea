/** Running totals, against the last one printed and what was added since. */

import { decimalText, meet, plus as plusSpan } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, product, ratio, ZERO } from '../read/cells/cell'
import { isNotGiven } from '../read/words/events'
import {
  allOf,
  type Check,
  everyPair,
  findingAt,
  hasPeaks,
  hoursBeginAgain,
  hoursOf,
  memoized,
  type Row,
  type TitrationTable,
} from '../titration-table'
import { courseBefore } from './pauses'
import { volumePerMg } from './proportion'
import { setRate } from './set-rate'
import { inUnit } from './sum'

type Total = 'cumulative_mg' | 'cumulative_mL'
type Added = (row: Row) => Figure | undefined

/**
 * What a row adds to a total: nothing where it was not given, else as printed, else rate x time. Unknown where its
 * rate is only the highest.
 */
export function addedBy(
  titrationTable: TitrationTable,
  row: Row,
  printed: Figure | undefined,
  rate: Figure | undefined,
): Figure | undefined {
  if (row.note !== '' && isNotGiven(row.note)) return ZERO
  if (printed === undefined && rate?.value === 0n) return ZERO
  if (printed !== undefined || rate === undefined || row.time === undefined || hasPeaks(titrationTable)) return printed
  return product(setRate(titrationTable, row, rate), hoursOf(row.time))
}

export const doseOf = (titrationTable: TitrationTable, row: Row): Figure | undefined =>
  addedBy(titrationTable, row, row.figures.dose_mg, row.rate)

/** Whether the dose of a row is its rate x its time. */
export const isDoseOfRate = ({ rate, time, figures: { dose_mg: dose } }: Row): boolean =>
  rate && dose && time !== undefined ? meet(dose.span, product(rate, hoursOf(time)).span) : false

/** The mL of 1 mg by the volumes, where no strength is known. */
export const perMgOf = memoized((titrationTable: TitrationTable) => ({
  perMg: volumePerMg(titrationTable, (row) => doseOf(titrationTable, row)),
}))
/** mL of a row: as printed, by mL/h, else by the rate in mg/h where the strength is known or can be worked out. */
export function volumeOf(titrationTable: TitrationTable, row: Row): Figure | undefined {
  const { rate, concentration, figures } = row
  const { perMg } = perMgOf(titrationTable)
  const flow =
    figures.rate_mL_h ??
    (titrationTable.inferred.concentration
      ? rate && perMg && product(rate, perMg)
      : rate && concentration && ratio(rate, concentration))
  return addedBy(titrationTable, row, figures.volume_mL, flow)
}

export const plus = (a: Figure, b: Figure): Figure =>
  a === ZERO ? b : { value: a.value + b.value, span: plusSpan(a.span, b.span) }

/** The sum; undefined where one of them is not known. */
export const sumOf = (figures: readonly (Figure | undefined)[]): Figure | undefined =>
  figures.reduce<Figure | undefined>((sum, each) => sum && each && plus(sum, each), ZERO)

/** Whether totals are those at the start of each row: the first one is 0 or left out, though its row gives something. */
function isAtStart(rows: readonly Row[], total: Total, added: Added): boolean {
  const [first, second] = rows
  const [given, next] = [first && added(first), second?.figures[total]]
  const isLeftOut = first?.figures[total] === undefined && given && next && meet(given.span, next.span)
  const isNothing = (isLeftOut || first?.figures[total]?.value === 0n) && (given?.value ?? 0n) > 0n
  return isNothing && rows.some((row) => row !== first && row.figures[total] !== undefined)
}

const begins = (before: Row, row: Row): boolean =>
  before.session !== row.session || before.day !== row.day || hoursBeginAgain(before, row)

/** The rows at which totals begin again; undefined where some session or day continues the total before it. */
function renewedAt({ rows }: TitrationTable, total: Total, added: Added): ReadonlySet<Row> | undefined {
  const firsts = new Set<Row>()
  const isAnew = (row: Row): boolean => {
    const found = row.figures[total]
    const more = added(row)
    return found !== undefined && more !== undefined && more.value > 0n && meet(found.span, more.span)
  }
  const isAlways = everyPair(rows, (before, row) => {
    if (!begins(before, row)) return true
    firsts.add(row)
    return isAnew(row)
  })
  return isAlways && firsts.size > 0 ? firsts : undefined
}

/** One figure of a running total, and what it should be. */
interface Count {
  last: Figure
  /** What the last one should have been where it was wrong: the next may count from either. */
  meant: Figure | undefined
  since: Figure | undefined
}

function correction(count: Count, found: Figure): Figure | undefined {
  const right = count.since && plus(count.last, count.since)
  const other = count.since && count.meant && plus(count.meant, count.since)
  const isWrong =
    right !== undefined && !meet(found.span, right.span) && !(other !== undefined && meet(found.span, other.span))
  count.last = found
  count.meant = isWrong ? right : undefined
  count.since = ZERO
  return isWrong ? right : undefined
}

const running =
  (
    rule: 'total' | 'total-volume',
    total: Total,
    addedOf: (titrationTable: TitrationTable, row: Row) => Figure | undefined,
  ): Check =>
  (titrationTable) => {
    if (!titrationTable.columns.has(total)) return []
    const added: Added = (row) => addedOf(titrationTable, row)
    const atStart = isAtStart(titrationTable.rows, total, added)
    const renewed = atStart ? undefined : renewedAt(titrationTable, total, added)
    const findings: Finding[] = []
    const isOpen = courseBefore(titrationTable) !== undefined && renewed === undefined
    const count: Count = { last: ZERO, meant: undefined, since: isOpen ? undefined : ZERO }
    titrationTable.rows.forEach((row) => {
      const found = row.figures[total]
      const more = added(row)
      if (renewed?.has(row)) Object.assign(count, { last: ZERO, meant: undefined, since: ZERO })
      if (!atStart) count.since = count.since && more && plus(count.since, more)
      if (found !== undefined) {
        const before = count.last
        const right = correction(count, found)
        if (right !== undefined) {
          const working = `${decimalText(before.value)} + ${decimalText(right.value - before.value)}`
          const words = [inUnit(found.value, total), `${inUnit(right.value, total)} (${working})`] as const
          findings.push(findingAt(titrationTable, rule, row, total, words))
        }
      }
      if (atStart) count.since = count.since && more && plus(count.since, more)
    })
    const [first] = renewed ?? []
    if (first === undefined) return findings
    const words = ['the total of the course: it begins again with each day or session', 'one that counts on'] as const
    return [...findings, findingAt(titrationTable, 'not-checked', first, total, words)]
  }

/** The volume that is left falls by what has run; where it rises and falls from there on, a new bag was hung. */
const toBeInfused: Check = (titrationTable) => {
  const atStarts = leftVolumes(titrationTable, false)
  const findings = leftFindings(titrationTable, atStarts)
  if (findings.length === 0) return []
  const atEnds = leftVolumes(titrationTable, true)
  const mayBeAtEnds = leftFindings(titrationTable, atEnds).length === 0 && exactIn(atStarts) <= exactIn(atEnds)
  return mayBeAtEnds ? [] : findings
}

/** In how many rows the printed volume is exactly the one before it less what was given. */
const exactIn = (own: readonly LeftVolume[]): number =>
  own.filter(({ found }, at) => {
    const before = own[at - 1]
    return before?.given !== undefined && found.value === before.found.value - before.given.value
  }).length

/** Volumes that do not fall by what was given, nor rise by a new bag. */
function leftFindings(titrationTable: TitrationTable, own: readonly LeftVolume[]): readonly Finding[] {
  const findings: Finding[] = []
  let meant: Figure | undefined
  const bags = own.slice(0, 1).map(({ found }) => found)
  own.forEach(({ row, found, given }, index) => {
    const before = own[index - 1]
    const from = meant ?? before?.found
    if (from === undefined || before?.given === undefined) return
    const [right, next] = [leftAfter(from, before.given), own[index + 1]]
    meant = undefined
    if (meet(found.span, right.span)) return
    // No row after the last one shows a new bag: there it must be as large as one before it.
    const isLikeOthers = bags.some((bag) => meet(found.span, bag.span))
    const isFollowed = given !== undefined && next !== undefined && meet(next.found.span, leftAfter(found, given).span)
    // The second row shows a new bag only where the first volume was nearly used up.
    const isEmpty = index > 1 || from.value <= 2n * before.given.value
    const isHung = found.value > from.value && (next === undefined ? isLikeOthers : isFollowed && isEmpty)
    if (isHung) {
      bags.push(found)
      return
    }
    meant = right
    const working = `${decimalText(from.value)} - ${decimalText(before.given.value)}`
    const allowed = `${decimalText(right.value)} mL (${working})`
    const words = [`${decimalText(found.value)} mL to be infused`, allowed] as const
    findings.push(findingAt(titrationTable, 'total-volume', row, 'vtbi_mL', words))
  })
  return findings
}

const leftAfter = (from: Figure, given: Figure): Figure => ({
  value: from.value - given.value,
  span: { low: from.span.low - given.span.high, high: from.span.high - given.span.low },
})

/** A volume to be infused, and what is given from there to the next; printed at the start of each row or at its end. */
interface LeftVolume {
  readonly row: Row
  readonly found: Figure
  given: Figure | undefined
}
function leftVolumes(titrationTable: TitrationTable, isAtEnd: boolean): readonly LeftVolume[] {
  const own: LeftVolume[] = []
  for (const row of titrationTable.columns.has('vtbi_mL') ? titrationTable.rows : []) {
    const found = row.figures.vtbi_mL
    const more = row.rate?.value === 0n ? ZERO : volumeOf(titrationTable, row)
    const before = own.at(-1)
    if (found !== undefined) own.push({ row, found, given: ZERO })
    const last = isAtEnd ? before : own.at(-1)
    if (last !== undefined) last.given = last.given && more && plus(last.given, more)
  }
  return own
}

/** The dose of a row, and the bolus that was given in it. */
function withBolus(titrationTable: TitrationTable, row: Row): Figure | undefined {
  const [dose, bolus] = [doseOf(titrationTable, row), row.figures.bolus_mg]
  return dose && bolus ? plus(dose, bolus) : dose
}

/** Totals may count boluses or not: the reading with fewer findings is taken. */
export const totalDose: Check = (titrationTable) => {
  const plain = running('total', 'cumulative_mg', doseOf)(titrationTable)
  if (plain.length === 0 || titrationTable.rows.every(({ figures }) => figures.bolus_mg === undefined)) return plain
  const counted = running('total', 'cumulative_mg', withBolus)(titrationTable)
  return counted.length < plain.length ? counted : plain
}

export const totalVolume = allOf(running('total-volume', 'cumulative_mL', volumeOf), toBeInfused)
