/**
 * A zone's name and offsets without Intl, whose first formatter takes a fifth of the time that Node itself takes
 * to start. Date has the offsets at once, but only of the process's zone, which TZ names; so TZ is set for the
 * length of one question and put back, and nothing outside of it sees another zone. Date takes a name that it
 * does not know as UTC, so only names that Intl lists are given to it.
 */
import { realpathSync } from 'node:fs'
import type { Offsets } from '../../core/values/time-zone'

const isListed = (name: string): boolean => name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)

/** The machine's own zone, where it is kept as a link into the tz database; empty where it is not. */
function linkedZone(): string {
  try {
    return (
      realpathSync('/etc/localtime')
        .split('/zoneinfo/')[1]
        ?.replace(/^Etc\/UTC$/, 'UTC') ?? ''
    )
  } catch {
    return ''
  }
}

/** The process's zone as TZ or the machine names it, else as Intl does. Who asks finds out whether it is a zone. */
export function zoneOfProcess(): string {
  const name = (process.env.TZ ?? linkedZone()).replace(/^:/, '')
  return name === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : name
}

/** What `ask` returns while this is the process's zone. */
function inZone(name: string, ask: () => number): number {
  const before = process.env.TZ
  process.env.TZ = name
  try {
    return ask()
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

/** From seconds since 1970 to seconds east of UTC; undefined for a zone that Date may not know. */
export function offsetsOf(name: string): Offsets | undefined {
  if (!isListed(name)) return undefined
  return (seconds) =>
    inZone(name, () => {
      const at = new Date(seconds * 1000)
      // getTimezoneOffset leaves out the seconds that offsets once had.
      const day = Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 1000
      return day + at.getHours() * 3600 + at.getMinutes() * 60 + at.getSeconds() - seconds
    })
}
