import { expect, it } from 'vitest'
import { run } from '../fake-io'

const line = (id: unknown, more = {}) =>
  JSON.stringify({ id, setting: 'outpatient', start: '2026-11-30T08:00', sessions: '2', ...more })
const batch = (lines: readonly string[], ...more: readonly string[]) =>
  run(['batch', '-', '--each', 'plans/{id}.html', ...more], { input: `${lines.join('\n')}\n` })

it('writes a file for each plan, as the command for one plan does', async () => {
  const { code, out, files } = await batch([line('a'), line('b-2', { weight: '70' })])
  expect([code, out]).toEqual([0, ''])
  expect([...files.keys()]).toEqual(['plans/a.html', 'plans/b-2.html'])
  const one = await run(['outpatient', '2026-11-30T08:00', '--sessions', '2', '-f', 'html'])
  expect(files.get('plans/a.html')).toBe(one.out)
})

it('reports an id that cannot name a file, or that is there twice, as a fault of its line', async () => {
  const bad = ['../x', 'a/b', '.x', 'a b', 'a%', 'ä']
  const { code, lines, files } = await batch([line('ok'), ...bad.map((id) => line(id)), line('OK'), line(7)])
  expect(code).toBe(1)
  expect([...files.keys()]).toEqual(['plans/ok.html', 'plans/7.html'])
  const records = lines.slice(0, -1).map((each) => JSON.parse(each))
  expect(records.map(({ line, code }) => [line, code])).toEqual([
    ...bad.map((_, index) => [index + 2, 'not-an-id']),
    [8, 'listed-twice'],
  ])
})

it('reports a calendar of an infusion as a fault of its line', async () => {
  const inpatient = '{"id":"x","setting":"inpatient","start":"2026-11-30T08:00"}'
  const { code, files } = await run(['batch', '-', '--each', '{id}.ics'], { input: `${inpatient}\n${line('y')}\n` })
  expect(code).toBe(1)
  expect([...files.keys()]).toEqual(['y.ics'])
})

it('keeps existing files without --force', async () => {
  const around = { input: `${line('a')}\n`, files: ['a.json'] }
  expect((await run(['batch', '-', '--each', '{id}.json'], around)).code).toBe(4)
  expect((await run(['batch', '-', '--each', '{id}.json', '--force'], around)).code).toBe(0)
})

it.each([
  [['--each', 'plans.html']],
  [['--each', '{id}/{id}.html']],
  [['--each', '{id}/plan.html']],
  [['--each', '{id}.xyz']],
  [['--each', '{id}.html', '--csv']],
  [['--force']],
])('refuses %j', async (args) => {
  expect((await run(['batch', '-', ...args], { input: '' })).code).toBe(2)
})
