// The licence texts of the packages in the bundles, from esbuild's own list of what went into them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folders of the packages that a bundle contains. */
const foldersOf = ({ inputs }) =>
  Object.keys(inputs).flatMap(
    (path) => /(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0].replace(/^zod-mini:/, '') ?? [],
  )

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} has no licence text`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

/** The text of THIRD-PARTY-LICENSES. Throws where a bundled package ships no licence text. */
export function thirdPartyLicences(metafiles) {
  const folders = [...new Set(metafiles.flatMap(foldersOf))].sort()
  return ['ketaplan contains these packages.\n', ...folders.map(licenceOf)].join(`\n${'-'.repeat(78)}\n\n`)
}
