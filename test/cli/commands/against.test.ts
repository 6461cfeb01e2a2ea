import { expect, it } from 'vitest'
import { run } from '../fake-io'

const check = async (input: string, more: readonly string[] = [], args: readonly string[] = []) => {
  const plan = (await run(['inpatient', '2026-11-30T08:00Z', ...args, '--json', '-q'])).out
  return run(['check', 'given.csv', '--against', 'plan.json', ...more], { contents: { 'plan.json': plan }, input })
}

it('passes what was given as planned, within the pump step', async () => {
  const { code, out } = await check('time,rate_mg_h\n08:00,20\n09:00,25\n10:00,30.009\n')
  expect([code, out.includes('as planned')]).toEqual([0, true])
  const byPump = 'time,rate_mL_h\n08:00,10\n09:00,12.6\n'
  expect((await check(byPump, [], ['-c', '2'])).code).toBe(0)
})

it('names the times at which something else was given', async () => {
  const { code, out } = await check('time,rate_mg_h\n08:00,20\n09:00,25\n09:30,20\n10:00,30\n', ['--csv'])
  expect(code).toBe(1)
  expect(out).toBe(',planned,given\nrate 2026-11-30 09:30 to 2026-11-30 10:00,25 mg/h,20 mg/h\n')
  // A step that nobody made.
  expect((await check('time,rate_mg_h\n08:00,20\n10:00,30\n')).code).toBe(1)
})

it.each(['time,rate\n08:00,x\n', 'when\n08:00\n', 'time,rate_mg_h\nsoon,20\n'])('cannot read %j', async (text) => {
  expect((await check(text)).code).toBe(2)
})
