import { describe, expect, it } from 'vitest'
import { EXIT_CODES, TOPICS } from '../../../src/cli/choices'
import { SOFT_LIMITS } from '../../../src/core/model/limit'
import { run } from '../fake-io'

describe.each(TOPICS)('ketaplan help %s', (topic) => {
  it.each([40, 80, 200])('fits a terminal of %i columns', async (columns) => {
    const { code, out, err } = await run(['help', topic], { terminal: true, columns, env: { NO_COLOR: '1' } })
    expect([code, err]).toEqual([0, ''])
    // A word that is longer than its column is not cut.
    if (columns > 40) for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    expect(out.endsWith('\n')).toBe(true)
  })

  it('is named by the help', async () => {
    expect((await run(['--help'])).out).toContain(`ketaplan help ${topic}`)
  })
})

it('explains every exit code', async () => {
  const { out } = await run(['help', 'exit-codes'])
  for (const [code, meaning] of EXIT_CODES) expect(out).toMatch(new RegExp(`^${code} +${meaning}$`, 'm'))
})

it('says which limits can be overridden, and how', async () => {
  const { out } = await run(['help', 'guard'])
  for (const name of SOFT_LIMITS) expect(out).toMatch(new RegExp(`^${name} +soft `, 'm'))
  expect(out.replace(/\s+/g, ' ')).toContain('--allow <name> and --reason "why"')
})

it('names the columns that a plan has', async () => {
  const { out } = await run(['help', 'csv'])
  const csv = await run(['outpatient', '2026-11-30', '-w', '70', '-c', '1', '--csv', '-q'])
  const names = csv.out.slice(0, csv.out.indexOf('\n')).split(',')
  expect(names.length).toBeGreaterThan(15)
  for (const name of names) expect(out).toMatch(new RegExp(`^${name} `, 'm'))
})
