import { expect, it } from 'vitest'
import { run } from '../fake-io'

it('writes a starting profile, to standard output or to a new file', async () => {
  const { code, out } = await run(['profile', 'init'])
  expect(code).toBe(0)
  expect(out).toContain('name: Our ward')
  const { files } = await run(['profile', 'init', 'p.yaml'])
  expect(files.get('p.yaml')).toBe(out)
  expect((await run(['profile', 'init', 'p.yaml'], { files: ['p.yaml'] })).code).toBe(4)
  expect((await run(['profile', 'init', 'p.yaml', '--force'], { files: ['p.yaml'] })).code).toBe(0)
  expect((await run(['profile', 'check', 'p.yaml'], { contents: { 'p.yaml': out } })).out).toMatch(/: no faults\n$/)
})

it('lists every fault and exits 1', async () => {
  const contents = { 'p.yaml': 'pump_stp: 1\ntz: Mars/Base\n' }
  const { code, out, err } = await run(['profile', 'check', 'p.yaml'], { contents })
  expect([code, err]).toEqual([1, ''])
  expect(out.trimEnd().split('\n')).toHaveLength(3)
})

it('checks its protocols and its limits against them, for both settings', async () => {
  const text = 'name: x\nprotocol: {outpatient: crps-10session}\nlimits: {session_dose: {value: 250, unit: mg}}\n'
  const { code, out } = await run(['profile', 'check', 'p.yaml'], { contents: { 'p.yaml': text } })
  expect(code).toBe(1)
  expect(out).toContain('limits.session_dose')
})

it('refuses another action, a check without a file, and exits 4 without the file', async () => {
  expect((await run(['profile', 'show'])).code).toBe(2)
  expect((await run(['profile', 'check'])).code).toBe(2)
  expect((await run(['profile', 'check', 'none.yaml'])).code).toBe(4)
})
