import { expect, it } from 'vitest'
import { catchRefusal } from '../../src/cli/catch-refusal'
import { refuse } from '../../src/core/model/finding'

it('returns the result of a step, or what is made of its refusal', () => {
  expect(catchRefusal(String, () => 'refused')).toBe('')
  const step = (): string => refuse('missing', 'start', '', 'a date')
  expect(catchRefusal(step, ({ findings }) => findings.map(({ code }) => code).join())).toBe('missing')
})

it('does not catch any other error', () => {
  const step = (): string => {
    throw new RangeError('a fault of the program')
  }
  expect(() => catchRefusal(step, () => 'refused')).toThrow(RangeError)
})
