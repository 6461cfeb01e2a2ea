import { describe, expect, it } from 'vitest'
import { readTitrationTable } from '../../../src/check/read/read-table'
import { decimalText } from '../../../src/core/values/interval'
import { askedOf, blockOf, LIBRARY, type Said, sheetOf } from '../sheets'

const rates = (lines: readonly string[], said?: Said) =>
  sheetOf(lines, said).rows.map(
    ({ rate, rateFrom }) => `${rate === undefined ? '?' : decimalText(rate.value)} ${rateFrom}`,
  )

describe('the rate of a row', () => {
  it('is printed, else mL/h x mg/mL, else mg/kg/h x kg', () => {
    const header = 'Rate (mg/h),Rate (mL/h),Rate (mg/kg/h),Weight (kg),Conc (mg/mL)'
    expect(rates([header, '20,9,0.3,70,2', ',9,0.3,70,2', ',,0.3,70,2', ',,,70,2'])).toEqual([
      '20 rate_mg_h',
      '18 rate_mL_h',
      '21 rate_mg_kg_h',
      '? rate_mg_kg_h',
    ])
  })

  it('is in the column of mcg/kg/min where only that is: 5 mcg/kg/min x 70 kg = 21 mg/h', () => {
    expect(rates(['Rate (mcg/kg/min)', '5'], { weight: '70' })).toEqual(['21 rate_mcg_kg_min'])
  })

  it('is not known without what it takes', () => {
    expect(rates(['Rate (mL/h)', '9'])).toEqual(['? rate_mL_h'])
    expect(rates(['Rate (mg/kg/h)', '0.3'])).toEqual(['? rate_mg_kg_h'])
  })
})

describe('the weight and the concentration', () => {
  const header = 'Hour,Rate (mg/kg/h),Weight (kg)'

  it('of an empty cell are those above it, of the first what is given beside the table', () => {
    expect(rates([header, '1,0.1,', '2,0.1,70', '3,0.1,', '4,0.1,60'], { weight: '80' })).toEqual(
      ['8', '7', '7', '6'].map((rate) => `${rate} rate_mg_kg_h`),
    )
  })

  it('given beside a column that says them is reported', () => {
    const { findings } = readTitrationTable(blockOf([header, '1,0.1,70']), '.', askedOf({ weight: '80' }), LIBRARY)
    expect(findings).toMatchObject([{ rule: 'not-checked', record: 0, cell: 2 }])
  })

  it('are else the quotient of the first row that has both: 20 / 0.4 = 50 kg, 20 / 8 = 2.5 mg/mL', () => {
    const lines = ['Rate (mg/h),Rate (mg/kg/h),Rate (mL/h)', '20,,', '20,0.4,8']
    const { rows, inferred } = sheetOf(lines)
    expect(inferred).toEqual({ weight: true, concentration: true })
    expect([rows[0]?.weight, rows[0]?.concentration].map((each) => decimalText(each?.value ?? 0n))).toEqual([
      '50',
      '2.5',
    ])
    expect(sheetOf(lines, { weight: '50', concentration: '2.5' }).inferred).toEqual({
      weight: false,
      concentration: false,
    })
  })
})

it.each([
  [['Start', '08:00'], {}, false],
  [['Start', '2026-11-30T08:00Z'], {}, true],
  [['Start', '08:00'], { zone: 'Europe/Berlin' }, true],
])('times of %j stand for instants: %s %s', (lines, said, zoned) => {
  expect(sheetOf(lines, said).zoned).toBe(zoned)
})

describe('a dose in mg/kg', () => {
  it('is one in mg by the weight: 0.3 mg/kg x 70 kg in 30 min is 42 mg/h', () => {
    const lines = ['Session,Dose (mg/kg),Minutes', '1,0.3,30']
    expect(rates(lines, { weight: '70' })).toEqual(['42 dose_mg'])
    expect(sheetOf(lines).rows.map(({ perKg }) => perKg && decimalText(perKg.value))).toEqual(['0.6'])
  })
  it('finds the weight beside doses in mg', () => {
    const [row] = sheetOf(['Session,Dose (mg/kg),Dose (mg),Minutes', '1,0.3,21,60', '2,0.4,28,60', '3,0.5,39,60']).rows
    expect(row?.weight && decimalText(row.weight.value)).toBe('70')
  })
})
