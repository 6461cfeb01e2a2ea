import { expect, it } from 'vitest'
import { optionRowsOf } from '../../../src/cli/options'
import { OUTPUT_OPTIONS } from '../../../src/cli/options/output-options'

it.each([
  ['inpatient', 'html'],
  ['protocols', 'yaml'],
  ['check', 'lines'],
  ['diff', 'csv'],
] as const)('%s has its own formats, in the words of its help', (command, format) => {
  const rows = optionRowsOf(command).filter(({ name }) => name === 'format')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.choices).toContain(format)
  expect(rows[0]?.help).toMatch(new RegExp(`\\b${format}\\b`))
})

it('has the default format of a batch', () => {
  const row = OUTPUT_OPTIONS.find(({ name, commands }) => name === 'format' && commands.includes('batch'))
  expect(row?.default).toBe('json')
})
