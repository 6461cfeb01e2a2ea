/**
 * Instants, wall clocks and the zones that join them. Instants are seconds since 1970 UTC; a wall clock is
 * counted the same way as if it were UTC, so wall = instant + offset. Intl knows every zone's history but
 * not the way back from a wall clock: that is a search over the offsets in force nearby.
 */
import { type Day, day, isoDay, twoDigits } from './calendar-day'
import type { Minutes } from './quantity'

declare const brand: unique symbol
export type Instant = number & { readonly [brand]: 'instant' }
export type Wall = number & { readonly [brand]: 'wall' }
/** An IANA zone, or a fixed offset such as `+05:30`. */
export type Zone = string & { readonly [brand]: 'zone' }

const DAY = 86_400

export const instant = (seconds: number): Instant => seconds as Instant
export const after = (from: Instant, time: Minutes): Instant => instant(from + time * 60)
export const wallOf = (date: Day, minuteOfDay: number): Wall => (date * DAY + minuteOfDay * 60) as Wall
export const dayOf = (wall: Wall): Day => day(Math.floor(wall / DAY))
export const minuteOfDay = (wall: Wall): number => Math.floor((wall - dayOf(wall) * DAY) / 60)

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

/** The zone of a fixed offset in seconds. */
export const fixedZone = (seconds: number): Zone => offsetText(seconds) as Zone

/** Seconds east of UTC at so many seconds since 1970 UTC. */
type Offsets = (seconds: number) => number

/** What is known of a zone: how to ask for an offset, and those at the beginnings of UTC days asked for so far. */
interface Known {
  readonly zone: Zone
  readonly offsets: Offsets
  readonly midnights: Map<number, number>
}

// By the name that was asked for, and as the zone is spelt.
const zones = new Map<string, Known>()
const MOST_ZONES = 100
const MOST_MIDNIGHTS = 5000

const byIntl =
  (format: Intl.DateTimeFormat): Offsets =>
  (seconds) =>
    readOffset(/[+-][0-9:]+$/.exec(format.format(seconds * 1000))?.[0] ?? '+00:00') ?? 0

/** Takes a zone's offsets from elsewhere than Intl, which is slow to begin. They must be the same. */
export const learnZone = (name: string, offsets: Offsets): void => {
  zones.set(name, { zone: name as Zone, offsets, midnights: new Map() })
}

// Of the zone asked for last: most are asked for again at once.
let latest: Known | undefined

function knownZone(name: string): Known | undefined {
  if (latest?.zone !== name) latest = zoneCalled(name)
  return latest
}

function zoneCalled(name: string): Known | undefined {
  const before = zones.get(name)
  if (before !== undefined || !/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return before
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const resolved = format.resolvedOptions().timeZone
    const zone = (resolved.toLowerCase() === name.toLowerCase() ? resolved : name) as Zone
    if (zones.size >= MOST_ZONES) zones.clear()
    const known = { zone, offsets: byIntl(format), midnights: new Map() }
    zones.set(name, known).set(zone, known)
    return known
  } catch {
    return undefined
  }
}

/** The zone with this IANA name, spelt as given but for its letter case; undefined if there is none. */
export const readZone = (name: string): Zone | undefined => knownZone(name)?.zone

function atMidnight(known: Known, day: number): number {
  const { midnights } = known
  const before = midnights.get(day)
  if (before !== undefined) return before
  const offset = known.offsets(day * DAY)
  if (midnights.size >= MOST_MIDNIGHTS) midnights.clear()
  midnights.set(day, offset)
  return offset
}

/**
 * Seconds east of UTC that this zone's clocks show at an instant. Since 1970 no zone has changed its clocks twice
 * within six days, so a day that begins and ends with one offset has it throughout.
 */
export function offsetAt(zone: Zone, at: Instant): number {
  const fixed = zone.startsWith('+') || zone.startsWith('-') ? readOffset(zone) : undefined
  if (fixed !== undefined) return fixed
  const known = knownZone(zone)
  if (known === undefined) throw new RangeError(`no zone ${zone}`)
  const day = Math.floor(at / DAY)
  const offset = atMidnight(known, day)
  return offset === atMidnight(known, day + 1) ? offset : known.offsets(at)
}

export const wallAt = (zone: Zone, at: Instant): Wall => (at + offsetAt(zone, at)) as Wall

/** ISO 8601 with seconds and offset: `2026-11-30T08:00:00-05:00`. */
export function isoInstant(zone: Zone, at: Instant): string {
  const wall = wallAt(zone, at)
  return `${isoWall(wall)}:${twoDigits(((wall % 60) + 60) % 60)}${offsetText(wall - at)}`
}
/** `2026-11-30T08:00` */
export const isoWall = (wall: Wall): string => `${isoDay(dayOf(wall))}T${clock(wall)}`

// Gaps reach 24 h (Pacific/Apia, 2011), so offsets are looked for two days around.
const NEARBY = [-2 * DAY, -DAY, 0, DAY, 2 * DAY]

/** Every instant at which this zone's clocks show that time, earliest first: none in a gap, two in an overlap. */
export function instantsOf(zone: Zone, wall: Wall): readonly Instant[] {
  const offsets = NEARBY.map((shift) => offsetAt(zone, instant(wall + shift)))
  return offsets
    .filter((offset, index) => offsets.indexOf(offset) === index)
    .map((offset) => instant(wall - offset))
    .filter((at) => wallAt(zone, at) === wall)
    .sort((a, b) => a - b)
}

/** For a time that a gap swallows: the last minute before it and the first after it, as the clocks show them. */
export function aroundGap(zone: Zone, wall: Wall): readonly [Wall, Wall] {
  let before = wall - 2 * DAY - offsetAt(zone, instant(wall - 2 * DAY))
  let behind = wall + 2 * DAY - offsetAt(zone, instant(wall + 2 * DAY))
  while (behind - before > 1) {
    const middle = Math.floor((before + behind) / 2)
    if (wallAt(zone, instant(middle)) < wall) before = middle
    else behind = middle
  }
  const lastMinute = instant(Math.floor(before / 60) * 60)
  return [wallAt(zone, lastMinute), (Math.ceil(wallAt(zone, instant(behind)) / 60) * 60) as Wall]
}
