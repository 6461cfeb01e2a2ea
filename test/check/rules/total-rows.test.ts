import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

describe('a total row', () => {
  const table = (...totals: readonly string[]) => rules(['Hour,Rate (mg/h),Dose (mg)', '1,20,20', '2,25,25', ...totals])
  it('is the sum, also of the rows since the last one', () => {
    expect(table('Total,,45')).toEqual([])
    expect(table('Total,,54')).toEqual(['4 total'])
    expect([table('Given in all:,,45'), table('Given in all:,,54')]).toEqual([[], ['4 total']])
    expect(table('Subtotal,,45', '3,30,30', 'Subtotal,,30', 'Total,,75')).toEqual([])
    expect(table('Subtotal,,45', '3,30,30', 'Subtotal,,31')).toEqual(['6 total'])
  })
  it('counts the days of a range', () => {
    const days = (total: string) =>
      rules(['Days,Rate (mg/h),Dose a day (mg)', '1,20,480', '2-3,25,600', `Total,,${total}`])
    expect([days('1680'), days('1080')]).toEqual([[], ['4 total']])
  })
})

describe('a total in words', () => {
  const below = (line: string) => rules(['Hour,mg/h,mg', '1,20,20', '2,25,25', '3,30,30', line])
  it.each([
    ['Total,', ''],
    ['Total,', ' mg'],
    ['Total dose (mg),', ''],
    ['Total = ', ''],
    ['Total mg given: ', ''],
    ['Gesamtdosis: ', ' mg'],
    ['Ketamine used: ', ' mg'],
    ['Amount infused: ', ' mg'],
    ['Given in all: ', ' mg'],
    ['Patient received ', ' mg'],
    ['Course dose: ', ' mg'],
    ['Full course: ', ' mg'],
    ['All 3 sessions: ', ' mg'],
  ])('%j is the sum, under whatever column it stands', (name, unit) => {
    expect(below(`${name}75${unit},`)).toEqual([])
    expect(below(`${name}57${unit},`)).toEqual(['5 total'])
  })
  it('may be beside other figures', () => expect(below('Total given: 75 mg in 3 h,,')).toEqual([]))
})

it('is not less than what the rows of known length give', () => {
  const open = (total: string) => rules(['Time,Rate (mg/h)', '08:00,20', '09:00,25', '10:00,30', `Total (mg),${total}`])
  expect([open('60'), open('37')]).toEqual([[], ['5 total']])
})

it('of a volume is that of the rows', () => {
  const given = (words: string) => rules(['Hour,Rate (mL/h),Volume (mL)', '1,10,10', '2,12.5,12.5', words])
  expect([given('Volume given 22.5 mL'), given('Volume used: 32.5 mL')].map((each) => each.at(-1))).toEqual([
    '1 rate-unknown',
    '4 total',
  ])
})

it.each([
  'Dose given in total',
  'Amount given (mg)',
  'Ketamine given',
  'Patient received',
  'Whole course',
  'End total',
  'Used',
])('%s is the label of a total row', (label) => {
  const table = (total: string) =>
    rules(['Hour,Rate (mg/h),Dose (mg)', '1,20,20', '2,25,25', '3,0,', `${label},,${total}`])
  expect([table('45'), table('54')]).toEqual([[], ['5 total']])
})
