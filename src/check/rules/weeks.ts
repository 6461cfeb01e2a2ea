/** A column of weeks: against the dates beside it, and where there are none against the window of a course. */
import { boundOf, limitsNamed } from '../bounds'
import type { Finding } from '../finding'
import { findingIn } from '../read/grid'
import { weekCell, weekReader } from '../read/rows/weeks'
import { type Check, isDated, type Row, sessionsOf, type TitrationTable } from '../titration-table'

const DAYS = 7
/** A line between rows that names a week. */
const SECTION = /^(?:week|wk|woche|kw|semaine|semana|settimana) ?[0-9]{1,2}:?$/i

interface Week {
  readonly row: Row
  /** Counted into the next year: 53, 54. */
  readonly week: number
  /** Which session of its week. */
  readonly nth: number
}

/** The first rows of the sessions with their weeks. */
function weeksOf({ rows, words }: TitrationTable, cell: number): readonly Week[] {
  const sections = cell === -1 ? words.filter(({ cells }) => SECTION.test(cells.find((text) => text !== '') ?? '')) : []
  if (cell === -1 && sections.length < 2) return []
  let next = 0
  const sectionOf = ({ record }: Row): string | undefined => {
    while ((sections[next]?.record ?? record) < record) next++
    return sections[next - 1]?.cells.find((text) => text !== '')
  }
  const weekOf = weekReader()
  let [last, nth] = [Number.NaN, 0]
  return sessionsOf(rows).flatMap(([row]) => {
    const week = weekOf(cell === -1 ? sectionOf(row) : row.line.cells[cell])
    if (week === undefined) return []
    nth = week === last ? nth + 1 : 1
    last = week
    return [{ row, week, nth }]
  })
}

/** The day of a row in its week: by its weekday, else as many days as sessions so far; a week begins on either day. */
const earliest = ({ row: { weekday }, nth }: Week): number => weekday ?? nth
const latest = ({ row: { weekday } }: Week, inWeek: number): number =>
  weekday === undefined ? DAYS + 1 - inWeek : weekday === 0 ? DAYS : weekday

export const weeks: Check = (titrationTable) => {
  const cell = weekCell(titrationTable.header)
  const all = weeksOf(titrationTable, cell)
  const [first] = all
  if (first === undefined) return []
  const at = ({ row }: Week, rule: Finding['rule'], words: readonly [string, string]): Finding =>
    findingIn(rule, { ...row.line, record: row.record }, Math.max(0, cell), words)
  const back = all.find(({ week }, n) => week < (all[n - 1]?.week ?? week))
  if (back !== undefined) return [at(back, 'day', [`week ${back.week}`, 'no week before that of the row before'])]
  const from = first.row.day
  if (from !== undefined && isDated(from)) {
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
