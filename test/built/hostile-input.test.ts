/** Whatever a file or an argument turns out to be: a line or two, the right exit code, no stack, no hang. */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands'
import { completables } from '../../src/cli/completion/completable'
import { optionRowsOf } from '../../src/cli/options'
import { expectRefused, FILES, hostileFolder } from './hostile'
import { runInside } from './inside'
import { run, shell } from './run'

const folder = hostileFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const inside = (args: readonly string[], full?: 'stdout') =>
  runInside(args, { cwd: folder, ...(full === undefined ? {} : { full }) })

const START = '2026-11-30'
beforeAll(() => inside(['inpatient', START, '--tz', 'UTC', '--quiet', '-o', './made.json']))
/** What stands before the options where that is no start. */
const ONE_FORM: readonly string[] = ['page', 'exercise']
const FIRST: Readonly<Record<string, readonly string[]>> = { continue: ['./made.json'], page: [] }
/** A command line around each place in which a file may stand, whichever command has it. */
const places = completables().flatMap(({ name, argument, flags }) => {
  const again = ['compare', 'diff'].includes(name) ? [START] : []
  return [
    // Its own faults are on standard output.
    ...(argument.files && name !== 'profile'
      ? [[`${name} <file>`, (file: string) => [name, file, ...again]] as const]
      : []),
    ...flags
      .filter((flag) => flag.values?.files === true && !['output', 'protocol-dir', 'plan', 'key'].includes(flag.name))
      .map(
        ({ name: long }) =>
          [`${name} --${long}`, (file: string) => [name, ...(FIRST[name] ?? [START]), `--${long}`, file]] as const,
      ),
  ]
})
const readsStream = (place: string): boolean =>
  place === 'continue --given' ||
  COMMANDS.some(({ name, argument }) => place === `${name} <file>` && argument?.help.includes('standard input'))

it('knows the places', () => {
  expect(places.map(([place]) => place)).toEqual(
    expect.arrayContaining(['inpatient --protocol', 'outpatient --protocol', 'protocols <file>', 'compare <file>']),
  )
})

describe.each(places)('%s', (place, argv) => {
  it.each(Object.keys(FILES))('refuses %s', async (file) => {
    expectRefused(await inside(argv(`./${file}`)), [1, 2])
  })

  it.each(['./folder.yaml', './no/such.yaml', '/dev/full', './kept.csv/plan.yaml'])('cannot read %s', async (file) => {
    expectRefused(await inside(argv(file)), file === '/dev/full' ? [1, 2, 4] : [4])
  })

  // Who reads a stream waits for it to begin.
  if (!readsStream(place))
    it('does not wait for a pipe that nobody feeds', async () => {
      expectRefused(await inside(argv('./pipe.yaml')), [4])
    })

  it('takes no noise out of a pipe', async () => {
    const feeder = spawn('sh', ['-c', 'exec cat noise.yaml >fed.yaml'], { cwd: folder, stdio: 'ignore' })
    try {
      expectRefused(await inside(argv('./fed.yaml')), [1, 2, 4])
    } finally {
      feeder.kill()
    }
  })
})

/** An example of the table without what is the shell's: quotes, and where its output goes. */
const wordsOf = (example: string): readonly string[] =>
  (example.replace(/ [<>] .*/, '').match(/"[^"]*"|\S+/g) ?? []).slice(1).map((word) => word.replaceAll('"', ''))

describe.each(COMMANDS)('ketaplan $name', ({ name, examples, argument }) => {
  const [example = ''] = examples
  const words = wordsOf(example)
  const options = optionRowsOf(name)

  if (!argument?.name.includes('file'))
    it('exits 4 in one line where the disk is full', async () => {
      expectRefused(await inside(words, 'stdout'), [4])
    })

  it('refuses an argument of 100,000 characters', async () => {
    expectRefused(await inside([name, 'x'.repeat(100_000)]), [2, 4])
  })

  it.each(
    options
      .filter(({ value, implied }) => value !== undefined && implied === undefined)
      .map(({ name: long }) => `--${long}`),
  )('refuses 100,000 characters for %s', async (long) => {
    expectRefused(await inside([...words, `${long}=${'x'.repeat(100_000)}`]), [2, 4])
  })

  const targets = options.some(({ name: long }) => long === 'output')
    ? ['./folder.yaml', '/dev/full', './kept.csv', './kept.csv/plan.csv', './pipe.yaml']
    : []
  it.each(targets)('cannot write to %s', async (file) => {
    const form = ONE_FORM.includes(name) ? [] : ['-f', name === 'protocols' ? 'json' : 'csv']
    const asked = [...words.filter((word) => word !== '--csv'), ...form, '-o', file]
    // Its form is that of the extension.
    const isUnknown = name === 'page' || (name === 'exercise' && !file.endsWith('.csv'))
    expectRefused(await inside(asked), [isUnknown ? 2 : 4])
  })
})

describe('the built program', () => {
  const built = (args: readonly string[]) => run(args, { cwd: folder })

  it.each(['noise.yaml', 'huge-line.yaml', 'deep.json', 'bombs.yaml'])('refuses %s as a protocol', async (file) => {
    expectRefused(await built(['inpatient', START, '-p', `./${file}`]), [2])
  })

  it('refuses noise as a table and as a batch', async () => {
    expectRefused(await built(['check', './noise.csv']), [2])
    expectRefused(await shell('"$@" <noise.csv', ['batch', '-'], { cwd: folder }), [2])
  })

  it('does not wait for a pipe that nobody feeds', async () => {
    expectRefused(await built(['inpatient', START, '-p', './pipe.yaml']), [4])
    expectRefused(await built(['inpatient', START, '-o', './pipe.yaml', '-f', 'csv']), [4])
  })

  it('refuses an argument of 100,000 characters', async () => {
    expectRefused(await built(['inpatient', 'x'.repeat(100_000)]), [2])
  })
})
