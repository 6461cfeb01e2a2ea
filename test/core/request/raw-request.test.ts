import { expect, it } from 'vitest'
import { REQUEST_NAMES } from '../../../src/cli/options'
import type { Finding } from '../../../src/core/model/finding'
import { misplaced, type RawRequest, readFields, shaped } from '../../../src/core/request/raw-request'

const RAW: RawRequest = { setting: 'outpatient', start: '2026-11-30' }

it('knows the fields of the command line, by the same names', () => {
  const raw = { ...RAW, ...Object.fromEntries(REQUEST_NAMES.map((name) => [name, 'x'])), weekends: true }
  expect(shaped(raw)).toEqual(raw)
})

it('reads what can be read, and reports the rest', () => {
  const wrong: Finding[] = []
  const fields = readFields({ ...RAW, weight: '70', max: 'x', on: 'daily', step: '-1' }, wrong)
  expect(fields).toEqual({ weight: 70_000, on: [0, 1, 2, 3, 4, 5, 6] })
  expect(wrong.map(({ place }) => place)).toEqual(['--step', '--max'])
})

it.each<[Partial<RawRequest>, readonly string[]]>([
  [{}, []],
  [{ days: '3', 'step-every': '1h' }, ['foreign-option --step-every', 'foreign-option --days']],
  [{ allow: 'window' }, ['alone --allow']],
  [{ reason: 'why' }, ['alone --reason']],
  [{ 'pump-step': '1', container: '50' }, ['alone --pump-step', 'alone --container']],
  [{ 'pump-step': '1', concentration: 'x' }, []],
  [{ length: '4h', 'session-hours': '4' }, ['same-option --session-hours']],
  [{ on: 'daily', weekends: false }, ['same-option --weekends']],
])('finds what does not go together in %j: %j', (more, expected) => {
  expect(misplaced({ ...RAW, ...more }).map(({ code, place }) => `${code} ${place}`)).toEqual(expected)
})
