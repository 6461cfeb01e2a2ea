import { expect, it } from 'vitest'
import { Refusal } from '../../src/index'

it('has the sentences of its findings as its message', () => {
  const finding = (message: string) => ({ code: 'x', severity: 'error', place: 'start', message }) as const
  const refusal = new Refusal('input', [finding('one'), finding('two')])
  expect(refusal).toBeInstanceOf(Error)
  expect(`${refusal}`).toBe('Refusal: one; two')
})
