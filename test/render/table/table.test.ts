import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { table } from '../../../src/render/table/table'
import type { Paint } from '../../../src/render/view'
import { lawRuns } from '../../law-runs'
import { type Asked, BYS, planOf, requests, view } from '../plan-of'

const lines = (asked: Asked, over: Parameters<typeof view>[0] = {}) => table(planOf(asked), view(over)).split('\n')
/** The lines of rows by hour: those that begin with a figure. */
const hours = (asked: Asked, over = {}) => lines(asked, over).filter((line) => /^ *[0-9]+ {2,}[0-9]{2}:/.test(line))

it('shows the first day as the contract sketches it', () => {
  const shown = lines({})
  const from = shown.findIndex((line) => line.startsWith('Day 1  '))
  expect(shown.slice(from, from + 7)).toEqual([
    'Day 1  Mon 30 Nov 08:00 to Tue 1 Dec 08:00',
    'Hour  From                Rate  Step    Dose     Total',
    '   1  08:00            20 mg/h         20 mg     20 mg',
    '   2  09:00            25 mg/h    +5   25 mg     45 mg  if tolerated',
    '   3  10:00            30 mg/h    +5   30 mg     75 mg  if tolerated',
    '   4  11:00            35 mg/h    +5   35 mg    110 mg  if tolerated',
    '   5  12:00            40 mg/h    +5   40 mg    150 mg  if tolerated; maximum',
  ])
  expect(shown.filter((line) => line.endsWith(' in all  960 mg')).length).toBe(4)
  // Under the doses.
  expect(shown).toContain('                        Day 1 in all  910 mg')
})

it('has a row for each hour, and a comma in the thousands', () => {
  const rows = hours({})
  expect(rows.length).toBe(120)
  expect(rows.at(-1)).toMatch(/^ 120 {2}07:00 +40 mg\/h +40 mg {2}4,750 mg {2}maximum$/)
})

it('shows the new date at midnight, and no date elsewhere', () => {
  const rows = hours({})
  const dated = rows.filter((line) => /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /.test(line))
  expect(dated.map((line) => line.slice(0, 23))).toEqual([
    '  17  00:00 Tue 1 Dec  ',
    '  41  00:00 Wed 2 Dec  ',
    '  65  00:00 Thu 3 Dec  ',
    '  89  00:00 Fri 4 Dec  ',
    ' 113  00:00 Sat 5 Dec  ',
  ])
})

it('shows the new date where the clocks skip midnight', () => {
  // Beirut's clocks go from 00:00 to 01:00 on Sun 28 Mar 2027: the day begins at 01:00.
  const rows = hours({ start: '2027-03-27T08:00', timeZone: 'Asia/Beirut', days: '1' })
  expect(rows.find((line) => line.includes('Sun 28 Mar'))).toMatch(/^ *17 {2}01:00 \+03:00 Sun 28 Mar/)
})

it('shows the offsets where they change inside the plan, and none where they do not', () => {
  const rows = hours({ start: '2026-10-30T08:00' })
  expect(rows[41]).toMatch(/^ *42 {2}01:00 -04:00 /)
  expect(rows[42]).toMatch(/^ *43 {2}01:00 -05:00 /)
  const told = rows.flatMap((row, index) => (/ -0[45]:00 /.test(row) ? [index + 1] : []))
  // The first row of each day, and both sides of the change.
  expect(told).toEqual([1, 25, 42, 43, 49, 73, 97])
  for (const row of hours({})) expect(row).not.toMatch(/-0[45]:00/)
})

it('aligns figures on their last digit, whole or not', () => {
  const rows = hours({ startRate: '12.25', step: '2.5' })
  expect(rows[0]).toMatch(/ 12\.25 +12\.25 +12\.25$/)
  expect(rows[119]).toMatch(/ 40 +40 +[0-9,.]+ {2}maximum$/)
  const rates = rows.map((row) => /^ *[0-9]+ +[0-9:]+(?: [A-Z][a-z]+ [0-9]+ [A-Z][a-z]+)? +[0-9.]+/.exec(row)?.[0])
  expect(new Set(rates.map((text) => text?.length)).size).toBe(1)
})

it('says "if tolerated" at every step, and holds in a word', () => {
  const rows = hours({ weight: '38' }, { width: 160 })
  expect(rows.filter((row) => / \+[0-9]/.test(row)).length).toBe(4)
  for (const row of rows) expect(row.includes('if tolerated')).toBe(/ \+[0-9.]+ {2,}/.test(row))
  for (const row of rows.slice(5)) expect(row).toMatch(/ {2}rate-per-weight$/)
})

it('fits 80 columns, whatever the plan', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      expect(lines(asked, { by }).filter((line) => line.length > 80)).toEqual([])
    }),
  )
})

it('cuts no word short, whatever the plan', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), fc.constantFrom(80, 140), (asked, by, width) => {
      expect(lines(asked, { by, width }).filter((line) => line.includes('…'))).toEqual([])
    }),
  )
})

it('states the name of an overridden limit whole at 80 columns', () => {
  // 35 and 40 mg/h are beyond 30.5 mg/h; with the offsets of a clock change the note has its least room.
  const asked = { weight: '30.5', allow: 'rate-per-weight', reason: 'x', start: '2026-10-30T08:00' }
  expect(lines(asked).filter((line) => / rate-per-weight(;|$)/.test(line)).length).toBe(2)
})

it('uses the room of a wide terminal', () => {
  const wide = lines({}, { width: 140 })
  expect(wide.find((line) => line.startsWith('Hour'))).toMatch(/^Hour {2}From +To +Rate +Step +Dose +Total +Limit$/)
  expect(Math.max(...wide.map((line) => line.length))).toBeGreaterThan(80)
  expect(Math.max(...wide.map((line) => line.length))).toBeLessThanOrEqual(140)
})

it('leaves no blanks at the ends of lines', () => {
  for (const by of BYS) for (const line of lines({ weight: '70' }, { by })) expect(line).not.toMatch(/\s$/)
})

it('means the same with colours as without', () => {
  const colour = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`
  const paint: Paint = { title: colour(31), head: colour(32), step: colour(33), held: colour(34), warning: colour(35) }
  const ends = (text: string) => stripVTControlCharacters(text).replace(/ +$/gm, '')
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), fc.constantFrom(80, 140), (asked, by, width) => {
      const plan = planOf(asked)
      const coloured = table(plan, view({ by, width, paint }))
      expect(coloured).toContain('\u001b[31m')
      expect(ends(coloured)).toBe(table(plan, view({ by, width })))
    }),
    { numRuns: lawRuns(40, 7) },
  )
})

it('sums each block, whatever the plan', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom('session' as const, 'change' as const), (asked, by) => {
      const plan = planOf(asked)
      const last = lines(asked, { by }).find((line) => /^ *In all {2}/.test(line))
      const total = rowsOf(plan, by).reduce((sum, { dose }) => sum + dose, 0) / 60_000_000
      expect(Number(/([0-9,.]+) mg$/.exec(last ?? '')?.[1]?.replaceAll(',', ''))).toBeCloseTo(total, 1)
    }),
    { numRuns: lawRuns(40, 7) },
  )
})

it('shows a course of a whole year, hour by hour', () => {
  expect(hours({ days: '366', allow: 'course-length', reason: 'x' }).length).toBe(366 * 24)
})

describe('the containers', () => {
  const told = (asked: Asked) => table(planOf({ concentration: '1', ...asked }), view())

  it('stand below the totals, with what to draw for one', () => {
    const text = told({ container: '500' })
    expect(text).toMatch(
      /\n\nContainers\n10 containers of 500 mL with 500 mg in each, including the last; a change every\n24 h at the latest \[5\]\./,
    )
    // 20 + 25 + 30 + 35 = 110 mL in four hours; 390 more at 40 mL/h last 9.75 h.
    expect(text).toContain('\n  1  Mon 30 Nov 08:00            21:45   500 mL    0 mL  used up\n')
    expect(text).toContain('\n100 mg/mL           5 mL      500 mL       1 of 5 mL            10\n')
    expect(text).toMatch(/\n {2}14 {2}21:00 .* {2}container change\n +21:[0-9]{2}; maximum\n/)
  })

  it('are no more than 24, and the rest counted', () => {
    // 50 mL to the minute: until 2 h 10 min, 3 h 42 min, 4 h 59 min; then 75 min each, 6,901 min / 75 = 92.01.
    expect(told({ container: '50' })).toContain('\nand 72 more: --supply lists them all\n')
    expect(told({ container: '500' })).not.toContain('--supply')
  })

  it('are not there where none was asked for', () => {
    expect(told({})).not.toContain('Containers')
  })
})

it('writes thousands of mL with a comma', () => {
  expect(table(planOf({ concentration: '1' }), view({ width: 140 }))).toMatch(/4,750 mg +4,750 mL/)
})
