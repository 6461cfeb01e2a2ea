import { expect, it } from 'vitest'
import { version } from '../../package.json'
import { IN, OUT, run } from './run'

it.each([
  [IN, /^Ketamine \(racemic\) · inpatient/],
  [OUT, /^Ketamine \(racemic\) · outpatient/],
  [[...IN, '--csv', '-q'], /^session,day,hour/],
  [[...OUT, '--json', '-q'], /^\{/],
  [[...OUT, '-f', 'md'], /^# Ketamine/],
  [['--help'], /^Usage: ketaplan/],
  [['inpatient', '--help'], /^Usage: ketaplan inpatient/],
  [['--version'], new RegExp(`^${version.replaceAll('.', '\\.')}\n$`)],
])('exits 0 without a word on standard error for %j', async (args, start) => {
  const { code, stdout, stderr } = await run(args)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(start)
})

it.each([
  [2, ['--nonsense'], '--nonsense'],
  [2, ['inpatinet'], 'inpatient'],
  [2, ['inpatient'], 'start'],
  [2, ['inpatient', '30.11.2026'], '30.11.2026'],
  [2, ['inpatient', '2026-03-08T02:30', '--tz', 'America/New_York'], '2026-03-08'],
  [2, ['inpatient', '2026-11-01T01:30', '--tz', 'America/New_York'], '2026-11-01'],
  [2, [...IN, '--days', '5', '--days', '5'], '--days'],
  [2, [...IN, '--weight', '154lb'], '69.853 kg'],
  [2, [...IN, '--weight', '29.999'], '30 to 300 kg'],
  [2, [...IN, '--max', '15'], '--start-rate'],
  [2, [...IN, '--max', 'NaN'], 'NaN'],
  [2, [...IN, '--max', '-15'], '-15'],
  [2, [...IN, '--max=1e1'], '1e1'],
  [2, [...IN, '--csv', '-f', 'md'], 'md'],
  [2, [...IN, '-o', 'plan.doc'], 'plan.doc'],
  [3, [...IN, '--max', '41'], 'hard limit rate (stated by patient article'],
  [3, [...OUT, '--max', '41'], 'hard limit rate (our assumption)'],
  [3, [...IN, '--step', '5.001'], 'soft limit step-size'],
  [3, [...OUT, '--sessions', '11'], 'soft limit course-length'],
  [3, [...OUT, '--closed', '2026-12-02'], 'soft limit window'],
  [3, [...IN, '-w', '38', '--max', '40'], 'soft limit rate-per-weight'],
  [3, [...IN, '-w', '154'], '69.853 kg'],
  [4, [...IN, '-o', 'no/such/plan.csv'], 'no such file or directory'],
])('exits %i for %j, with a few lines and no plan', async (code, args, words) => {
  const ended = await run(args)
  expect([ended.code, ended.signal, ended.stdout]).toEqual([code, null, ''])
  expect(ended.stderr).toContain(words)
  expect(ended.lines.length).toBeLessThanOrEqual(4)
  for (const line of ended.lines) expect(line).toMatch(/^ketaplan: /)
})

it('exits 2 with its help on standard error where nothing is asked', async () => {
  const { code, stdout, stderr } = await run([])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^Usage: ketaplan/)
})

it('shows a stack only under DEBUG=ketaplan', async () => {
  const asked = [...IN, '--max', '45']
  expect((await run(asked)).stderr).not.toContain('\n    at ')
  const { code, stderr } = await run(asked, { env: { DEBUG: 'ketaplan' } })
  expect(code).toBe(3)
  expect(stderr).toContain('\n    at ')
})
