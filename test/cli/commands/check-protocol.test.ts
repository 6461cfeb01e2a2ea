import { expect, it } from 'vitest'
import { OURS, ours } from '../../protocols/local-file'
import { run } from '../fake-io'

const FILE = './ours.yaml'
const check = (text: string, ...options: readonly string[]) =>
  run(['protocols', 'check', FILE, ...options], { files: [FILE], text })

it('ends with 0 where there are no faults', async () => {
  const { code, out, err } = await check(OURS)
  expect([code, out, err]).toEqual([0, 'ours.yaml: no faults (our-hospital, ketamine-racemic, inpatient)\n', ''])
})

it('ends with 1 and prints every fault, more than a plan reports', async () => {
  const text = ours('value: 40', 'value: 0')
    .replace('adjuncts', 'adjunct')
    .replace('monitoring', 'sessions')
    .replace('remarks: []', 'remarks: []\nzzz: 1')
  const { code, out, err } = await check(text)
  const lines = out.split('\n').filter((line) => line !== '')
  expect([code, err]).toEqual([1, ''])
  expect(lines[0]).toBe('ours.yaml: 6 faults')
  expect(out).toContain('ours.yaml:9:10: maximum.value: 0; write')
  expect(out).toContain('ours.yaml:17:1: adjunct: an unknown key; write adjuncts\n')
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  const { code: planned } = await run(['inpatient', '2026-11-30', '-p', FILE], { files: [FILE], text })
  expect(planned).toBe(2)
})

it('ends with 1 for what is refused by the ceiling, or is no protocol at all', async () => {
  expect(await check(ours('value: 40', 'value: 400'))).toMatchObject({ code: 1 })
  for (const text of ['', 'hello', 'a: *x', '\0', 'a: [']) {
    const { code, out } = await check(text)
    expect(code, text).toBe(1)
    expect(out).toMatch(/^ours\.yaml: [12] faults?\nours\.yaml(?::1:[0-9]+)?: /)
  }
})

it('is JSON where that is asked for', async () => {
  const { code, out } = await check(ours('maximum:', 'maximun:'), '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    file: 'ours.yaml',
    faults: expect.arrayContaining([
      expect.objectContaining({ place: 'ours.yaml:8:1', found: 'maximun: an unknown key', allowed: 'maximum' }),
    ]),
  })
  expect(JSON.parse((await check(OURS, '--json')).out).faults).toEqual([])
})

it('ends with 4 for a file that cannot be read', async () => {
  const { code, out } = await run(['protocols', 'check', './none.yaml'])
  expect([code, out]).toEqual([4, ''])
})

it.each([
  [['check'], 'a protocol file'],
  [['check', FILE, '--yaml'], '--yaml'],
  [['check', FILE, '--schema'], '--schema'],
  [['crps-5day', FILE], 'too many arguments'],
])('refuses %j with exit 2', async (words, said) => {
  const { code, out, err } = await run(['protocols', ...words], { files: [FILE], text: OURS })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(said)
})
