import { expect, it } from 'vitest'
import { nearest } from '../../../src/core/values/nearest'

const KNOWN = ['crps-5day', 'crps-10session', 'csv', 'json', 'step-size']

it.each([
  ['crps-5day', 'crps-5day'],
  ['crps-5dya', 'crps-5day'],
  ['crps-5-days', 'crps-5day'],
  ['stepsize', 'step-size'],
  ['STEP-SIZE', 'step-size'],
  ['cvs', undefined],
  ['cs', 'csv'],
  ['crps', undefined],
  ['yaml', undefined],
  ['', undefined],
])('of "%s" makes %s', (word, known) => {
  expect(nearest(word, KNOWN)).toBe(known)
})

it('finds nothing where nothing is known', () => {
  expect(nearest('csv', [])).toBeUndefined()
})
