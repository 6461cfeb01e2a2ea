/**
 * A zone's name and offsets without Intl, whose first formatter takes a fifth of the time that Node takes to start.
 * Date has the offsets at once, but only for the zone of the process, which TZ names. So TZ is set during one call and
 * put back; no other code sees the change. Date takes an unknown name as UTC, so it gets only names that Intl lists.
 */
import { realpathSync } from 'node:fs'
import type { Offsets } from '../../core/values/time-zone'

const isListed = (name: string): boolean => name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)

/** The zone of the machine by the link /etc/localtime into the tz database; empty where it is not such a link. */
function linkedZone(): string {
  try {
    const [, name = ''] = realpathSync('/etc/localtime').split('/zoneinfo/')
    return name === 'Etc/UTC' ? 'UTC' : name
  } catch {
    return ''
  }
}

/** The zone of the process: by TZ, else by the machine, else by Intl. The caller checks that it is a zone. */
export function zoneOfProcess(): string {
  const name = (process.env.TZ ?? linkedZone()).replace(/^:/, '')
  return name === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : name
}

/** The result of `ask` while this is the zone of the process. */
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

/** From seconds since 1970 to seconds east of UTC; undefined for a zone that Intl does not list. */
export function offsetsOf(name: string): Offsets | undefined {
  if (!isListed(name)) return undefined
  return (seconds) =>
    inZone(name, () => {
      const at = new Date(seconds * 1000)
      // getTimezoneOffset is in minutes, but old offsets had seconds.
      const day = Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 1000
      return day + at.getHours() * 3600 + at.getMinutes() * 60 + at.getSeconds() - seconds
    })
}
