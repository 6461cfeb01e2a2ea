import { describe, expect, it } from 'vitest'
import { colourOf, deliver, type Options, targetsOf, textOf, widthFor } from '../../src/cli/output'
import { refused } from '../core/refused'
import { fakeIo, IN, run } from './fake-io'

const FORMATS = ['table', 'csv', 'json', 'md'] as const

it.each<[string | true | undefined, string | undefined]>([
  ['x', 'x'],
  ['', ''],
  [true, undefined],
  [undefined, undefined],
])('reads the text of %j as %j', (value, text) => {
  expect(textOf(value)).toBe(text)
})

describe('the format', () => {
  it.each<[Options, string]>([
    [{}, 'table'],
    [{ format: 'md' }, 'md'],
    [{ csv: true }, 'csv'],
    [{ json: true }, 'json'],
    [{ output: ['a.csv'] }, 'csv'],
    [{ output: ['a.b.json'] }, 'json'],
    [{ output: ['dir.csv/a.md'] }, 'md'],
    [{ output: ['a.txt'] }, 'table'],
    // What is named wins over the extension.
    [{ output: ['a.csv'], format: 'json' }, 'json'],
    [{ output: ['a'], csv: true }, 'csv'],
  ])('of %j is %s', (given, format) => {
    expect(targetsOf(given, FORMATS).map((target) => target.format)).toEqual([format])
  })

  it.each<[Options, string, string]>([
    [{ csv: true, json: true }, 'two-formats', 'csv and json'],
    [{ format: 'csv', csv: true }, 'two-formats', 'csv and csv'],
    [{ format: 'xls' }, 'unknown-format', 'xls'],
    [{ format: '' }, 'unknown-format', ''],
    [{ format: 'yaml' }, 'unknown-format', 'yaml'],
    [{ format: 'constructor' }, 'unknown-format', 'constructor'],
    [{ output: ['a.xls'] }, 'unknown-extension', 'a.xls'],
    [{ output: ['a'] }, 'unknown-extension', 'a'],
    [{ output: ['.csv'] }, 'unknown-extension', '.csv'],
    [{ output: ['a.toString'] }, 'unknown-extension', 'a.toString'],
    // Known elsewhere, not to this command.
    [{ output: ['a.yaml'] }, 'unknown-extension', 'a.yaml'],
  ])('of %j is refused as %s', (given, code, found) => {
    expect(refused(() => targetsOf(given, FORMATS))).toMatchObject({ code, found })
  })

  it('names the extensions that the command knows', () => {
    const { allowed } = refused(() => targetsOf({ output: ['a.xls'] }, ['table', 'yaml']))
    expect(allowed).toMatch(/\.txt, \.yaml, \.yml/)
    expect(allowed).not.toMatch(/csv/)
  })
})

describe('the width', () => {
  it.each([
    [{}, { terminal: true, columns: 120 }, 120],
    // A pipe and a file have no width of their own.
    [{}, { terminal: false, columns: 120 }, 80],
    [{ output: ['a.txt'] }, { terminal: true, columns: 120 }, 80],
    [{}, { terminal: true, columns: 10 }, 40],
    [{}, { terminal: true }, 80],
    // COLUMNS is of pipes and files; what is no width is not one.
    [{}, { env: { COLUMNS: '120' } }, 120],
    [{ output: ['a.txt'] }, { terminal: true, columns: 90, env: { COLUMNS: '120' } }, 120],
    [{}, { terminal: true, columns: 90, env: { COLUMNS: '120' } }, 90],
    [{}, { env: { COLUMNS: '1e3' } }, 80],
    [{}, { env: { COLUMNS: '0' } }, 80],
    [{ width: '100' }, { terminal: true, columns: 90, env: { COLUMNS: '120' } }, 100],
    [{ width: '40' }, {}, 40],
    [{ width: '1000' }, {}, 1000],
  ])('with %j on %j is %i columns', (given, world, width) => {
    expect(widthFor(given, fakeIo(world).io)).toBe(width)
  })
})

const MD = [{ file: 'a.md', format: 'md' }] as const

it.each(['39', '1001', '', 'x', '80.5', '0x50', '-80'])('refuses the width %j', (width) => {
  expect(refused(() => widthFor({ width }, fakeIo().io))).toMatchObject({ code: 'not-a-count', found: width })
})

it.each([
  [{}, 'auto'],
  [{ color: 'always' }, 'always'],
  [{ color: 'never' }, 'never'],
  [{ 'no-color': true }, 'never'],
] as const)('colours as %j asks: %s', (given, colour) => {
  expect(colourOf(given)).toBe(colour)
})

it('refuses a colour that is no choice, and two answers', () => {
  expect(refused(() => colourOf({ color: 'on' }))).toMatchObject({ code: 'unknown-choice', found: 'on' })
  expect(refused(() => colourOf({ color: 'always', 'no-color': true }))).toMatchObject({ code: 'not-with' })
})

describe('several outputs', () => {
  it('have each the format of their extension', () => {
    expect(targetsOf({ output: ['a.csv', 'b.txt', 'c.csv'] }, FORMATS)).toEqual([
      { file: 'a.csv', format: 'csv' },
      { file: 'b.txt', format: 'table' },
      { file: 'c.csv', format: 'csv' },
    ])
  })

  it.each<[Options, string]>([
    [{ output: ['a.csv', 'b.md'], format: 'json' }, 'not-with'],
    [{ output: ['a.csv', 'b.md'], json: true }, 'not-with'],
    [{ output: ['a.csv', 'a.csv'] }, 'listed-twice'],
    [{ output: ['a.csv', 'b.xls'] }, 'unknown-extension'],
  ])('are refused: %j', (given, code) => {
    expect(refused(() => targetsOf(given, FORMATS))).toMatchObject({ code })
  })

  it('are written in one run, each named on a terminal', async () => {
    const argv = [...IN, '-o', 'plan.csv', '-o', 'plan.txt', '--output=plan.html']
    const { code, out, lines, files } = await run(argv, { terminal: true })
    expect([code, out]).toEqual([0, ''])
    expect(lines).toEqual(['plan.csv', 'plan.txt', 'plan.html'].map((file) => `ketaplan: wrote ${file}`))
    for (const file of ['plan.csv', 'plan.txt', 'plan.html']) {
      const alone = await run([...IN, '-o', file])
      expect(files.get(file)).toBe(alone.files.get(file))
      expect(alone.err).not.toContain('wrote')
    }
    expect((await run([...argv, '-q'], { terminal: true })).lines).toEqual([])
  })

  it('are JSON records on standard error where JSON was asked for', async () => {
    const { lines } = await run([...IN, '--json', '-o', 'plan.json', '-q'], { terminal: 'stderr' })
    expect(lines).toEqual([])
    const ran = await run([...IN, '--json', '-o', 'plan.json'], { terminal: 'stderr' })
    expect(JSON.parse(ran.lines[0] ?? '')).toMatchObject({ severity: 'note', message: 'wrote plan.json' })
  })

  it('are none of them written where one cannot be made', async () => {
    const { code, files } = await run([...IN, '-o', 'plan.csv', '-o', 'plan.xls'])
    expect([code, files.size]).toEqual([2, 0])
  })
})

describe('delivery', () => {
  it('prints where no file is named', async () => {
    const { io, out } = fakeIo()
    expect(await deliver([{ format: 'table' }], () => 'text', {}, io)).toBe(true)
    expect(out()).toBe('text')
  })

  it('reports that the reader has closed the pipe', async () => {
    expect(await deliver([{ format: 'table' }], () => 'text', {}, fakeIo({ stdout: 'closed' }).io)).toBe(false)
  })

  it('writes only to the file', async () => {
    const { io, out, files } = fakeIo()
    expect(await deliver(MD, () => 'text', {}, io)).toBe(true)
    expect([out(), files.get('a.md')]).toEqual(['', 'text'])
  })

  it('keeps an existing file unless forced', async () => {
    const { io, files } = fakeIo({ files: ['a.md'] })
    await expect(deliver(MD, () => 'new', {}, io)).rejects.toThrow(/kept/)
    expect(files.get('a.md')).toBe('old')
    await deliver(MD, () => 'new', { force: true }, io)
    expect(files.get('a.md')).toBe('new')
  })
})
