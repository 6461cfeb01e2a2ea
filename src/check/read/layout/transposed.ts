/** Transposed tables: a line for each quantity, a column for each time. */

import type { Finding } from '../../finding'
import { readMoment } from '../cells/timestamp'
import { targetOf } from '../columns/columns'
import { TIME_TARGETS } from '../columns/target'
import { filled, type Grid, isDatum, isRemark } from '../grid'
import { isTotal } from './header-lines'

const isRate = (text: string): boolean => targetOf(text)?.startsWith('rate_') === true

/** `Day 2` above a column. */
const NUMBERED = /^(day|session|hour) ?[0-9]{1,3}$/i

export interface Transposed {
  readonly grid: Grid
  /** A finding of the table with a row for each time, at its place in the table as written. */
  readonly placed: (finding: Finding) => Finding
}

/** The table with a row for each time; undefined where it has one already. Lines of words stay as they are. */
export function transposed({ records, decimal }: Grid): Transposed | undefined {
  const first = records.findIndex((cells) => filled(cells) > 1)
  const last = records.findLastIndex((cells) => !isRemark(cells))
  const lines = records.slice(Math.max(0, first), last + 1)
  const hasOwnHeader = lines.some((cells) => cells.slice(1).some(isRate))
  if (hasOwnHeader) return undefined
  // The last column may be that of sums; one of rates would be held to nothing where the last rate has no end.
  const heads = (lines[0] ?? []).slice(1, (lines[0] ?? []).findLastIndex((cell) => cell !== '') + 1)
  const isSummed = lines.some((cells) => isRate(cells[0] ?? '') && (cells[heads.length] ?? '') !== '')
  const isTimes =
    heads.length > 0 &&
    (isTotal(heads.slice(-1)) && !isSummed ? heads.slice(0, -1) : heads).every(
      (cell) => cell === '' || readMoment(cell) !== undefined || NUMBERED.test(cell),
    )
  const written = lines.map(([label = '']) => label)
  // Above rates a corner that is blank or names the drugs is that of the times beside it.
  const isNamed = TIME_TARGETS.some((target) => target === targetOf(written[0] ?? ''))
  const [, name = 'Time'] = NUMBERED.exec((lines[0] ?? []).find((cell) => NUMBERED.test(cell)) ?? '') ?? []
  const labels = isTimes && !isNamed ? written.with(0, name) : written
  const isLabelled = labels.every((label) => label !== '' && !isDatum(label)) && new Set(labels).size === labels.length
  if (!isLabelled || labels.length < 2 || !labels.some(isRate)) return undefined
  const width = Math.max(...lines.map((cells) => cells.length))
  const columns = Array.from({ length: width }, (_, at) => (at === 0 ? labels : lines.map((cells) => cells[at] ?? '')))
  const time = labels.findIndex((label) => TIME_TARGETS.some((target) => target === targetOf(label)))
  const titles = records.slice(0, first)
  const remarks = records.slice(last + 1)
  return {
    grid: { records: [...titles, ...columns, ...remarks], decimal },
    placed: (finding) => {
      const { record, cell, found } = finding
      const column = columns[record - titles.length]
      if (column === undefined) return record < first ? finding : { ...finding, record: record - width + lines.length }
      const name = time < 0 ? `column ${record - first + 1}` : `${labels[time]} ${column[time]}`
      const place = { record: first + cell, cell: record - first }
      return { ...finding, ...place, found: record === first ? found : `${name}: ${found}` }
    },
  }
}
