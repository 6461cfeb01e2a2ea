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
  it('of 0 mg is none', () => expect(rules(['Hour,Rate (mg/h),Bolus (mg)', '1,20,0', '2,25,-'])).toEqual([]))
})

it('limits the dose of a last row without an end by the longest course: 25 mg/h x 119 h = 2975 mg', () => {
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

describe('the total of a last row without an end', () => {
  const last = (total: string) =>
    rules(['Time,Rate (mg/h),Total (mg)', '08:00,20,20', '09:00,25,45', `10:00,30,${total}`])
  // 45 + 25 + 30 mg/h x 118 h = 3610 mg.
  it.each([
    ['75', []],
    ['3600', []],
    ['3700', ['4 total']],
    ['45', ['4 total']],
    ['57', []],
    ['44', ['4 total']],
  ])('may be %s mg or not', (total, right) => expect(last(total)).toEqual(right))
})

it('is not all given in a row that was paused', () => {
  const paused = (note: string, dose: string) =>
    rules(['Hour,Rate (mg/h),Dose (mg),Note', `1,20,${dose},${note}`, '2,25,25,'])
  expect(paused('paused 30 min', '20')).toEqual(['2 time-unknown'])
  expect(paused('paused for air in the line', '20')).toEqual(['2 rate-unknown'])
})

it('is nothing in a row at no rate, whatever its time', () => {
  const stop = (dose: string) => rules(['Time,Rate (mg/h),Dose (mg)', '08:00,20,20', `09:00,0,${dose}`])
  expect([stop('0'), stop('20')]).toEqual([[], ['3 dose']])
})
