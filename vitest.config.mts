// `npm test`: unit tests and laws in this process, in less than a minute.
// `npm run test:e2e` (mode e2e): the built program, the browser, readers of other people, and the laws in full.
import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** These start the built program or somebody else's, or take minutes. */
const E2E_ONLY = [
  'test/built/**/*.test.ts',
  'test/laws/{grid,desolve,growth}.test.ts',
  'test/core/values/wall-clock.test.ts',
  'test/cli/completion/{bash,fish,zsh}.test.ts',
  'test/cli/io/zone-by-date.test.ts',
]
/** These run in both: with a short count in `npm test`, with the full one in e2e. */
const inBoth = () =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => /lawRuns\(|fc\.assert\(/.test(readFileSync(file, 'utf8')))

/** Begun last, the grid would run for minutes beside an idle core. */
class GridFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const isGrid = ({ moduleId }: TestSpecification) => moduleId.endsWith('/laws/grid.test.ts')
    return [...sorted.filter(isGrid), ...sorted.filter((file) => !isGrid(file))]
  }
}

const report = process.env.VITEST_REPORT

export default defineConfig(({ mode }) => {
  const isE2e = mode === 'e2e'
  const rest = isE2e
    ? 'Unit tests and laws: npm test.'
    : 'The built program, the browser and the laws in full: npm run test:e2e. All that CI runs: .ci/run.'
  return {
    test: {
      include: isE2e ? [...E2E_ONLY, ...inBoth()] : ['test/**/*.test.ts'],
      exclude: isE2e ? [] : E2E_ONLY,
      env: isE2e ? { LAW_RUNS: 'full' } : {},
      setupFiles: ['test/setup.ts'],
      // Vitest by itself would leave one of two cores unused.
      maxWorkers: 2,
      sequence: { sequencer: GridFirst },
      // No module keeps state, so files share them: loading all modules for each file took half of the time.
      isolate: false,
      // For the exhaustive run. Nothing is asserted about time.
      testTimeout: 900_000,
      // A browser or an office program may take its time to start on a busy machine.
      hookTimeout: 300_000,
      reporters: [
        'default',
        { onTestRunEnd: () => console.log(`${rest}\n`) },
        ...(report === undefined ? [] : [['json', { outputFile: report }] as ['json', object]]),
      ],
      coverage: { include: ['src/**/*.ts'] },
    },
  }
})
