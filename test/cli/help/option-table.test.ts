import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commands'
import { optionTable } from '../../../src/cli/help/option-table'
import { optionsOf } from '../../../src/cli/options'

const page = optionTable()

it('is the page of the documents: node scripts/documents.mjs', () => {
  expect(readFileSync(new URL('../../../docs/options.md', import.meta.url), 'utf8')).toBe(page)
})

it.each(COMMANDS)('has a table of the options of $name, four cells a line', ({ name }) => {
  const part = page.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? ''
  const lines = part.split('\n').filter((line) => line.startsWith('| '))
  expect(lines.length).toBe(2 + optionsOf(name).length)
  for (const line of lines) expect(line.split(/(?<!\\)\|/).length).toBe(6)
  for (const option of optionsOf(name)) expect(part).toContain(`\`${option.flags}\``)
})
