import { expect, it } from 'vitest'
import { GIVEN } from '../../../src/core/model/given-messages'

it('names no option: the command line adds its own', () => {
  const facts = { place: 'PLACE', isField: false, found: 'FOUND', allowed: 'ALLOWED', limit: undefined }
  for (const message of Object.values(GIVEN)) expect(message(facts)).not.toMatch(/--/)
})
