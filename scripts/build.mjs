// Two bundles, the program and the library, so that a run reads one file and nothing is resolved.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })

const options = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
}
await build({ ...options, entryPoints: ['src/index.ts'], outfile: 'dist/index.cjs' })
await build({
  ...options,
  entryPoints: ['src/cli/entry.ts'],
  outfile: 'dist/ketaplan.cjs',
  // One function, for start.cjs to call.
  banner: { js: '(function (require) {' },
  footer: { js: '})' },
})
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], {
  stdio: 'inherit',
})

copyFileSync('src/cli/start.cjs', 'dist/start.cjs')
const mainJob = [
  'inpatient',
  '2026-11-30',
  '--tz',
  'America/New_York',
  '--weight',
  '70',
  '--csv',
  '--predict',
  '--quiet',
]
execFileSync(process.execPath, ['scripts/compile-ahead.cjs', ...mainJob], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
