import { defineConfig } from 'vitest/config'

const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // The exhaustive run takes its time; nothing is asserted about it.
    testTimeout: 300_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    coverage: { include: ['src/**/*.ts'] },
  },
})
