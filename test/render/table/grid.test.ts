import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMd } from '../../../src/render/markdown/markdown'
import { alignedRow, gridCsv, gridsWithin, gridTable, recordsText } from '../../../src/render/table/grid'
import { plainPaint } from '../../../src/render/view'
import { lawRuns } from '../../law-runs'
import { printable } from '../hostile'

const red = (text: string): string => `\u001b[31m${text}\u001b[39m`

describe('alignedRow', () => {
  it('sets cells side by side, two blanks apart, each to its side', () =>
    expect(
      alignedRow([
        { text: 'a', width: 3 },
        { text: '20', width: 4, align: 'right' },
        { text: 'b', width: 2 },
      ]),
    ).toBe('a      20  b '))

  it('wraps at blanks and keeps line ends', () =>
    expect(
      alignedRow([
        { text: 'Rate\nmg/h', width: 4, align: 'right' },
        { text: 'if tolerated; maximum', width: 13 },
      ]),
    ).toBe('Rate  if tolerated;\nmg/h  maximum      '))

  it('never cuts a word', () => expect(alignedRow([{ text: 'at maximum', width: 3 }])).toBe('at \nmaximum'))

  it('paints the text and not the blanks', () =>
    expect(alignedRow([{ text: '20', width: 4, align: 'right', paint: red }])).toBe('  \u001b[31m20\u001b[39m'))

  it('counts the columns of a terminal, not code units', () =>
    expect(
      alignedRow([
        { text: '病棟', width: 6 },
        { text: 'x', width: 1 },
      ]),
    ).toBe('病棟    x'))

  it('has nothing for no cells', () => expect(alignedRow([])).toBe(''))

  it('loses no word, and each line has the width of all columns', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 9 })
    const cells = fc.array(
      fc.record({
        words,
        width: fc.integer({ min: 8, max: 30 }),
        align: fc.constantFrom('left' as const, 'right' as const),
      }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(cells, (all) => {
        const text = alignedRow(all.map(({ words, ...cell }) => ({ ...cell, text: words.join(' ') })))
        const total = all.reduce((sum, { width }) => sum + width + 2, -2)
        for (const line of text.split('\n')) expect(line).toHaveLength(total)
        const sorted = (list: readonly string[]) => [...list].filter((word) => word !== '').sort()
        expect(sorted(text.split(/\s+/))).toEqual(sorted(all.flatMap(({ words }) => words)))
      }),
    )
  })
})

describe('grid', () => {
  const GRID = {
    heads: ['', 'one', 'two'],
    rows: [
      ['Start', '20 mg/h', '10 mg/h'],
      ['Note', '', 'a | b, "c"'],
    ],
  }

  it('is a table of columns two blanks apart, without blanks at the ends of lines', () => {
    expect(gridTable(GRID, 80, plainPaint)).toBe(
      ['       one      two', 'Start  20 mg/h  10 mg/h', 'Note            a | b, "c"', ''].join('\n'),
    )
  })

  it('is Markdown with what Markdown would act on made plain', () => {
    expect(gridMd(GRID)).toBe(
      [
        '|  | one | two |',
        '| :-- | :-- | :-- |',
        '| Start | 20 mg/h | 10 mg/h |',
        '| Note |  | a \\| b, "c" |',
        '',
      ].join('\n'),
    )
  })

  it('is CSV as RFC 4180 asks', () => {
    expect(gridCsv(GRID)).toBe(',one,two\nStart,20 mg/h,10 mg/h\nNote,,"a | b, ""c"""\n')
  })

  const words = (least: number) =>
    fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: least, maxLength: 8 }).map((all) => all.join(' '))
  const grids = fc.integer({ min: 1, max: 5 }).chain((width) => {
    const row = (least: number) => fc.array(words(least), { minLength: width, maxLength: width })
    return fc.record({ heads: row(1), rows: fc.array(row(0), { maxLength: 6 }) })
  })

  it('loses no word at any width, and no line is longer than the width that the words allow', () => {
    fc.assert(
      fc.property(grids, fc.integer({ min: 40, max: 120 }), (grid, width) => {
        const text = gridTable(grid, width, plainPaint)
        const sorted = (all: string) =>
          all
            .split(/\s+/)
            .filter((word) => word !== '')
            .sort()
        const cells = [grid.heads, ...grid.rows].flat().join(' ')
        expect(sorted(text)).toEqual(sorted(cells))
        // Five columns of words of nine letters and four gaps of two: at most 53.
        const least = Math.max(width, grid.heads.length * 9 + (grid.heads.length - 1) * 2)
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(least)
      }),
      { numRuns: lawRuns(200, 50) },
    )
  })

  it('gives a reader of CSV every cell back', () => {
    const cell = fc.string({ unit: printable, maxLength: 12 }).filter((text) => !/^[=+\-@\t\r]/.test(text))
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, ([heads = [], ...others]) => {
        const read = parse(gridCsv({ heads, rows: others }), { relaxColumnCount: true, skipEmptyLines: false })
        expect(read).toEqual([heads, ...others])
      }),
    )
  })

  it('parts columns that do not fit into tables that each have the first, without lines that say nothing', () => {
    // "Start" and "20 mg/h" want 5 + 2 + 4 columns at least, a second variant 2 + 4 more.
    expect(gridsWithin(GRID, 17)).toEqual([GRID])
    expect(gridsWithin(GRID, 16).map(({ heads }) => heads)).toEqual([
      ['', 'one'],
      ['', 'two'],
    ])
    expect(gridsWithin(GRID, 16).map(({ rows }) => rows.map(([name]) => name))).toEqual([['Start'], ['Start', 'Note']])
  })
})

describe('records', () => {
  const grid = {
    heads: ['figure', 'value', 'note'],
    rows: [
      ['start', '20 mg/h', 'stated: one source and another'],
      ['step condition', 'if tolerated', ''],
    ],
  }

  it('sets the cells of a row below each other, beside its name', () => {
    expect(recordsText(grid, 40, plainPaint)).toBe(
      [
        'start          20 mg/h',
        '               stated: one source and',
        '               another',
        'step           if tolerated',
        'condition',
        '',
      ].join('\n'),
    )
  })

  it('fits every width', () => {
    for (const width of [40, 80, 200])
      for (const line of recordsText(grid, width, plainPaint).split('\n'))
        expect(line.length).toBeLessThanOrEqual(width)
  })

  it('is empty without rows', () => expect(recordsText({ heads: [], rows: [] }, 80, plainPaint).trim()).toBe(''))
})
