import { expect, it } from 'vitest'
import { usualQuotient } from '../../../../src/check/read/rows/proportion'
import { decimalText } from '../../../../src/core/values/interval'
import { figure } from '../../sheets'

const usual = (...pairs: readonly (readonly [string, string])[]) => {
  const found = usualQuotient(pairs.map(([a, b]) => [figure(a), figure(b)] as const))
  return found && decimalText(found.value)
}

it('is the median of the quotients, so that one slip does not change it', () => {
  expect(usual(['20', '10'], ['25', '12.5'], ['30', '19'])).toBe('2')
  expect(usual(['20', '100'], ['25', '12.5'], ['30', '15'], ['35', '17.5'])).toBe('2')
})
it('is the first of two', () => expect(usual(['20', '10'], ['20', '5'])).toBe('2'))
it('is undefined without a row that has both', () => {
  expect(usualQuotient([[figure('20'), undefined]])).toBeUndefined()
  expect(usual(['0', '0'])).toBeUndefined()
})
