import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { EXIT_CODES } from '../../src/cli/exit-codes'

it.each(EXIT_CODES)('stands in the README: %i %s', (code, meaning) => {
  const readme = readFileSync('README.md', 'utf8')
  expect(readme).toMatch(new RegExp(`^\\| ${code} +\\| ${meaning}`, 'm'))
})
