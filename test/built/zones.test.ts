/** The zone of the machine, as the built program finds it, is the one that TZ names, else the one that Node does. */
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { run } from './run'

const named = (env: Readonly<Record<string, string | undefined>>): string =>
  execFileSync(process.execPath, ['-p', 'Intl.DateTimeFormat().resolvedOptions().timeZone'], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  }).trim()

it.each(['garbage', 'EST5EDT,M3.2.0,M11.1.0', '<+0330>-3:30'])('refuses %s, which is no name of a zone', async (TZ) => {
  const { code, stderr } = await run(['inpatient', '2026-07-01'], { env: { TZ } })
  expect(code).toBe(2)
  expect(stderr).toContain(TZ)
})

it.each([
  [{ TZ: undefined }],
  [{ TZ: 'UTC' }],
  [{ TZ: 'Etc/UTC' }],
  [{ TZ: 'Europe/London' }],
  [{ TZ: 'Asia/Kolkata' }],
  [{ TZ: ':America/New_York' }],
  [{ TZ: 'US/Eastern' }],
])('with %j', async (env) => {
  const { stdout } = await run(['inpatient', '2026-07-01', '--json', '--quiet'], { env })
  expect(JSON.parse(stdout).request.tz).toBe(env.TZ?.replace(':', '') ?? named(env))
})

it.each(['EST', 'HST'])('refuses the zone %s of the machine with the zone to write', async (TZ) => {
  const { code, stderr } = await run(['inpatient', '2026-07-01'], { env: { TZ } })
  expect(code).toBe(2)
  expect(stderr).toMatch(/write --tz with (America\/New_York|Pacific\/Honolulu)/)
})
