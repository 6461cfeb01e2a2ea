import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { version } from '../../../package.json'
import { COMMANDS } from '../../../src/cli/commands'
import { manPage, optionTable } from '../../../src/cli/help/documents'
import { optionRowsOf } from '../../../src/cli/options'
import { isHere } from '../../outside'

const page = manPage(version)

it('is shipped as the program makes it: node scripts/documents.mjs', () => {
  expect(readFileSync(new URL('../../../man/ketaplan.1', import.meta.url), 'utf8')).toBe(page)
})

it('has every command and every option', () => {
  for (const { name } of COMMANDS) {
    const [, part = ''] = page.split(new RegExp(`^\\.SS ${name}(?: |$)`, 'm'))
    const [own = ''] = part.split('.SS ')
    for (const option of optionRowsOf(name)) expect(own).toContain(`\\-\\-${option.name.replaceAll('-', '\\-')}`)
  }
})

describe.skipIf(!isHere('sh', '-c', 'command -v mandoc'))('mandoc', () => {
  it('finds no faults', () => {
    const { stdout, status } = spawnSync('mandoc', ['-T', 'lint'], { input: page, encoding: 'utf8' })
    expect([stdout, status]).toEqual(['', 0])
  })

  it('shows each text as it is', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'utf8', '-O', 'width=200'], { input: page, encoding: 'utf8' })
    // Bold and underlined characters are printed, erased and printed again.
    const text = stdout
      .split('\b')
      .map((part, index, all) => (index < all.length - 1 ? part.slice(0, -1) : part))
      .join('')
      .replace(/\s+/g, ' ')
    for (const { name } of COMMANDS) for (const { help } of optionRowsOf(name)) expect(text).toContain(help)
  })
})

const table = optionTable()

it('is the page of the documents: node scripts/documents.mjs', () => {
  expect(readFileSync(new URL('../../../docs/options.md', import.meta.url), 'utf8')).toBe(table)
})

it.each(COMMANDS)('has a table of the options of $name, four cells a line', ({ name }) => {
  const part = table.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? ''
  const lines = part.split('\n').filter((line) => line.startsWith('| '))
  expect(lines.length).toBe(2 + optionRowsOf(name).length)
  for (const line of lines) expect(line.split(/(?<!\\)\|/).length).toBe(6)
  for (const option of optionRowsOf(name)) expect(part).toContain(`\`${option.flags}\``)
})
