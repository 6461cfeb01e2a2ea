import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvDifferences, isPlanCsv } from '../../../src/cli/verify/csv'
import { planFileOf } from '../../../src/cli/verify/record'
import { Refusal } from '../../../src/core/model/finding'
import { IN, run } from '../fake-io'

const context = { now: 0, zone: () => expect.unreachable('the machine was asked') }
const ARGS = [...IN, '-w', '70', '-c', '2']
const documentOf = async (args: readonly string[], format: string) => (await run([...args, '-f', format, '-q'])).out
const csvOf = (...more: readonly string[]) => documentOf([...ARGS, ...more], 'csv')
const json = documentOf(ARGS, 'json')
const found = (text: string) => csvDifferences('a.csv', text, undefined, context)
const beside = async (text: string) => csvDifferences('a.csv', text, planFileOf('plan.json', await json), context)
async function codesOf(text: string): Promise<readonly (string | number)[]> {
  try {
    await found(text)
  } catch (error) {
    if (error instanceof Refusal) return [error.exit, ...error.findings.map(({ code }) => code)]
    throw error
  }
  return []
}

it('is known by its header', async () => {
  for (const by of ['hour', 'change', 'session']) {
    const text = await csvOf('--by', by)
    expect([isPlanCsv(text), isPlanCsv(`\ufeff${text}`)]).toEqual([true, true])
  }
  expect(isPlanCsv('Hour,Rate\n1,20\n')).toBe(false)
  expect(isPlanCsv('session,rate_mg_h\n1,plan_id\n')).toBe(false)
})

describe.each([
  ['hour', []],
  ['change', []],
  ['session', []],
  ['hour', ['--predict=domino']],
  ['change', ['--predict=clements']],
] as const)('by %s %j', (by, more) => {
  it('agrees with itself and with its plan', async () => {
    const text = await csvOf('--by', by, ...more)
    expect([await found(text), await beside(text)]).toEqual([[], []])
  })

  it('differs from its plan in the one cell that was changed', async () => {
    const text = await csvOf('--by', by, ...more)
    const [head = '', ...rows] = text.trimEnd().split('\n')
    const at = head.split(',').indexOf('cumulative_mg')
    const last = rows.at(-1)?.split(',') ?? []
    // 20 + 25 + 30 + 35 mg, then 116 h of 40 mg/h: 4750 mg.
    expect(last[at]).toBe('4750')
    const typed = [head, ...rows.slice(0, -1), last.with(at, '4751').join(',')].join('\n')
    expect(await beside(typed)).toEqual([{ place: `row ${rows.length} cumulative_mg`, first: '4751', second: '4750' }])
  })
})

it.each(['simons-2022', 'fanta-2015'])('finds the model of esketamine: %s', async (id) => {
  const args = [...IN, '-p', 'ketcrps-2-inpatient', '-w', '60', `--predict=${id}`]
  const [text, plan] = [await documentOf(args, 'csv'), await documentOf(args, 'json')]
  expect(text).toContain('ketamine_ng_mL')
  expect(await csvDifferences('a.csv', text, planFileOf('plan.json', plan), context)).toEqual([])
})

it('is read with semicolons and decimal commas', async () => {
  const text = await csvOf('--excel=semicolon')
  expect([isPlanCsv(text), await found(text), await beside(text)]).toEqual([true, [], []])
})

it('lacks a row or has one too many', async () => {
  const rows = (await csvOf('--by', 'change')).trimEnd().split('\n')
  const shorter = await beside(rows.slice(0, -1).join('\n'))
  expect(shorter.length).toBeGreaterThan(0)
  for (const { place, first } of shorter) {
    expect(place).toContain(`row ${rows.length - 1} `)
    expect(first).toBeUndefined()
  }
})

it('differs from its plan whichever digit of a dose or rate is changed', async () => {
  const text = await csvOf('--by', 'change')
  const [head = '', ...rows] = text.trimEnd().split('\n')
  const columns = ['rate_mg_h', 'dose_mg', 'cumulative_mg'].map((name) => head.split(',').indexOf(name))
  expect(columns.every((column) => column >= 0)).toBe(true)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...columns),
      fc.nat({ max: rows.length - 1 }),
      fc.integer({ min: 1, max: 9 }),
      async (column, at, by) => {
        const cells = rows[at]?.split(',') ?? []
        const cell = cells[column] ?? ''
        const digit = String((Number(cell.at(-1)) + by) % 10)
        const row = cells.with(column, cell.slice(0, -1) + digit).join(',')
        expect((await beside([head, ...rows.with(at, row)].join('\n'))).length).toBe(1)
      },
    ),
    { numRuns: 10 },
  )
})

it('names a changed plan before its own cells', async () => {
  const record = JSON.parse(await json)
  record.totals.dose_mg = 4751
  const planFile = planFileOf('plan.json', JSON.stringify(record))
  expect(await csvDifferences('a.csv', await csvOf(), planFile, context)).toEqual([
    { place: '--plan totals dose_mg', first: '4751', second: '4750' },
  ])
})

it.each([
  ['with no rows', 'session,rate_mg_h,plan_id\n'],
  ['with a row too long', 'session,rate_mg_h,plan_id\n1,20,a,b\n'],
  ['with a quote left open', 'session,rate_mg_h,plan_id\n1,"20,a\n'],
])('is refused %s', async (_, text) => {
  expect(await codesOf(text)).toEqual([2, 'bad-table'])
})
