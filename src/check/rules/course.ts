/** The limits on a course and its sessions: how much, how long, how many, when. */

import { FIXED } from '../../core/model/limit'
import { longDay } from '../../core/values/calendar-day'
import { decimalText } from '../../core/values/interval'
import { boundOf, changeOf, exact, standsFor } from '../bounds'
import type { Fault } from '../fault'
import { hasWords } from '../read/own-notes'
import {
  between,
  type Check,
  dateColumn,
  durationText,
  faultAt,
  hasPeaks,
  isDated,
  isRated,
  pairsOf,
  type Rated,
  type Row,
  ratedOf,
  type Sheet,
  SOME_DAY,
  sessionsOf,
} from '../titration-table'
import { courseBefore } from './pauses'

const HOUR = 60
const DAY = 1440
const { longestSession, longestCourse } = FIXED

/** What a row gives at least: its rate through its time, else as printed. Exact but for a last division by 60. */
function doseOf(row: Row): bigint | undefined {
  if (!isRated(row) || row.time === undefined) return row.figures.dose_mg?.value
  return (standsFor(row, 'mg/h').low * BigInt(row.time)) / BigInt(HOUR)
}

const sessionDose: Check = (sheet) => {
  const { protocol, rows } = sheet
  if (protocol.setting === 'inpatient' || protocol.session_dose === undefined) return []
  const figure = protocol.session_dose
  return sessionsOf(rows).flatMap((session): readonly Fault[] => {
    const doses = session.map((row) => doseOf(row) ?? 0n)
    const [{ figures }] = session
    const worked = doses.reduce((sum, each) => sum + each, 0n)
    const printed = session.length === 1 ? (figures.dose_mg?.value ?? 0n) : 0n
    const dose = printed > worked ? printed : worked
    if (dose <= exact(figure.value)) return []
    const last = session.at(-1) ?? session[0]
    const words = [`${decimalText(dose, 2)} mg in session ${last.session}`, `${figure.value} mg`] as const
    return [faultAt(sheet, 'session-dose', last, 'dose_mg', words, boundOf('session-dose', figure))]
  })
}

/** The column that says how long a row lasts. */
const ENDS = ['end', 'hours', 'minutes', 'hour', 'start'] as const
const endColumn = ({ columns }: Sheet) => ENDS.find((name) => columns.has(name)) ?? 'end'

/** Without the last rows that give nothing: those are a stop. */
function untilStop(rows: readonly Row[]): readonly [rows: readonly Row[], stop: Row | undefined] {
  const last = rows.findLastIndex(({ rate }) => rate === undefined || rate.value > 0n)
  return [rows.slice(0, last + 1), last === -1 ? undefined : rows[last + 1]]
}

/** Minutes from the first row's start to the last one's end; `open` where the table does not say when that is. */
export function lengthOf(all: readonly Row[]): { readonly time: number; readonly open: boolean } | undefined {
  const [rows, stop] = untilStop(all)
  const [first, last] = [rows[0], rows.at(-1)]
  const stopped = first && stop && between(first, stop)
  if (stopped !== undefined && stopped >= 0) return { time: stopped, open: false }
  if (first === undefined || last === undefined) return undefined
  const since = between(first, last)
  // Where a row between says nothing, they last at least as long as the others say.
  const known = rows.reduce((sum, { time = 0 }) => sum + time, 0)
  if (since === undefined) return { time: known, open: true }
  return since < 0 ? undefined : { time: since + (last.time ?? 0), open: last.time === undefined }
}

function inpatientLength(sheet: Sheet): readonly Fault[] {
  const { protocol, rows } = sheet
  const last = rows.at(-1)
  const length = lengthOf(rows)
  if (protocol.setting === 'outpatient' || last === undefined || length === undefined) return []
  const { open } = length
  const time = length.time + (courseBefore(sheet)?.minutes ?? 0)
  const figure = protocol.length
  const right = timeOf(figure)
  if (time < right) {
    const words = [durationText(time), durationText(right)] as const
    return open ? [] : [faultAt(sheet, 'course-short', last, endColumn(sheet), words)]
  }
  if (time === right) return []
  const bound =
    time > longestCourse.value * DAY
      ? boundOf('course-length', longestCourse, 'hard')
      : boundOf('course-length', figure)
  return [
    faultAt(
      sheet,
      'course-length',
      last,
      endColumn(sheet),
      [durationText(time), durationText(bound.name === figure ? right : right)],
      bound,
    ),
  ]
}

function outpatientLength(sheet: Sheet): readonly Fault[] {
  const { protocol, rows } = sheet
  const last = rows.at(-1)
  if (protocol.setting === 'inpatient' || last === undefined) return []
  const sessions = sessionsOf(rows)
  const figure = protocol.sessions
  const before = courseBefore(sheet)?.sessions ?? 0
  const count = before + sessions.length
  const words = [`${count} ${count === 1 ? 'session' : 'sessions'}`, `${figure.value} sessions`] as const
  const beyond = count > figure.value ? sessions[Math.max(0, figure.value - before)]?.[0] : undefined
  if (beyond !== undefined)
    return [faultAt(sheet, 'course-length', beyond, 'session', words, boundOf('course-length', figure))]
  return count < figure.value ? [faultAt(sheet, 'course-short', last, 'session', words)] : []
}

const courseLength: Check = (sheet) => [...inpatientLength(sheet), ...outpatientLength(sheet)]

const sessionLength: Check = (sheet) => {
  const { protocol, rows } = sheet
  if (protocol.setting === 'inpatient') return []
  const figure = protocol.session_length
  return sessionsOf(rows).flatMap((session): readonly Fault[] => {
    const { time = 0 } = lengthOf(session) ?? {}
    if (time <= figure.value * HOUR) return []
    const bound =
      time > longestSession.value * HOUR
        ? boundOf('session-length', longestSession, 'hard')
        : boundOf('session-length', figure)
    const words = [durationText(time), `${bound.value} h`] as const
    return [faultAt(sheet, 'session-length', session[0], endColumn(sheet), words, bound)]
  })
}

/** A session belongs to the date on which it starts. */
const window: Check = (sheet) => {
  const { protocol, rows } = sheet
  if (protocol.setting === 'inpatient' || protocol.window === undefined) return []
  const figure = protocol.window
  const days = sessionsOf(rows).flatMap(([row]) => (row.day === undefined ? [] : [{ row, day: row.day }]))
  const first = days[0]?.day ?? SOME_DAY
  const beyond = days.find(({ day }) => day - first + 1 > figure.value)
  if (beyond === undefined) return []
  const date = isDated(first) ? `, ${longDay(beyond.day)}` : ''
  const words = [`day ${beyond.day - first + 1}${date}`, `${figure.value} days`] as const
  return [faultAt(sheet, 'window', beyond.row, dateColumn(sheet), words, boundOf('window', figure))]
}

const oneADay: Check = (sheet) => {
  if (sheet.setting === 'inpatient') return []
  return pairsOf(sessionsOf(sheet.rows)).flatMap(([[before], [row]]): readonly Fault[] => {
    if (row.day === undefined || row.day !== before.day) return []
    // Clocks alone do not tell the day.
    if (!isDated(row.day) && row.dayNumber === undefined) return []
    const on = isDated(row.day) ? longDay(row.day) : `day ${row.dayNumber}`
    const words = [`a second session on ${on}`, 'one a day'] as const
    return [faultAt(sheet, 'one-a-day', row, dateColumn(sheet), words)]
  })
}

/** A fall that nobody explains, in its row or in that of the next rise; told where there is a next rise. */
const rateFalls: Check = (sheet) => {
  if (hasPeaks(sheet)) return []
  const faults: Fault[] = []
  let fallen: Rated | undefined
  for (const [before, row] of pairsOf(ratedOf(sheet.rows))) {
    const change = changeOf(before, row)
    if (change === 0) continue
    const isSaid = hasWords(row.note)
    if (change < 0 && !isSaid) fallen ??= row
    if (change < 0 || fallen === undefined) continue
    if (!isSaid) {
      const found = `down to ${decimalText(fallen.rate.value)} mg/h, later up to ${decimalText(row.rate.value)} mg/h`
      faults.push(faultAt(sheet, 'rate-falls', fallen, fallen.rateFrom, [found, 'a note of why']))
    }
    fallen = undefined
  }
  return faults
}

export const COURSE_CHECKS: readonly Check[] = [
  sessionDose,
  courseLength,
  sessionLength,
  window,
  oneADay,
  rateFalls,
]
