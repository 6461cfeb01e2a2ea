import { afterEach, expect, it } from 'vitest'
import { offsetsOf, zoneOfProcess } from '../../../src/cli/io/zone-by-date'
import { instant, offsetAt, readZone } from '../../../src/core/values/time-zone'
import { lawRuns } from '../../law-runs'

const before = process.env.TZ
afterEach(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

// 5 days and some hours apart, so that every month and time of day comes, from 1970 to 2100.
const instants = Array.from({ length: 9000 }, (_, n) => n * 457_321)

it.each([...Intl.supportedValuesOf('timeZone'), 'UTC'])('knows %s as Intl does', (name) => {
  const offsets = offsetsOf(name)
  const zone = readZone(name)
  if (offsets === undefined || zone === undefined) throw new Error(`no zone ${name}`)
  // Day by day in the years planned for, and some of every other (in full).
  const asked = instants.filter(
    (at, n) => n % lawRuns(40, 200) === 0 || (n % lawRuns(1, 8) === 0 && at > 1_767_225_600 && at < 1_830_297_600),
  )
  expect(asked.map(offsets)).toEqual(asked.map((at) => offsetAt(zone, instant(at))))
  expect(process.env.TZ).toBe(before)
})

it.each(['', 'nonsense', 'America/Nowhere', 'america/new_york', 'EST5EDT,M3.2.0,M11.1.0'])(
  'leaves %j to Intl, for Date would take it for another zone',
  (name) => {
    expect(offsetsOf(name)).toBeUndefined()
  },
)

it.each(['Asia/Tokyo', undefined])('leaves TZ %s as it was, and the process in its zone', (TZ) => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
  const shown = () => new Date(1_796_043_600_000).getTimezoneOffset()
  const own = shown()
  // 30 November 2026: -05:00 in New York, +05:45 in Kathmandu.
  const [newYork, kathmandu] = [offsetsOf('America/New_York'), offsetsOf('Asia/Katmandu')]
  for (let n = 0; n < 2; n++) {
    expect(newYork?.(1_796_043_600)).toBe(-18_000)
    expect(kathmandu?.(1_796_043_600)).toBe(20_700)
  }
  expect([process.env.TZ, shown()]).toEqual([TZ, own])
})

it.each([
  ['Asia/Kolkata', 'Asia/Kolkata'],
  [':America/New_York', 'America/New_York'],
  ['garbage', 'garbage'],
])('names the zone as TZ %j does: %s', (TZ, name) => {
  process.env.TZ = TZ
  expect(zoneOfProcess()).toBe(name)
})
