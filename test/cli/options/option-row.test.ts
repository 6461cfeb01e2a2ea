import { expect, it } from 'vitest'
import { flagsOf } from '../../../src/cli/options'
import { optionIn } from '../../../src/cli/options/option-row'

const option = optionIn('plan', ['inpatient'])

it.each([
  ['--csv', { name: 'csv' }],
  ['-w, --weight <kg>', { name: 'weight', short: 'w', value: 'kg' }],
  ['--stock <mg/mL x mL>', { name: 'stock', value: 'mg/mL x mL' }],
])('reads %s as help shows it', (flags, read) => {
  const row = option(flags, 'what it does')
  expect(row).toEqual({ ...read, category: 'plan', commands: ['inpatient'], help: 'what it does' })
  expect(flagsOf(row)).toBe(flags)
})

it('reads a value that may be left out, and keeps the rest of the row', () => {
  const row = option('--predict[=model]', 'predicts', { implied: 'clements', limits: '45 to 120 kg' })
  expect(row).toMatchObject({ name: 'predict', value: 'model', implied: 'clements', limits: '45 to 120 kg' })
  expect(flagsOf(row)).toBe('--predict[=model]')
})
