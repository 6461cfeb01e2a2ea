import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Axis,
  asAsked,
  drawnAs,
  labelsOf,
  lineRows,
  MARKS,
  over,
  rangeRows,
  rowOf,
  rule,
  sideFigures,
  textRows,
} from '../../../src/render/terminal-chart/panel'
import { scaleFor, slicesOf } from '../../../src/render/terminal-chart/scale'
import { broken } from '../../../src/render/view'
import { outpatient, planOf, view } from '../plan-of'

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

describe('labels', () => {
  function under(plan: ReturnType<typeof planOf>, columns: number) {
    const scale = scaleFor([plan], columns)
    const { columns: marked, lines } = labelsOf(plan, slicesOf(plan, scale), scale.kind, columns)
    return { marked, lines: lines.map(({ side, line }) => [side, line]) }
  }

  it('marks where each date begins', () => {
    // From 08:00, two hours a column: midnight is after 8 columns, and then every 12; a step every 12.
    const daily = planOf({ stepEvery: '24h' })
    const { marked, lines } = under(daily, 70)
    expect(marked).toEqual([0, 8, 20, 32, 44, 56, 0, 12, 24, 36, 48])
    expect(lines).toEqual([
      ['', '08:00       08:00       08:00       08:00       08:00'],
      ['mg/h', '20          25          30          35          40'],
      ['', '30 Nov  1 Dec       2 Dec       3 Dec       4 Dec       5 Dec'],
    ])
    expect(under(daily, 130).lines[2]?.[1]).toMatch(/^Mon 30 Nov {6}Tue 1 Dec {15}Wed 2 Dec/)
  })

  it('marks midnight by the clocks of the zone, across a change', () => {
    const flat = planOf({ start: '2026-10-31T08:00', days: '3', maxRate: '20' })
    // Sunday 1 Nov has 25 h: on an hour a column its midnight comes after 16, the next after 25 more.
    expect(under(flat, 80).marked).toEqual([0, 16, 41, 65, 0])
  })

  it('numbers sessions, with their rates and dates below', () => {
    const { marked, lines } = under(outpatient({ sessions: '3' }), 70)
    expect(marked).toEqual([])
    expect(lines).toEqual([
      ['No.', '     1           2           3'],
      ['mg/h', '    20          25          30'],
      ['', 'Mon 30 Nov   Tue 1 Dec   Wed 2 Dec'],
    ])
  })

  it('marks no date that finds no room', () => {
    const flat = planOf({ days: '60', maxRate: '20', allow: 'course-length', reason: 'why' })
    const { marked, lines } = under(flat, 70)
    // And the start.
    expect(marked.length).toBe((lines[2]?.[1]?.match(/\d+ [A-Z]/g)?.length ?? 0) + 1)
    expect(marked.length).toBeLessThan(15)
  })

  it('leaves out what finds no room, and is never wider than asked', () => {
    const many = { sessions: '60', weekends: true, allow: 'course-length,window', reason: 'why' }
    for (const columns of [30, 50, 73, 133])
      for (const [, line = ''] of under(outpatient(many), columns).lines) {
        expect(line.length).toBeLessThanOrEqual(columns)
        expect(line).not.toMatch(/\d[A-Z]/)
      }
  })
})
