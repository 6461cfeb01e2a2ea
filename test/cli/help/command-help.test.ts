import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commands'
import { boundsOf, commandHelp, entryLines } from '../../../src/cli/help/command-help'
import { OPTIONS, optionsOf } from '../../../src/cli/options'

it('puts terms and texts in two columns, and in one where there is little room', () => {
  const entries = [
    ['--a <b>', 'one two three four five six seven eight nine ten'],
    ['-c', 'x'],
  ] as const
  expect(entryLines(entries, 41).join('\n')).toBe(
    ['  --a <b>  one two three four five six', '           seven eight nine ten', '  -c       x'].join('\n'),
  )
  expect(entryLines(entries, 40).join('\n')).toBe(
    ['  --a <b>', '    one two three four five six seven', '    eight nine ten', '  -c', '    x'].join('\n'),
  )
})

describe.each(COMMANDS)('$name', (command) => {
  const [short, long] = [commandHelp(command, 'short', 80), commandHelp(command, 'long', 80)]
  const flat = (text: string): string => text.replace(/\s+/g, ' ')

  it('says defaults and limits in the long help alone', () => {
    for (const row of optionsOf(command.name)) {
      expect(flat(short)).toContain(row.help)
      if (boundsOf(row) === '') continue
      expect(flat(long)).toContain(`${row.help} (${boundsOf(row)})`)
      expect(flat(short)).not.toContain(`(${boundsOf(row)})`)
    }
  })

  it('gives examples in the long help alone', () => {
    expect(long).toContain('Examples:')
    expect(short).not.toContain('Examples:')
  })

  it.each([50, 80, 200])('fits %i columns', (width) => {
    const [before = ''] = commandHelp(command, 'long', width).split('Examples:')
    for (const line of before.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(width)
  })
})

it('writes a default and what is accepted', () => {
  const of = (name: string) => OPTIONS.find((row) => row.name === name) ?? expect.fail()
  expect(boundsOf(of('pump-step'))).toBe('default: 0.1')
  expect(boundsOf(of('container'))).toBe('at most 5000 mL')
  expect(boundsOf(of('csv'))).toBe('')
})
