import { expect, it } from 'vitest'
import { startWarnings } from '../../../src/core/plan/start-warnings'
import { parseRequest } from '../../../src/core/request/request'

const warnings = (start: string, now: string) =>
  startWarnings(
    parseRequest(
      { setting: 'inpatient', start, timeZone: 'America/New_York' },
      { now: Date.parse(now) / 1000, zone: () => 'UTC' },
    ),
  )

it.each([
  ['2026-11-30T08:00', '2026-11-30T13:00Z', []],
  ['2026-11-30T08:00', '2026-11-30T13:01Z', [['start-past', '2026-11-30 08:00']]],
  ['2026-11-30T13:00Z', '2026-11-30T13:01Z', [['start-past', '2026-11-30 08:00']]],
  ['today', '2026-11-30T13:01Z', [['start-past', '2026-11-30 08:00']]],
  ['2027-11-30', '2026-11-30T13:00Z', []],
  ['2027-11-30T08:01', '2026-11-30T13:00Z', [['start-far', '2027-11-30 08:01']]],
])('of a start %s at %s', (start, now, expected) => {
  const found = warnings(start, now)
  expect(found.map(({ code, found }) => [code, found])).toEqual(expected)
  for (const { severity, place } of found) expect([severity, place]).toEqual(['warning', 'start'])
})
