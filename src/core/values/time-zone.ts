/**
 * Instants, wall clocks and the zones that join them. Instants are seconds since 1970 UTC; a wall clock is
 * counted the same way as if it were UTC, so wall = instant + offset. Intl knows every zone's history but
 * not the way back from a wall clock: that is a search over the offsets in force nearby.
 */
import { lastWhere } from './bisect'
import { type Day, day, isoDay, twoDigits } from './calendar-day'
import type { Minutes } from './quantity'
import { SECONDS_PER_DAY } from './units'
import { zoneName } from './zone-names'

declare const brand: unique symbol
export type Instant = number & { readonly [brand]: 'instant' }
export type Wall = number & { readonly [brand]: 'wall' }
/** A zone of the tz database, or a fixed offset. It carries its own offsets, so that no plan sees another's. */
export interface Zone {
  /** As it was written, in the spelling of the tz database; an offset such as `+05:30`. */
  readonly name: string
  /** The same for all alias names of one zone. */
  readonly id: string
  readonly offsetAt: Offsets
}

export const instant = (seconds: number): Instant => seconds as Instant
export const after = (from: Instant, time: Minutes): Instant => instant(from + time * 60)
export const wallOf = (date: Day, minuteOfDay: number): Wall => (date * SECONDS_PER_DAY + minuteOfDay * 60) as Wall
export const dayOf = (wall: Wall): Day => day(Math.floor(wall / SECONDS_PER_DAY))
export const minuteOfDay = (wall: Wall): number => Math.floor((wall - dayOf(wall) * SECONDS_PER_DAY) / 60)

/** `08:00` */
export const clock = (wall: Wall): string =>
  `${twoDigits(Math.floor(minuteOfDay(wall) / 60))}:${twoDigits(minuteOfDay(wall) % 60)}`

/** `-05:00`; with seconds where a zone once had them. */
export function offsetText(seconds: number): string {
  const size = Math.abs(seconds)
  const rest = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`
  return `${seconds < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}${rest}`
}

/** Seconds of `+05:30`, `-05:00`; undefined for anything else or beyond 14 h, the largest in use. */
export function readOffset(text: string): number | undefined {
  const match = /^([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?$/.exec(text)
  if (match === null) return undefined
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  const size = hour * 3600 + minute * 60 + second
  if (minute > 59 || second > 59 || size > 14 * 3600) return undefined
  return match[1] === '-' ? 0 - size : size
}

/** Seconds east of UTC at so many seconds since 1970 UTC. */
export type Offsets = (seconds: number) => number

/** The zone of a fixed offset in seconds. */
export function fixedZone(seconds: number): Zone {
  const name = offsetText(seconds)
  return { name, id: name, offsetAt: () => seconds }
}

const byIntl =
  (format: Intl.DateTimeFormat): Offsets =>
  (seconds) =>
    readOffset(/[+-][0-9:]+$/.exec(format.format(seconds * 1000))?.[0] ?? '+00:00') ?? 0

const MOST_MIDNIGHTS = 5000

/**
 * The same offsets, asked for at the beginnings of UTC days. Since 1970 no zone has changed its clocks twice
 * within six days, so a day that begins and ends with one offset has it throughout.
 */
function byDays(offsets: Offsets): Offsets {
  const midnights = new Map<number, number>()
  const atMidnight = (of: number): number => {
    const before = midnights.get(of)
    if (before !== undefined) return before
    const offset = offsets(of * SECONDS_PER_DAY)
    if (midnights.size >= MOST_MIDNIGHTS) midnights.clear()
    midnights.set(of, offset)
    return offset
  }
  return (seconds) => {
    const of = Math.floor(seconds / SECONDS_PER_DAY)
    const offset = atMidnight(of)
    return offset === atMidnight(of + 1) ? offset : offsets(seconds)
  }
}

/**
 * The zone with this name of the tz database, in any letter case; undefined if there is none. The offsets are
 * Intl's, unless others that agree with Intl are given.
 */
export function readZone(name: string, offsets?: Offsets): Zone | undefined {
  const known = zoneName(name)
  if (known === undefined) return undefined
  if (offsets !== undefined) return { name: known.name, id: known.zone, offsetAt: byDays(offsets) }
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const { timeZone } = format.resolvedOptions()
    const spelled = (text: string) => (timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text)
    return { name: spelled(known.name), id: spelled(known.zone), offsetAt: byDays(byIntl(format)) }
  } catch {
    return undefined
  }
}

/** Seconds east of UTC that this zone's clocks show at an instant. */
export const offsetAt = (zone: Zone, at: Instant): number => zone.offsetAt(at)

export const wallAt = (zone: Zone, at: Instant): Wall => (at + offsetAt(zone, at)) as Wall

/** ISO 8601 with seconds and offset: `2026-11-30T08:00:00-05:00`. */
export function isoInstant(zone: Zone, at: Instant): string {
  const wall = wallAt(zone, at)
  return `${isoWall(wall)}:${twoDigits(((wall % 60) + 60) % 60)}${offsetText(wall - at)}`
}
/** `2026-11-30 08:00`, as the clocks of a zone show it. */
export const isoMoment = (zone: Zone, at: Instant): string => isoWall(wallAt(zone, at)).replace('T', ' ')
/** `2026-11-30T08:00` */
export const isoWall = (wall: Wall): string => `${isoDay(dayOf(wall))}T${clock(wall)}`

// Gaps reach 24 h (Pacific/Apia, 2011), so offsets are searched for two days around.
const NEARBY = [-2 * SECONDS_PER_DAY, -SECONDS_PER_DAY, 0, SECONDS_PER_DAY, 2 * SECONDS_PER_DAY]

/** Every instant at which this zone's clocks show that time, earliest first: none in a gap, two in an overlap. */
export function instantsOf(zone: Zone, wall: Wall): readonly Instant[] {
  const offsets = new Set(NEARBY.map((shift) => offsetAt(zone, instant(wall + shift))))
  return [...offsets]
    .map((offset) => instant(wall - offset))
    .filter((at) => wallAt(zone, at) === wall)
    .sort((a, b) => a - b)
}

/** For a time that a gap skips: the last minute before the gap and the first after it, as the clocks show them. */
export function aroundGap(zone: Zone, wall: Wall): readonly [Wall, Wall] {
  const near = (local: number): number => local - offsetAt(zone, instant(local))
  const [from, to] = [near(wall - 2 * SECONDS_PER_DAY), near(wall + 2 * SECONDS_PER_DAY)]
  const before = lastWhere(from, to, (at) => wallAt(zone, instant(at)) < wall)
  const lastMinute = instant(Math.floor(before / 60) * 60)
  return [wallAt(zone, lastMinute), (Math.ceil(wallAt(zone, instant(before + 1)) / 60) * 60) as Wall]
}
