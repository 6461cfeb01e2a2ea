import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import type { Plan } from '../../../src/core/plan/types'
import { parseRequest } from '../../../src/core/request/request'
import { bySession, endOf } from '../../../src/core/schedule/segment'
import { instant } from '../../../src/core/values/time-zone'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { escapedText, folded, ics } from '../../../src/render/data/ics'
import { VERSION } from '../../../src/version'
import { refused } from '../../core/refused'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { own } from '../../protocols/local-file'
import { eventsOf, expectWellFormed, renamed } from '../calendar'
import { hostileReasons, printable } from '../hostile'
import { outpatient, planOf, view } from '../plan-of'

const octets = (text: string): number => Buffer.byteLength(text)

it('escapes what would part or end a value', () => {
  expect(escapedText('a, b; c\\n "d": e')).toBe('a\\, b\\; c\\\\n "d": e')
})

it.each([
  ['short', 'short\r\n'],
  ['x'.repeat(75), `${'x'.repeat(75)}\r\n`],
  ['x'.repeat(76), `${'x'.repeat(75)}\r\n x\r\n`],
  // The blank counts: 74 more on each line.
  ['x'.repeat(150), `${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`],
  // Two octets each: the 38th would end at the 76th octet.
  ['ä'.repeat(38), `${'ä'.repeat(37)}\r\n ä\r\n`],
  [`${'x'.repeat(72)}😀`, `${'x'.repeat(72)}\r\n 😀\r\n`],
])('folds %s', (line, text) => {
  expect(folded(line)).toBe(text)
})

it('holds every line to 75 octets, and unfolds to what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: printable, maxLength: 300 }), (text) => {
      const line = text.replace(/[\r\n]/g, '')
      const lines = folded(line).split('\r\n')
      for (const each of lines) expect(octets(each)).toBeLessThanOrEqual(75)
      expect(folded(line).replace(/\r\n /g, '')).toBe(`${line}\r\n`)
    }),
  )
})

describe('ics', () => {
  const now = instant(Date.UTC(2026, 9, 1, 4, 5, 6) / 1000)
  const dosed = view({ now, withDose: true })
  const at = (text: string): number => Date.parse(text) / 1000

  /** Of the segments alone. */
  const expected = ({ id, segments }: Plan) =>
    bySession(segments).map((session, index, all) => ({
      uid: `${id}-${index + 1}@ketaplan`,
      summary: `Infusion ${index + 1} of ${all.length}`,
      start: Number(session[0]?.start),
      end: Number(endOf(session.at(-1) ?? (session[0] as never))),
    }))

  it('writes one session whole', () => {
    const plan = outpatient({ sessions: '1' })
    expect(ics(plan, view({ now }))).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        `PRODID:-//ketaplan//ketaplan ${VERSION}//EN`,
        'BEGIN:VTIMEZONE',
        'TZID:America/New_York',
        'BEGIN:DAYLIGHT',
        'DTSTART:20260308T020000',
        'TZOFFSETFROM:-0500',
        'TZOFFSETTO:-0400',
        'END:DAYLIGHT',
        'BEGIN:STANDARD',
        'DTSTART:20261101T020000',
        'TZOFFSETFROM:-0400',
        'TZOFFSETTO:-0500',
        'END:STANDARD',
        'END:VTIMEZONE',
        'BEGIN:VEVENT',
        `UID:${plan.id}-1@ketaplan`,
        'DTSTAMP:20261001T040506Z',
        'DTSTART;TZID=America/New_York:20261130T080000',
        'DTEND;TZID=America/New_York:20261130T120000',
        'SUMMARY:Infusion 1 of 1',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  it('keeps the wall clock across a change, in the words of its own VTIMEZONE', () => {
    const text = ics(outpatient({ start: '2026-10-26T08:00' }), view({ now }))
    for (const each of [text, renamed(text)]) {
      const events = eventsOf(each)
      expect(events).toHaveLength(10)
      // 08:00 is 12:00 UTC until Fri 30 Oct, and 13:00 UTC from Mon 2 Nov on.
      expect(events[4]).toMatchObject({ start: at('2026-10-30T12:00Z'), end: at('2026-10-30T16:00Z') })
      expect(events[5]).toMatchObject({ start: at('2026-11-02T13:00Z'), end: at('2026-11-02T17:00Z') })
    }
  })

  it('writes in UTC where the clocks show a time twice', () => {
    const text = ics(outpatient({ start: '2026-10-31T21:45', weekends: true, sessions: '1' }), view({ now }))
    expect(text).toContain('DTSTART;TZID=America/New_York:20261031T214500\r\n')
    // 01:45 exists twice; this is the first of them, at -04:00.
    expect(text).toContain('DTEND:20261101T054500Z\r\n')
    expect(eventsOf(renamed(text))[0]?.end).toBe(at('2026-11-01T05:45Z'))
  })

  it('has a STANDARD where the only change of a year was forward and for good', () => {
    // Turkey kept its summer time of 2016.
    const text = ics(outpatient({ start: '2016-12-05T08:00', timeZone: 'Europe/Istanbul' }), view({ now }))
    expect(text.match(/BEGIN:(?:STANDARD|DAYLIGHT)/g)).toEqual(['BEGIN:STANDARD', 'BEGIN:DAYLIGHT'])
    expect(eventsOf(renamed(text))[0]?.start).toBe(at('2016-12-05T05:00Z'))
  })

  it('keeps the second of two equal times, given by its offset', () => {
    const start = { start: '2026-11-01T01:30-05:00', timeZone: 'America/New_York', weekends: true, sessions: '1' }
    const text = ics(outpatient(start), view({ now }))
    expect(text).toContain('DTSTART:20261101T063000Z\r\nDTEND;TZID=America/New_York:20261101T053000\r\n')
    expect(eventsOf(renamed(text))[0]).toMatchObject({ start: at('2026-11-01T06:30Z'), end: at('2026-11-01T10:30Z') })
  })

  it.each(['+05:30', 'Z', '-03:00'])('needs no VTIMEZONE at the fixed offset %s', (offset) => {
    const plan = outpatient({ start: `2026-11-30T08:00${offset}`, timeZone: undefined })
    const text = ics(plan, view({ now }))
    expect(text).not.toMatch(/TZID|VTIMEZONE/)
    expect(eventsOf(text)).toEqual(expected(plan))
  })

  it('needs none in UTC', () => {
    expect(ics(outpatient({ timeZone: 'UTC' }), view({ now }))).not.toMatch(/TZID/)
  })

  it('says no dose, no drug and nothing of the patient unless asked', () => {
    const text = ics(outpatient({ weight: '70' }), view({ now }))
    expect(text).not.toMatch(/DESCRIPTION|mg|etamine |70|NOTE/)
  })

  it('names what was overridden, and why, in the calendar itself', () => {
    const asked = { weight: '70', allow: 'step-size', step: '7.5', reason: 'seen, twice' }
    const text = ics(outpatient(asked), view({ now }))
    expect(text).toContain('\r\nX-KETAPLAN-NOTE:allowed step-size: seen\\, twice\r\n')
    expect(text).not.toMatch(/DESCRIPTION|mg|etamine |70/)
  })

  it('says with the dose that it is no order, and what was overridden', () => {
    const asked = { weight: '70', allow: 'step-size', step: '7.5', reason: 'for Ward 7: seen, twice' }
    const [first, second] = eventsOf(ics(outpatient(asked), dosed))
    // 20 mg/h over 4 h, then 27.5 mg/h.
    expect(first?.description).toContain('Highest planned rate 20 mg/h for 4 h, 80 mg, if tolerated. Not an order.')
    expect(second?.description).toContain('27.5 mg/h for 4 h, 110 mg')
    expect(second?.description).toMatch(/^Ketamine \(racemic\) · outpatient/)
    expect(second?.description).toContain('ALLOWED: step-size 5 mg/h')
    expect(second?.description).toContain('for Ward 7: seen, twice')
  })

  it('says what the pump is set to beside what it delivers', () => {
    const [first] = eventsOf(ics(outpatient({ concentration: '2' }), dosed))
    expect(first?.description).toContain('Ketamine (racemic) 2 mg/mL')
    expect(first?.description).toContain('20 mg/h (10 mL/h) for 4 h')
  })

  it('says with each dose that the protocol is local', () => {
    const protocol = readProtocolFile('ours.json', own('crps-10session', { 'maximum.value': 60 }))
    const raw = { start: '2026-11-30T08:00Z', setting: 'outpatient' } as const
    const planned = plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
    for (const { description } of eventsOf(ics(planned, dosed)))
      expect(description).toMatch(/LOCAL PROTOCOL, file [0-9a-f]+; its maximum is above that of every built-in/)
  })

  it('is stamped with the start where no present is given', () => {
    expect(ics(outpatient(), view())).toContain('DTSTAMP:20261130T130000Z')
  })

  it('refuses an infusion, with the reason', () => {
    expect(refused(() => ics(planOf(), view({ now })))).toMatchObject({ code: 'no-calendar' })
  })

  describe('the laws', () => {
    const series = plans.map(({ plan }) => plan).filter(({ request }) => request.setting === 'outpatient')

    it('gives any reader every session at its instants, whatever the zone and the clock change', () => {
      fc.assert(
        fc.property(series, (plan) => {
          const text = ics(plan, view({ now }))
          expectWellFormed(text)
          expect(eventsOf(text)).toEqual(expected(plan))
          expect(eventsOf(renamed(text))).toEqual(expected(plan))
        }),
        { numRuns: lawRuns(60, 12) },
      )
    })

    it('lets no reason act or add a line', () => {
      const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n').length
      const lifted = (reason: string) => outpatient({ step: '7.5', allow: 'step-size', reason })
      const right = lines(ics(lifted('why'), dosed))
      const acting = fc.oneof(hostileReasons, fc.constantFrom('x\r\nATTENDEE:mailto:a@b', 'x\nEND:VEVENT', '\\nX,Y:Z,'))
      fc.assert(
        fc.property(acting, (reason) => {
          const plan = lifted(reason)
          const text = ics(plan, dosed)
          expectWellFormed(text)
          expect(lines(text)).toBe(right)
          expect(eventsOf(text).map(({ description, ...event }) => event)).toEqual(expected(plan))
        }),
        { numRuns: lawRuns(60, 12) },
      )
    })
  })

  it('makes stable UIDs of a series, and counts its revisions', () => {
    const plan = outpatient({ sessions: '2' })
    const text = ics(plan, view({ series: 'room-2-a', revision: 3 }))
    expect(text.match(/^UID:.*$/gm)).toEqual(['UID:room-2-a-1@ketaplan', 'UID:room-2-a-2@ketaplan'])
    expect(text.match(/^SEQUENCE:.*$/gm)).toEqual(['SEQUENCE:3', 'SEQUENCE:3'])
    expect(ics(plan, view())).not.toContain('SEQUENCE')
  })
})
