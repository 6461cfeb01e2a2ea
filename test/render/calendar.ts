/** Reads a calendar as the standard says, with none of the code that wrote it; and as ical.js does. */
import ICAL from 'ical.js'
import { expect } from 'vitest'
import { VERSION } from '../../src/version'

export interface Event {
  readonly uid: string
  readonly summary: string
  /** Seconds since 1970 UTC. */
  readonly start: number
  readonly end: number
  readonly description?: string | undefined
}

/** Whose name no reader knows: what a VTIMEZONE says is then all that they have. */
export const renamed = (text: string): string => text.replace(/(TZID[=:])[^\r\n:]+/g, '$1Nobody-Knows-It')

/** The events as ical.js reads them. */
export function eventsOf(text: string): readonly Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate, endDate, description } = new ICAL.Event(component)
    const [start, end] = [startDate.toUnixTime(), endDate.toUnixTime()]
    return { uid, summary, start, end, ...(description ? { description } : {}) }
  })
}

/** What those readers let pass: folding, line ends, what a calendar and an event must have. */
export function expectWellFormed(text: string): void {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = text.replaceAll('\r\n ', '').slice(0, -2).split('\r\n')
  for (const line of lines) expect(line).toMatch(/^[A-Z-]+(?:;TZID=[A-Za-z0-9_+/-]+)?:.+$/)
  expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//ketaplan//ketaplan ${VERSION}//EN`])
  const open: string[] = []
  let names: string[] = []
  for (const line of lines) {
    const [name = '', value = ''] = line.split(/[;:]/)
    if (name === 'BEGIN') open.push(value)
    else if (name === 'END') expect(open.pop()).toBe(value)
    if (line === 'BEGIN:VEVENT') names = []
    else if (line === 'END:VEVENT')
      expect(names.filter((each) => each !== 'DESCRIPTION')).toEqual(['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'])
    else names.push(name)
    if (name === 'DTSTAMP') expect(line).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/)
    if (name === 'DESCRIPTION') expect(value.replace(/\\[\\;,]/g, '')).not.toMatch(/[\\;,]/)
  }
  expect(open).toEqual([])
}
