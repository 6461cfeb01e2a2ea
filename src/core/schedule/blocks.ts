/** The blocks of a series: so many sessions, and the days on which they fall. */
import type { DeepReadonly, OutpatientProtocol } from '../model/protocol'
import { DAILY, WEEKDAY_NAMES, WEEKDAYS, type Weekday } from '../values/weekday'

export interface Block {
  readonly sessions: number
  /** The days of the week that may be theirs. */
  readonly on: readonly Weekday[]
  /** Calendar days from one planned date to the next; absent: the next open day. */
  readonly every?: number
}

type Days = DeepReadonly<NonNullable<OutpatientProtocol['session_days']>['value']>

/** The days of the week of a protocol; weekdays where it says nothing. */
export function weekdaysOf(days: Days | undefined): readonly Weekday[] {
  if (days === undefined || days === 'weekdays') return WEEKDAYS
  if (days === 'daily') return DAILY
  return DAILY.filter((day) => days.includes(WEEKDAY_NAMES[day]))
}

/** The blocks of a protocol; the days of the user take the place of those of every block. */
export function blocksOf(protocol: OutpatientProtocol, on: readonly Weekday[] | undefined): readonly Block[] {
  const { sessions, session_days, every } = protocol
  const series = protocol.series ?? (sessions === undefined ? [] : [{ sessions, session_days, every }])
  return series.map((block) => ({
    sessions: block.sessions.value,
    on: on ?? weekdaysOf(block.session_days?.value),
    ...(block.every === undefined ? {} : { every: block.every.value }),
  }))
}
