/**
 * A series of sessions as a calendar, RFC 5545. Written here: the libraries found write no VTIMEZONE and are larger
 * than the two components that are needed.
 */
import { field } from '../../core/model/field'
import { refuse } from '../../core/model/finding'
import { type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { mlPerH, timeText } from '../../core/values/quantity'
import {
  fixedZone,
  type Instant,
  instant,
  instantsOf,
  isoInstant,
  offsetAt,
  offsetText,
  readOffset,
  wallAt,
  type Zone,
} from '../../core/values/time-zone'
import { SECONDS_PER_DAY } from '../../core/values/units'
import { clockChanges } from '../../core/values/zone-transitions'
import { VERSION } from '../../version'
import { originsOf, profileText, utcText } from '../help/provenance'
import { allowedTexts, titleOf } from '../text/description'
import { endOfPlan, mgText, rateText } from '../text/figures'
import type { View } from '../view'
import { allowedNotes } from './row-notes'

/** The content lines of a calendar file, RFC 5545. */

/** A text as a property's value, with backslash, semicolon and comma escaped. The text has no line end. */
export const escapedText = (text: string): string => text.replace(/[\\;,]/g, '\\$&')

const MOST_OCTETS = 75
const octetsOf = (text: string): number => new TextEncoder().encode(text).length

/** A line folded at 75 octets, between characters; later lines begin with a space. */
export function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > MOST_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += more
  }
  return `${text}\r\n`
}

// A year before the first session includes the clock change that led to its offset, where clocks change.
const LOOKED_BACK = 366 * SECONDS_PER_DAY

/** `20261130T080000`, local time of the zone. */
const digits = (zone: Zone, at: Instant): string => isoInstant(zone, at).slice(0, 19).replace(/[-:]/g, '')
const utcDigits = (at: Instant): string => utcText(at).replace(/[-:]/g, '')
const offsetDigits = (seconds: number): string => offsetText(seconds).replaceAll(':', '')

/** A zone without VTIMEZONE: its times are written in UTC. */
const isFixed = (zone: Zone): boolean => zone.name === 'UTC' || readOffset(zone.name) !== undefined

/** Every clock change from a year before the series to its end. Some readers measure DAYLIGHT against a STANDARD. */
function zoneLines(zone: Zone, from: Instant, to: Instant): readonly string[] {
  if (isFixed(zone)) return []
  const past = instant(from - LOOKED_BACK)
  const changes = clockChanges(zone, past, to)
  const offset = offsetAt(zone, past)
  const hasStandard = changes.some(({ at, before, after }) => at <= from && after < before)
  const first = hasStandard ? [] : [{ at: past, before: offset, after: offset }]
  const observances = [...first, ...changes].flatMap(({ at, before, after }) => {
    const kind = after > before ? 'DAYLIGHT' : 'STANDARD'
    return [
      `BEGIN:${kind}`,
      `DTSTART:${digits(fixedZone(before), at)}`,
      `TZOFFSETFROM:${offsetDigits(before)}`,
      `TZOFFSETTO:${offsetDigits(after)}`,
      `END:${kind}`,
    ]
  })
  return ['BEGIN:VTIMEZONE', `TZID:${zone.name}`, ...observances, 'END:VTIMEZONE']
}

/** A time in the zone; in UTC where the zone's clocks show it twice. */
function momentLine(name: string, zone: Zone, at: Instant): string {
  if (isFixed(zone) || instantsOf(zone, wallAt(zone, at)).length > 1) return `${name}:${utcDigits(at)}`
  return `${name};TZID=${zone.name}:${digits(zone, at)}`
}

/** The highest planned rate and dose of a session; never an order. */
function doseText(plan: Plan, { rate, dose, time }: Row): string {
  const { pump } = plan.request
  const set = pump === undefined ? '' : ` (${mlPerH(rate, pump.concentration)} mL/h)`
  return [
    titleOf(plan),
    `Highest planned rate ${rateText(rate)}${set} for ${timeText(time)}, ${mgText(dose)}, if tolerated`,
    'Not an order',
    ...originsOf(plan),
    ...allowedTexts(plan),
  ].join('. ')
}

function eventLines(plan: Plan, row: Row, { now, withDose, series, revision }: View): readonly string[] {
  const { zone } = plan.request.start
  return [
    'BEGIN:VEVENT',
    `UID:${series ?? plan.id}-${row.session}@ketaplan`,
    ...(revision === undefined ? [] : [`SEQUENCE:${revision}`]),
    `DTSTAMP:${utcDigits(now ?? plan.request.start.at)}`,
    momentLine('DTSTART', zone, row.start),
    momentLine('DTEND', zone, row.end),
    `SUMMARY:Infusion ${row.session} of ${plan.regimen.sessions.value}`,
    ...(withDose ? [`DESCRIPTION:${escapedText(doseText(plan, row))}`] : []),
    'END:VEVENT',
  ]
}

/** An event per session. Throws Refusal (exit 2) for an inpatient plan. */
export function ics(plan: Plan, view: View): string {
  const { request } = plan
  if (request.setting === 'inpatient') refuse('no-calendar', field('format', 'ics'), 'an inpatient plan', 'table or md')
  const { start } = request
  const profile = profileText(plan)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//ketaplan//ketaplan ${VERSION}//EN`,
    // No dose unless it is asked for: so no command is named, which would say it.
    ...(profile === '' ? [] : [`X-KETAPLAN-PROFILE:${escapedText(profile)}`]),
    ...allowedNotes(plan).map((note) => `X-KETAPLAN-NOTE:${escapedText(note)}`),
    ...zoneLines(start.zone, start.at, endOfPlan(plan)),
    ...rowsOf(plan, 'session')
      .filter(({ rate }) => rate > 0)
      .flatMap((row) => eventLines(plan, row, view)),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('')
}
