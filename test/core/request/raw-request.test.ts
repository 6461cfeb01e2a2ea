import { expect, it } from 'vitest'
import { REQUEST_NAMES } from '../../../src/cli/options'
import type { Finding } from '../../../src/core/model/finding'
import { misplaced, type RawRequest, readFields, shaped } from '../../../src/core/request/raw-request'
import { fieldOf } from '../../../src/render/help/option-names'
import { shown } from '../refused'

const RAW: RawRequest = { setting: 'outpatient', start: '2026-11-30' }

it('knows every field that the command line has', () => {
  const raw = { ...RAW, ...Object.fromEntries(REQUEST_NAMES.map((name) => [fieldOf(name), 'x'])), weekends: true }
  expect(shaped(raw)).toEqual(raw)
})

it('reads what can be read, and reports the rest', () => {
  const wrong: Finding[] = []
  const fields = readFields({ ...RAW, weight: '70', maxRate: 'x', on: 'daily', step: '-1' }, wrong)
  expect(fields).toEqual({ weight: 70_000, on: [0, 1, 2, 3, 4, 5, 6] })
  expect(wrong.map(shown).map(({ place }) => place)).toEqual(['step', 'maxRate'])
})

it.each<[Partial<RawRequest>, readonly string[]]>([
  [{}, []],
  [{ days: '3', stepEvery: '1h' }, ['foreign-option days']],
  [{ allow: 'window' }, ['alone allow']],
  [{ reason: 'why' }, ['alone reason']],
  [{ pumpStep: '1', container: '50' }, ['alone pumpStep', 'alone container']],
  [{ pumpStep: '1', concentration: 'x' }, []],
  [{ length: '4h', sessionLength: '4' }, ['same-option sessionLength']],
  [{ on: 'daily', weekends: false }, ['same-option weekends']],
])('finds what does not go together in %j: %j', (more, expected) => {
  expect(
    misplaced({ ...RAW, ...more })
      .map(shown)
      .map(({ code, place }) => `${code} ${place}`),
  ).toEqual(expected)
})
