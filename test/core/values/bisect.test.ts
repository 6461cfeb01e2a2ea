import { expect, it } from 'vitest'
import { lastWhere } from '../../../src/core/values/bisect'

it.each([0, 1, 5, 8, 9])('finds %s as the last', (last) => {
  expect(lastWhere(0, 10, (value) => value <= last)).toBe(last)
})

it('is the beginning where it holds of nothing else', () => {
  expect(lastWhere(-1, 0, () => false)).toBe(-1)
  expect(lastWhere(-1, 7, () => false)).toBe(-1)
})
