import { expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands'
import { parseArgv } from '../../src/cli/parse-argv'
import { run } from '../../src/cli/run'
import { Refusal } from '../../src/core/model/finding'
import { fakeIo } from './fake-io'

it.each(COMMANDS)('has a handler of $name that refuses wrong words before it prints anything', async ({ name }) => {
  const { io, out } = fakeIo()
  const refused = run(parseArgv([name, '2026-11-30', '--nonsense']), io)
  await expect(refused).rejects.toThrow(Refusal)
  await expect(refused).rejects.toMatchObject({
    exit: 2,
    findings: expect.arrayContaining([expect.objectContaining({ code: 'unknown-option' })]),
  })
  expect(out()).toBe('')
})

it('answers help before it looks for faults', async () => {
  const { io, out } = fakeIo()
  await run(parseArgv(['inpatient', '--nonsense', '-h']), io)
  expect(out()).toMatch(/^Usage: ketaplan inpatient/)
})
