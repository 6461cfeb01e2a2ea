import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gridMd } from '../../../src/render/markdown/markdown'
import { gridCsv, gridsWithin, gridTable } from '../../../src/render/table/grid'
import { plainPaint } from '../../../src/render/view'
import { lawRuns } from '../../law-runs'

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
    ['|  | one | two |', '| :-- | :-- | :-- |', '| Start | 20 mg/h | 10 mg/h |', '| Note |  | a \\| b, "c" |', ''].join(
      '\n',
    ),
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
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/^[=+\-@\t\r]/.test(text))
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
