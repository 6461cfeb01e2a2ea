/** What the planner prints as CSV, `check` passes without an error: every protocol, every kind of row. */
import { expect, it } from 'vitest'
import { protocols } from '../../src/protocols/index'
import { run } from '../cli/fake-io'

const cases = protocols.flatMap(({ id, setting }) =>
  ['hour', 'session', 'change'].flatMap((by) =>
    [[], ['-c', '1'], ['-c', '0.4']].map((fluid) => [
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

const lifted = [
  ['inpatient', '2026-11-30T08:00', '--step', '10', '--allow', 'step-size'],
  ['inpatient', '2026-11-30T08:00', '--step-every', '30min', '--allow', 'step-interval'],
  ['inpatient', '2026-11-30T08:00', '--days', '7', '--allow', 'course-length'],
  ['outpatient', '2026-11-30T08:00', '--sessions', '11', '--allow', 'course-length,window'],
  ['outpatient', '2026-11-30T08:00', '--session-hours', '5', '--allow', 'session-length'],
]

it.each(lifted.map((args) => [args]))('passes a lifted limit: %j', async (args) => {
  const { code, out: table } = await run([...args, '--reason', 'teaching', '--csv'])
  expect(code).toBe(0)
  const { out } = await run(['check', '-'], { input: table })
  expect(out.split('\n').filter((line) => / error /.test(line))).toEqual([])
})
