/** The alias names of zones, held to the tz database of this machine and to the clocks of Intl. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { instant, offsetAt, readZone } from '../../../src/core/values/time-zone'
import tz from '../../../src/core/values/zone-aliases.json'
import { zoneName, zonesInstead } from '../../../src/core/values/zone-names'
import { lawRuns } from '../../law-runs'

const TZDATA = '/usr/share/zoneinfo/tzdata.zi'
const THIN = lawRuns(1, 10)
const REFUSED = ['EST', 'MST', 'HST']
const groups = tz.aliases.map((line) => line.split(' '))
const zoneOf = (name: string) => zoneName(name)?.zone

describe('a name of a zone', () => {
  it.each([
    ['US/Eastern', 'America/New_York'],
    ['us/eastern', 'America/New_York'],
    ['America/New_York', 'America/New_York'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['GB', 'Europe/London'],
    ['UTC', 'Etc/UTC'],
    ['Zulu', 'Etc/UTC'],
    ['GMT', 'Etc/GMT'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Iceland', 'Africa/Abidjan'],
    ['Atlantic/Reykjavik', 'Africa/Abidjan'],
    // Lisbon was an hour ahead of it until 1996.
    ['WET', 'WET'],
    ['EST5EDT', 'EST5EDT'],
    ['America/Toronto', 'America/Toronto'],
  ])('%s means %s', (name, zone) => expect(zoneOf(name)).toBe(zone))

  it.each(['', 'EST', 'BST', 'JST', 'EDT', 'Nowhere', 'SystemV/EST5', 'America', 'America/', '/UTC', '+05:00'])(
    'is not %j',
    (name) => expect(zoneName(name)).toBeUndefined(),
  )

  it('is an alias of one zone alone, and no zone is an alias', () => {
    const names = groups.flat()
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const [zone = '', ...aliases] of groups) for (const name of aliases) expect(zoneOf(name)).toBe(zone)
    expect(names.length).toBeGreaterThan(300)
  })

  it('shows the same clocks as its alias from 1970 on', () => {
    for (const [zone = '', ...aliases] of groups) {
      const clocks = (name: string) => {
        const found = readZone(name) ?? expect.unreachable(`no zone ${name}`)
        // 30 days and some hours apart, to 2100 (in full).
        return Array.from({ length: 1550 / THIN }, (_, n) => offsetAt(found, instant(n * THIN * 2_661_237)))
      }
      const right = clocks(zone)
      for (const alias of aliases) expect(clocks(alias), alias).toEqual(right)
    }
  })

  it.each([...tz.bare, 'UTC', 'GMT', 'CET', 'MET'])('%s is a zone though it has no slash', (name) =>
    expect(readZone(name)?.name).toBe(name),
  )
})

it.each(['EST', 'CST', 'MST', 'PST', 'HST', 'IST', 'ist'])('has zones to write instead of %s', (name) => {
  const zones = zonesInstead(name)?.match(/[A-Z][a-z]+\/[A-Za-z_]+/g) ?? []
  expect(zones.length).toBeGreaterThan(0)
  for (const zone of zones) expect(readZone(zone)?.name).toBe(zone)
})

describe.skipIf(!existsSync(TZDATA))("the machine's tz database", () => {
  const lines = existsSync(TZDATA) ? readFileSync(TZDATA, 'utf8').split('\n') : []
  const links = lines.filter((line) => line.startsWith('L ')).map((line) => line.split(' ').slice(1))

  it('has no alias that is not known', () => {
    expect(links.length).toBeGreaterThan(100)
    for (const [target = '', alias = ''] of links)
      if (!REFUSED.includes(alias)) expect(zoneOf(alias), alias).toBe(zoneOf(target))
  })

  it('has no zone that is refused, but for abbreviations and what is no place', () => {
    const zones = lines.filter((line) => line.startsWith('Z ')).map((line) => line.split(' ')[1] ?? '')
    const refused = [...zones, ...links.flat()].filter((name) => zoneName(name) === undefined)
    expect(refused.filter((name) => ![...REFUSED, 'Factory'].includes(name))).toEqual([])
  })
})
