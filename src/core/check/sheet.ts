/** A table that has been read: its rows on one time line, each with what the rules ask about. */
import type { Day } from '../day'
import type { Protocol, Setting } from '../protocol'
import type { Target } from './columns'
import type { Bound, Fault } from './fault'
import type { Figure } from './figure'
import type { Cells } from './row'
import type { RuleId } from './rule-list'
import type { Columns } from './table'

export interface Row extends Omit<Cells, 'session' | 'date' | 'start' | 'end'> {
  /** As numbered in the table, else counted. */
  readonly session: number
  /** The date on which it starts, as the table writes it. */
  readonly day?: Day
  /** Minutes on the table's time line; `to` only where the table says when it ends or how long it is. */
  readonly from?: number
  readonly to?: number
  /** Whole minutes. */
  readonly time?: number
  /** When it starts within its session, by the clock, the hour or the rows before it. */
  readonly at?: number
  readonly perKg?: Figure
  readonly weight?: Figure
  readonly concentration?: Figure
  /** mg/h, printed or worked out, and the column that it comes from. */
  readonly rate?: Figure
  readonly rateFrom: Target
}

export interface Sheet {
  readonly rows: readonly Row[]
  readonly columns: Columns
  readonly protocol: Protocol
  /** It was named beside the table. */
  readonly protocolGiven: boolean
  readonly setting: Setting
  /** The weight or the concentration is neither printed nor given, but a quotient of two columns. */
  readonly inferred: { readonly weight: boolean; readonly concentration: boolean }
  /** mL/h, 10^-16. */
  readonly pumpStep: bigint
}

/** A rule looks at a sheet and tells its faults, in time that grows with the rows alone. */
export type Check = (sheet: Sheet) => readonly Fault[]

/** A fault in the column of a row; in its first cell where the table has no such column. */
export function faultAt(
  { columns }: Pick<Sheet, 'columns'>,
  rule: RuleId,
  { record }: Pick<Row, 'record'>,
  column: Target,
  [found, allowed]: readonly [found: string, allowed: string],
  bound?: Bound,
): Fault {
  const fault = { rule, record, cell: columns.get(column) ?? 0, found, allowed }
  return bound === undefined ? fault : { ...fault, bound }
}

/** The rows of each session, in order. */
export function sessionsOf(rows: readonly Row[]): readonly (readonly [Row, ...Row[]])[] {
  const sessions: [Row, ...Row[]][] = []
  for (const row of rows) {
    const current = sessions.at(-1)
    if (current?.[0].session === row.session) current.push(row)
    else sessions.push([row])
  }
  return sessions
}

/** In a table with a row for a whole infusion its rate is the highest of it, not the only one. */
export const hasPeaks = ({ setting, columns }: Sheet): boolean =>
  setting === 'inpatient' && columns.has('session') && !columns.has('hour')

/** Each row with the one before it. */
export function pairsOf(rows: readonly Row[]): readonly (readonly [before: Row, row: Row])[] {
  return rows.slice(1).map((row, index) => [rows[index] ?? row, row] as const)
}
