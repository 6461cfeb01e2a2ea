/** What stands in the cells of a draft. */
import type { Target } from '../../../src/check/read/columns/target'
import { clock, dayOf, type Instant, instant, isoInstant, wallAt, type Zone } from '../../../src/core/values/time-zone'
import { type Draft, HOUR, rounded, type Times } from './draft'
import type { Line } from './sheets'

function twelveHour(text: string): string {
  const [hour = 0, minute = ''] = [Number(text.slice(0, 2)), text.slice(3)]
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'am' : 'pm'}`
}

/** A time as the table tells it. */
function timeText(times: Times, zone: Zone, minute: number): string {
  const at: Instant = instant(minute * 60)
  const wall = wallAt(zone, at)
  if (times === 'iso' || times === 'starts') return isoInstant(zone, at)
  if (times === 'utc') return `${new Date(minute * 60_000).toISOString().slice(0, 16)}Z`
  if (times === 'local') return isoInstant(zone, at).slice(0, 16).replace('T', ' ')
  return times === 'twelve' ? twelveHour(clock(wall)) : clock(wall)
}

/** What stands in a cell. */
export function cellText({ times, form, sheet: { zone } }: Draft, { from, to, cells }: Line, name: Target): string {
  const written = cells[name]
  const places = form.decimals.hours
  // Something that was put there goes before what follows from the times.
  if (written !== undefined && written !== '') return written
  if (name === 'start') return timeText(times, zone, from)
  if (name === 'end') return timeText(times, zone, to)
  if (name === 'date') return isoInstant(zone, instant(from * 60)).slice(0, 10)
  if (name === 'hours') return rounded(String((to - from) / HOUR), places, form.trailingZeros)
  if (name === 'minutes') return String(to - from)
  return written ?? ''
}
export const dateOf = (zone: Zone, minute: number): number => dayOf(wallAt(zone, instant(minute * 60)))
