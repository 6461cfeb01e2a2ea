import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { gridWorkbook, supplyXlsx } from '../../../src/render/xlsx/grids'
import { planOf, view } from '../plan-of'

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
