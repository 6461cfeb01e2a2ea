/** What cannot be checked because times are missing: a row or a course without an end, a step without a time. */

import { wholeTimeOf } from '../../core/model/protocol'
import type { Finding } from '../finding'
import type { Target } from '../read/columns/target'
import type { RuleId } from '../rules-list'
import {
  allOf,
  between,
  type Check,
  findingAt,
  overPairs,
  type Row,
  ratedOf,
  sessionsOf,
  type TitrationTable,
} from '../titration-table'
import { lengthOf } from './course'
import { courseBefore } from './pauses'
import { perMgOf } from './running-totals'
import { amountsByUsualLength } from './usual-length'

export const END = 'an end, hours or minutes in each row'

/** One note for all such rows, at the first of them. */
function noteAt(
  titrationTable: TitrationTable,
  rows: readonly Row[],
  column: Target,
  [what, allowed]: readonly [string, string],
  rule: RuleId = 'not-checked',
): readonly Finding[] {
  const [first] = rows
  if (first === undefined) return []
  const more = rows.length === 1 ? '' : ` here and in ${rows.length - 1} more rows`
  return [findingAt(titrationTable, rule, first, column, [`${what}${more}`, allowed])]
}

const SUMS = [
  ['dose_mg', 'rate', 'rate x time is the dose'],
  ['volume_mL', 'flow', 'mL/h x time is the volume'],
  ['cumulative_mg', 'rate', 'the total'],
  ['cumulative_mL', 'flow', 'the total in mL'],
] as const

/** The last rows of the table and of its sessions may have no end: their rates are checked, their doses must be possible. */
export function lastRows({ rows }: TitrationTable): ReadonlySet<Row | undefined> {
  const ofSessions = sessionsOf(rows).flatMap((session) => (session.length > 1 ? [session.at(-1)] : []))
  return new Set([rows.at(-1), ...ofSessions])
}

/** Sums that need the length of a row that has none. */
const sums: Check = (titrationTable) => {
  const held = amountsByUsualLength(titrationTable)
  return SUMS.flatMap(([column, by, what]) => {
    if (!titrationTable.columns.has(column) || held.includes(column)) return []
    const open = titrationTable.rows.filter(({ figures, rate, time, concentration }) => {
      if (time !== undefined) return false
      const known = column === 'cumulative_mL' ? (figures.rate_mL_h ?? rate) : by === 'flow' ? figures.rate_mL_h : rate
      // With its dose a total needs no time, with its volume one in mL, and with its strength a volume.
      const isByDose = figures.dose_mg !== undefined && (column === 'cumulative_mg' || (by === 'flow' && concentration))
      const isByVolume = column === 'cumulative_mL' && figures.volume_mL !== undefined
      return known !== undefined && figures[column] !== undefined && !isByDose && !isByVolume
    })
    if (open.length === 0) return []
    const last = lastRows(titrationTable)
    const rule = open.every((row) => last.has(row)) ? 'not-checked' : 'time-unknown'
    return noteAt(titrationTable, open, column, [`${what}: no end of the row`, END], rule)
  })
}

/** Total or remaining volumes beside mg/h alone, where no strength is known or can be worked out. */
const volumes: Check = (titrationTable) => {
  const { columns, rows } = titrationTable
  if (columns.has('volume_mL') || columns.has('rate_mL_h') || perMgOf(titrationTable).perMg !== undefined) return []
  const words = ['the total in mL: no strength', 'a concentration column or a title that says it'] as const
  return (['cumulative_mL', 'vtbi_mL'] as const).flatMap((column) => {
    const open = rows.filter(({ rate, concentration, figures }) => rate && !concentration && figures[column])
    return noteAt(titrationTable, open, column, words, 'time-unknown')
  })
}

const isTimed = ({ columns }: TitrationTable): boolean =>
  (['start', 'hour', 'hours', 'minutes', 'elapsed_min'] as const).some((name) => columns.has(name))

/** A table that continues another one. */
const start: Check = (titrationTable) => {
  const [first, before] = [titrationTable.rows[0], courseBefore(titrationTable)]
  if (first === undefined || before === undefined) return []
  const what = `the start and what was given before ${before.at}`
  return noteAt(titrationTable, [first], first.rateFrom, [what, 'the sheets before it'])
}

/** Steps whose time since the row before is not known. */
const steps: Check = (titrationTable) => {
  if (titrationTable.setting === 'outpatient' || !isTimed(titrationTable)) return []
  const rows = ratedOf(titrationTable.rows)
  const lost = overPairs(rows, (before, row) => (between(before, row) === undefined ? [row] : []))
  return noteAt(titrationTable, lost, 'start', ['how soon after the row before', 'a start or a length in each row'])
}

/** Whether the course is too short where its last row has no end. */
const course: Check = (titrationTable) => {
  const { protocol, rows } = titrationTable
  const last = rows.at(-1)
  if (protocol.setting === 'outpatient' || !isTimed(titrationTable)) return []
  const length = lengthOf(rows)
  if (last === undefined || !length?.open) return []
  if (length.time + (courseBefore(titrationTable)?.minutes ?? 0) >= wholeTimeOf(protocol)) return []
  return noteAt(titrationTable, [last], 'end', ['the length of the course: a row without an end', END])
}

export const timesNotChecked = allOf(start, sums, volumes, steps, course)
