import { expect, it } from 'vitest'
import { run } from '../fake-io'

const check = async (
  input: string,
  more: readonly string[] = [],
  args: readonly string[] = [],
  setting = 'inpatient',
  changed = (text: string): string => text,
) => {
  const plan = changed((await run([setting, '2026-11-30T08:00Z', ...args, '--json', '-q'])).out)
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

it('compares the last rate to the end that its row has', async () => {
  const given = (end: string) => `start,end,rate_mg_h\n08:00,09:00,20\n09:00,${end},25\n`
  const right = await check(given('10:00'))
  expect([right.code, right.out.includes('to 2026-11-30 10:00')]).toEqual([0, true])
  const { code, out } = await check(given('10:30'), ['--csv'])
  expect([code, out]).toEqual([1, ',planned,given\nrate 2026-11-30 10:00 to 2026-11-30 10:30,30 mg/h,25 mg/h\n'])
})

it.each(['time,rate\n08:00,x\n', 'when\n08:00\n', 'time,rate_mg_h\nsoon,20\n'])('cannot read %j', async (text) => {
  expect((await check(text)).code).toBe(2)
})

it.each([
  ['its own column', 'time,rate_mg_h,bolus_mg\n08:00,20,\n09:00,25,10\n'],
  ['a note', 'time,rate_mg_h,note\n08:00,20,\n09:00,25,bolus 10 mg\n'],
])('names a bolus in %s', async (_, record) => {
  const { code, out } = await check(record, ['--json'])
  const { same, differences } = JSON.parse(out)
  expect([code, same, differences]).toEqual([1, false, [{ place: 'bolus 2026-11-30 09:00', second: '10 mg' }]])
})

it('refuses a plan that was changed', async () => {
  const changed = (text: string) => text.replace('"rate_mg_h": 25', '"rate_mg_h": 30')
  const { code, err } = await check('time,rate_mg_h\n08:00,20\n', ['--json'], [], 'inpatient', changed)
  expect([code, JSON.parse(err).code]).toEqual([2, 'changed-plan'])
})

it.each([
  ['holds a rate to the planned end of its session', '11-30T08:00,20\n2026-12-01T08:00,25', 0],
  ['passes sessions with their stops', '11-30T08:00,20\n2026-11-30T12:00,0\n2026-12-01T08:00,25', 0],
  ['names a stop that came late', '11-30T08:00,20\n2026-11-30T12:30,0\n2026-12-01T08:00,25', 1],
  ['passes no session that was missed', '11-30T08:00,20\n2026-12-01T08:00,0\n2026-12-02T08:00,30', 1],
])('%s', async (_, rows, code) => {
  expect((await check(`time,rate_mg_h\n2026-${rows}\n`, [], [], 'outpatient')).code).toBe(code)
})

it.each([
  ['--map', 'a=rate_mg_h'],
  ['-w', '70'],
])('takes no %s, which it would not look at', async (...option) => {
  const { code, err } = await check('time,rate_mg_h\n08:00,20\n', [...option, '--json'])
  expect([code, JSON.parse(err).code]).toEqual([2, 'not-with'])
})

it('names a last session that ran beyond its planned end', async () => {
  const record = 'start,end,rate_mg_h\n2026-11-30T08:00,2026-11-30T12:00,20\n2026-12-01T08:00,2026-12-01T20:00,25\n'
  const { code, out } = await check(record, ['--csv'], [], 'outpatient')
  expect([code, out]).toEqual([1, ',planned,given\nrate 2026-12-01 12:00 to 2026-12-01 20:00,,25 mg/h\n'])
})
