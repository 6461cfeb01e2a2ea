/** The order of rows: overlaps, gaps, hours repeated or missing, sessions out of count. */
import type { Fault } from './fault'
import { wholeMinutes, writtenTime } from './row'
import { type Check, faultAt, pairsOf, type Row, type Sheet } from './sheet'
import { exactly, meet, part, whole } from './span'

const HOUR = 60

const minutes = (time: number): string => (time % HOUR === 0 ? `${time / HOUR} h` : `${time} min`)

/** Where a row does not start when the one before it ends; a repeated start is a repeated hour. */
const order: Check = (sheet) =>
  pairsOf(sheet.rows).flatMap(([before, row]): readonly Fault[] => {
    if (row.from === undefined || before.from === undefined) return []
    const fault = (rule: 'hour' | 'time-back' | 'overlap' | 'gap', found: string, allowed: string) => [
      faultAt(sheet, rule, row, 'start', [found, allowed]),
    ]
    if (row.from === before.from) return fault('hour', 'the same start as the row before', 'each start once')
    if (row.from < before.from)
      return fault('time-back', `${minutes(before.from - row.from)} before the row before`, 'a later start')
    if (before.to === undefined || before.to <= before.from) return []
    if (row.from < before.to) return fault('overlap', `${minutes(before.to - row.from)} of overlap`, 'none')
    const isGap = row.session === before.session && row.from > before.to
    return isGap ? fault('gap', `${minutes(row.from - before.to)} left out`, 'the end of the row before') : []
  })

/** The hour that a row should have: by its start from the first one's, else the one after the row before it. */
function expectedHour(first: Row, before: Row, row: Row): number | undefined {
  if (before.hour === undefined || first.hour === undefined) return undefined
  if (row.from !== undefined && first.from !== undefined)
    return Math.floor((row.from - first.from) / HOUR) + first.hour
  if (row.from !== undefined || before.from !== undefined) return undefined
  const time = wholeMinutes(writtenTime(before.figures)) ?? HOUR
  return time % HOUR === 0 ? before.hour + time / HOUR : undefined
}

const numbered: Check = (sheet) => {
  let first = sheet.rows[0]
  // By how much the rows so far are out of count: told once, not again in every row after it.
  let out = 0
  return pairsOf(sheet.rows).flatMap(([before, row]): readonly Fault[] => {
    if (first?.session !== row.session) [first, out] = [row, 0]
    if (row.hour === undefined || first === undefined || first === row) return []
    const right = expectedHour(first, before, row)
    if (right === undefined) return []
    const known = out
    out = row.hour - right
    if (out === 0 || (row.from !== undefined && out === known)) return []
    const kind = row.hour === before.hour ? ', repeated' : row.hour > right ? ', hours missing' : ''
    return [faultAt(sheet, 'hour', row, 'hour', [`hour ${row.hour}${kind}`, `hour ${right}`])]
  })
}

/** A table of starts alone, most of them an hour after the one before: one that is not is missing or repeated. */
const spaced: Check = (sheet) => {
  const { rows, columns } = sheet
  if (columns.has('hour') || rows.some(({ to }) => to !== undefined)) return []
  const steps = pairsOf(rows).flatMap(([before, row]) =>
    before.session === row.session && before.from !== undefined && row.from !== undefined
      ? [{ row, step: row.from - before.from }]
      : [],
  )
  const regular = steps.filter(({ step }) => step === HOUR).length
  if (regular < 3 || regular * 4 < steps.length * 3) return []
  return steps.flatMap(({ row, step }): readonly Fault[] =>
    step <= HOUR
      ? []
      : [
          faultAt(sheet, 'hour', row, 'start', [
            `${minutes(step)} after the row before, hours missing`,
            '1 h',
          ]),
        ],
  )
}

/** What a row says of its length against its start and end. */
const lengths: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const written = writtenTime(row.figures)
    if (written === undefined || row.from === undefined || row.to === undefined || row.to <= row.from)
      return []
    if (meet(written.span, exactly(whole(row.to - row.from)))) return []
    const column = sheet.columns.has('minutes') ? 'minutes' : 'hours'
    const found = minutes(wholeMinutes(written) ?? Number(part(written.span, 1n, whole(1)).low))
    return [
      faultAt(sheet, 'hours', row, column, [found, `${minutes(row.to - row.from)}, its end less its start`]),
    ]
  })

/** A row that ends before it starts. */
const ends: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] =>
    row.from !== undefined && row.to !== undefined && row.to <= row.from
      ? [faultAt(sheet, 'time-back', row, 'end', ['an end not after the start', 'a later end'])]
      : [],
  )

const counted: Check = (sheet) => {
  const fault = (sheet: Sheet, row: Row, right: string) =>
    faultAt(sheet, 'session', row, 'session', [`session ${row.session}`, right])
  return pairsOf(sheet.rows).flatMap(([before, row]) =>
    row.session === before.session || row.session === before.session + 1
      ? []
      : [fault(sheet, row, `session ${before.session + 1}`)],
  )
}

export const TIME_CHECKS: readonly Check[] = [order, ends, numbered, spaced, lengths, counted]
