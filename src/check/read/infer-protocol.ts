/** What a table is checked as: the setting and the protocol, and how they are known. */

import type { Protocol, Setting } from '../../core/model/protocol'
import type { Day } from '../../core/values/calendar-day'
import { pairsOf } from '../titration-table'
import type { Columns } from './header'
import { type Cells, wholeMinutes, writtenTime } from './row'

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
export interface Taken {
  readonly setting: Setting
  readonly settingFrom: string
  readonly protocol: Protocol
  readonly protocolFrom: string
}

const MINUTES_A_DAY = 1440

/** Whether a row begins on another date than the one before it, or some time after that has ended. */
function isApart(before: Cells, row: Cells): boolean {
  const [a, b] = [before.start?.date ?? before.date?.date, row.start?.date ?? row.date?.date]
  if (a !== b) return true
  const begun = before.start?.clock
  const time = wholeMinutes(writtenTime(before.figures))
  const ended = before.end?.clock ?? (begun === undefined || time === undefined ? undefined : begun + time)
  return ended !== undefined && row.start?.clock !== undefined && row.start.clock > ended
}

/** Whether rows are sessions: each has a date, is shorter than a day and does not follow on the one before. */
function areDays(rows: readonly Cells[]): boolean {
  const dates = rows.map(({ start, date }) => start?.date ?? date?.date)
  const isShort = ({ figures, start, end }: Cells, date: Day | undefined): boolean => {
    const time = wholeMinutes(writtenTime(figures))
    if (time !== undefined) return time < MINUTES_A_DAY
    return start?.clock !== undefined && end?.clock !== undefined && (end.date ?? date) === date
  }
  return (
    rows.length > 1 &&
    // Few of them share one.
    new Set(dates).size * 2 >= rows.length &&
    new Set(dates).size > 1 &&
    pairsOf(rows).every(([before, row]) => isApart(before, row)) &&
    rows.every((row, index) => dates[index] !== undefined && isShort(row, dates[index]))
  )
}

function settingOf(rows: readonly Cells[], columns: Columns): readonly [Setting, string] {
  const numbers = new Set(rows.flatMap(({ session }) => (session === undefined ? [] : [session])))
  if (numbers.size > 1) return ['outpatient', 'it has several sessions']
  if (columns.has('hour')) return ['inpatient', 'it is one course']
  if (numbers.size === 1 && rows.length === 1) return ['outpatient', 'its rows are sessions']
  if ((columns.has('date') && !columns.has('start')) || areDays(rows))
    return ['outpatient', 'its rows are dates']
  return ['inpatient', 'it is one course']
}

/** The protocol and the setting: as asked, else as the table says, else as it looks. */
export function takenFor(rows: readonly Cells[], columns: Columns, asked: Named, library: Library): Taken {
  const named = rows.find(({ protocol }) => protocol !== '')?.protocol
  const own = named === undefined ? undefined : library.find(named)
  const fits = own !== undefined && (asked.setting === undefined || own.setting === asked.setting)
  const protocol = asked.protocol ?? (fits ? own : undefined)
  if (protocol !== undefined) {
    const from = asked.protocol === undefined ? 'its protocol column' : '--protocol'
    return { setting: protocol.setting, settingFrom: 'of the protocol', protocol, protocolFrom: from }
  }
  const [setting, settingFrom] =
    asked.setting === undefined ? settingOf(rows, columns) : ([asked.setting, '--setting'] as const)
  return {
    setting,
    settingFrom,
    protocol: library.defaultOf(setting),
    protocolFrom: `the default ${setting} protocol`,
  }
}
