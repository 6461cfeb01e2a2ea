import { expect, it } from 'vitest'
import { planGrid } from '../../../src/cli/io/plan-grid'
import { IN, OUT, run } from '../fake-io'

it.each([
  [[...IN, '-w', '70', '-c', '2']],
  [[...OUT]],
  [[...OUT, '--length', '50min']],
  [[...OUT, '-p', 'tankha-2025', '-w', '70', '-c', '3']],
])('takes a plan of ours for %j', async (args) => {
  const { out } = await run([...args, '--json'])
  const read = planGrid(out)
  expect(read?.grid.records[0]).toContain('rate_mg_h')
  const { code, out: report } = await run(['check', '-'], { input: out })
  expect([code, report.startsWith('NO ERROR FOUND')]).toEqual([0, true])
})

it('shows a changed figure in its line', async () => {
  const { out } = await run([...IN, '--json'])
  const at = out.indexOf('"rate_mg_h": 25', out.indexOf('"rows"'))
  const changed = `${out.slice(0, at)}"rate_mg_h": 52${out.slice(at + '"rate_mg_h": 25'.length)}`
  const line = changed.slice(0, at).split('\n').length
  const { code, out: report } = await run(['check', '-', '-f', 'lines'], { input: changed })
  const lines = [...report.matchAll(/^-:(\d+):\d+: error rate: 52 mg\/h/gm)].map(([, found]) => Number(found))
  expect(code).toBe(1)
  // The row begins some lines above its rate.
  expect(lines.some((found) => found < line && line - found < 10)).toBe(true)
})

it.each([
  '',
  '{',
  '{"schema": "other", "rows": []}',
  '{"schema": "ketaplan-plan-9", "rows": []}',
  '[1]',
  'Hour,Rate\n',
])('is not %j', (text) => expect(planGrid(text)).toBeUndefined())
