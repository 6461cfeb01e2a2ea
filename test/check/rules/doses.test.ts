import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

describe('a bolus', () => {
  it('of a column or of an event is one that the protocol does not have', () => {
    expect(findings(['Hour,Rate (mg/h),Bolus (mg)', '1,20,', '2,25,50'])).toEqual([
      '3 bolus: a bolus of 50 mg, allowed none: crps-5day has no bolus',
    ])
    expect(rules(['Time,Event,Rate (mg/h)', '08:00,started,20', '08:30,Bolus 20 mg,', '09:00,changed,25'])).toEqual([
      '3 bolus',
    ])
  })
  it.each([
    // 20, 20 + 25 + 10, 55 + 30; or without the bolus.
    [['20', '55', '85'], []],
    [['20', '45', '75'], []],
    [['20', '55', '75'], ['3 total: 55 mg, allowed 45 mg (20 + 25)']],
  ])('is counted in totals or not: %j', (totals, wrong) => {
    const rows = ['20,20,', '25,25,10', '30,30,'].map((row, index) => `${index + 1},${row},${totals[index]}`)
    const found = findings(['Hour,Rate (mg/h),Dose (mg),Bolus (mg),Total (mg)', ...rows])
    expect(found.filter((each) => each.includes('total'))).toEqual(wrong)
  })
  it('of nothing is none', () => expect(rules(['Hour,Rate (mg/h),Bolus (mg)', '1,20,0', '2,25,-'])).toEqual([]))
})

describe('a total row', () => {
  const table = (...totals: readonly string[]) => rules(['Hour,Rate (mg/h),Dose (mg)', '1,20,20', '2,25,25', ...totals])
  it('is the sum, also of the rows since the last one', () => {
    expect(table('Total,,45')).toEqual([])
    expect(table('Total,,54')).toEqual(['4 total'])
    expect(table('Subtotal,,45', '3,30,30', 'Subtotal,,30', 'Total,,75')).toEqual([])
    expect(table('Subtotal,,45', '3,30,30', 'Subtotal,,31')).toEqual(['6 total'])
  })
  it('counts the days of a range', () => {
    const days = (total: string) =>
      rules(['Days,Rate (mg/h),Dose a day (mg)', '1,20,480', '2-3,25,600', `Total,,${total}`])
    expect([days('1680'), days('1080')]).toEqual([[], ['4 total']])
  })
})

describe('a total dose', () => {
  const session = (total: string) =>
    rules(['Session,Rate (mg/h),Hours,Total dose (mg)', '1,20,4,80', `2,25,4,${total}`])
  it('may be that of the session or of all so far', () => {
    expect([session('100'), session('180'), session('1000')]).toEqual([[], [], ['3 total']])
  })
  it('of a day is 24 h, or what the day has so far', () => {
    const day = (total: string) => rules(['Day,Rate (mg/h),Daily total (mg)', '1,20,480', `2,25,${total}`])
    expect([day('600'), day('650')]).toEqual([[], ['3 total']])
  })
})

it('holds the dose of a last row without an end to the longest course: 25 mg/h x 119 h = 2975 mg', () => {
  const last = (dose: string) => rules(['Time,Rate (mg/h),Dose (mg)', '08:00,20,20', `09:00,25,${dose}`])
  expect([last('2975'), last('3100')]).toEqual([[], ['3 dose']])
})

it.each(['load', 'Loading dose', 'BOLUS'])(
  'names a row of a phase called %s as a load that the protocol has not',
  (name) => {
    const rows = [`${name},08:00,08:10,10`, 'Infusion,08:10,09:10,20']
    expect(findings(['Phase,Start,End,Rate (mg/h)', ...rows])).toContain(
      '2 bolus: a load, allowed none: crps-5day has no bolus',
    )
  },
)
