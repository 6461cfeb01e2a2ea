import { expect, it } from 'vitest'
import { IN, run } from '../fake-io'

const plan = async (...more: readonly string[]) => (await run([...IN, ...more, '--json', '-q'])).out
const diffed = async (first: string, second: string, ...more: readonly string[]) =>
  run(['diff', 'a.json', 'b.json', ...more], { contents: { 'a.json': first, 'b.json': second } })

it('says that two plans are the same', async () => {
  const { code, out, err } = await diffed(await plan(), await plan('--by', 'change'))
  expect([code, out, err]).toEqual([0, 'The plans are the same.\n', ''])
})

it('lists rates over time, totals, limits, assumptions and the request', async () => {
  const { code, out } = await diffed(await plan(), await plan('--max', '35', '--step-every', '2h'), '--csv')
  expect(code).toBe(1)
  expect(out).toContain(',a.json,b.json\nrate 2026-11-30T09:00 to 2026-11-30T10:00,25 mg/h,20 mg/h\n')
  // 20 and 25 mg/h for 2 h each, 30 for 2 h, 35 for 114 h: 40 + 50 + 60 + 3,990 mg.
  expect(out).toContain('\ntotals dose_mg,4750,4140\n')
  expect(out).toContain('\nlimit max hard,,"35 mg/h, in force"\n')
  expect(out).toContain('\nassumption step_every,"assumed, 1 h","set, 2 h"\n')
  expect(out).toContain('\nrequest max_mg_h,,35\n')
})

it('is JSON where that is asked for', async () => {
  const { out } = await diffed(await plan(), await plan('--max', '35'), '--json')
  expect(JSON.parse(out)).toMatchObject({ first: 'a.json', second: 'b.json', same: false })
})

it('warns of a file that does not verify', async () => {
  const { err } = await diffed((await plan()).replaceAll('4750', '4751'), await plan())
  expect(err).toContain('warning: a.json does not verify')
  const records = (await diffed((await plan()).replaceAll('4750', '4751'), await plan(), '--json')).err
  expect(JSON.parse(records)).toMatchObject({ code: 'changed-plan', severity: 'warning' })
})

it('compares plans of the first schema with plans of this one', async () => {
  const { readFileSync } = await import('node:fs')
  const before = readFileSync(new URL('../../../fixtures/schema-1/inpatient-default.json', import.meta.url), 'utf8')
  const { code, out } = await diffed(before, await plan(), '--csv')
  expect(code).toBe(1)
  expect(out).not.toContain('rate 2026')
  expect(out).not.toContain('totals')
})

it('refuses a file that is not a plan in JSON, and a single plan', async () => {
  expect((await run(['diff', 'a.json'], { contents: { 'a.json': await plan() } })).code).toBe(2)
  expect((await diffed('{}', await plan())).code).toBe(2)
  expect((await diffed(await plan(), (await run([...IN, '-f', 'md'])).out)).code).toBe(2)
  const { code } = await diffed((await plan()).replace('"2026-11-30T09:00:00-05:00"', '"soon"'), await plan())
  expect(code).toBe(2)
})
