import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/core/plan/types'
import { gridWorkbook, sheetsOf, supplyXlsx, xlsx } from '../../../src/render/xlsx/xlsx'
import { outpatient, planOf, view } from '../plan-of'

const bookOf = async (plan: Plan, by: 'hour' | 'session' | 'change' = 'hour') => {
  const { sheets } = await readXlsx(await xlsx(plan, view({ by })), { readStyles: true })
  return sheets[0] ?? expect.unreachable('no sheet')
}

it('has the rows of the table with formulas, which have the figures of the plan', async () => {
  const sheet = await bookOf(planOf({ concentration: '2' }))
  const head = sheet.rows.findIndex(([cell]) => cell === 'Row')
  expect(sheet.rows[head]).toEqual([
    ...[
      'Row',
      'Start',
      'Minutes',
      'Rate (mg/h)',
      'Dose (mg)',
      'Total (mg)',
      'Limit (mg/h)',
      'Guard',
      'Note',
      'Pump (mL/h)',
      'Session',
      'Drug',
      'Protocol',
      'Plan_id',
    ],
  ])
  // Row 5: 40 mg/h for an hour; 20 + 25 + 30 + 35 + 40 = 150 mg; 40 / 2 = 20 mL/h.
  const n = head + 5
  const cell = (column: number) => sheet.cells?.get(`${n},${column}`)
  expect([cell(4)?.formula, cell(4)?.formulaResult]).toEqual([`D${n + 1}*C${n + 1}/60`, 40])
  expect([cell(5)?.formula, cell(5)?.formulaResult]).toEqual([`F${n}+E${n + 1}`, 150])
  expect([cell(7)?.formula, cell(7)?.value]).toEqual([`IF(D${n + 1}>G${n + 1},"above limit","ok")`, 'ok'])
  expect([cell(9)?.formula, cell(9)?.formulaResult]).toEqual([`D${n + 1}/2`, 20])
  // The limit is a value.
  expect([cell(6)?.formula, sheet.rows[n]?.[6]]).toEqual([undefined, 40])
  expect(sheet.rows.slice(head + 1)).toHaveLength(120)
})

it('compares every rate and time with what was planned, and says that protection is no safeguard', async () => {
  const sheet = await bookOf(planOf())
  const state = sheet.cells?.get('2,1')
  expect(state?.value).toBe('as planned')
  expect(state?.formula).toContain('changed since planned')
  const words = sheet.rows
    .flat()
    .filter((cell) => typeof cell === 'string')
    .join('\n')
  expect(words).toContain('no safeguard')
  expect(words).toContain('Not an order')
  expect(words).toContain('ketaplan inpatient 2026-11-30T08:00:00-05:00')
})

it('has the dose of a row of several rates as a value', () => {
  const [sheet] = sheetsOf(planOf({ days: '1' }), view({ by: 'session' }))
  // 110 mg in 4 h, then 40 x 20 h.
  expect(sheet?.rows.at(-1)?.[4]).toBe(910)
})

it('has the sessions of a series', async () => {
  const sheet = await bookOf(outpatient(), 'session')
  expect(sheet.rows.at(-1)?.slice(2, 4)).toEqual([240, 40])
})

it('names session, protocol and offset in each row, so that check reads it as the CSV', async () => {
  const plan = outpatient()
  const sheet = await bookOf(plan, 'session')
  expect(sheet.rows.at(-1)?.slice(-4)).toEqual([10, plan.protocol.drug, plan.protocol.id, plan.id])
  expect(sheet.rows.at(-1)?.[1]).toMatch(/^2026-12-\d\dT\d\d:\d\d:00-05:00$/)
})

describe('grids', () => {
  const textsOf = async (bytes: Uint8Array) =>
    (await readXlsx(bytes)).sheets.flatMap(({ rows }) => rows.map((row) => row.join('|')))

  it('has a table below what is said of it', async () => {
    const texts = await textsOf(
      await gridWorkbook('A', ['Not an order.'], { heads: ['', 'x'], rows: [['Total', '4,750 mg']] }),
    )
    expect(texts[0]).toContain('Not an order.')
    expect(texts.at(-1)).toContain('Total|4,750 mg')
  })

  it('has the containers and what to draw, and how it was made', async () => {
    const plan = planOf({ concentration: '2', container: '250' })
    const texts = await textsOf(await supplyXlsx(plan, view()))
    expect(texts.join('\n')).toContain('10 containers of 250 mL with 500 mg in each')
    expect(texts.join('\n')).toContain('--supply --format xlsx')
    expect(texts.filter((text) => /^\d+\|\w{3} \d+ \w{3}/.test(text))).toHaveLength(10)
  })
})
