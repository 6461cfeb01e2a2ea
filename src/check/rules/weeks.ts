/** A column of weeks: against the dates beside it, and where there are none against the window of a course. */
import { boundOf, limitsNamed } from '../bounds'
import type { Finding } from '../finding'
import { findingIn } from '../read/grid'
import { type Check, isDated, type Row, sessionsOf } from '../titration-table'

const WEEK = /^(?:week|wk|woche|kw|kalenderwoche|semaine|semana|settimana)(?:[ .]{0,2}(?:no|nr|number|#)\.?)?$/i
const NUMBER = /^[a-z. #]{0,12}([0-9]{1,2})(?:st|nd|rd|th|\.)?$/i
const DAYS = 7

interface Week {
  readonly row: Row
  /** Counted on into the next year. */
  readonly week: number
  /** Which session of its week. */
  readonly nth: number
}

/** The first rows of the sessions with their weeks; a merged cell says what the one above it says. */
function weeksOf(rows: readonly Row[], cell: number): readonly Week[] {
  let [last, written, years, nth] = [Number.NaN, '', 0, 0]
  return sessionsOf(rows).flatMap(([row]) => {
    const text = row.line.cells[cell] || written
    const [, digits] = NUMBER.exec(text) ?? []
    if (digits === undefined) return []
    const own = Number(digits) + 52 * years
    const isNext = last - own >= 49
    if (isNext) years++
    const week = isNext ? own + 52 : own
    nth = week === last ? nth + 1 : 1
    written = text
    last = week
    return [{ row, week, nth }]
  })
}

/** The day of a row in its week: by its weekday, else as many days as sessions so far; a week begins on either day. */
const earliest = ({ row: { weekday }, nth }: Week): number => weekday ?? nth
const latest = ({ row: { weekday } }: Week, inWeek: number): number =>
  weekday === undefined ? DAYS + 1 - inWeek : weekday === 0 ? DAYS : weekday

export const weeks: Check = (titrationTable) => {
  const { rows, header } = titrationTable
  const cell = header.cells.findIndex((text) => WEEK.test(text))
  const all = cell === -1 ? [] : weeksOf(rows, cell)
  const [first] = all
  if (first === undefined) return []
  const at = ({ row }: Week, rule: Finding['rule'], words: readonly [string, string]): Finding =>
    findingIn(rule, { ...row.line, record: row.record }, cell, words)
  const back = all.find(({ week }, n) => week < (all[n - 1]?.week ?? week))
  if (back !== undefined) return [at(back, 'day', [`week ${back.week}`, 'no week before that of the row before'])]
  const [from] = [first.row.day]
  const isOnDates = from !== undefined && isDated(from)
  if (isOnDates) {
    const other = all.find(({ row, week }) => {
      const apart = row.day === undefined ? 0 : row.day - from - DAYS * (week - first.week)
      return apart >= 2 * DAYS || apart <= -DAYS || (apart >= DAYS && week <= 52)
    })
    return other === undefined ? [] : [at(other, 'day', [`week ${other.week}`, 'the week of its date'])]
  }
  const [limit] = limitsNamed(titrationTable, 'window')
  if (limit === undefined) return []
  const inFirst = all.filter(({ week }) => week === first.week).length
  const dayOf = (each: Week): number => DAYS * (each.week - first.week) + earliest(each) - latest(first, inFirst) + 1
  const late = all.find((each) => dayOf(each) > limit.value)
  if (late === undefined) return []
  const words = [`week ${late.week}, at least day ${dayOf(late)}`, `${limit.value} days`] as const
  return [{ ...at(late, 'window', words), bound: boundOf(limit) }]
}
