import { defineConfig } from 'vitest/config'

const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // Left alone it takes one of two cores.
    maxWorkers: 2,
    // No module keeps anything but what stays true; loading all anew for each file took half of the time.
    isolate: false,
    // The exhaustive run takes its time; nothing is asserted about it.
    testTimeout: 300_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    coverage: { include: ['src/**/*.ts'] },
  },
})
