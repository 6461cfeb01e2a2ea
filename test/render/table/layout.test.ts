import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plan as planned } from '../../../src/core/plan/plan'
import { rowsOf } from '../../../src/core/plan/rows'
import { parseRequest } from '../../../src/core/request/request'
import { blocksOf, columnsFor, layoutFor, noteCell, withUnit } from '../../../src/render/table/layout'
import { table } from '../../../src/render/table/table'
import { lawRuns } from '../../law-runs'
import { fpmPs122021 } from '../../protocols/built-in'
import { type Asked, BYS, outpatient, planOf, requests, view } from '../plan-of'

const blocks = (asked: Asked, by: (typeof BYS)[number] = 'hour') => {
  const plan = planOf(asked)
  return blocksOf(plan, by, rowsOf(plan, by))
}
const layout = (asked: Asked, by: (typeof BYS)[number], width: number) => {
  const plan = planOf(asked)
  return layoutFor(plan, blocksOf(plan, by, rowsOf(plan, by)), view({ by, width }))
}

it('makes a block of each day of an infusion, with its sum', () => {
  // Day 1: 20+25+30+35+40x20 = 910 mg; later days 24 x 40 = 960 mg.
  expect(blocks({}).map(({ title, rows, sum }) => [title, rows.length, ...sum])).toEqual([
    ['Day 1  Mon 30 Nov 08:00 to Tue 1 Dec 08:00', 24, 'Day 1 in all', '910 mg'],
    ['Day 2  Tue 1 Dec 08:00 to Wed 2 Dec 08:00', 24, 'Day 2 in all', '960 mg'],
    ['Day 3  Wed 2 Dec 08:00 to Thu 3 Dec 08:00', 24, 'Day 3 in all', '960 mg'],
    ['Day 4  Thu 3 Dec 08:00 to Fri 4 Dec 08:00', 24, 'Day 4 in all', '960 mg'],
    ['Day 5  Fri 4 Dec 08:00 to Sat 5 Dec 08:00', 24, 'Day 5 in all', '960 mg'],
  ])
})

it('makes a block of each session, and one of all where rows are sessions or changes', () => {
  expect(blocks({ setting: 'outpatient', sessions: '2' }).map(({ title, sum }) => [title, ...sum])).toEqual([
    ['Session 1  Mon 30 Nov 08:00 to 12:00', 'Session 1 in all', '80 mg'],
    ['Session 2  Tue 1 Dec 08:00 to 12:00', 'Session 2 in all', '100 mg'],
  ])
  expect(blocks({}, 'change').map(({ title, sum }) => [title, ...sum])).toEqual([['', 'In all', '4,750 mg']])
  expect(blocks({ setting: 'outpatient' }, 'session').map(({ sum }) => sum)).toEqual([['In all', '1,400 mg']])
})

it('shows the offsets where a day runs through a clock change', () => {
  // Day 2 starts Sat 31 Oct 08:00 and is 24 h long: it ends at 07:00 by the clock.
  expect(blocks({ start: '2026-10-30T08:00' })[1]?.title).toBe(
    'Day 2  Sat 31 Oct 08:00 -04:00 to Sun 1 Nov 07:00 -05:00',
  )
})

it('sums blocks of the whole course in whole mg to its total', () => {
  const sums = blocks({ stepEvery: '24h' }).map(({ sum: [, dose] }) => dose)
  expect(sums).toEqual(['480 mg', '600 mg', '720 mg', '840 mg', '960 mg'])
})

it.each<[Asked, string, number, string]>([
  [{}, 'hour 1', 0, ''],
  [{}, 'a step', 1, 'if tolerated'],
  [{}, 'the step onto the maximum', 4, 'if tolerated; maximum'],
  [{}, 'held', 5, 'maximum'],
  [{ maxRate: '35' }, 'held by --max', 4, 'your maximum'],
  [{ weight: '38' }, 'cut and held by the weight', 4, 'step cut from +5 to +3; if tolerated; rate-per-weight'],
  [{ step: '6', allow: 'step-size', reason: 'x' }, 'lifted', 1, 'allowed step-size; if tolerated'],
  // 200 mg over 24 h: 8.33 mg/h.
  [
    { setting: 'outpatient', sessionLength: '24', allow: 'session-length', reason: 'x' },
    'a start that is cut',
    0,
    'start cut from 20 to 8.33; allowed session-length; session-dose',
  ],
])('states in words what %j does: %s', (asked, _, index, text) => {
  const plan = planOf(asked)
  const row = rowsOf(plan, 'hour')[index]
  expect(row && noteCell(plan, row)).toBe(text)
})

it.each([
  ['hour', {}, ['Hour', 'From', 'To', 'Rate', 'Step', 'Dose', 'Total', 'Limit']],
  ['hour', { weight: '70' }, ['Hour', 'From', 'To', 'Rate', 'Per kg', 'Per kg/min', 'Step', 'Dose', 'Total', 'Limit']],
  [
    'session',
    { setting: 'outpatient' },
    ['No.', 'Day', 'Date', 'From', 'To', 'Rate', 'Step', 'Dose', 'Total', 'Limit'],
  ],
  ['change', {}, ['Day', 'Hour', 'From', 'For', 'Rate', 'Step', 'Dose', 'Total', 'Limit']],
] as const)('may show by %s of %j the columns %j', (by, asked, heads) => {
  expect(columnsFor(planOf(asked), by).map(({ head }) => head)).toEqual(heads)
})

it('writes a unit behind a figure, and none behind nothing', () => {
  const column = { head: 'Rate', unit: 'mg/h', cell: () => '', align: 'right' } as const
  expect(withUnit('20', column, true)).toBe('20 mg/h')
  expect(withUnit('20', column, false)).toBe('20')
  expect(withUnit('', column, true)).toBe('')
})

it('gives way in order: extra columns first, then the units in the cells', () => {
  const heads = (width: number) => layout({}, 'hour', width).columns.map(({ head }) => head)
  expect(heads(140)).toContain('Limit')
  expect(heads(80)).not.toContain('Limit')
  expect(layout({}, 'hour', 80).unitsInCells).toBe(true)
  expect(layout({ weight: '70', start: '2026-10-30T08:00' }, 'hour', 80).unitsInCells).toBe(false)
})

it('puts the notes below the rows where nothing else gives room', () => {
  // Eleven days: 10,388.08 mg twice, beside the longest limit's name.
  const overridden = { allow: 'rate-per-weight,course-length', reason: 'x' }
  const asked = { ...overridden, weight: '30', startRate: '1.01', start: '2026-10-30T08:00', days: '11' }
  expect(layout(asked, 'session', 60).notesBelow).toBe(true)
  expect(layout(asked, 'session', 100).notesBelow).toBe(false)
  const told = table(planOf(asked), view({ by: 'session', width: 60 })).split('\n')
  const row = told.findIndex((line) => /^ +1 +Fri 30 Oct/.test(line))
  expect(told[row]).toMatch(/ 10,388\.08$/)
  expect(told.slice(row + 1, row + 4).join(' ')).toMatch(/step cut from \+5 to .*allowed\s+rate-per-weight/)
})

it('fits 80 columns, whatever the plan', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      const { columns, widths, notesBelow } = layout(asked, by, 80)
      expect(widths.length).toBe(columns.length + (notesBelow ? 0 : 1))
      expect(widths.reduce((sum, each) => sum + each + 2, 0) - 2).toBeLessThanOrEqual(80)
    }),
    { numRuns: lawRuns(300, 100) },
  )
})

it('leaves room for every figure and every word of a note', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), fc.constantFrom(80, 140), (asked, by, width) => {
      const plan = planOf(asked)
      const { columns, widths, unitsInCells, notesBelow } = layout(asked, by, width)
      const noteWidth = notesBelow ? width : (widths.at(-1) ?? 0)
      for (const [n, row] of rowsOf(plan, by).entries()) {
        const before = rowsOf(plan, by)[n - 1]
        for (const [index, column] of columns.entries())
          expect(withUnit(column.cell(row, before), column, unitsInCells).length).toBeLessThanOrEqual(
            widths[index] ?? 0,
          )
        for (const word of noteCell(plan, row).split(' ')) expect(word.length).toBeLessThanOrEqual(noteWidth)
        if (n > 30) break
      }
    }),
    { numRuns: lawRuns(60, 20) },
  )
})

it('counts a day as the block of 24 hours it is, outpatients by the calendar', () => {
  expect(outpatient().segments.length).toBe(10)
  expect(blocks({ start: '2026-10-30T08:00', days: '3' }).map(({ rows }) => rows.length)).toEqual([24, 24, 24])
})

it('fits 80 columns with a prediction, and never drops the range', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), ({ weight: _, ...asked }, by) => {
      const plan = planOf({ ...asked, weight: '70' })
      const shown = view({ by, predict: 'domino' })
      const { columns, widths } = layoutFor(plan, blocksOf(plan, by, rowsOf(plan, by)), shown)
      expect(widths.reduce((sum, each) => sum + each + 2, 0) - 2).toBeLessThanOrEqual(80)
      const cells = columns.map((column) => column.cell(rowsOf(plan, by)[0] ?? expect.fail(), undefined))
      expect(cells.filter((cell) => /^[0-9,]+ \([0-9,]+-[0-9,]+\)$/.test(cell)).length).toBe(1)
    }),
    { numRuns: lawRuns(150, 50) },
  )
})

const leftOut = (of: Asked, by: (typeof BYS)[number], width: number) =>
  /Left out at this width: ([^.]*)\./.exec(table(planOf(of), view({ by, width })))?.[1]?.replace(/\s+/g, ' ')

it.each<[Asked, (typeof BYS)[number], number, string | undefined]>([
  [{}, 'hour', 140, undefined],
  [{}, 'hour', 80, 'To, Limit'],
  [{ weight: '60' }, 'hour', 80, 'To, Per kg/min, Limit'],
  [{ weight: '60', concentration: '1' }, 'hour', 80, 'To, Per kg, Per kg/min, Limit'],
  [{ weight: '60', concentration: '1' }, 'change', 40, 'Day, Hour, Per kg, Per kg/min, Step, Dose, Fluid, Limit'],
  [{ weight: '60', concentration: '1' }, 'hour', 140, 'Limit'],
  [{ setting: 'outpatient' }, 'session', 80, 'Day, To, Limit'],
  [{ setting: 'outpatient' }, 'session', 40, 'Day, To, Step, Dose, Limit'],
])('names every column that %j by %s leaves out on %i columns', (asked, by, width, names) => {
  expect(leftOut(asked, by, width)).toBe(names)
})

const KEPT = ['From', 'For', 'Rate', 'Highest', 'Pump', 'Total']

it('keeps time, length, rate and total at any width, and names what it leaves out', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), fc.integer({ min: 40, max: 160 }), (asked, by, width) => {
      const plan = planOf(asked)
      const all = columnsFor(plan, by).map(({ head }) => head)
      const { columns, leftOut: out } = layout(asked, by, width)
      const shown = columns.map(({ head }) => head)
      expect(shown).toEqual(all.filter((head) => !out.includes(head)))
      expect(out).toEqual(all.filter((head) => !shown.includes(head)))
      expect(out.filter((head) => KEPT.includes(head))).toEqual([])
    }),
    { numRuns: lawRuns(100, 30) },
  )
})

it('shows mcg/kg/min beside mg/kg/h where there is room', () => {
  // 40 mg/h at 70 kg: 0.571 mg/kg/h, 9.52 mcg/kg/min.
  const text = table(planOf({ weight: '70' }), view({ width: 140 }))
  expect(text).toMatch(/ 40 mg\/h +0\.571 mg\/kg\/h +9\.52 mcg\/kg\/min /)
})

it('names the phase of a row that is no titration alone', () => {
  const stay = fpmPs122021
  const raw = { setting: 'inpatient' as const, start: '2026-11-30T08:00Z', weight: '70' }
  const plan = planned(parseRequest(raw, { now: 0, zone: () => 'UTC' }), stay)
  const cells = rowsOf(plan, 'change').map((row) => noteCell(plan, row))
  expect(cells.slice(-4)).toEqual(['if tolerated; rate-per-kg', 'wean', 'wean', 'wean'])
  expect(rowsOf(plan, 'session').map((row) => noteCell(plan, row))[0]).toMatch(/^titration, wean; /)
})

it('has a predicted column only where something is predicted', () => {
  const predicted = (...asked: Parameters<typeof columnsFor>) =>
    columnsFor(...asked).filter(({ unit }) => unit === 'ng/mL')
  expect(predicted(planOf(), 'hour', undefined)).toEqual([])
  expect(predicted(planOf(), 'hour', 'domino')).toMatchObject([{ head: 'Plasma' }])
  expect(predicted(planOf(), 'session', 'domino')).toMatchObject([{ head: 'Peak' }])
})
