/** What the planner prints as CSV, `check` passes without an error: every protocol, every kind of row. */
import { expect, it } from 'vitest'
import { protocols } from '../../src/protocols/index'
import { run } from '../cli/fake-io'

const cases = protocols.flatMap(({ id, setting }) =>
  ['hour', 'session', 'change'].flatMap((by) =>
    [[], ['-c', '1'], ['-c', '0.3']].map((fluid) => [
      setting,
      '2026-11-30T08:00',
      '-p',
      id,
      '-w',
      '60',
      '--by',
      by,
      ...fluid,
    ]),
  ),
)

it.each(cases.map((args) => [args]))('passes %j', async (args) => {
  const { code, out: table } = await run([...args, '--csv'])
  expect(code).toBe(0)
  const { out } = await run(['check', '-'], { input: table })
  expect(out.split('\n').filter((line) => / error /.test(line))).toEqual([])
})
