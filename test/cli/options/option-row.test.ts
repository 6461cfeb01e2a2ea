import { expect, it } from 'vitest'
import { either, optionIn } from '../../../src/cli/options/option-row'

it.each([
  [['a', 'b', 'c'], 'a, b or c'],
  [['a', 'b'], 'a or b'],
  [['a'], 'a'],
])('lists %j', (words, text) => {
  expect(either(words)).toBe(text)
})

it.each([
  ['-w, --weight <kg>', { short: 'w', name: 'weight', value: 'kg' }],
  ['--stock <mg/mL x mL>', { name: 'stock', value: 'mg/mL x mL' }],
  ['--predict[=model]', { name: 'predict', value: 'model' }],
  ['--no-pager', { name: 'no-pager' }],
])('reads %s', (flags, read) => {
  const common = { flags, category: 'plan', commands: ['batch'], help: 'x' }
  expect(optionIn('plan')(['batch'], flags, 'x')).toEqual({ ...common, ...read })
})
