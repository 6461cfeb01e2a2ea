/**
 * Every way from a wall clock to an instant and back, against another implementation: Python's zoneinfo with the
 * system's tz database. Node brings its own database, often of another age, so these are zones whose rules have
 * stayed; Morocco's, changed by law from September 2026, are compared to 2025. Left out for the same reason:
 * Vancouver, Edmonton, Winnipeg, Inuvik, Havana (from 2026), Chisinau (from 2022), Bogota and Tehran (history).
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readDay } from '../../../src/core/values/calendar-day'
import {
  instant,
  instantsOf,
  isoInstant,
  isoWall,
  offsetAt,
  readZone,
  type Wall,
  wallAt,
  type Zone,
} from '../../../src/core/values/time-zone'

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Scoresbysund',
  'America/Nuuk',
  'America/Sao_Paulo',
  'America/Caracas',
  'America/Santiago',
  'America/Argentina/San_Luis',
  'America/Danmarkshavn',
  'America/Metlakatla',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Europe/Volgograd',
  'Africa/Monrovia',
  'Africa/Casablanca',
  'Africa/Windhoek',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Asia/Dhaka',
  'Asia/Manila',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Pacific/Norfolk',
  'Antarctica/Troll',
  'Antarctica/Casey',
  'UTC',
]
const LAST_DAY: Readonly<Record<string, string>> = { 'Africa/Casablanca': '2025-12-31' }

// Around a change: its minute as the old and the new offset show it, and these many minutes from it.
const AROUND = [-61, -60, -30, -1, 0, 1, 29, 59, 60]
const RANDOM = 500

function ask(mode: string, lines: readonly string[]): readonly string[] {
  const script = fileURLToPath(new URL('./wall_clock.py', import.meta.url))
  const ran = spawnSync('python3', [script, mode], { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (ran.error !== undefined) throw new Error(`python3 is needed to check the zones: ${ran.error.message}`)
  if (ran.status !== 0) throw new Error(`python3 with zoneinfo and tzdata is needed: ${ran.stderr}`)
  return ran.stdout.split('\n').slice(0, -1)
}

const lastDayOf = (name: string): number => readDay(LAST_DAY[name] ?? '2100-12-31') ?? Number.NaN
const zones = new Map(ZONES.map((name) => [name, readZone(name)]))
const zoneOf = (name: string): Zone => zones.get(name) ?? expect.unreachable(`no zone ${name}`)

/** All changes of offset that Python knows, as zone, instant, and ISO times a second before and at it. */
const changes = ask('changes', ZONES)
  .map((line) => line.split(','))
  .map(([name = '', at, before = '', behind = '']) => ({ name, at: Number(at), before, behind }))
  .filter(({ name, at }) => at < lastDayOf(name) * 86_400)

/** Wall clocks around every change, and others spread over the years by a fixed stride. */
function* walls(): Generator<readonly [string, Wall]> {
  for (const { name, at } of changes)
    for (const second of [at - 1, at]) {
      const shown = wallAt(zoneOf(name), instant(second))
      for (const shift of AROUND) yield [name, (Math.floor(shown / 60) * 60 + shift * 60) as Wall]
    }
  for (const [place, name] of ZONES.entries()) {
    const minutes = (lastDayOf(name) + 1) * 1440
    for (let n = 0; n < RANDOM; n++) yield [name, ((((n * RANDOM + place) * 48_271 * 97) % minutes) * 60) as Wall]
  }
}

it('shows every change of clocks to the second as zoneinfo does', () => {
  expect(changes.length).toBeGreaterThan(3000)
  const ours = changes.map(({ name, at }) => {
    const zone = zoneOf(name)
    return { name, at, before: isoInstant(zone, instant(at - 1)), behind: isoInstant(zone, instant(at)) }
  })
  expect(ours).toEqual(changes)
})

it('finds the instants of every wall clock as zoneinfo does', () => {
  const cases = [...new Map([...walls()].map(([name, wall]) => [`${name},${isoWall(wall)}`, { name, wall }]))]
  const answers = ask(
    'instants',
    cases.map(([key]) => key),
  )
  const ours = cases.map(([key, { name, wall }]) => {
    const zone = zoneOf(name)
    const found = instantsOf(zone, wall)
    if (found.some((at) => at + offsetAt(zone, at) !== wall)) return `${key}: an offset does not lead back`
    return `${key}: ${found.map((at) => `${at}=${isoInstant(zone, at)}`).join(' ')}`
  })
  const theirs = cases.map(([key], index) => `${key}: ${answers[index]}`)
  const wrong = ours.flatMap((line, index) => (line === theirs[index] ? [] : [{ ours: line, theirs: theirs[index] }]))
  expect(wrong).toEqual([])
  expect(answers).toHaveLength(cases.length)
  expect(cases.length).toBeGreaterThanOrEqual(20_000)
  for (const instants of [0, 1, 2])
    expect(answers.filter((line) => line.split('=').length === instants + 1).length).toBeGreaterThan(1000)
  console.log(`wall clock: ${cases.length} cases agree with zoneinfo`)
})
