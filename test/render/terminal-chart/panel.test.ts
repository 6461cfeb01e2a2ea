import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Axis,
  asAsked,
  drawnAs,
  lineRows,
  MARKS,
  over,
  rangeRows,
  rowOf,
  rule,
  sideFigures,
  textRows,
} from '../../../src/render/terminal-chart/panel'
import { broken } from '../../../src/render/view'
import { view } from '../plan-of'

it.each([true, undefined] as const)('draws with single visible characters: ascii %j', (ascii) => {
  for (const drawn of Object.values(MARKS)) {
    const mark = drawnAs(drawn, view(ascii === undefined ? {} : { ascii }))
    expect(mark).toHaveLength(1)
    expect(/^[!-~]$/.test(mark)).toBe(ascii === true)
  }
})

it('keeps our own text to ASCII where it is asked', () => {
  expect(asAsked('Ketamine · inpatient · x', view({ ascii: true }))).toBe('Ketamine - inpatient - x')
  expect(asAsked('Ketamine · inpatient', view())).toBe('Ketamine · inpatient')
})

describe('panel', () => {
  const axis: Axis = { top: 40, lines: 4, parts: 4, figure: String }
  const joined = (lines: readonly (readonly string[])[]) => lines.map((line) => broken(line.join('')))

  it('puts a value on the nearest row, never more than half a row off', () => {
    expect([0, 4.9, 5, 14.9, 15, 35, 40].map((value) => rowOf(value, axis))).toEqual([0, 0, 1, 1, 2, 4, 4])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 2, max: 12 }), (hundredths, lines) => {
        const row = rowOf(hundredths / 100, { ...axis, lines })
        expect(Math.abs(row - (hundredths * lines) / 4000)).toBeLessThanOrEqual(0.5)
      }),
    )
  })

  it('draws a line that rises and falls, with its columns joined', () => {
    expect(joined(lineRows([10, 10, 40, 40, 20, undefined, 0], axis, true))).toEqual([
      '  ┏━┓  ',
      '  ┃ ┃  ',
      '  ┃ ┗  ',
      '━━┛    ',
      '      ━',
    ])
  })

  it('draws columns apart where they are not joined', () => {
    expect(joined(lineRows([10, 40, 20], axis, false))).toEqual([' ━ ', '   ', '  ━', '━  ', '   '])
  })

  it('fills ranges, and draws lines and figures over them', () => {
    const ranges = rangeRows([{ low: 5, high: 40 }, undefined, { low: 11, high: 24 }], axis)
    expect(joined(ranges)).toEqual(['░  ', '░  ', '░ ░', '░ ░', '   '])
    expect(joined(over(lineRows([20, 20, 20], axis, true), ranges))).toEqual(['░  ', '░  ', '━━━', '░ ░', '   '])
  })

  it('rules along one row', () => {
    expect(joined(rule(2, axis, 3))).toEqual(['   ', '   ', '┄┄┄', '   ', '   '])
  })

  it('writes a figure around a column and within the columns, and its blanks hide what is below', () => {
    expect(joined(textRows('a b', 4, 2, 6, axis))[0]).toBe(' a b  ')
    expect(joined(textRows('a b', 4, 0, 6, axis))[0]).toBe('a b   ')
    expect(joined(textRows('a b', 4, 5, 6, axis))[0]).toBe('   a b')
    const filled = rangeRows(
      [1, 2, 3].map(() => ({ low: 0, high: 40 })),
      axis,
    )
    expect(joined(over(textRows('a b', 4, 1, 3, axis), filled))[0]).toBe('a b')
  })

  it('marks parts of the top on their rows', () => {
    expect(sideFigures(axis)).toEqual(['40', '30', '20', '10', '0'])
    expect(sideFigures({ ...axis, parts: 2 })).toEqual(['40', '', '20', '', '0'])
  })
})
