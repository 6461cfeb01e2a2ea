import { expect, test } from 'vitest'
import { lastOf, runsOf } from '../../../src/core/values/runs'

const isNext = (before: number, next: number) => next === before + 1

test('a list is cut where a member does not go on from the one before it', () => {
  expect(runsOf([1, 2, 3, 5, 7, 8], isNext)).toEqual([[1, 2, 3], [5], [7, 8]])
  expect(runsOf([2, 1], isNext)).toEqual([[2], [1]])
  expect(runsOf([], isNext)).toEqual([])
})

test('the last of a run', () => {
  expect(lastOf([4])).toBe(4)
  expect(lastOf([4, 5, 6])).toBe(6)
})
