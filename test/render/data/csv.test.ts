import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { columnsOf } from '../../../src/render/data/columns'
import { csv, csvOfMany } from '../../../src/render/data/csv'
import { lawRuns } from '../../law-runs'
import { BYS, outpatient, planOf, requests, view } from '../plan-of'

const records = (text: string) => parse(text, { bom: true })

it('writes a small plan line by line', () => {
  // Two sessions of 90 min from a Friday to the Monday, day 4: 20 x 1.5 = 30 mg, 25 x 1.5 = 37.5 mg.
  const plan = outpatient({ start: '2026-12-04T08:00', sessions: '2', sessionLength: '90min' })
  expect(csv(plan, view({ by: 'session' }))).toBe(
    [
      'session,day,start,end,hours,rate_mg_h,change_mg_h,dose_mg,cumulative_mg,limit_mg_h,at_limit,held_by,note,drug,protocol,plan_id,phase,duration_min,elapsed_min,start_utc',
      `1,1,2026-12-04T08:00:00-05:00,2026-12-04T09:30:00-05:00,1.5,20,,30,30,40,false,,,ketamine-racemic,crps-10session,${plan.id},titration,90,0,2026-12-04T13:00:00Z`,
      `2,4,2026-12-07T08:00:00-05:00,2026-12-07T09:30:00-05:00,1.5,25,5,37.5,67.5,40,false,,if tolerated,ketamine-racemic,crps-10session,${plan.id},titration,90,4320,2026-12-07T13:00:00Z`,
      '',
    ].join('\n'),
  )
})

it('quotes as RFC 4180 asks', () => {
  const reason = 'he said "go", twice, =cmd()'
  const text = csv(planOf({ days: '1', step: '7.5', allow: 'step-size', reason }), view({ by: 'change' }))
  expect(text).toContain(',"allowed step-size: he said ""go"", twice, =cmd(); if tolerated",')
})

it('keeps a cell without need for quotes bare', () => {
  expect(csv(planOf(), view())).not.toContain('"')
})

it('keeps to one line end, and Excel gets its mark and its own', () => {
  const [plain, excel] = [csv(planOf(), view()), csv(planOf(), view({ excel: true }))]
  expect(plain).not.toMatch(/\r|\ufeff/)
  expect(excel.startsWith('\ufeffsession,')).toBe(true)
  expect(excel.slice(1).replaceAll('\r\n', '\n')).toBe(plain)
  expect(excel.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

it('has semicolons and decimal commas where a spreadsheet has them', () => {
  const plan = planOf({ days: '1', step: '7.5', allow: 'step-size', reason: 'a, "b"' })
  const text = csv(plan, view({ by: 'change', excel: 'semicolon' }))
  expect(text).toMatch(/^\ufeffsession;day;/)
  expect(text).toContain('\r\n1;1;2;2026-11-30T09:00:00-05:00;2026-11-30T10:00:00-05:00;27,5;7,5;27,5;47,5;40;false;;"')
  expect(text).toContain(';"allowed step-size: a, ""b""; if tolerated";')
})

it('has a row for each hour of a clock change, with its own offset', () => {
  // New York, Sun 1 Nov 2026: 01:00 -04:00, 01:00 -05:00; five days are 120 physical hours all the same.
  const rows = records(csv(planOf({ start: '2026-10-30T08:00' }), view()))
  expect(rows.length).toBe(121)
  const starts = rows.map((row) => row[3])
  expect(starts[42]).toBe('2026-11-01T01:00:00-04:00')
  expect(starts[43]).toBe('2026-11-01T01:00:00-05:00')
  expect(starts[44]).toBe('2026-11-01T02:00:00-05:00')
})

it('reads back as the cells of the columns, quoted or not', () => {
  fc.assert(
    fc.property(
      requests,
      fc.constantFrom(...BYS),
      fc.boolean(),
      fc.string({ minLength: 1 }).map((text) => text.replaceAll(';', ',')),
      (asked, by, excel, extra) => {
        const plan = planOf({ ...asked, reason: `why: ${extra}` })
        const columns = columnsOf(plan, by)
        const cells = rowsOf(plan, by).map((row) => columns.map(({ text }) => text(row)))
        expect(records(csv(plan, view({ by, excel })))).toEqual([columns.map(({ name }) => name), ...cells])
      },
    ),
    { numRuns: lawRuns(60, 12) },
  )
})

it('tiles a course without gap and sums to its total', () => {
  const rows = records(csv(planOf(), view()))
  expect(rows.length).toBe(1 + 120)
  for (const [index, row] of rows.slice(2).entries()) expect(row[3]).toBe(rows[index + 1]?.[4])
  const doses = rows.slice(1).map((row) => Number(row[7]))
  expect(doses.reduce((sum, dose) => sum + dose, 0)).toBe(4750)
  expect(rows.at(-1)?.[8]).toBe('4750')
})

it('writes one plan of many under their header: the same cells by name, the others empty, its id first', () => {
  const header = ['plan_id', 'nothing', ...columnsOf(planOf({ weight: '70', concentration: '1' }), 'hour')]
    .map((column) => (typeof column === 'string' ? column : column.name))
    .filter((name, index, names) => names.indexOf(name) === index)
  const plan = planOf({ days: '1' })
  const [names = [], ...rows] = records(csv(plan, view())) as string[][]
  const told = records(csvOfMany('p "1", =x', plan, 'hour', header)) as string[][]
  expect(told).toEqual(rows.map((row) => ['p "1", =x', ...header.map((name) => row[names.indexOf(name)] ?? '')]))
})

it('makes an id harmless that a spreadsheet would run', () => {
  const plan = planOf({ days: '1' })
  const header = columnsOf(plan, 'session').map(({ name }) => name)
  expect(csvOfMany('=cmd()', plan, 'session', header)).toMatch(/^'=cmd\(\),1,1,/)
})

it('leaves out no column in silence', () => {
  const plan = planOf({ weight: '70' })
  const header = columnsOf(planOf(), 'hour').map(({ name }) => name)
  expect(() => csvOfMany('a', plan, 'hour', header)).toThrow('no place for a column: rate_mg_kg_h')
})
