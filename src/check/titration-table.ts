/** A table that has been read: its rows on one time line, each with what the rules ask about. */

import type { Words } from '../core/model/field'
import type { Limit } from '../core/model/limit'
import type { Protocol, Setting } from '../core/model/protocol'
import { type Day, day } from '../core/values/calendar-day'
import { exactly, ONE, part, whole } from '../core/values/interval'
import { minutes, timeText } from '../core/values/quantity'
import type { Bound, Finding } from './finding'
import type { DecimalSign, Figure } from './read/cells/cell'
import type { Columns } from './read/columns/header'
import { RATE_TARGETS, type Target } from './read/columns/target'
import { findingIn, type Line, overRows, type TotalLine } from './read/grid'
import type { Cells } from './read/rows/row'
import type { RuleId } from './rules-list'

/** Minutes. */
export const HOUR = 60
export const DAY = 1440

/** A clock without a date counts from this day, which is before every day that a table may name. */
export const SOME_DAY = day(-1_000_000)
export const isDated = (of: Day): boolean => of >= 0

export interface Row extends Omit<Cells, 'session' | 'date' | 'start' | 'end' | 'drug' | 'bag'> {
  readonly drug: string
  /** As numbered in the table, else counted. */
  readonly session: number
  /** The date on which it starts, as the table writes it. */
  readonly day: Day | undefined
  /** Minutes on the table's time line; `to` only where the table says when it ends or how long it is. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** Whole minutes. */
  readonly time: number | undefined
  /** When it starts, in minutes by the clock or else by the rows before it; to be compared within one `stretch`. */
  readonly at: number
  readonly stretch: number
  readonly perKg: Figure | undefined
  readonly weight: Figure | undefined
  readonly concentration: Figure | undefined
  /** mg/h, printed or worked out, and the column that it comes from. */
  readonly rate: Figure | undefined
  readonly rateFrom: Target
}
export type Rated = Row & { readonly rate: Figure }
export const isRated = (row: Row): row is Rated => row.rate !== undefined

export interface TitrationTable {
  readonly rows: readonly Row[]
  readonly columns: Columns
  readonly header: Line
  readonly totals: readonly TotalLine[]
  /** The lines of words above, between and below the rows. */
  readonly words: readonly Line[]
  readonly decimal: DecimalSign
  /** The mg in each bag of a table of bags. */
  readonly bagAmounts: ReadonlyMap<string, Figure>
  /** Rates to look up: without a start, steps or a length to check. */
  readonly isChart: boolean
  readonly protocol: Protocol
  /** The limits that the guard would hold a plan of the protocol to. */
  readonly limits: readonly Limit[]
  /** Named by the user, not inferred from the table. */
  readonly protocolGiven: boolean
  readonly setting: Setting
  /** The weight or the concentration is neither printed nor given, but a quotient of two columns. */
  readonly inferred: { readonly weight: boolean; readonly concentration: boolean }
  /** mL/h, 10^-16; a tenth where the user gave none. */
  readonly pumpStep: bigint
  readonly pumpGiven: boolean
  /** Times are instants, as a zone or offsets are known. Else they are what clocks showed. */
  readonly zoned: boolean
}

/** What a rule finds in a table, in time that grows with the rows alone. */
export type Check = (titrationTable: TitrationTable) => readonly Finding[]

/** One check of several: their findings in this order. */
export const allOf =
  (...checks: readonly Check[]): Check =>
  (titrationTable) =>
    checks.flatMap((check) => check(titrationTable))

/** The lines of words above the header. */
export const titlesOf = ({ words, header }: Pick<TitrationTable, 'words' | 'header'>): readonly Line[] =>
  words.filter(({ record }) => record < header.record)

/** A finding in the column of a row; in its first cell where the table has no such column. */
export function findingAt(
  { columns }: Pick<TitrationTable, 'columns'>,
  rule: RuleId,
  { record, line }: Pick<Row, 'record' | 'line'>,
  column: Target,
  words: readonly [found: string, allowed: Words],
  bound?: Bound,
): Finding {
  const finding = findingIn(rule, { ...line, record }, columns.get(column) ?? 0, words)
  return bound === undefined ? finding : { ...finding, bound }
}

const DATES = ['date', 'start', 'day'] as const
export const dateColumn = ({ columns }: TitrationTable) => DATES.find((name) => columns.has(name)) ?? 'start'

/** No finding, as in most rows. */
export const NONE: readonly Finding[] = []

/** Works out the value of an object once, so that several rules can use it. */
export function memoized<Key extends object, Value extends object | boolean>(find: (key: Key) => Value) {
  const known = new WeakMap<Key, Value>()
  return (key: Key): Value => {
    const value = known.get(key) ?? find(key)
    known.set(key, value)
    return value
  }
}

type Sessions = readonly (readonly [Row, ...Row[]])[]
/** The rows of each session, in order. */
export const sessionsOf = memoized((rows: readonly Row[]): Sessions => {
  const begins: number[] = []
  rows.forEach((row, at) => {
    if (row.session !== rows[at - 1]?.session) begins.push(at)
  })
  return begins.map((begin, n) => rows.slice(begin, begins[n + 1]) as [Row, ...Row[]])
})

/**
 * The one row of a whole infusion has its highest rate, not its only one. So have the rows of sessions with steps,
 * and those of our own plans of the rest of a course.
 */
export function hasPeaks({ setting, columns, rows, protocol }: TitrationTable): boolean {
  const isOfRest = columns.has('origin') && columns.has('plan_id')
  const isOneRow = isOfRest || (setting === 'inpatient' ? rows.length === 1 : protocol.step_every !== undefined)
  return isOneRow && columns.has('session') && !columns.has('hour')
}

/**
 * Whether rates are what was set, not rounded: where no other rate and no weight is known, or where all rates
 * are multiples of 2.5.
 */
export const isSet = memoized(({ columns, rows }: TitrationTable): boolean => {
  const isAlone = rows[0]?.weight === undefined && RATE_TARGETS.filter((name) => columns.has(name)).length === 1
  const isStep = ({ rate }: Row, at: number): boolean =>
    rate === undefined || rate === rows[at - 1]?.rate || rate.value % WHOLE_STEP === 0n
  return isAlone || (rows.length > 2 && rows.every(isStep))
})
const WHOLE_STEP = (5n * ONE) / 2n

/** A row of a load that the protocol has. */
export const isLoad = ({ protocol }: Pick<TitrationTable, 'protocol'>, { phase }: Row): boolean =>
  protocol.load !== undefined && phase === 'load'
/** A row of several phases: its rate is that of the titration alone, its dose that of all. */
export const isMixed = ({ phase }: Row): boolean => phase.includes('+')

/** The table without its loads, which have limits of their own. */
export const withoutLoads = memoized(
  (titrationTable: TitrationTable): TitrationTable =>
    titrationTable.protocol.load === undefined
      ? titrationTable
      : { ...titrationTable, rows: titrationTable.rows.filter((row) => !isLoad(titrationTable, row)) },
)

/** `4 h`, `90 min`, `5 days`. Throws RangeError for a time below zero. */
export const durationText = (time: number): string => timeText(minutes(time))

let [lastTime, lastHours]: [number?, Figure?] = []
/** Hours of so many minutes. */
export function hoursOf(time: number): Figure {
  if (time === lastTime && lastHours !== undefined) return lastHours
  lastTime = time
  lastHours = { value: whole(time) / 60n, span: part(exactly(whole(time)), 1n, 60n) }
  return lastHours
}

/** Minutes from the start of one row to that of another; undefined where the rows between do not say. */
export const between = (a: Row, b: Row): number | undefined => (a.stretch === b.stretch ? b.at - a.at : undefined)

/** Hours may count on through the course, or begin again each day. */
export const hoursBeginAgain = (before: Row, row: Row): boolean =>
  (before.hour === 24 && row.hour === 1) ||
  (before.hour === 23 && row.hour === 0) ||
  ((row.hour === 1 || row.hour === 0) && isNextDay(before, row))

/** By its number, or by its date where there is no clock. */
const isNextDay = (before: Row, row: Row): boolean =>
  row.dayNumber !== undefined
    ? row.dayNumber !== before.dayNumber
    : row.from === undefined && row.day !== undefined && row.day !== before.day

/** Whether it is true of each row and the one before it. */
export const everyPair = <R>(rows: readonly R[], is: (before: R, row: R) => boolean): boolean =>
  rows.every((row, at) => at === 0 || is(rows[at - 1] as R, row))

/** What is found in each row and the one before it. */
export function overPairs<R, T>(rows: readonly R[], sayOf: (before: R, row: R) => readonly T[]): readonly T[] {
  const nothing: readonly T[] = []
  return overRows(rows, (row, at) => (at === 0 ? nothing : sayOf(rows[at - 1] as R, row)))
}

/** The rows whose rate is known. */
export const ratedOf = memoized((rows: readonly Row[]): readonly Rated[] => rows.filter(isRated))

/** The same from the first one on that gives something. */
export function givenOf(rows: readonly Row[]): readonly Rated[] {
  const rated = ratedOf(rows)
  const first = rated.findIndex(({ rate }) => rate.value > 0n)
  return first === -1 ? [] : first === 0 ? rated : rated.slice(first)
}
