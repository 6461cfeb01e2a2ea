import { expect, it } from 'vitest'
import { either } from '../../../src/cli/options/either'

it.each([
  [['a', 'b', 'c'], 'a, b or c'],
  [['a', 'b'], 'a or b'],
  [['a'], 'a'],
])('lists %j', (words, text) => {
  expect(either(words)).toBe(text)
})
