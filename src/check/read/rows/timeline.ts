/** Puts the rows of a table on one time line, and into sessions. */
import type { Setting } from '../../../core/model/protocol'
import { meet } from '../../../core/values/interval'
import type { Zone } from '../../../core/values/time-zone'
import type { Finding } from '../../finding'
import { DAY, findingAt, HOUR, hoursOf, NONE, type Row } from '../../titration-table'
import { type Figure, product } from '../cells/cell'
import type { Columns } from '../columns/header'
import { type Quantity, RATE_TARGETS } from '../columns/target'
import { wholeMinutes, writtenMinutes } from './per-kg'
import { GIVEN } from './quantities'
import type { Cells } from './row'
import { endOf, endsAt, type Step, startOf, type Timed } from './row-times'

interface Placed extends Pick<Row, 'session' | 'day' | 'from' | 'to' | 'time' | 'at' | 'stretch'> {
  readonly cells: Cells
}

/** A session that no column numbers begins on another date, or where the row before it did not end. */
function sessionOf(
  { cells, before }: Step,
  setting: Setting,
  start: ReturnType<typeof startOf>,
  columns: Columns,
): number {
  if (cells.session !== undefined) return cells.session
  if (before === undefined) return 1
  // A merged cell says what the one above it says.
  if (columns.has('session') || setting === 'inpatient') return before.session
  const ended = endsAt(before)
  // A clock that cannot be read begins no session.
  const isUnknown = start.from === undefined || before.from === undefined
  const isNew = isUnknown
    ? !columns.has('start') || (start.day !== undefined && before.day !== undefined && start.day !== before.day)
    : ended === undefined
      ? start.day !== before.day
      : ended !== start.from
  return isNew ? before.session + 1 : before.session
}

/** How long a row lasts: as it says, else until the next one starts, else its hour or its day. */
function timeOf(row: Timed, next: Timed | undefined, unit: number | undefined): number | undefined {
  if (row.from !== undefined && row.end !== undefined && row.end > row.from) return row.end - row.from
  if (row.written !== undefined) return row.written
  const isFollowed = next !== undefined && next.session === row.session
  const until = isFollowed && next.from !== undefined && row.from !== undefined ? next.from - row.from : 0
  return until > 0 && (unit === undefined || until < unit) ? until : unit
}

/** A time that no minute is, as exact as it is printed. */
const isInParts = (time: Figure | undefined): boolean => time !== undefined && wholeMinutes(time) === undefined
const ELAPSED = ['elapsed_min', 'elapsed_end_min'] as const
/** The columns that elapsed times are in. */
const SINCE = ['elapsed_min', 'elapsed_end_min', 'hour', 'start'] as const

const TIMES = ['start', 'end', 'hour', 'hours', 'minutes', 'elapsed_min', 'shift'] as const

/** Whether each row of a stay is one whole day: where rates and doses say so, or do not say otherwise. */
function areDays(rows: readonly Timed[]): boolean {
  const days = new Set(rows.map(({ day }) => day))
  if (days.has(undefined) || days.size < rows.length) return false
  const both = rows.flatMap(({ cells: { figures, count } }) => {
    const { rate_mg_h: rate, dose_mg: own, day_dose_mg: daily } = figures
    const dose = own ?? daily
    if (rate === undefined || dose === undefined) return []
    return [DAY, count?.minutes ?? DAY].map((time) => meet(dose.span, product(rate, hoursOf(time)).span))
  })
  return both.filter(Boolean).length * 2 >= both.length
}

/**
 * Places each row, given the one after it: it starts by the clock, else by the length of the row before, else in a stay
 * by its date.
 */
function placer(
  setting: Setting,
  unit: number | undefined,
  { hourly, inShifts }: { readonly hourly: boolean; readonly inShifts: boolean },
): (row: Timed, after: Timed | undefined) => Placed {
  let lines = 0
  let next: number | undefined
  let stretch = 0
  return (row, after) => {
    const { cells, session, day, from, end, written } = row
    const time = timeOf(row, after, unit)
    const byDay = day === undefined || setting === 'outpatient' ? undefined : day * DAY
    if (from !== undefined || (next === undefined && byDay !== undefined)) stretch = 0
    else if (next === undefined) stretch = ++lines
    // The hours of a shift are not known.
    if (from === undefined && inShifts) stretch = ++lines
    const at = from ?? next ?? byDay ?? 0
    next = time === undefined ? undefined : at + time
    const isSaid = written !== undefined || hourly
    const until = from === undefined || time === undefined || !isSaid ? undefined : from + time
    return { cells, session, day, from, to: end ?? until, time, at, stretch }
  }
}

/** Reads the times of all rows one after another, with the findings in each. */
function eachTimed(
  all: readonly Cells[],
  { columns, setting, zone }: Timeline,
  put: (row: Timed, findings: readonly Finding[]) => void,
): void {
  let seen: Timed | undefined
  let first: Timed | undefined
  let hasParts = false
  let before: Timed | undefined
  const held = (cells: Cells, name: 'start' | 'end'): readonly Finding[] => {
    if (cells[name]?.clock === undefined) return NONE
    const words = ['a time that no clock shows here', `a time that there is in ${zone?.name ?? 'its zone'}`] as const
    return [findingAt({ columns }, 'unreadable', cells, name, words)]
  }
  const inParts = (cells: Cells): readonly Finding[] => {
    if (hasParts || !ELAPSED.some((name) => isInParts(cells.figures[name]))) return NONE
    hasParts = true
    const column = SINCE.find((name) => columns.has(name)) ?? 'elapsed_min'
    const words = ['a time between two minutes', 'times are read to the nearest minute'] as const
    return [findingAt({ columns }, 'not-checked', cells, column, words)]
  }
  all.forEach((cells) => {
    const step: Step = { cells, before, seen, first }
    const start = startOf(step, zone)
    const end = endOf(step, start, zone)
    const written = writtenMinutes(cells.figures) ?? cells.count?.minutes
    const session = sessionOf(step, setting, start, columns)
    const { day, from, offset, zero } = start
    const row: Timed = { cells, session, day, from, offset, zero, end, written }
    if (start.from !== undefined || seen === undefined) seen = row
    if (cells.dayNumber !== undefined) first ??= row
    before = row
    const ofParts = inParts(cells)
    const ofStart = day !== undefined && from === undefined ? held(cells, 'start') : NONE
    const ofEnd = day !== undefined && end === undefined ? held(cells, 'end') : NONE
    put(row, ofParts === NONE && ofStart === NONE && ofEnd === NONE ? NONE : [...ofParts, ...ofStart, ...ofEnd])
  })
}

/** What the times of rows are read by. */
interface Timeline {
  readonly columns: Columns
  readonly setting: Setting
  readonly zone: Zone | undefined
}

/** How long a row is that does not say it. */
function unitOf(all: readonly Cells[], timeline: Timeline): number | undefined {
  const { columns, setting } = timeline
  if (columns.has('hour')) return HOUR
  if (setting === 'outpatient' || all.length < 2 || TIMES.some((name) => columns.has(name))) return undefined
  const rows: Timed[] = []
  eachTimed(all, timeline, (row) => rows.push(row))
  return areDays(rows) ? DAY : undefined
}

/**
 * Puts every row in its place, and finds the times that do not exist in the zone. One by one, because a long table has
 * no room for all of them beside its rows.
 */
export function eachPlace(all: readonly Cells[], timeline: Timeline, put: (place: Placed) => void): readonly Finding[] {
  const { columns, setting } = timeline
  const findings: Finding[] = []
  const how = { hourly: columns.has('hour'), inShifts: columns.has('shift') }
  const place = placer(setting, unitOf(all, timeline), how)
  let last: Timed | undefined
  let events: Timed[] = []
  const putLast = (next: Timed | undefined): void => {
    if (last !== undefined) put(place(last, next))
    for (const event of events) put({ ...place({ ...event, end: undefined, written: 0 }, undefined), to: undefined })
    events = []
  }
  eachTimed(all, timeline, (row, found) => {
    if (found !== NONE) findings.push(...found)
    if (last !== undefined && isEvent(row, last) && goesOn(last, row)) {
      events.push(row)
      return
    }
    // The length of a row may depend on the next one.
    putLast(row)
    last = row
  })
  putLast(undefined)
  return findings
}

/** What a line of words has no figure of. */
const AMOUNTS: readonly Quantity[] = [...GIVEN, 'bolus_mg', 'cumulative_mg', 'cumulative_mL']
/** It may set another rate than that of its column. */
const MAY_SET =
  /rate|start|resum|increas|decreas|reduc|rais|lower|titrat|turn|stop|paus|hold|held|off\b|\b(?:up|down)\b|[0-9] ?m[cgl]+ ?(?:\/|per)|bolus/i
/** Somebody looked at what was set in this minute. */
const CHECKED =
  /\b(?:check|verif|confirm|witness|review|second|2nd|obs\b|handover|kontroll|gepr\u00fcft|v\u00e9rif|contr\u00f4l)/i
/** `12:40, new bag hung`: words with a time and without a figure, or with the same rate in the same minute. */
function isEvent({ cells: { figures, start, note, isUnread }, from }: Timed, last: Timed): boolean {
  const isCheck = from === last.from && CHECKED.test(note)
  const isAgain = (name: Quantity): boolean =>
    isCheck && RATE_TARGETS.includes(name) && figures[name]?.value === last.cells.figures[name]?.value
  const isWithoutAmounts = AMOUNTS.every((name) => figures[name] === undefined || isAgain(name))
  return isWithoutAmounts && start !== undefined && !isUnread && (isCheck || !MAY_SET.test(note))
}

/** Whether a row goes on beside such words: it flows, and what it gives is not what it gave until then. */
function goesOn({ cells: { figures }, from = 0, session }: Timed, event: Timed): boolean {
  const { rate_mg_h: rate, dose_mg: dose, rate_mL_h: flow, volume_mL: volume } = figures
  const time = (event.from ?? 0) - from
  if (event.session !== session || time < 0 || AMOUNTS.every((name) => (figures[name]?.value ?? 0n) === 0n))
    return false
  const isUntil = (by: Figure | undefined, amount: Figure | undefined): boolean =>
    by !== undefined && amount !== undefined && meet(amount.span, product(by, hoursOf(time)).span)
  return !isUntil(rate, dose) && !isUntil(flow, volume)
}
