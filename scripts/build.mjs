// Builds the program, the library and its types into dist/.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { build, transform } from 'esbuild'
import { gzipSync, strToU8 } from 'fflate'
import { thirdPartyLicences } from './licences.mjs'

rmSync('dist', { recursive: true, force: true })

const common = { platform: 'node', target: 'node20', minify: true, legalComments: 'none', logLevel: 'warning' }
const options = { ...common, bundle: true, metafile: true }

const ENTRY = 'src/cli/entry.ts'

/** The modules that every run has: those that the entry imports, and what these import. */
async function ofEveryRun() {
  const { metafile } = await build({ ...options, entryPoints: [ENTRY], outdir: 'dist', format: 'esm', write: false })
  const found = new Set([ENTRY])
  for (const path of found)
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? [])
      if (kind === 'import-statement') found.add(next)
  return found
}

/**
 * esbuild makes a part of each set of entries that need a module. Since every other module of ours imports the entry,
 * what a plan runs is one part instead of thirty. (esbuild's `inject` does it in CommonJS packages too, which makes
 * every module a function that is compiled twice.)
 */
const importsEntry = (known) => ({
  name: 'imports-entry',
  setup({ onLoad }) {
    const entry = JSON.stringify(resolve(ENTRY))
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/, namespace: 'file' }, ({ path }) => {
      const name = relative('.', path).replaceAll('\\', '/')
      if (name.includes('node_modules') || known.has(name)) return undefined
      return { contents: `import ${entry}\n${readFileSync(path, 'utf8')}`, loader: 'ts' }
    })
  },
})

const localFile = (...folders) => new RegExp(`[\\\\/]${folders.join('[\\\\/]')}$`)

/** Of date-fns only what writes `Mon 30 Nov 2026`: another letter in a format would be refused by it. */
const datesInEnglish = {
  name: 'dates-in-english',
  setup({ onLoad }) {
    const put = (file, contents) =>
      onLoad({ filter: localFile('date-fns', ...file) }, ({ path }) => ({ contents, resolveDir: dirname(path) }))
    put(
      ['locale', 'en-US\\.js'],
      `import { localize } from './en-US/_lib/localize.js'
export const enUS = { code: 'en-US', localize, options: { weekStartsOn: 0, firstWeekContainsDate: 1 } }`,
    )
    put(
      ['_lib', 'format', 'formatters\\.js'],
      `import { lightFormatters as light } from './lightFormatters.js'
const short = { width: 'abbreviated', context: 'formatting' }
const only = (token, write) => (date, text, localize) => {
  if (text !== token) throw new RangeError(text)
  return write(date, localize)
}
export const formatters = {
  d: only('d', (date) => light.d(date, 'd')),
  y: only('y', (date) => light.y(date, 'y')),
  M: only('MMM', (date, localize) => localize.month(date.getMonth(), short)),
  E: only('EEE', (date, localize) => localize.day(date.getDay(), short)),
}`,
    )
  },
}

/** The script of the planner's page, for a browser, as it is and as the page holds it. */
async function buildPage() {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: ['src/cli/page/browser.ts'],
    charset: 'utf8',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    plugins: [datesInEnglish],
    write: false,
  })
  const { text } = outputFiles[0]
  // Node's own zlib packs differently from version to version.
  const packed = gzipSync(strToU8(text), { level: 9, mtime: 0 })
  return { script: { packed: Buffer.from(packed).toString('base64'), hash: sha256(text) }, metafile }
}
const sha256 = (text) => createHash('sha256').update(text).digest('base64')

/** Puts the script of the page into the part that writes it. */
const withPageScript = (script) => ({
  name: 'page-script',
  setup({ onLoad }) {
    const contents = `import ${JSON.stringify(resolve(ENTRY))}\nexport const SCRIPT = ${JSON.stringify(script)}`
    onLoad({ filter: /[\\/]src[\\/]cli[\\/]page[\\/]script\.ts$/ }, () => ({ contents, loader: 'ts' }))
  },
})

/**
 * What a part exports, as plain properties: none of it changes. esbuild makes a function of each name, defines it twice
 * and calls it wherever it is read, which every start would pay for.
 */
function withPlainExports(text) {
  const [statement = '', names = ''] = /export\{([^{}]*)\};?\s*$/.exec(text) ?? []
  if (statement === '') return text
  const properties = names.split(',').map((name) => {
    const [own, as = own] = name.split(' as ')
    return `${as}:${own}`
  })
  return `${text.slice(0, -statement.length)}${EXPORTED}({__esModule:!0,${properties}});`
}
/** Stands for `module.exports=` until the names around it are final. */
const EXPORTED = '__exported__'

/**
 * The program: one file with what every plan runs, and parts that are loaded when they are needed. esbuild splits
 * ES modules only, and those start more slowly than CommonJS (2.02 against 1.54 times `node -e 0`), so that each
 * part is turned into CommonJS afterwards. A module is in one part, so that `instanceof Refusal` holds everywhere.
 */
async function buildProgram(script) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { ketaplan: ENTRY },
    plugins: [withPageScript(script), importsEntry(await ofEveryRun()), datesInEnglish],
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    write: false,
  })
  for (const { path, text } of outputFiles) {
    const part = { ...common, format: 'cjs', supported: { 'dynamic-import': false } }
    const { code } = await transform(withPlainExports(text), part)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code.replace(`${EXPORTED}(`, 'module.exports=('))
  }
  return metafile
}

async function buildLibrary() {
  const { metafile } = await build({
    ...options,
    entryPoints: ['src/index.ts'],
    plugins: [datesInEnglish],
    outfile: 'dist/index.cjs',
    format: 'cjs',
  })
  return metafile
}

const page = await buildPage()
const program = await buildProgram(page.script)
const library = await buildLibrary()
writeFileSync('THIRD-PARTY-LICENSES', thirdPartyLicences([program, page.metafile, library]))
writeFileSync('dist/index.mjs', "export * from './index.cjs'\n")
buildTypes()

/** The public declarations alone: a consumer's compiler would take a type of a bundled package for `any`. */
function buildTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'ketaplan-types-'))
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', folder]
  execFileSync(process.execPath, tsc, { stdio: 'inherit' })
  copyTypes(folder, 'index')
  rmSync(folder, { recursive: true })
  writeFileSync('dist/index.d.mts', "export * from './types/index.js'\n")
}

/** Copies a declaration and what it imports. */
function copyTypes(folder, name) {
  const target = join('dist/types', `${name}.d.ts`)
  if (existsSync(target)) return
  if (!/^(index$|library[\\/])/.test(name)) throw new Error(`a public type imports ${name}`)
  const text = readFileSync(join(folder, `${name}.d.ts`), 'utf8')
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '')
  for (const [, path] of code.matchAll(/(?:from |import\()['"]([^'"]+)['"]/g))
    copyTypes(folder, path.startsWith('.') ? join(dirname(name), path) : path)
}
