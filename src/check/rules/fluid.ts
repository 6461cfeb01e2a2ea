/** The fluid of any 24 h. */
import { decimalText } from '../../core/values/interval'
import { boundOf, boundText, exact, limitsNamed } from '../bounds'
import type { Finding } from '../finding'
import { type Check, findingAt, type RuleSet } from '../titration-table'
import { volumeOf } from './running-totals'

const DAY = 1440

/** The first row within whose last 24 h more has run than may. A stretch that begins before counts in part. */
const fluidIn24h: Check = (titrationTable) => {
  const [limit] = limitsNamed(titrationTable, 'fluid-24h')
  if (limit === undefined) return []
  const most = exact(limit.value)
  const runs: { readonly at: number; readonly time: number; readonly volume: bigint }[] = []
  let [first, total, stretch] = [0, 0n, -1]
  const findings: Finding[] = []
  for (const row of titrationTable.rows) {
    const { at, time } = row
    const volume = volumeOf(titrationTable, row)?.value
    if (row.stretch !== stretch) [first, total, stretch] = [runs.length, 0n, row.stretch]
    if (time === undefined || volume === undefined || time === 0) continue
    runs.push({ at, time, volume })
    total += volume
    // At the end of the row, those that have ended 24 h before have left.
    const from = at + time - DAY
    for (let run = runs[first]; run !== undefined && run.at + run.time <= from; run = runs[first]) {
      total -= run.volume
      first++
    }
    if (total - before(runs[first], from) <= most) continue
    const words = [
      `${decimalText(total - before(runs[first], from), 1)} mL in 24 h`,
      boundText(limit),
    ] as const
    findings.push(
      findingAt(
        titrationTable,
        'fluid-24h',
        row,
        row.figures.rate_mL_h ? 'rate_mL_h' : row.rateFrom,
        words,
        boundOf(limit),
      ),
    )
    return findings
  }
  return findings
}

/** The part of a stretch that ran before. */
const before = (
  run: { readonly at: number; readonly time: number; readonly volume: bigint } | undefined,
  from: number,
): bigint =>
  run === undefined || run.at >= from
    ? 0n
    : (run.volume * BigInt(Math.round(from - run.at))) / BigInt(run.time)

export const FLUID_RULES = { 'fluid-24h': fluidIn24h } satisfies RuleSet
