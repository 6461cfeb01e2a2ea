/** A full disk under every form of output, and words that no option takes: a line or two, no stack, no hang. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { TOPICS } from '../../src/cli/choices'
import { COMMANDS } from '../../src/cli/commands'
import { FORMATS } from '../../src/render/index'
import { expectRefused, FILES, hostileFolder } from './hostile'
import { runInside } from './inside'
import { shell } from './run'

const folder = hostileFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const inside = (args: readonly string[], around: Omit<Parameters<typeof runInside>[1], 'cwd'> = {}) =>
  runInside(args, { ...around, cwd: folder })

const START = '2026-11-30T08:00'
writeFileSync(join(folder, 'good.ndjson'), `{"id":1,"setting":"inpatient","start":"${START}"}\n`)
writeFileSync(join(folder, 'good.csv'), 'Hour,Rate (mg/h)\n1,20\n')
writeFileSync(join(folder, 'bad.ndjson'), '{"id":1,"setting":"inpatient"}\n')

const INPATIENT = ['inpatient', START, '--tz', 'UTC']
const OUTPATIENT = ['outpatient', START, '--tz', 'UTC']
const BAGS = ['-c', '1', '--container', '250']
const PAIR = ['compare', 'crps-5day', 'crps-10session', '--start', START]

/** Command lines that are in order, one for each form that an output takes. */
const FORMS: readonly (readonly string[])[] = [
  ...FORMATS.map((format) => [...OUTPATIENT, '-f', format]),
  ...FORMATS.filter((format) => !['nonmem', 'ics'].includes(format)).map((format) => [
    ...INPATIENT,
    ...BAGS,
    '--predict',
    '-f',
    format,
  ]),
  [...INPATIENT, ...BAGS, '--supply'],
  [...INPATIENT, ...BAGS, '--supply', '--csv'],
  [...INPATIENT, '--chart', '--explain', '--predict=domino'],
  [...INPATIENT, '--explain', '-f', 'md'],
  ...['table', 'csv', 'json', 'md'].map((format) => [...PAIR, '--predict', '-f', format]),
  [...PAIR, '--chart'],
  ...['table', 'json', 'md', 'yaml'].map((format) => ['protocols', 'crps-5day', '-f', format]),
  ['protocols', '--schema'],
  ['batch', 'good.ndjson'],
  ['batch', 'good.ndjson', '--csv'],
  ...['table', 'csv', 'json'].map((format) => ['check', 'good.csv', '-f', format]),
  ['check', '--rules'],
  ['check', '--example'],
  ...['bash', 'zsh', 'fish'].map((shell) => ['completion', shell]),
  ...TOPICS.map((topic) => ['help', topic]),
  ['--help'],
  ['--version'],
]

describe.each(FORMS.map((args) => [args.join(' '), args] as const))('%s', (_, args) => {
  it('exits 4 in one line where the disk is full', async () => {
    const ended = await inside(args, { full: 'stdout' })
    expectRefused(ended, [4])
    expect(ended.lines.length).toBe(1)
    expect(ended.lines[0]).toContain('cannot write to standard output: no space left on device')
  })
})

it.each(FORMATS)('writes no %s over a device, even if forced', async (format) => {
  for (const more of [[], ['--force']])
    expectRefused(await inside([...OUTPATIENT, '-f', format, '-o', '/dev/full', ...more]), [4])
})

it('exits 4 without a word where the records of a batch meet a full disk', async () => {
  const { code, stdout, stderr } = await shell('"$@" 2>/dev/full', ['batch', 'bad.ndjson'], { cwd: folder })
  expect([code, stdout, stderr]).toEqual([4, '', ''])
})

describe.each(Object.keys(FILES))('a batch out of %s', (file) => {
  it.each([[], ['--input', 'csv'], ['--input', 'ndjson']])('with %s %s is refused', async (...input) => {
    expectRefused(await inside(['batch', '-', ...input], { stdin: file }), [1, 2])
  })
})

describe.each(Object.keys(FILES))('a table out of %s', (file) => {
  it.each([[], ['--map', 'id=hour'], ['-p', `./${file}`]])('with %s %s is refused', async (...more) => {
    expectRefused(await inside(['check', '-', ...more], { stdin: file }), [2])
  })
})

// What a figure's reader might take for one, what an object has by itself, what a terminal acts on.
const WORDS = ['', ' ', 'NaN', '1e400', '-1', '\uff11', '__proto__', 'constructor', '\u001b[2J\u202e', '=cmd()']
const LONGS = ['--predict', '--container', '--pump-step', '--by', '--closed', '--format', '--max']

describe.each(LONGS)('%s', (long) => {
  it.each(WORDS)('does not take %j', async (word) => {
    expectRefused(await inside([...OUTPATIENT, '-c', '1', `${long}=${word}`]), [2])
  })
})

it.each([
  ['crps-5day,'],
  [',crps-5day'],
  ['crps-5day,max'],
  ['crps-5day,max='],
  ['crps-5day,max=40,max=40'],
  ['crps-5day,__proto__=1'],
  ['crps-5day,constructor=1'],
  ['crps-5day,\u001b]0;title\u0007=1'],
  ['crps-5day,reason=\u202e\u001b[2J,allow=step-size,step=\u009b2J'],
  [`crps-5day${',max=40'.repeat(10_000)}`],
])('is no variant: %j', async (variant) => {
  expectRefused(await inside(['compare', 'crps-5day', variant, '--start', START]), [2])
})

// Half a surrogate pair in UTF-8's clothes, and a byte that UTF-8 never has: Node makes U+FFFD of each byte.
const NOT_UTF8 = '\ufffd'.repeat(4)
const withWord = (name: string) => (name === 'compare' ? [name, 'crps-5day'] : [name])

it.each(COMMANDS.map(({ name }) => [name] as const))('%s takes no bytes that are not UTF-8', async (name) => {
  expectRefused(await inside([...withWord(name), NOT_UTF8]), [2, 4])
})

it('takes no bytes that are not UTF-8 from a shell', async () => {
  const line = `"$@" "$(printf '\\355\\240\\200\\377')"`
  expectRefused(await shell(line, ['inpatient'], { cwd: folder }), [2])
})
