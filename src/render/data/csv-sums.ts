/** Whether the rows of one of our CSV files agree with each other: times, doses, sums, volumes and the maximum. */
import type { Difference } from '../../core/plan/compare-plans'
import { type Dose, doseOf, mg, minutes, type Rate, sumOfDoses } from '../../core/values/quantity'
import { instant } from '../../core/values/time-zone'
import { utcText } from '../help/provenance'

export type CsvRow = Readonly<Record<string, string>>

/** A plain figure as a whole number of 10^-6; undefined for anything else. */
function millionths(text: string | undefined): number | undefined {
  const match = /^(-?)([0-9]{1,9})(?:\.([0-9]{1,6}))?$/.exec(text ?? '')
  if (match === null) return undefined
  const size = Number(match[2]) * 1_000_000 + Number((match[3] ?? '').padEnd(6, '0'))
  return match[1] === '-' ? -size : size
}

const secondsOf = (text: string | undefined): number => Date.parse(text ?? '') / 1000
const rateOf = (row: CsvRow): number => millionths(row.rate_mg_h) ?? Number.NaN

/** What a cell would be by the cells around it; undefined where they do not say. */
type Rule = (row: CsvRow, before: CsvRow | undefined, first: CsvRow) => string | undefined

const decimal = (value: number): string => String(value / 1_000_000)
const minutesIn = (row: CsvRow): number => (secondsOf(row.end) - secondsOf(row.start)) / 60
const isTitrated = ({ phase }: CsvRow): boolean => phase === undefined || phase === 'titration'

/** Of a row with one rate throughout. */
function exactDose(row: CsvRow): Dose | undefined {
  const [rate, time] = [rateOf(row), minutesIn(row)]
  return row.hours === undefined && rate >= 0 && Number.isInteger(time) && time > 0
    ? doseOf(rate as Rate, minutes(time))
    : undefined
}

/** The mL that hold so many mg, by the strength of the row's own rate; the last digit is rounded. */
const volumeOf =
  (name: string, amount: string): Rule =>
  (row) => {
    const [volume, mgIn, mLh] = [row[name], row[amount], row.rate_mL_h].map(millionths)
    if (mgIn === undefined || mLh === undefined || !(rateOf(row) > 0)) return undefined
    const expected = (mgIn * mLh) / rateOf(row)
    // Both figures are rounded to a hundredth.
    const room = 5_000 + (5_000 * mLh) / rateOf(row) + 1
    return volume !== undefined && Math.abs(volume - expected) <= room ? row[name] : decimal(Math.round(expected))
  }

const RULES: Readonly<Record<string, Rule>> = {
  start: (row, before) => (before !== undefined && before.session === row.session ? before.end : undefined),
  duration_min: (row) => String(minutesIn(row)),
  hours: (row) => String(Number((minutesIn(row) / 60).toFixed(3))),
  elapsed_min: (row, _, first) => String(Math.floor((secondsOf(row.start) - secondsOf(first.start)) / 60)),
  start_utc: (row) => (Number.isNaN(secondsOf(row.start)) ? '' : utcText(instant(secondsOf(row.start)))),
  change_mg_h: (row, before) =>
    before === undefined || !isTitrated(row) || !isTitrated(before) ? undefined : decimal(rateOf(row) - rateOf(before)),
  dose_mg: (row) => {
    const dose = exactDose(row)
    return dose === undefined ? undefined : mg(dose)
  },
  limit_mg_h: (row, _, first) => (row.limit_mg_h === '' ? undefined : first.limit_mg_h || undefined),
  rate_mg_h: (row) => {
    const limit = millionths(row.limit_mg_h)
    return limit === undefined || rateOf(row) <= limit ? undefined : `at most ${row.limit_mg_h}`
  },
  volume_mL: volumeOf('volume_mL', 'dose_mg'),
  cumulative_mL: volumeOf('cumulative_mL', 'cumulative_mg'),
  drug: (_, before) => before?.drug,
  protocol: (_, before) => before?.protocol,
  plan_id: (_, before) => before?.plan_id,
}

/** The running total of exact doses; of whole sessions the printed ones, each rounded to a hundredth. */
function sumDifferences(rows: readonly CsvRow[]): readonly Difference[] {
  const doses: Dose[] = []
  let [printed, room] = [0, 0]
  return rows.flatMap((row, index) => {
    const exact = exactDose(row)
    if (exact !== undefined) doses.push(exact)
    printed += millionths(row.dose_mg) ?? Number.NaN
    room += 5_000
    const found = millionths(row.cumulative_mg) ?? Number.NaN
    const isRight =
      exact === undefined ? Math.abs(found - printed) <= room + 5_000 : row.cumulative_mg === mg(sumOfDoses(doses))
    const second = exact === undefined ? decimal(printed) : mg(sumOfDoses(doses))
    return isRight ? [] : [{ place: `row ${index + 1} cumulative_mg`, first: row.cumulative_mg, second }]
  })
}

/** What is found, and what would agree with the rest. Each file has at least one row. */
export function csvSums(rows: readonly CsvRow[]): readonly Difference[] {
  const [top = {}] = rows
  const cells = rows.flatMap((row, index) =>
    Object.entries(RULES).flatMap(([name, rule]): readonly Difference[] => {
      if (row[name] === undefined) return []
      const second = rule(row, rows[index - 1], top)
      return second === undefined || second === row[name]
        ? []
        : [{ place: `row ${index + 1} ${name}`, first: row[name], second }]
    }),
  )
  return [...cells, ...sumDifferences(rows)]
}
