// Writes the JSON Schemas that ship with the package; the suite checks that they are current.
import { writeFileSync } from 'node:fs'
import { load } from './load.mjs'

const { planSchema } = await load('src/render/data/plan-document.ts')
const { protocolFileSchema } = await load('src/protocols/schema.ts')
const { profileFileSchema } = await load('src/protocols/profile-schema.ts')
for (const [name, schema] of [
  ['plan', planSchema()],
  ['protocol', protocolFileSchema()],
  ['profile', profileFileSchema()],
])
  writeFileSync(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
