import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixedZone, instant, offsetAt, readOffset, readZone, type Zone } from '../../../src/core/values/time-zone'
import { clockChanges } from '../../../src/core/values/zone-transitions'
import { lawRuns } from '../../law-runs'

const utc = (text: string) => instant(Date.parse(`${text}Z`) / 1000)
/** A zone by its name, or of an offset. */
const zoneIn = (name: string): Zone => {
  const offset = readOffset(name)
  return offset === undefined ? (readZone(name) ?? expect.unreachable(name)) : fixedZone(offset)
}
const told = (zone: string, from: string, to: string) =>
  clockChanges(zoneIn(zone), utc(from), utc(to)).map(({ at, before, after }) => [
    new Date(at * 1000).toISOString(),
    before / 3600,
    after / 3600,
  ])

it.each([
  // New York changes at 02:00 of its own clocks: 07:00 UTC in March, 06:00 UTC in November.
  [
    'America/New_York',
    [
      ['2026-03-08T07:00:00.000Z', -5, -4],
      ['2026-11-01T06:00:00.000Z', -4, -5],
    ],
  ],
  // The European Union changes at 01:00 UTC.
  [
    'Europe/Berlin',
    [
      ['2026-03-29T01:00:00.000Z', 1, 2],
      ['2026-10-25T01:00:00.000Z', 2, 1],
    ],
  ],
  // By half an hour, at 02:00 of its own clocks.
  [
    'Australia/Lord_Howe',
    [
      ['2026-04-04T15:00:00.000Z', 11, 10.5],
      ['2026-10-03T15:30:00.000Z', 10.5, 11],
    ],
  ],
  ['Asia/Kolkata', []],
  ['UTC', []],
  ['+05:30', []],
])('finds those of %s in 2026', (zone, changes) => {
  expect(told(zone, '2026-01-01T00:00', '2027-01-01T00:00')).toEqual(changes)
})

it('finds a change of a whole day', () => {
  expect(told('Pacific/Apia', '2011-12-01T00:00', '2012-01-31T00:00')).toEqual([['2011-12-30T10:00:00.000Z', -10, 14]])
})

it('leaves out the change at its first instant, and takes the one at its last', () => {
  const change = '2026-11-01T06:00'
  expect(told('America/New_York', change, '2026-12-01T00:00')).toEqual([])
  expect(told('America/New_York', '2026-10-31T00:00', change)).toHaveLength(1)
  expect(told('America/New_York', '2026-10-31T00:00', '2026-11-01T05:59:59')).toEqual([])
})

it('accounts for the offset at every instant of any span', () => {
  const zones = ['America/New_York', 'Africa/Casablanca', 'Pacific/Apia', 'America/Santiago', 'Africa/Cairo']
  const span = 600 * 86_400
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 2_000_000_000 }),
      fc.nat(span),
      (name, from, later) => {
        const zone = readZone(name)
        if (zone === undefined) throw new Error(`no ${name}`)
        const changes = clockChanges(zone, instant(from), instant(from + span))
        const known = changes.filter(({ at }) => at <= from + later).at(-1)
        const right = known === undefined ? offsetAt(zone, instant(from)) : known.after
        expect(offsetAt(zone, instant(from + later))).toBe(right)
        for (const { at, before } of changes) expect(offsetAt(zone, instant(at - 1))).toBe(before)
      },
    ),
    { numRuns: lawRuns(60, 12) },
  )
})
