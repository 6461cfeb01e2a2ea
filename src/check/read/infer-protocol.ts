/** What a table is checked as: the setting and the protocol, and how they are known. */

import { field, type Words } from '../../core/model/field'
import type { Protocol, Setting } from '../../core/model/protocol'
import { meet } from '../../core/values/interval'
import { DAY, everyPair, hoursOf } from '../titration-table'
import { product } from './cells/cell'
import type { Columns } from './columns/header'
import { writtenMinutes } from './rows/per-kg'
import type { Cells } from './rows/row'

/** The protocols that there are. */
export interface Library {
  readonly find: (id: string) => Protocol | undefined
  readonly defaultOf: (setting: Setting) => Protocol
}

/** What a person names beside the table. */
export interface Named {
  readonly setting?: Setting
  readonly protocol?: Protocol
}

/** What a table is checked as, and how that is known. */
export interface Inferred {
  readonly setting: Setting
  readonly settingFrom: string
  readonly protocol: Protocol
  readonly protocolFrom: Words
}

/** Whether a row begins on another date than the one before it, or some time after that has ended. */
function isApart(before: Cells, row: Cells): boolean {
  if ((before.start?.date ?? before.date?.date) !== (row.start?.date ?? row.date?.date)) return true
  if (before.start?.clock === undefined && row.start?.clock === undefined) return true
  const begun = before.start?.clock
  const time = writtenMinutes(before.figures)
  const ended = before.end?.clock ?? (begun === undefined || time === undefined ? undefined : begun + time)
  if (ended === undefined || row.start?.clock === undefined) return false
  const isOtherDay = before.weekday !== row.weekday && begun !== undefined && begun < ended && ended < DAY
  return isOtherDay || row.start.clock > ended
}

/** The day of a row, as a date, a weekday or a number. */
function dayOf({ start, date, weekday, dayNumber }: Cells): string | undefined {
  const day = start?.date ?? date?.date ?? (weekday === undefined ? undefined : `weekday ${weekday}`)
  return day === undefined ? (dayNumber === undefined ? undefined : `day ${dayNumber}`) : String(day)
}

/** Whether the rows of each day fill it: then they are stretches of one infusion. */
function fillDays(rows: readonly Cells[]): boolean {
  const lengths = new Map<string | undefined, number>()
  for (const row of rows) lengths.set(dayOf(row), (lengths.get(dayOf(row)) ?? 0) + (writtenMinutes(row.figures) ?? 0))
  return [...lengths.values()].some((length) => length >= DAY)
}

/** Whether rows are sessions: each has a date, is shorter than a day and does not follow on the one before. */
function areDays(rows: readonly Cells[]): boolean {
  const dates = rows.map(dayOf)
  const isShort = ({ figures, start, end, weekday, dayNumber }: Cells, date: string | undefined): boolean => {
    const time = writtenMinutes(figures)
    if (time !== undefined) return time < DAY
    if (start?.clock === undefined || end?.clock === undefined) return false
    // A night is short too.
    const isNight = end.weekday === (weekday === 6 ? 0 : (weekday ?? 0) + 1) && end.clock < start.clock
    if (end.weekday !== undefined && weekday !== undefined && end.weekday !== weekday && !isNight) return false
    if (end.dayNumber !== undefined && end.dayNumber !== dayNumber) return false
    return end.date === undefined || String(end.date) === date
  }
  return (
    rows.length > 1 &&
    // Few of them share one.
    new Set(dates).size * 2 >= rows.length &&
    new Set(dates).size > 1 &&
    everyPair(rows, isApart) &&
    rows.every((row, index) => dates[index] !== undefined && isShort(row, dates[index])) &&
    !fillDays(rows)
  )
}

/** Whether the dose of each day is its rate for 24 h. */
const areWhole = (rows: readonly Cells[]): boolean =>
  rows.every(({ figures: { rate_mg_h: rate, day_dose_mg: dose } }) => {
    const whole = rate && product(rate, hoursOf(DAY))
    return dose !== undefined && whole !== undefined && meet(dose.span, whole.span)
  })

function settingOf(rows: readonly Cells[], columns: Columns): readonly [Setting, string] {
  const first = rows.find(({ session }) => session !== undefined)?.session
  if (rows.some(({ session }) => session !== undefined && session !== first))
    return ['outpatient', 'it has several sessions']
  if (columns.has('hour') || columns.has('shift')) return ONE_COURSE
  const isDay = ({ figures }: Cells): boolean => writtenMinutes(figures) === DAY
  if (rows.length > 1 && (areWhole(rows) || rows.every(isDay))) return ONE_COURSE
  if (first !== undefined && rows.length === 1) return ['outpatient', 'its rows are sessions']
  if ((columns.has('date') && !columns.has('start')) || areDays(rows)) return ['outpatient', 'its rows are dates']
  return ONE_COURSE
}
const ONE_COURSE = ['inpatient', 'it is one course'] as const

/** The protocol and the setting: as asked, else as the table says, else as it looks. */
export function inferProtocol(
  rows: readonly Cells[],
  columns: Columns,
  asked: Named,
  library: Library,
  inWords?: Protocol,
): Inferred {
  const named = rows.find(({ protocol }) => protocol !== '')?.protocol
  const own = named === undefined ? inWords : library.find(named)
  const fits = own !== undefined && (asked.setting === undefined || own.setting === asked.setting)
  const protocol = asked.protocol ?? (fits ? own : undefined)
  if (protocol !== undefined) {
    const inTable = named === undefined ? 'its words' : 'its protocol column'
    const protocolFrom = asked.protocol === undefined ? inTable : field('protocol')
    return { setting: protocol.setting, settingFrom: 'of the protocol', protocol, protocolFrom }
  }
  const [setting, settingFrom] =
    asked.setting === undefined ? settingOf(rows, columns) : ([asked.setting, 'as asked'] as const)
  return { setting, settingFrom, protocol: library.defaultOf(setting), protocolFrom: `the default ${setting} protocol` }
}
