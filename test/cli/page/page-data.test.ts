import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linkOf, stateOf } from '../../../src/cli/page/page-data'

const states = fc.dictionary(fc.constantFrom('setting', 'start', 'weight', 'reason'), fc.string({ minLength: 1 }), {
  minKeys: 1,
})

it('gives back what was put in, whatever was typed', () => {
  fc.assert(
    fc.property(states, fc.option(states, { nil: undefined }), (a, b) => {
      const state = b === undefined ? { a } : { a, b }
      expect(stateOf(`#${linkOf(state)}`)).toEqual(state)
    }),
  )
})

it('leaves out what is empty', () => {
  expect(linkOf({ a: { setting: 'inpatient', weight: '' } })).toBe('setting=inpatient')
  expect(stateOf('')).toEqual({ a: {} })
})
