/** Days: their numbers, those left out, and those between sessions. */

import { daysText, isoDay } from '../../core/values/calendar-day'
import type { Finding } from '../finding'
import { weekdayOf } from '../read/cells/timestamp'
import { overRows } from '../read/grid'
import {
  allOf,
  type Check,
  DAY,
  dateColumn,
  durationText,
  findingAt,
  isDated,
  overPairs,
  type Row,
  sessionsOf,
  type TitrationTable,
} from '../titration-table'

/** The numbers that a day with a date may have: by its date, by 24 h since the start, or by its session. */
function rightDays({ setting }: TitrationTable, first: Row, begun: Row, row: Row): readonly number[] {
  if (first.day === undefined || begun.day === undefined || row.day === undefined) return []
  const byDate = row.day - first.day + 1
  // A session is of the date on which it starts.
  if (setting === 'outpatient') return [begun.day - first.day + 1, byDate, row.session]
  if (first.from === undefined || row.from === undefined) return [byDate]
  return [byDate, Math.floor((row.from - first.from) / DAY) + 1]
}

const wrongDay = (titrationTable: TitrationTable, row: Row, right: number): Finding =>
  findingAt(titrationTable, 'day', row, 'day', [`day ${row.dayNumber}`, `day ${right}`])

/** Days that count from 1; others may be days of the month. */
const numbers: Check = (titrationTable) => {
  const first = titrationTable.rows.find(({ dayNumber }) => dayNumber !== undefined)
  if (first?.dayNumber === undefined || first.day === undefined) return []
  if (!isDated(first.day)) return elapsedDays(titrationTable, first)
  // Sessions may be numbered as days.
  if (titrationTable.rows.every(({ dayNumber, session }) => dayNumber === session)) return []
  if (first.dayNumber !== 1) return notFromOne(titrationTable)
  // By how much the numbers so far are wrong: reported once.
  let out = 0
  let begun = first
  return overRows(titrationTable.rows, (row): readonly Finding[] => {
    if (row.session !== begun.session) begun = row
    const right = rightDays(titrationTable, first, begun, row)
    const { dayNumber: found } = row
    if (found === undefined || right[0] === undefined) return []
    const known = out
    out = right.includes(found) ? 0 : found - right[0]
    if (out === 0 || out === known) return []
    return [wrongDay(titrationTable, row, right[0])]
  })
}

/** Days that do not count from 1: each follows the one before by as many days as its date, or is that of its month. */
const notFromOne: Check = (titrationTable) =>
  overPairs(titrationTable.rows, (before, row): readonly Finding[] => {
    const { day: on, dayNumber: found } = row
    if (found === undefined || before.dayNumber === undefined || on === undefined || before.day === undefined) return []
    if (found === Number(isoDay(on).slice(-2)) || found === before.dayNumber) return []
    const right = before.dayNumber + on - before.day
    return found === right ? [] : [wrongDay(titrationTable, row, right)]
  })

/** Days beside times since the start: by 24 h, or by the date. */
function elapsedDays(titrationTable: TitrationTable, first: Row): readonly Finding[] {
  const { from: start, dayNumber: firstDay } = first
  if (!titrationTable.rows.every(({ figures }) => figures.elapsed_min !== undefined)) return []
  return overRows(titrationTable.rows, (row): readonly Finding[] => {
    const { from, dayNumber: found } = row
    if (from === undefined || start === undefined || firstDay === undefined || found === undefined) return []
    const right = Math.floor((from - start) / DAY) + firstDay
    return found === right || found === right + 1 ? [] : [wrongDay(titrationTable, row, right)]
  })
}

/** Days that are left out, where there are no clocks that show the gap. */
const missing: Check = (titrationTable) => {
  if (titrationTable.setting === 'outpatient') return []
  return overPairs(titrationTable.rows, (before, row): readonly Finding[] => {
    if (row.day === undefined || before.day === undefined) return []
    if (row.from !== undefined || before.from !== undefined) return []
    const most = Math.max(1, Math.ceil((before.time ?? 0) / DAY))
    if (row.day - before.day <= most) return []
    const found = `${durationText((row.day - before.day) * DAY)} after the row before, days missing`
    return [findingAt(titrationTable, 'day', row, dateColumn(titrationTable), [found, durationText(most * DAY)])]
  })
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
/** A weekday that is not that of its date. */
const weekdays: Check = (titrationTable) =>
  overRows(titrationTable.rows, (row): readonly Finding[] => {
    if (row.weekday === undefined || row.day === undefined || !isDated(row.day)) return []
    const right = weekdayOf(row.day)
    if (right === row.weekday) return []
    const column = titrationTable.columns.has('day') ? 'day' : dateColumn(titrationTable)
    return [findingAt(titrationTable, 'day', row, column, [WEEKDAYS[row.weekday] ?? '', WEEKDAYS[right] ?? ''])]
  })

const TELL_APART = ['hour', 'hours', 'minutes', 'start', 'elapsed_min', 'date', 'end', 'session'] as const
/** A day in two rows that nothing distinguishes. */
const repeated: Check = (titrationTable) => {
  const { columns } = titrationTable
  if (TELL_APART.some((name) => columns.has(name))) return []
  const shiftOf = ({ line }: Row) => line.cells[columns.get('shift') ?? -1]
  return overPairs(titrationTable.rows, (before, row): readonly Finding[] => {
    if (row.dayNumber === undefined || row.dayNumber !== before.dayNumber) return []
    if (columns.has('shift') && shiftOf(row) !== shiftOf(before)) return []
    const words = [`day ${row.dayNumber} again, without a time`, 'each day once, or a time in each row'] as const
    return [findingAt(titrationTable, 'day', row, 'day', words)]
  })
}

/** A row whose day is over by the times of the rows before it, where there are no clocks. */
const afterFullDays: Check = ({ setting, columns, rows }) => {
  const [first] = rows
  if (setting === 'outpatient' || first?.dayNumber === undefined) return []
  let time: number | undefined = 0
  for (const row of rows) {
    if (row.from !== undefined || row.dayNumber === undefined || time === undefined) return []
    const most = (row.dayNumber - first.dayNumber + 1) * DAY
    // Days that go back are a finding of their own.
    if (most <= 0) return []
    const words = [`day ${row.dayNumber} after ${durationText(time)}`, `at most ${durationText(most)}`] as const
    if (time >= most) return [findingAt({ columns }, 'day', row, 'day', words)]
    time = row.time === undefined ? undefined : time + row.time
  }
  return []
}

/**
 * Sessions that a protocol has so many days apart: from the one before, or, as after one that was moved, from the
 * first.
 */
export const sessionDays: Check = (titrationTable) => {
  const { protocol, rows } = titrationTable
  if (protocol.setting === 'inpatient' || protocol.every === undefined) return []
  const { value: every } = protocol.every
  const [first, ...others] = sessionsOf(rows).map(([row]) => row)
  let before = first
  return others.flatMap((row, index): readonly Finding[] => {
    const last = before
    before = row
    if (row.day === undefined || last?.day === undefined || first?.day === undefined) return []
    const [since, least] = [row.day - last.day, Math.min(every, (index + 1) * every - last.day + first.day)]
    // Two on one date and time that goes back have findings of their own.
    if (since <= 0 || since >= least) return []
    const words = [`${daysText(since)} after the session before`, daysText(least)] as const
    return [findingAt(titrationTable, 'session-days', row, dateColumn(titrationTable), words)]
  })
}

export const days = allOf(numbers, missing, weekdays, repeated, afterFullDays)
