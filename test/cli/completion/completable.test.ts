import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commands'
import { completables, type Values } from '../../../src/cli/completion/completable'
import { SOFT_LIMITS } from '../../../src/core/model/limit'
import { MODEL_IDS } from '../../../src/core/pharmacokinetics/models'
import { protocols } from '../../../src/protocols/index'
import { run } from '../fake-io'

const all = completables()
const of = (command: string) => all.find(({ name }) => name === command)
const valuesOf = (command: string, long: string): Values | undefined =>
  of(command)?.flags.find((flag) => flag.name === long)?.values

it('has every command of the table, with the options that its help shows', async () => {
  expect(all.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name))
  for (const { name, flags } of all) {
    const { out } = await run([name, '--help'])
    const shown = [...out.matchAll(/^ {2}(?:-(\w), )?(?: {4})?--([a-z-]+)/gm)].map(([, short, long]) => [long, short])
    expect(new Map(flags.map(({ name: long, short }) => [long, short]))).toEqual(new Map(shown as [string, string][]))
  }
})

it('offers the protocols of the setting, and files', () => {
  const ids = (setting: string) => protocols.filter((each) => each.setting === setting).map(({ id }) => id)
  expect(valuesOf('inpatient', 'protocol')).toEqual({ words: ids('inpatient'), files: true })
  expect(valuesOf('outpatient', 'protocol')?.words).toEqual(ids('outpatient'))
  expect(of('compare')?.argument).toEqual({ words: protocols.map(({ id }) => id), files: true })
  expect(of('protocols')?.argument).toEqual(of('compare')?.argument)
})

it('offers the limits that can be overridden, as a list', () => {
  expect(valuesOf('inpatient', 'allow')).toEqual({ words: SOFT_LIMITS, isList: true })
})

it('offers files where files are meant, and nothing where it cannot know', () => {
  expect(valuesOf('inpatient', 'output')).toEqual({ words: [], files: true })
  for (const name of ['weight', 'tz', 'reason', 'max']) expect(valuesOf('inpatient', name)).toEqual({ words: [] })
  expect(of('inpatient')?.flags.find(({ name }) => name === 'with-dose')).not.toHaveProperty('values')
})

it('offers the models behind the sign that they are given with', () => {
  for (const command of ['inpatient', 'outpatient', 'compare'])
    expect(of(command)?.flags.find(({ name }) => name === 'predict')).toMatchObject({
      values: { words: MODEL_IDS },
      implied: true,
    })
})

it('offers shells, commands and topics', () => {
  expect(of('completion')?.argument.words).toEqual(['bash', 'zsh', 'fish'])
  expect(of('help')?.argument.words).toEqual(expect.arrayContaining(['inpatient', 'help', 'guard', 'exit-codes']))
})

describe.each(['inpatient', 'outpatient', 'protocols', 'compare', 'batch'])('%s', (name) => {
  const start = name.endsWith('patient')
    ? ['2026-11-30']
    : ['crps-5day', 'crps-5day,step-every=24h'].slice(0, name === 'compare' ? 2 : 1)
  const offered = ['format', 'by'].flatMap((long) =>
    (valuesOf(name, long)?.words ?? []).map((word) => [long, word] as const),
  )

  it('offers formats', () => {
    expect(offered.length).toBeGreaterThanOrEqual(4)
  })

  it.each(offered)('takes what it offers: --%s %s', async (long, word) => {
    const { err } = await run([name, ...start, `--${long}`, word])
    expect(err).not.toMatch(/unknown-format|is not a format|is not a kind of row/)
  })
})
