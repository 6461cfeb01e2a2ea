// The tests that mutants of the core are tried against: the laws that run for minutes stay out.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/core/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
})
