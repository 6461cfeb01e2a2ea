import { expect, it } from 'vitest'
import * as core from '../../src/core/model/finding'
import { Refusal } from '../../src/index'
import { findingOf, refusing } from '../../src/library/findings'

const finding: core.Finding = { code: 'alone', severity: 'error', place: 'maxRate', found: '', allowed: 'a start' }

it('names the field in the place and in the sentence', () =>
  expect(findingOf(finding)).toEqual({
    code: 'alone',
    severity: 'error',
    place: 'maxRate',
    message: expect.stringMatching(/^maxRate /),
  }))

it('throws a refusal of the core as the library does, and every other error as it is', () => {
  const thrown = (exit: core.RefusalExit) => () =>
    refusing(() => {
      throw new core.Refusal(exit, [finding])
    })
  expect(thrown(2)).toThrow(expect.objectContaining({ by: 'input' }))
  expect(thrown(3)).toThrow(expect.objectContaining({ by: 'guard' }))
  expect(thrown(3)).toThrow(Refusal)
  const fault = new RangeError('a fault')
  expect(() =>
    refusing(() => {
      throw fault
    }),
  ).toThrow(fault)
  expect(refusing(() => 1)).toBe(1)
})
