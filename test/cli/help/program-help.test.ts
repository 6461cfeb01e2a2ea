import { expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commands'
import { EXIT_CODES } from '../../../src/cli/exit-codes'
import { NOT_A_DEVICE, programHelp } from '../../../src/cli/help/program-help'

const flat = (text: string): string => text.replace(/\s+/g, ' ')

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
