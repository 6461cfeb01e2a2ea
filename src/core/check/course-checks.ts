/** The limits on a course and its sessions: how much, how long, how many, when. */
import { longDay } from '../day'
import { boundOf, exact, standsFor } from './bounds'
import type { Target } from './columns'
import type { Fault } from './fault'
import { type Check, faultAt, hasPeaks, type Row, type Sheet, sessionsOf } from './sheet'
import { decimalText, whole } from './span'

const HOUR = 60
const DAY = 1440
const LONGEST_SESSION = { value: 24, unit: 'h', basis: 'assumed', source: ['ours'] } as const
const LONGEST_COURSE = { value: 366, unit: 'days', basis: 'assumed', source: ['ours'] } as const

const hours = (minutes: number): string => `${decimalText(whole(minutes) / BigInt(HOUR))} h`

/** What a row gives at least: its rate through its time, else as printed. Exact but for a last division by 60. */
function doseOf(row: Row): bigint | undefined {
  const rate = standsFor(row, 'mg/h')
  if (rate === undefined || row.time === undefined) return row.figures.dose_mg?.value
  return (rate.low * BigInt(row.time)) / BigInt(HOUR)
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

/** Minutes from the first row's start to the last one's end, where both are known; else of all rows. */
function lengthOf(rows: readonly Row[]): number | undefined {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first?.from !== undefined && last?.from !== undefined && last.time !== undefined)
    return last.from + last.time - first.from
  const sum = rows.reduce((minutes, { time }) => minutes + (time ?? Number.NaN), 0)
  return Number.isNaN(sum) ? undefined : sum
}

/** The column that says how long a row is, or where it stands. */
const lengthColumn = ({ columns }: Sheet): Target =>
  (['end', 'hours', 'minutes', 'hour', 'start'] as const).find((name) => columns.has(name)) ?? 'end'

const days = (minutes: number): string =>
  minutes % DAY === 0
    ? `${minutes / DAY} days`
    : `${hours(minutes)}, ${decimalText(whole(minutes) / BigInt(DAY), 2)} days`

function inpatientLength(sheet: Sheet): readonly Fault[] {
  const { protocol, rows } = sheet
  const [first, last] = [rows[0], rows.at(-1)]
  const time = lengthOf(rows)
  if (protocol.setting === 'outpatient' || first === undefined || last === undefined || time === undefined)
    return []
  const figure = protocol.days
  const words = [days(time), `${figure.value} days`] as const
  if (!(time <= LONGEST_COURSE.value * DAY))
    return [
      faultAt(
        sheet,
        'course-length',
        last,
        lengthColumn(sheet),
        [words[0], '366 days'],
        boundOf('course-length', LONGEST_COURSE, 'hard'),
      ),
    ]
  if (time > figure.value * DAY)
    return [
      faultAt(sheet, 'course-length', last, lengthColumn(sheet), words, boundOf('course-length', figure)),
    ]
  return time < figure.value * DAY ? [faultAt(sheet, 'course-short', last, lengthColumn(sheet), words)] : []
}

function outpatientLength(sheet: Sheet): readonly Fault[] {
  const { protocol, rows } = sheet
  const last = rows.at(-1)
  if (protocol.setting === 'inpatient' || last === undefined) return []
  const sessions = sessionsOf(rows)
  const figure = protocol.sessions
  const words = [`${sessions.length} sessions`, `${figure.value} sessions`] as const
  const beyond = sessions[figure.value]?.[0]
  if (beyond !== undefined)
    return [faultAt(sheet, 'course-length', beyond, 'session', words, boundOf('course-length', figure))]
  return sessions.length < figure.value ? [faultAt(sheet, 'course-short', last, 'session', words)] : []
}

const courseLength: Check = (sheet) => [...inpatientLength(sheet), ...outpatientLength(sheet)]

const sessionLength: Check = (sheet) => {
  const { protocol, rows } = sheet
  if (protocol.setting === 'inpatient') return []
  const figure = protocol.session_length
  return sessionsOf(rows).flatMap((session): readonly Fault[] => {
    const time = lengthOf(session)
    if (time === undefined || time <= figure.value * HOUR) return []
    const hard = time > LONGEST_SESSION.value * HOUR
    const bound = hard
      ? boundOf('session-length', LONGEST_SESSION, 'hard')
      : boundOf('session-length', figure)
    return [
      faultAt(
        sheet,
        'session-length',
        session[0],
        lengthColumn(sheet),
        [hours(time), `${bound.value} h`],
        bound,
      ),
    ]
  })
}

const window: Check = (sheet) => {
  const { protocol, rows } = sheet
  if (protocol.setting === 'inpatient' || protocol.window === undefined) return []
  const figure = protocol.window
  const first = rows.find((row) => row.day !== undefined)?.day
  const beyond = rows.find(
    (row) => row.day !== undefined && first !== undefined && row.day - first + 1 > figure.value,
  )
  if (beyond?.day === undefined || first === undefined) return []
  const words = [`day ${beyond.day - first + 1}, ${longDay(beyond.day)}`, `${figure.value} days`] as const
  return [
    faultAt(
      sheet,
      'window',
      beyond,
      sheet.columns.has('date') ? 'date' : 'start',
      words,
      boundOf('window', figure),
    ),
  ]
}

const oneADay: Check = (sheet) => {
  if (sheet.setting === 'inpatient') return []
  const sessions = sessionsOf(sheet.rows)
  return sessions.slice(1).flatMap(([row], index): readonly Fault[] => {
    const before = sessions[index]?.[0]
    // A clock without a date shows no day.
    if (row.day === undefined || row.day <= 0 || row.day !== before?.day) return []
    const words = [`a second session on ${longDay(row.day)}`, 'one a day'] as const
    return [faultAt(sheet, 'one-a-day', row, sheet.columns.has('date') ? 'date' : 'start', words)]
  })
}

const rateFalls: Check = (sheet) => {
  if (hasPeaks(sheet)) return []
  const said = (note: string): boolean => note !== '' && note !== 'if tolerated'
  const faults: Fault[] = []
  let fallen: Row | undefined
  let before: Row | undefined
  for (const row of sheet.rows) {
    if (row.rate === undefined) continue
    const change = before?.rate === undefined ? 0n : row.rate.value - before.rate.value
    if (change < 0n) fallen = said(row.note) ? undefined : row
    if (change > 0n && fallen?.rate !== undefined) {
      if (!said(row.note)) {
        const words = [
          `${decimalText(fallen.rate.value)} mg/h, and ${decimalText(row.rate.value)} mg/h later`,
          'a note of why',
        ] as const
        faults.push(faultAt(sheet, 'rate-falls', fallen, fallen.rateFrom, words))
      }
      fallen = undefined
    }
    before = row
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
