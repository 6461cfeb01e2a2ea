// Writes the manual page and the page of options; the suite checks that they are current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { load } from './load.mjs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const { manPage, optionTable } = await load('src/cli/help/documents.ts')
mkdirSync('man', { recursive: true })
writeFileSync('man/ketaplan.1', manPage(version))
writeFileSync('docs/options.md', optionTable())
