import { describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../../src/cli/choices'
import { COMMANDS } from '../../../src/cli/commands'
import { commandHelp, entryLines, longHelp, NOT_A_DEVICE, programHelp } from '../../../src/cli/help/help'
import { OPTIONS, optionRowsOf } from '../../../src/cli/options'

const flat = (text: string): string => text.replace(/\s+/g, ' ')

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

  it('says defaults and limits only in the long help', () => {
    for (const row of optionRowsOf(command.name)) {
      expect(flat(short)).toContain(row.help)
      expect(flat(long)).toContain(longHelp(row))
      if (longHelp(row) !== row.help) expect(flat(short)).not.toContain(longHelp(row))
    }
  })

  it('gives examples only in the long help', () => {
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
  expect(longHelp(of('pump-step'))).toMatch(/ \(default: 0\.1\)$/)
  expect(longHelp(of('container'))).toMatch(/ \(at most 5000 mL\)$/)
  expect(longHelp(of('csv'))).toBe(of('csv').help)
})

it('lists every command, in both forms, and what the program is not', () => {
  for (const form of ['short', 'long'] as const) {
    const text = flat(programHelp(form, 80))
    for (const { name } of COMMANDS) expect(text).toContain(` ${name} `)
    for (const { help } of COMMANDS) expect(text).toContain(help)
    expect(text).toContain(NOT_A_DEVICE)
  }
})

it('adds examples and exit codes in the long form', () => {
  const [short, long] = [flat(programHelp('short', 80)), flat(programHelp('long', 80))]
  for (const [code, meaning] of EXIT_CODES) {
    expect(long).toContain(`${code} ${meaning}`)
    expect(short).not.toContain(meaning)
  }
  for (const { examples } of COMMANDS) expect(long).toContain(examples[0])
})
