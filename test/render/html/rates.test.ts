import { expect, it } from 'vitest'
import { ratesTable } from '../../../src/render/html/rates'
import { outpatient, planOf } from '../plan-of'

const rowsIn = (table: string) => table.match(/<tr[\s\S]*?<\/tr>/g) ?? []
const cells = (row = '') =>
  [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, inner = '']) => inner.replace(/<[^>]*>/g, ''))
const signed = (rows: readonly string[]) => rows.filter((row) => row.includes('class="box"'))

it('writes the row of a step, with room to sign', () => {
  const rows = rowsIn(ratesTable(planOf({ weight: '70', concentration: '2' }), { by: 'hour' }))
  const row = rows.find((each) => cells(each)[0] === '5')
  // 40 mg/h at 2 mg/mL is 20 mL/h; 150 mg are 75 mL; 40 / 70 = 0.571.
  expect(cells(row)).toEqual([
    '5',
    '12:00',
    '40',
    '20',
    '0.571',
    '+5',
    '40',
    '150',
    '75',
    'if tolerated; maximum',
    '',
    '',
    '',
  ])
  expect(row?.match(/class="rule"/g)).toHaveLength(2)
})

it('has a box where the pump is set, and nowhere else', () => {
  // 20, 25, 30, 35, 40 mg/h: five settings in 120 rows.
  expect(signed(rowsIn(ratesTable(planOf(), { by: 'hour' })))).toHaveLength(5)
  expect(signed(rowsIn(ratesTable(outpatient(), { by: 'session' })))).toHaveLength(10)
  expect(signed(rowsIn(ratesTable(outpatient(), { by: 'hour' })))).toHaveLength(10)
})

it('groups the hours by day, each with its sum', () => {
  const table = ratesTable(planOf(), { by: 'hour' })
  expect(table.match(/<tbody class="whole">/g)).toHaveLength(5)
  expect(table).toContain(
    '<th scope="rowgroup" colspan="10">Day 1<span class="time">Mon 30 Nov 08:00 to Tue 1 Dec 08:00</span></th>',
  )
  expect(
    rowsIn(table)
      .filter((row) => row.includes('class="sum"'))
      .map((row) => cells(row).slice(0, 2)),
  ).toEqual([['Day 1 in all', '910 mg'], ...[2, 3, 4, 5].map((day) => [`Day ${day} in all`, '960 mg'])])
})

it('lets a long group run on to the next page', () => {
  const series = outpatient({ sessions: '60', allow: 'course-length,window', reason: 'x' })
  expect(ratesTable(series, { by: 'session' })).not.toContain('class="whole"')
  expect(ratesTable(series, { by: 'hour' }).match(/<tbody class="whole">/g)).toHaveLength(60)
})

it('tints a change of rate alone', () => {
  // 20, 25, 30, 35, 40 mg/h, then held.
  expect(ratesTable(outpatient(), { by: 'session' }).match(/class="new"/g)).toHaveLength(5)
})

it('spans the same columns in every row', () => {
  for (const table of [
    ratesTable(planOf({ weight: '70' }), { by: 'hour' }),
    ratesTable(outpatient({ concentration: '1' }), { by: 'session' }),
  ]) {
    const spans = rowsIn(table).map((row) =>
      [...row.matchAll(/<t[hd]([^>]*)>/g)].reduce(
        (sum, [, attributes = '']) => sum + Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
        0,
      ),
    )
    expect(new Set(spans).size).toBe(1)
  }
})
