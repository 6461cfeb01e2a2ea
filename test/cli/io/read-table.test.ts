import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../../src/cli/io/read-table'
import { Refusal } from '../../../src/core/model/finding'
import { refused } from '../../core/refused'
import { lawRuns } from '../../law-runs'

const readGrid = (text: string, name: string) => readTable({ text, encoding: 'UTF-8' }, name)

describe('a table', () => {
  it.each([
    ['a,b\n1,2\n', '.', 2, 1, 3],
    ['a;b\r\n1;2\r\n', ',', 2, 1, 3],
    ['a\tb\n\n"x\ny"\t2\n', '.', 4, 1, 4],
    ['a,b\r\n\r\n,\r\n1,2', '.', 4, 1, 3],
    ['a,b\r1,2\r', '.', 2, 1, 3],
    ['a,b\n"x, ""y""",2\n', '.', 2, 1, 12],
    // A cell that is missing stands at the end of its row.
    ['a,b\n1\n2,3\n', '.', 2, 1, 2],
    // A title of one cell has no separator.
    ['Ward 4\n\na;b\n1;2\n', ',', 3, 1, 3],
    // Commas in a quoted header are no separators.
    ['"a,b,c";b\n1;2\n', ',', 2, 1, 3],
    // Decimal commas and those of titles are none either, where semicolons part the rows.
    ['Ward 4, bed 2\nx, y\na;b;c\n1;2,5;\n3;4,5;x, y\n', ',.', 2, 0, 1],
  ])('%j is read, and its cells are found again', (text, decimal, line, column, at) => {
    const { grid, placeOf } = readGrid(text, 'table.csv')
    expect(grid.decimal).toBe(decimal)
    expect(placeOf(1, column)).toEqual({ line, column: at })
  })

  it('has the cells between separators and line ends', () => {
    const cell = fc.constantFrom('', '1', '12', '1', 'a b')
    const line = fc.array(cell, { minLength: 1, maxLength: 4 })
    const end = fc.constantFrom('\n', '\r\n')
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), end, (lines, mark) => {
        fc.pre(lines.filter((cells) => cells.some((text) => text !== '')).length > 1)
        const text = lines.map((cells) => [...cells, 'x'].join(',')).join(mark)
        expect(readGrid(text, 't.csv').grid.records).toEqual(lines.map((cells) => [...cells, 'x']))
      }),
      { numRuns: lawRuns(2000, 200) },
    )
  })

  it.each([
    ['sep=;\na,b;c\n1,5;2\n', ',.', 3, 1, 5],
    ['SEP=,\r\na;b,c\r\n1;5,2\r\n', '.', 3, 1, 5],
    ['"sep=\t"\na\tb\n1\t2\n', '.', 3, 1, 3],
  ])('%j says its separator, and its lines are counted all the same', (text, decimal, line, cell, column) => {
    const { grid, placeOf } = readGrid(text, 'table.csv')
    expect(grid.decimal).toBe(decimal)
    expect(grid.records).toHaveLength(2)
    expect(grid.records[1]).toHaveLength(2)
    expect(placeOf(1, cell)).toEqual({ line, column })
  })

  it.each([
    ['{"schema": 1}', 'JSON'],
    ['[\n  {"hour": 1}\n]', 'JSON'],
    ['<!DOCTYPE html>\n<p>x', 'HTML'],
    ['# Ketamine\n\n| a | b |\n', 'Markdown'],
    ['| a | b |\n| - | - |\n', 'Markdown'],
  ])('is told from %j', (text, form) => {
    expect(refused(() => readGrid(text, 't.csv'))).toMatchObject({
      found: expect.stringContaining(form),
      allowed: 'CSV, or a plan of ours in JSON',
    })
  })
  it.each(['[Hour],[Rate]\n1,2\n', '# Session,Rate\n1,2\n', '# ward 5\nHour,Rate\n', '<20,b\n1,2\n'])(
    'may be %j',
    (text) => {
      expect(readGrid(text, 't.csv').grid.records).toHaveLength(2)
    },
  )

  it.each([
    ' a,b\n1,2\n',
    'a ,b\n1,2\n',
    'a, b\n1,2\n',
    'a,b \n1,2\n',
    'a,b\n1,2 ',
    'a,b\r\n1,2 \r\n',
    'a,\u00a0b\n1,2\n',
  ])('has no blanks around its cells: %j', (text) =>
    expect(readTable({ text, encoding: 'UTF-8' }, 'x').grid.records).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]),
  )
  it('loses its empty records, and no others', () => {
    expect(readGrid('a,b\n\n,\n 1 ,2\n" ",\n3\n', 't').grid.records).toEqual([['a', 'b'], ['1', '2'], ['3']])
  })

  it.each(['a,b\n1,"x\n', 'a,b\n1,x"y\n', 'a,b\n', 'a,b\n\n,\n', ''])('is not %j', (text) => {
    expect(() => readGrid(text, 'table.csv')).toThrow(Refusal)
  })

  it('has 100,000 rows and no more', () => {
    const rows = (count: number) => `a\n${'1\n'.repeat(count)}`
    expect(readGrid(rows(100_000), 't').grid.records).toHaveLength(100_001)
    expect(() => readGrid(rows(100_001), 't')).toThrow(Refusal)
    expect(() => readGrid(`a\n${'\n'.repeat(1_000_001)}1\n`, 't')).toThrow(Refusal)
  })
})

it('finds the place of every cell, whatever is quoted, and in any order of questions', () => {
  const word = fc.constantFrom('a', 'bc', '', 'x,y', 'q""q', 'l\nm', 'l\r\nm', '\u00e9', 'Zeile')
  const cell = fc
    .tuple(word, fc.boolean())
    .map(([text, quoted]) => (quoted || /[",\n]/.test(text) ? `"${text}"` : text))
  const record = fc.array(cell, { minLength: 2, maxLength: 4 })
  const table = fc.tuple(fc.array(record, { minLength: 2, maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  const law = fc.property(table, fc.boolean(), ([records, end], backwards) => {
    // A mark in each cell that no other has, so that its place can be looked up in the text.
    const marked = records.map((cells, n) =>
      cells.map((text, m) => (text.startsWith('"') ? `"${n}.${m}|${text.slice(1)}` : `${n}.${m}|${text}`)),
    )
    const text = marked.map((cells) => cells.join(',')).join(end)
    const { placeOf } = readGrid(text, 't')
    const places = marked.flatMap((cells, n) => cells.map((cell, m) => ({ n, m, at: text.indexOf(cell) })))
    for (const { n, m, at } of backwards ? places.reverse() : places) {
      const before = text.slice(0, at).split(/\r\n|\n/)
      expect(placeOf(n, m)).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 })
    }
  })
  fc.assert(law, { numRuns: lawRuns(300, 60) })
})
