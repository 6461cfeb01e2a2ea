import { afterAll, expect, it } from 'vitest'
import { offsetsOf, zoneOfProcess } from '../../../src/cli/io/zone-by-date'
import { instant, offsetAt, readZone } from '../../../src/core/values/time-zone'

const before = process.env.TZ
afterAll(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

// 5 days and some hours apart, so that every month and time of day comes, from 1970 to 2100.
const instants = Array.from({ length: 9000 }, (_, n) => n * 457_321)

it.each([...Intl.supportedValuesOf('timeZone'), 'UTC'])('knows %s as Intl does', (name) => {
  const offsets = offsetsOf(name)
  const zone = readZone(name)
  if (offsets === undefined || zone === undefined) throw new Error(`no zone ${name}`)
  // Day by day in the years planned for, and some of every other.
  const asked = instants.filter((at, n) => n % 40 === 0 || (at > 1_767_225_600 && at < 1_830_297_600))
  expect(asked.map(offsets)).toEqual(asked.map((at) => offsetAt(zone, instant(at))))
  expect(zoneOfProcess()).toBe(name)
})

it.each(['', 'nonsense', 'America/Nowhere', 'america/new_york', 'EST5EDT,M3.2.0,M11.1.0'])(
  'leaves %j to Intl, for Date would take it for another zone',
  (name) => {
    process.env.TZ = 'Asia/Tokyo'
    expect(offsetsOf(name)).toBeUndefined()
    expect(process.env.TZ).toBe('Asia/Tokyo')
  },
)
