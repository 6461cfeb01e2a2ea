import { describe, expect, it } from 'vitest'
import { deliver, formatOf, type Given, textOf, widthFor } from '../../src/cli/output'
import { refused } from '../core/refused'
import { fakeIo } from './fake-io'

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
  it.each<[Given, string]>([
    [{}, 'table'],
    [{ format: 'md' }, 'md'],
    [{ csv: true }, 'csv'],
    [{ json: true }, 'json'],
    [{ output: 'a.csv' }, 'csv'],
    [{ output: 'a.b.json' }, 'json'],
    [{ output: 'dir.csv/a.md' }, 'md'],
    [{ output: 'a.txt' }, 'table'],
    // What is named wins over the extension.
    [{ output: 'a.csv', format: 'json' }, 'json'],
    [{ output: 'a', csv: true }, 'csv'],
  ])('of %j is %s', (given, format) => {
    expect(formatOf(given, FORMATS)).toBe(format)
  })

  it.each<[Given, string, string]>([
    [{ csv: true, json: true }, 'two-formats', 'csv and json'],
    [{ format: 'csv', csv: true }, 'two-formats', 'csv and csv'],
    [{ format: 'xls' }, 'unknown-format', 'xls'],
    [{ format: '' }, 'unknown-format', ''],
    [{ format: 'yaml' }, 'unknown-format', 'yaml'],
    [{ format: 'constructor' }, 'unknown-format', 'constructor'],
    [{ output: 'a.xls' }, 'unknown-extension', 'a.xls'],
    [{ output: 'a' }, 'unknown-extension', 'a'],
    [{ output: '.csv' }, 'unknown-extension', '.csv'],
    [{ output: 'a.toString' }, 'unknown-extension', 'a.toString'],
    // Known elsewhere, not to this command.
    [{ output: 'a.yaml' }, 'unknown-extension', 'a.yaml'],
  ])('of %j is refused as %s', (given, code, found) => {
    expect(refused(() => formatOf(given, FORMATS))).toMatchObject({ code, found })
  })

  it('names the extensions that the command knows', () => {
    const { allowed } = refused(() => formatOf({ output: 'a.xls' }, ['table', 'yaml']))
    expect(allowed).toMatch(/\.txt, \.yaml, \.yml/)
    expect(allowed).not.toMatch(/csv/)
  })
})

describe('the width', () => {
  it.each([
    [{}, { terminal: true, columns: 120 }, 120],
    // A pipe and a file have no width of their own.
    [{}, { terminal: false, columns: 120 }, 80],
    [{ output: 'a.txt' }, { terminal: true, columns: 120 }, 80],
    [{}, { terminal: true, columns: 10 }, 40],
    [{}, { terminal: true }, 80],
  ])('with %j on %j is %i columns', (given, world, width) => {
    expect(widthFor(given, fakeIo(world).io)).toBe(width)
  })
})

describe('delivery', () => {
  it('prints where no file is named', async () => {
    const { io, out } = fakeIo()
    expect(await deliver('text', {}, io)).toBe(true)
    expect(out()).toBe('text')
  })

  it('tells that the reader has gone', async () => {
    expect(await deliver('text', {}, fakeIo({ stdout: 'closed' }).io)).toBe(false)
  })

  it('writes to the file alone', async () => {
    const { io, out, files } = fakeIo()
    expect(await deliver('text', { output: 'a.md' }, io)).toBe(true)
    expect([out(), files.get('a.md')]).toEqual(['', 'text'])
  })

  it('keeps an existing file unless forced', async () => {
    const { io, files } = fakeIo({ files: ['a.md'] })
    await expect(deliver('new', { output: 'a.md' }, io)).rejects.toThrow(/kept/)
    expect(files.get('a.md')).toBe('old')
    await deliver('new', { output: 'a.md', force: true }, io)
    expect(files.get('a.md')).toBe('new')
  })
})
