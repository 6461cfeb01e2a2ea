import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marksFor } from '../../../src/render/terminal-chart/marks'
import {
  type Axis,
  barLines,
  lineAbove,
  rangeLines,
  ruled,
  sideFigures,
} from '../../../src/render/terminal-chart/panel'
import { view } from '../plan-of'

const marks = marksFor(view())
const axis: Axis = { top: 40, lines: 4, parts: 4, figure: String }
const joined = (lines: readonly (readonly string[])[]) => lines.map((line) => line.join(''))

it('draws bars to their height, in eighths of a line', () => {
  // 40 of 40 on four lines is 4 lines, 35 is 3 and a half, 12.5 is 1 and a quarter.
  expect(joined(barLines([40, 35, 20, 12.5, 0], axis, marks))).toEqual([
    '     ',
    '█▄   ',
    '██   ',
    '███▂ ',
    '████ ',
  ])
})

it('draws nothing higher than it is, and nothing above zero as nothing', () => {
  expect(joined(barLines([39.99, 0.01], axis, marks))).toEqual(['  ', '▇ ', '█ ', '█ ', '█▁'])
})

it('keeps the order of heights', () => {
  const height = (value: number) =>
    barLines([value], axis, marks).reduce((sum, [mark = ' ']) => sum + marks.bars.indexOf(mark), 0)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }), (a, b) => {
      if (a < b) expect(height(a / 100)).toBeLessThanOrEqual(height(b / 100))
      expect(height(a / 100)).toBe(a === 0 ? 0 : Math.max(1, Math.floor((a * 32) / 4000)))
    }),
  )
})

it('rules along a line wherever nothing stands', () => {
  const bars = barLines([20, 10], axis, marks)
  expect(lineAbove(20, axis)).toBe(2)
  expect(lineAbove(21, axis)).toBe(3)
  expect(joined(ruled(bars, 2, '-'))).toEqual(['  ', '  ', '--', '█ ', '██'])
})

it('marks parts of the top on the lines on which they end', () => {
  expect(sideFigures(axis, 5)).toEqual(['', '40', '30', '20', '10'])
  expect(sideFigures({ ...axis, lines: 4, parts: 2 }, 4)).toEqual(['40', '', '20', ''])
})

it('draws ranges, and in them the one chosen', () => {
  const ranges = [
    { low: 5, chosen: 25, high: 40 },
    undefined,
    { low: 11, chosen: 20, high: 20 },
    { low: 0, chosen: 0, high: 9 },
  ]
  expect(joined(rangeLines(ranges, axis, marks))).toEqual(['░   ', '━   ', '░ ━ ', '░  ━'])
})
