/** The order of rows: overlaps, gaps, hours repeated or missing, sessions out of count. */

import { field, type Words } from '../../core/model/field'
import { decimalText, exactly, meet, ONE, whole } from '../../core/values/interval'
import type { Finding } from '../finding'
import { scaled } from '../read/cells/cell'
import { overRows } from '../read/grid'
import { isRest, wholeMinutes, writtenTime } from '../read/rows/per-kg'
import {
  allOf,
  type Check,
  DAY,
  dateColumn,
  durationText,
  everyPair,
  findingAt,
  HOUR,
  hoursBeginAgain,
  memoized,
  NONE,
  overPairs,
  type Row,
  sessionsOf,
  type TitrationTable,
} from '../titration-table'
import { elapsed } from './elapsed'
import { isDoseOfRate } from './running-totals'

const HALF = 30
// Clocks change in the night.
const NIGHT = 5 * HOUR
const NIGHT_LEFT_OUT = 12 * HOUR
/** An hour is out where clocks change; whether they do is not known without a zone. */
function orZone(allowed: string, { zoned }: TitrationTable, { from = 0 }: Row, out: number): Words {
  const isNight = from - Math.floor(from / DAY) * DAY < NIGHT
  return zoned || !isNight || Math.abs(out) !== HOUR
    ? allowed
    : [`${allowed}; at a clock change `, field('timeZone', '<zone>')]
}

/** A date before that of the row before, where there are no times. */
function dateBack(titrationTable: TitrationTable, before: Row, row: Row): readonly Finding[] {
  if (row.day === undefined || before.day === undefined || row.day >= before.day) return []
  const found = `${durationText((before.day - row.day) * DAY)} before the row before`
  return [findingAt(titrationTable, 'time-back', row, dateColumn(titrationTable), [found, 'a later date'])]
}

/** The rows without those of words, which take no time. */
const rowsInTime = memoized((rows: readonly Row[]) => (rows.some(isWords) ? rows.filter((row) => !isWords(row)) : rows))
const isWords = ({ time, to }: Row): boolean => time === 0 && to === undefined

/** Where a row does not start when the one before it ends; a repeated start is a repeated hour. */
const startOrder: Check = (titrationTable) =>
  overPairs(rowsInTime(titrationTable.rows), (before, row): readonly Finding[] => {
    if (row.from === undefined || before.from === undefined) return dateBack(titrationTable, before, row)
    const since = row.from - before.from
    const ended = before.to !== undefined && before.to > before.from ? before.to : undefined
    const late = row.from - (ended ?? row.from)
    if (since > 0 && (late === 0 || (late > 0 && row.session !== before.session))) return NONE
    const out = ended === undefined ? since - HOUR : late
    const finding = (rule: 'hour' | 'time-back' | 'overlap' | 'gap', found: string, allowed: string) => [
      findingAt(titrationTable, rule, row, 'start', [found, orZone(allowed, titrationTable, row, out)]),
    ]
    if (since === 0) return finding('hour', 'the same start as the row before', 'each start once')
    if (since < 0) return finding('time-back', `${durationText(-since)} before the row before`, 'a later start')
    if (late < 0) return finding('overlap', `${durationText(-late)} of overlap`, 'none')
    return finding('gap', `${durationText(late)} left out`, 'the end of the row before')
  })

/** The hour that a row should have: by its start from the first one's, else the one after the row before it. */
function expectedHour(first: Row, before: Row, row: Row): number | undefined {
  if (before.hour === undefined || first.hour === undefined) return undefined
  if (row.from !== undefined && first.from !== undefined) return Math.floor((row.from - first.from) / HOUR) + first.hour
  if (row.from !== undefined || before.from !== undefined) return undefined
  const time = wholeMinutes(writtenTime(before.figures)) ?? HOUR
  return time % HOUR === 0 ? before.hour + time / HOUR : undefined
}

const hourNumbers: Check = (titrationTable) => {
  let first = titrationTable.rows[0]
  // By how much the hours so far are wrong: reported once, not again in every row after it.
  let out = 0
  return overPairs(rowsInTime(titrationTable.rows), (before, row): readonly Finding[] => {
    if (first?.session !== row.session || hoursBeginAgain(before, row)) [first, out] = [row, 0]
    if (row.hour === undefined || first === undefined || first === row) return NONE
    const right = expectedHour(first, before, row)
    if (right === undefined) return NONE
    const known = out
    out = row.hour - right
    if (out === 0 || (row.from !== undefined && out === known)) return NONE
    // A start that is repeated or goes back has been reported already.
    if (row.from !== undefined && before.from !== undefined && row.from <= before.from) return NONE
    const kind = row.hour === before.hour ? ', repeated' : row.hour > right ? ', hours missing' : ''
    return [findingAt(titrationTable, 'hour', row, 'hour', [`hour ${row.hour}${kind}`, `hour ${right}`])]
  })
}

/** Nothing flows until the next row, or the dose says for how long the rate is held. */
const isHeld = (row: Row): boolean => row.rate?.value === 0n || isDoseOfRate(row)

/** A row, and the minutes from the start of the one before it. */
interface Since {
  readonly row: Row
  readonly step: number
}
/** Where every day begins at the clock of the first one, and long after the day before, nights are left out. */
function withoutNights({ rows }: TitrationTable, steps: readonly Since[]): readonly Since[] {
  const first = rows[0]?.from ?? 0
  const days = new Set(overPairs(rows, (before, row) => (before.day === row.day ? [] : [row])))
  const nights = steps.filter(
    ({ row, step }) => days.has(row) && step >= NIGHT_LEFT_OUT && ((row.from ?? 0) - first) % DAY === 0,
  )
  return nights.length < days.size ? steps : steps.filter(({ row }) => !days.has(row))
}

/** Hours that are missing in a table of starts alone, most of which are an hour after the one before. */
const missingHours: Check = (titrationTable) => {
  const { rows, columns } = titrationTable
  if (columns.has('hour') || rows.some(({ to }) => to !== undefined)) return []
  const all = overPairs(rows, (before, row) =>
    before.session === row.session && before.from !== undefined && row.from !== undefined && !isHeld(before)
      ? [{ row, step: row.from - before.from }]
      : [],
  )
  if (!all.some(({ step }) => step > HOUR)) return []
  const steps = withoutNights(titrationTable, all)
  // A table with a row for each change has no hours: there each rate differs from the one before.
  const rates = rows.flatMap(({ rate, perKg }) => (rate ?? perKg)?.value ?? [])
  if (rates.length > 1 && everyPair(rates, (before, rate) => before !== rate)) return []
  const regular = steps.filter(({ step }) => step === HOUR).length
  if (regular < 3 || regular * 4 < steps.length * 3) return []
  // In some places clocks change by half an hour.
  const late = steps.filter(({ step }) => step > HOUR && !(titrationTable.zoned && step === HOUR + HALF))
  return late.map(({ row, step }) => {
    const found = `${durationText(step)} after the row before, hours missing`
    return findingAt(titrationTable, 'hour', row, 'start', [found, orZone('1 h', titrationTable, row, step - HOUR)])
  })
}

/** What a row says of its length against its start and end. */
const lengths: Check = (titrationTable) =>
  overRows(titrationTable.rows, (row): readonly Finding[] => {
    const written = writtenTime(row.figures)
    if (written === undefined || row.from === undefined || row.to === undefined || row.to <= row.from) return []
    const time = row.to - row.from
    if (meet(written.span, exactly(whole(time)))) return []
    const column = titrationTable.columns.has('minutes') ? 'minutes' : 'hours'
    const words = [
      `${decimalText(written.value / BigInt(HOUR))} h`,
      orZone(`${durationText(time)}, its end less its start`, titrationTable, row, Number(written.value / ONE) - time),
    ] as const
    return [findingAt(titrationTable, 'hours', row, column, words)]
  })

/** Hours and minutes of one row that differ. */
const twoLengths: Check = (titrationTable) => {
  const { columns } = titrationTable
  if (!columns.has('hours') || !columns.has('minutes')) return []
  return overRows(titrationTable.rows, (row): readonly Finding[] => {
    const { hours, minutes } = row.figures
    if (hours === undefined || minutes === undefined || isRest(hours, minutes)) return []
    if (meet(scaled(hours, { n: 60n, d: 1n }).span, minutes.span)) return []
    const words = [`${decimalText(hours.value)} h`, `${decimalText(minutes.value / 60n)} h, as its minutes`] as const
    return [findingAt(titrationTable, 'hours', row, 'hours', words)]
  })
}

/** A row that ends before it starts. */
export const timeBack: Check = (titrationTable) =>
  overRows(titrationTable.rows, (row): readonly Finding[] =>
    row.from !== undefined && row.to !== undefined && row.to <= row.from
      ? [findingAt(titrationTable, 'time-back', row, 'end', ['an end not after the start', 'a later end'])]
      : [],
  )

/** Sessions count on by one; two rows of one session on two dates without a clock are two sessions. */
const sessionCount: Check = (titrationTable) => {
  let right = titrationTable.rows[0]?.session ?? 1
  // A row that gives nothing and has no number is no session.
  const own = titrationTable.columns.get('session')
  const isSession = ({ rate, line }: Row): boolean => rate !== undefined || line.cells[own ?? -1] !== ''
  const rows = titrationTable.rows.every(isSession) ? titrationTable.rows : titrationTable.rows.filter(isSession)
  return overPairs(rows, (before, row): readonly Finding[] => {
    const isOtherDate =
      row.from === undefined && before.day !== undefined && row.day !== undefined && before.day !== row.day
    if (row.session === before.session && (titrationTable.setting === 'inpatient' || !isOtherDate)) return NONE
    right++
    // After a wrong number they may count from it, or from the right one.
    if (row.session === before.session + 1) right = row.session
    if (row.session === right) return NONE
    return [findingAt(titrationTable, 'session', row, 'session', [`session ${row.session}`, `session ${right}`])]
  })
}

const TELL_APART = ['hour', 'hours', 'minutes', 'start', 'elapsed_min', 'date', 'day', 'end'] as const
/** A session in two rows that nothing distinguishes. */
const repeated: Check = ({ rows, columns, ...titrationTable }) => {
  if (!columns.has('session')) return []
  // Where every other session has one row, two equal rows are a copy.
  const isOneEach = sessionsOf(rows).length === rows.length - 1 && rows.length > 2
  const areApart = TELL_APART.some((name) => columns.has(name))
  return overPairs(rows, (before, row): readonly Finding[] => {
    const isCopy = isOneEach && row.line.cells.every((cell, at) => cell === before.line.cells[at])
    if (row.session !== before.session || (areApart && !isCopy)) return []
    const words = [`session ${row.session} again, without a time`, 'each session once, or a time in each row'] as const
    return [findingAt({ ...titrationTable, columns }, 'session', row, 'session', words)]
  })
}

/** The starts show repeated hours, overlaps, gaps and times that go back. */
export const hourOrder = allOf(startOrder, hourNumbers, missingHours, elapsed)
export const rowLengths = allOf(lengths, twoLengths)
export const sessionNumbers = allOf(sessionCount, repeated)
