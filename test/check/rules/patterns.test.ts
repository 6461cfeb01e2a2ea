import { expect, it } from 'vitest'
import { firstMatch, patternsOf } from '../../../src/check/rules/patterns'

it('finds the match of the first pattern that is in the text, in upper or lower case', () => {
  const patterns = patternsOf('up by ([0-9]+)', '([0-9]+) more')
  expect(firstMatch(patterns, '5 more, UP by 10')?.[1]).toBe('10')
  expect(firstMatch(patterns, '5 more')?.[1]).toBe('5')
  expect(firstMatch(patterns, 'well')).toBeUndefined()
})
