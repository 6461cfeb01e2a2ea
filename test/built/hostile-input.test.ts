/** Whatever a file, an argument or an output turns out to be: a line or two, the right exit code, no stack, no hang. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands'
import { completables } from '../../src/cli/completable'
import { live } from '../render/hostile'
import { type Ended, shell } from './run'

const folder = mkdtempSync(join(tmpdir(), 'ketaplan-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The same bytes at every run: a linear congruence, its high bits. */
function noise(length: number): Buffer {
  let state = 20261130
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    }),
  )
}

const FILES: Readonly<Record<string, string | Buffer>> = {
  'noise.yaml': noise(4096),
  'noise.json': noise(4096),
  'noise.csv': noise(4096),
  'nul.yaml': 'id: \0\0\0\nsetting: inpatient\n',
  'nul.json': Buffer.alloc(4096),
  'huge-line.yaml': `id: ${'a'.repeat(4_000_000)}\n`,
  'huge-line.json': `"${'\\u0007'.repeat(500_000)}"`,
  'long-key.yaml': `${'k'.repeat(60_000)}: 1\n`,
  'deep.json': '['.repeat(60_000),
  'deep.yaml': '- '.repeat(30_000),
  'deep-object.json': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'surrogate-bytes.yaml': Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xed, 0xa0, 0x80, 0x0a]),
  'surrogate-escape.json': '{"id": "\\ud800", "\\udfff": "\\ud800\\ud800"}',
  'controls.yaml': '"\\u001b]0;title\\u0007\\u202e": 1\n',
  'prototype.json': '{"__proto__": {"setting": "inpatient"}, "constructor": 1}',
  'bombs.yaml': `a: &a [1,1]\n${'b: &b [*a,*a]\n'.repeat(50)}`,
}
for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content)
mkdirSync(join(folder, 'folder.yaml'))
writeFileSync(join(folder, 'kept.csv'), 'old\n')
spawnSync('mkfifo', [join(folder, 'pipe.yaml'), join(folder, 'fed.yaml')])

const START = '2026-11-30'
/** A command line around each place in which a file may stand, whichever command has it. */
const places = completables().flatMap(({ name, argument, flags }) => {
  const again = name === 'compare' ? [START] : []
  return [
    ...(argument.files ? [[`${name} <file>`, (file: string) => [name, file, ...again]] as const] : []),
    ...flags
      .filter(({ long, values }) => values?.files === true && long !== 'output')
      .map(({ long }) => [`${name} --${long}`, (file: string) => [name, START, `--${long}`, file]] as const),
  ]
})
const readsStream = (place: string): boolean =>
  COMMANDS.some(({ name, argument }) => place === `${name} <file>` && argument[1].includes('standard input'))

/** 124 would tell that it hung. */
const hostile = (line: string, args: readonly string[]): Promise<Ended> =>
  shell(line.replace('"$@"', 'timeout 60 "$@"'), args, { cwd: folder })

function expectRefused({ code, signal, stdout, stderr, lines }: Ended, codes: readonly number[]): void {
  expect(signal).toBe(null)
  expect([codes, stderr]).toEqual([expect.arrayContaining([code]), expect.any(String)])
  expect(stderr).not.toMatch(/\n\s+at |node:internal|a fault of ketaplan/)
  expect(live(stderr.replaceAll('\n', ''))).toEqual([])
  expect(lines.length).toBeGreaterThanOrEqual(1)
  // A record for each line without a plan, where lines are what is asked for.
  if (code === 1) return
  expect(stdout).toBe('')
  expect(lines.length).toBeLessThanOrEqual(2)
  for (const line of lines) expect(line).toMatch(/^ketaplan: .{1,2000}$/)
}

it('knows the places', () => {
  expect(places.map(([place]) => place)).toEqual(
    expect.arrayContaining([
      'inpatient --protocol',
      'outpatient --protocol',
      'protocols <file>',
      'compare <file>',
    ]),
  )
})

describe.each(places)('%s', (place, argv) => {
  it.each(Object.keys(FILES))('refuses %s', async (file) => {
    expectRefused(await hostile('"$@"', argv(`./${file}`)), [1, 2])
  })

  it.each(['./folder.yaml', './no/such.yaml', '/dev/full', './kept.csv/plan.yaml'])(
    'cannot read %s',
    async (file) => {
      expectRefused(await hostile('"$@" </dev/null', argv(file)), file === '/dev/full' ? [1, 2, 4] : [4])
    },
  )

  // Who reads a stream waits for it to begin.
  if (!readsStream(place))
    it('does not wait for a pipe that nobody feeds', async () => {
      expectRefused(await hostile('"$@"', argv('./pipe.yaml')), [4])
    })

  it('takes no noise out of a pipe', async () => {
    const line = 'cat noise.yaml >fed.yaml & feeder=$!; "$@"; code=$?; kill $feeder 2>/dev/null; exit $code'
    expectRefused(await hostile(line, argv('./fed.yaml')), [1, 2, 4])
  })
})

/** An example of the table without what is the shell's: quotes, and where its output goes. */
const wordsOf = (example: string): readonly string[] =>
  (example.replace(/ [<>] .*/, '').match(/"[^"]*"|\S+/g) ?? [])
    .slice(1)
    .map((word) => word.replaceAll('"', ''))

describe.each(COMMANDS)('ketaplan $name', ({ name, examples, options, argument }) => {
  const [example = ''] = examples
  const words = wordsOf(example)

  if (!argument[0].includes('file'))
    it('exits 4 in one line where the disk is full', async () => {
      expectRefused(await hostile('"$@" >/dev/full', words), [4])
    })

  it('refuses an argument of 100,000 characters', async () => {
    expectRefused(await hostile('"$@"', [name, 'x'.repeat(100_000)]), [2, 4])
  })

  it.each(
    options.filter(({ flags }) => flags.includes('<')).map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? ''),
  )('refuses 100,000 characters for %s', async (long) => {
    expectRefused(await hostile('"$@" </dev/null', [...words, `${long}=${'x'.repeat(100_000)}`]), [2, 4])
  })

  const targets = options.some(({ flags }) => flags.includes('--output'))
    ? ['./folder.yaml', '/dev/full', './kept.csv', './kept.csv/plan.csv', './pipe.yaml']
    : []
  it.each(targets)('cannot write to %s', async (file) => {
    const asked = [
      ...words.filter((word) => word !== '--csv'),
      '-f',
      name === 'protocols' ? 'json' : 'csv',
      '-o',
      file,
    ]
    expectRefused(await hostile('"$@"', asked), [4])
  })
})
