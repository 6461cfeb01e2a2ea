import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { profileFileSchema } from '../../src/protocols/profile-schema'

it('ships the JSON Schema that it makes', () => {
  const shipped = JSON.parse(readFileSync(new URL('../../schema/profile.schema.json', import.meta.url), 'utf8'))
  expect(shipped).toEqual(JSON.parse(JSON.stringify(profileFileSchema())))
})
