/** Days: their numbers, those left out, and those between sessions. */
import { daysText } from '../../core/values/calendar-day'
import type { Fault } from '../fault'
import {
  type Check,
  dateColumn,
  durationText,
  faultAt,
  isDated,
  pairsOf,
  type Row,
  type Sheet,
  sessionsOf,
} from '../titration-table'

const DAY = 1440

/** What the number of a day may be where its date is written: that of the date, of 24 h, or of its session. */
function rightDays({ setting }: Sheet, first: Row, begun: Row, row: Row): readonly number[] {
  if (first.day === undefined || begun.day === undefined || row.day === undefined) return []
  const byDate = row.day - first.day + 1
  // A session is of the date on which it starts.
  if (setting === 'outpatient') return [begun.day - first.day + 1, byDate, row.session]
  if (first.from === undefined || row.from === undefined) return [byDate]
  return [byDate, Math.floor((row.from - first.from) / DAY) + 1]
}

/** Counted from 1 alone: a day of the month is none of the course. */
const dated: Check = (sheet) => {
  const first = sheet.rows.find(({ dayNumber }) => dayNumber !== undefined)
  if (first?.dayNumber !== 1 || first.day === undefined || !isDated(first.day)) return []
  // By how much the days so far are out of count: told once.
  let out = 0
  let begun = first
  return sheet.rows.flatMap((row): readonly Fault[] => {
    if (row.session !== begun.session) begun = row
    const right = rightDays(sheet, first, begun, row)
    const { dayNumber: found } = row
    if (found === undefined || right[0] === undefined) return []
    const known = out
    out = right.includes(found) ? 0 : found - right[0]
    if (out === 0 || out === known) return []
    return [faultAt(sheet, 'day', row, 'day', [`day ${found}`, `day ${right[0]}`])]
  })
}

/** Where there are no clocks to tell a gap by: how many days a row is after the one before it. */
const missing: Check = (sheet) => {
  if (sheet.setting === 'outpatient') return []
  return pairsOf(sheet.rows).flatMap(([before, row]): readonly Fault[] => {
    if (row.day === undefined || before.day === undefined) return []
    if (row.from !== undefined || before.from !== undefined) return []
    const most = Math.max(1, Math.ceil((before.time ?? 0) / DAY))
    if (row.day - before.day <= most) return []
    const out = durationText((row.day - before.day) * DAY)
    return [
      faultAt(sheet, 'day', row, dateColumn(sheet), [
        `${out} after the row before, days missing`,
        durationText(most * DAY),
      ]),
    ]
  })
}

/**
 * Sessions that a protocol has so many days apart: from the one before, or, as after one that was moved, from the
 * first.
 */
const sessionDays: Check = (sheet) => {
  const { protocol, rows } = sheet
  if (protocol.setting === 'inpatient' || protocol.every === undefined) return []
  const { value: every } = protocol.every
  const [first, ...others] = sessionsOf(rows).map(([row]) => row)
  let before = first
  return others.flatMap((row, index): readonly Fault[] => {
    const last = before
    before = row
    if (row.day === undefined || last?.day === undefined || first?.day === undefined) return []
    const [since, least] = [row.day - last.day, Math.min(every, (index + 1) * every - last.day + first.day)]
    // Two on one date are told as that, and time that goes back is, too.
    if (since <= 0 || since >= least) return []
    const words = [`${daysText(since)} after the session before`, daysText(least)] as const
    return [faultAt(sheet, 'session-days', row, dateColumn(sheet), words)]
  })
}

export const DAY_CHECKS: readonly Check[] = [dated, missing, sessionDays]
