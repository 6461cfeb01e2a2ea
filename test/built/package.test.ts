/** The packed package, as somebody who installs it has it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'ketaplan-package-'))
const installed = join(folder, 'node_modules/ketaplan')

beforeAll(() => {
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const tarball = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' }).trim()
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1'])
})
afterAll(() => rmSync(folder, { recursive: true }))

const files = (): readonly string[] =>
  readdirSync(installed, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('the package', () => {
  it('contains no absolute path and no code cache', () => {
    expect(files().length).toBeGreaterThan(20)
    for (const file of files()) {
      expect(file).not.toMatch(/\.cache$/)
      const text = readFileSync(file, 'latin1')
      const paths = [ROOT, tmpdir(), homedir()].filter((path) => text.includes(`${path}/`))
      expect(paths, file).toEqual([])
      expect(/file:\/\/|\/(?:home|Users)\//.test(text), file).toBe(false)
    }
  })

  it('has the licence text of every package that is bundled', async () => {
    const { metafile } = await build({
      entryPoints: ['src/cli/entry.ts', 'src/index.ts'],
      absWorkingDir: ROOT,
      bundle: true,
      platform: 'node',
      outdir: folder,
      write: false,
      metafile: true,
    })
    const folders = Object.keys(metafile.inputs).flatMap(
      (path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
    )
    const text = readFileSync(join(installed, 'THIRD-PARTY-LICENSES'), 'utf8')
    expect(new Set(folders).size).toBeGreaterThan(15)
    for (const each of new Set(folders)) {
      const { name, version } = JSON.parse(readFileSync(join(ROOT, each, 'package.json'), 'utf8'))
      const [, part = ''] = text.split(`\n${name} ${version} (`)
      expect(part.slice(0, 2000), name).toMatch(/copyright[\s\S]*(?:permission|redistribut)/i)
    }
  })

  it('loads less than 220 kB for a CSV plan', () => {
    const trace = join(folder, 'trace.cjs')
    writeFileSync(trace, "process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))))\n")
    const program = join(installed, 'bin/ketaplan.js')
    const words = ['inpatient', '2026-11-30', '--tz', 'UTC', '--csv', '--quiet']
    const { stderr } = spawnSync(process.execPath, ['-r', trace, program, ...words], { encoding: 'utf8' })
    const loaded = (JSON.parse(stderr) as readonly string[]).filter((file) => file !== trace)
    expect(loaded.length).toBeLessThan(6)
    expect(loaded.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThan(220_000)
  })
})

describe('the library', () => {
  const strict = { strict: true, skipLibCheck: false, noEmit: true, lib: ['es2023'], types: [], target: 'es2022' }

  it.each([
    ['an ES module', 'consumer.mts', { module: 'nodenext' }],
    ['CommonJS', 'consumer.cts', { module: 'nodenext' }],
    ['a bundler', 'consumer.ts', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('compiles in %s, and what is wrong does not', (_, name, options) => {
    cpSync(join(ROOT, 'fixtures/consumer/consumer.ts'), join(folder, name))
    const config = { compilerOptions: { ...strict, ...options }, files: [name] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]
    expect(spawnSync(process.execPath, tsc, { encoding: 'utf8' }).stdout).toBe('')
  })

  it('is one library for import and require', () => {
    const text = `import { createRequire } from 'node:module'
      import * as imported from 'ketaplan'
      const required = createRequire(import.meta.url)('ketaplan')
      const names = Object.keys(required)
      console.log(names.length > 15 && names.every((name) => imported[name] === required[name]))`
    writeFileSync(join(folder, 'both.mjs'), text)
    expect(execFileSync(process.execPath, [join(folder, 'both.mjs')], { encoding: 'utf8' })).toBe('true\n')
  })

  it('runs the example', () => {
    cpSync(join(ROOT, 'examples/library.mjs'), join(folder, 'example.mjs'))
    const output = execFileSync(process.execPath, [join(folder, 'example.mjs')], { encoding: 'utf8' })
    // (20+25) x 4 + 30 x 112
    expect(output).toMatch(/^\w+: 3540 mg, maximum 30 mg\/h \(max\)$/m)
    expect(output).toContain('mg by day: 660, 720, 720, 720, 720')
    expect(output).toContain('refused: beyond-hard-limit, maxRate, rate')
    expect(output).toContain('line 6: rate, 400 mg/h')
  })
})
