// The tests that mutants of the core are tried against: the laws that run for minutes stay out.
// MUTANT_TESTS=rules,guard takes those files alone, which is many times faster and may miss a kill.
import { defineConfig } from 'vitest/config'

const files = process.env.MUTANT_TESTS?.split(',') ?? ['**/*']

export default defineConfig({
  test: {
    include: files.map((name) => `test/core/${name}.test.ts`),
    exclude: ['test/core/values/wall-clock.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
})
