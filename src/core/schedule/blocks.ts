/** The blocks of a series: so many sessions, and the days on which they fall. */
import type { OutpatientProtocol } from '../model/protocol'
import { type Weekday, weekdaysOf } from '../values/weekday'

export interface Block {
  readonly sessions: number
  /** The days of the week that may be theirs. */
  readonly on: readonly Weekday[]
  /** Calendar days from one planned date to the next; absent: the next open day. */
  readonly every?: number
}

/** The blocks of a protocol, on weekdays where it says nothing; the days of the user take the place of those of each. */
export function blocksOf(protocol: OutpatientProtocol, on: readonly Weekday[] | undefined): readonly Block[] {
  const { sessions, session_days, every } = protocol
  const series = protocol.series ?? (sessions === undefined ? [] : [{ sessions, session_days, every }])
  return series.map((block) => ({
    sessions: block.sessions.value,
    on: on ?? weekdaysOf(block.session_days?.value ?? 'weekdays'),
    ...(block.every === undefined ? {} : { every: block.every.value }),
  }))
}
