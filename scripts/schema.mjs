// Writes the JSON Schemas that ship with the package; the suite checks that they are current.
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** The exports of a TypeScript module. */
async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

const { planSchema } = await load('src/render/data/plan-document.ts')
const { protocolFileSchema } = await load('src/protocols/schema.ts')
for (const [name, schema] of [
  ['plan', planSchema()],
  ['protocol', protocolFileSchema()],
])
  writeFileSync(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
