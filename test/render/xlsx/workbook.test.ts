import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { workbook } from '../../../src/render/xlsx/workbook'

const SHEET = {
  name: 'A',
  rows: [['Title'], ['Rate', 'Twice', 'At'], [20, { formula: 'A3*2', value: 40 }, new Date(Date.UTC(2026, 10, 30, 8))]],
  head: 1,
  alarms: [{ range: 'A3:A3', words: 'above limit' }],
}

it('has figures, formulas with their values and dates, every cell locked', async () => {
  const { sheets } = await readXlsx(await workbook([SHEET]), { readStyles: true })
  const [sheet] = sheets
  expect(sheet?.rows[2]?.[0]).toBe(20)
  expect(sheet?.cells?.get('2,1')).toMatchObject({ formula: 'A3*2', formulaResult: 40 })
  expect(sheet?.rows[2]?.[2]).toEqual(new Date(Date.UTC(2026, 10, 30, 8)))
  expect(sheet?.protection?.sheet).toBe(true)
  expect(sheet?.cells?.get('2,0')?.style?.protection?.locked).not.toBe(false)
})

it('is the same bytes each time', async () => {
  expect(await workbook([SHEET])).toEqual(await workbook([SHEET]))
})

it('runs nothing that somebody wrote', async () => {
  const { sheets } = await readXlsx(await workbook([{ name: 'A', rows: [['=1+1', 'x\u0007']] }]), { readStyles: true })
  expect(sheets[0]?.cells?.get('0,0')?.formula).toBeUndefined()
  expect(sheets[0]?.rows[0]?.[0]).toBe('=1+1')
})

it('prints a handout one page wide, with its title on every page', async () => {
  const { sheets } = await readXlsx(await workbook([{ ...SHEET, isHandout: true }]))
  expect(sheets[0]?.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, printTitlesRow: '$1:$2' })
})
