import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands'
import { optionRowsOf } from '../../src/cli/options'
import { OURS } from '../protocols/local-file'
import { run } from './fake-io'

/** The files that the examples of some commands read. */
async function filesFor(command: string): Promise<Readonly<Record<string, string>>> {
  const document = async (format: string) =>
    (await run(['inpatient', '2026-11-30T08:00', '--tz', 'UTC', '-f', format])).out
  if (command === 'protocols') return { 'ours.yaml': OURS }
  if (command === 'profile') return { 'profile.yaml': 'name: Ward\n' }
  if (command === 'diff') {
    const plan = await document('json')
    return { 'before.json': plan, 'after.json': plan }
  }
  if (command === 'continue')
    return { 'plan.json': (await run(['inpatient', '2026-11-30', '--tz', 'UTC', '--json'])).out }
  if (command !== 'verify') return {}
  return { 'plan.html': await document('html'), 'plan.csv': await document('csv'), 'plan.json': await document('json') }
}

const names = COMMANDS.map(({ name }) => name)

it('knows each command once', () => {
  expect(names).toEqual(expect.arrayContaining(['inpatient', 'outpatient', 'protocols', 'compare']))
  expect(new Set(names).size).toBe(names.length)
})

it('lists them all in the help', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const { name, help } of COMMANDS) {
    expect(out).toContain(`\n  ${name} `)
    expect(out.replace(/\s+/g, ' ')).toContain(help)
  }
})

describe.each(COMMANDS)('$name', ({ name, examples }) => {
  const options = optionRowsOf(name)

  it('names each option once, and each short form once', () => {
    const names = options.map((option) => option.name)
    const shorts = options.flatMap(({ short }) => short ?? [])
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(shorts).size).toBe(shorts.length)
  })

  it('shows in its help every option that it takes, and no other', async () => {
    const { code, out } = await run([name, '--help'])
    expect(code).toBe(0)
    const shown = [...out.matchAll(/^ {2}(?:-[a-zA-Z], )?--([a-z-]+)/gm)].map(([, long]) => long)
    expect(shown.sort()).toEqual(options.map((option) => option.name).sort())
    for (const example of examples) expect(out).toContain(example)
  })

  it('runs its own examples', async () => {
    for (const example of examples) {
      // Quotes and redirections are the shell's.
      const words = example.replace(/ [<>] .*/, '').match(/"[^"]*"|\S+/g) ?? []
      const argv = words.slice(1).map((word) => word.replaceAll('"', ''))
      const contents = await filesFor(name)
      const input = name === 'continue' ? 'time,rate_mg_h\n08:00,20\n' : 'id,setting,start\n1,inpatient,2026-11-30\n'
      const { code, err } = await run(argv, { input, contents })
      expect([example, code, code === 0 ? '' : err]).toEqual([example, 0, ''])
    }
  })

  it('refuses an option that nobody knows in a line or two', async () => {
    const { code, out, lines } = await run([name, '2026-11-30', '--nonsense'])
    expect([code, out]).toEqual([2, ''])
    expect(lines[0]).toContain('--nonsense')
    expect(lines.length).toBeLessThanOrEqual(2)
  })
})

it.each([
  [['inpatient'], /start/],
  [['compare'], /variant/],
  [['nonsense'], /nonsense/],
  [['protocols', 'crps-5day', 'goldberg-2005'], /too many/],
])('%j is refused with exit 2', async (argv, words) => {
  const { code, out, err, lines } = await run(argv)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(words)
  expect(lines.length).toBeLessThanOrEqual(2)
})
