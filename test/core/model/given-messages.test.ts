import { expect, it } from 'vitest'
import { messageText } from '../../../src/core/model/finding-messages'
import { GIVEN } from '../../../src/core/model/given-messages'

it('names no option: the command line adds its own', () => {
  const facts = { place: 'PLACE', isField: false, found: 'FOUND', allowed: 'ALLOWED', limit: undefined }
  for (const code of Object.keys(GIVEN) as (keyof typeof GIVEN)[]) expect(messageText(code, facts)).not.toMatch(/--/)
})
