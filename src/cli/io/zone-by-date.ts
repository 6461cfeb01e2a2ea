/**
 * A zone's name and offsets without Intl, whose first formatter takes a quarter of the time that Node itself takes
 * to start. Date has the offsets at once, but knows one zone, the process's own, and takes a name that is none for
 * UTC; so only names that Intl lists are trusted to it.
 */
import { realpathSync } from 'node:fs'

const isListed = (name: string): boolean =>
  name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)

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

/** Intl takes a rule such as `EST5EDT,M3.2.0,M11.1.0` for UTC, as it takes nothing at all. */
function isZone(name: string): boolean {
  try {
    return name === '' || new Intl.DateTimeFormat('en', { timeZone: name.replace(/^:/, '') }) !== undefined
  } catch {
    return false
  }
}

/** The process's zone by its IANA name; what it says of itself where it is no such name. */
export function zoneOfProcess(): string {
  const name = process.env.TZ ?? linkedZone()
  if (isListed(name)) return name
  const found = Intl.DateTimeFormat().resolvedOptions().timeZone ?? name
  return found === 'UTC' && !isZone(name) ? name : found
}

/** Makes this the process's zone; from seconds since 1970 to seconds east of UTC. Undefined where Date may not know it. */
export function offsetsOf(name: string): ((seconds: number) => number) | undefined {
  if (!isListed(name)) return undefined
  process.env.TZ = name
  return (seconds) => {
    const at = new Date(seconds * 1000)
    // getTimezoneOffset leaves out the seconds that offsets once had.
    const day = Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 1000
    return day + at.getHours() * 3600 + at.getMinutes() * 60 + at.getSeconds() - seconds
  }
}
