import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../../src/check/read/columns/header'
import { blockOf, rules } from '../../sheets'

const read = (lines: readonly string[], map = {}) => {
  const { form, findings } = columnsOf(blockOf(lines), '.', new Map(Object.entries(map)))
  return {
    columns: Object.fromEntries(form.columns),
    findings: findings.map(({ rule, record, cell, found }) => `${record}:${cell} ${rule}: ${found}`),
  }
}

describe('columns', () => {
  it('are where their headers are', () => {
    expect(read(['Hour,Rate (mg/h),held_by,Note', '1,20,x,'])).toEqual({
      columns: { hour: 0, rate_mg_h: 1, note: 3 },
      findings: [],
    })
  })

  it('that are not known are named', () => {
    expect(read(['Hour,Factor', '1,2']).findings).toEqual([
      '0:1 unknown-column: column Factor: not recognised, not checked',
    ])
  })

  it('are what --map says, also nothing', () => {
    const map = { Sedation: 'ignore', 'Infusion speed': 'rate_mg_h' }
    expect(read(['Sedation,Infusion speed', '2,20'], map)).toEqual({ columns: { rate_mg_h: 1 }, findings: [] })
  })

  it('are there once', () => {
    expect(read(['Rate (mg/h),Infusion rate mg/hr', '20,20']).findings).toEqual([
      '0:1 column-twice: column Infusion rate mg/hr: rate_mg_h a second time',
    ])
    expect(read(['Rate (mg/h),Rate (mL/h)', '20,10']).findings).toEqual([])
  })
})

it('counts hours under the word of a clock in other languages', () => {
  expect(read(['Heure,D\u00e9bit (mg/h)', '1,20', '2,25']).columns).toMatchObject({ hour: 0 })
  expect(read(['Uur,mg/h', '08:00,20', '09:00,25']).columns).toMatchObject({ start: 0 })
})

it('names a column of boluses beside the infusion where one was given', () => {
  expect(read(['Rate (mg/h),PRN bolus (mg)', '20,0']).findings).toEqual([])
  expect(read(['Rate (mg/h),PRN bolus (mg)', '20,5']).findings).toHaveLength(1)
})

describe('a quantity without a unit in its header', () => {
  it('has that of its cells', () => {
    expect(read(['Rate', '20 mg/h', '25 mg/h'])).toEqual({ columns: { rate_mg_h: 0 }, findings: [] })
  })

  it('has one in each of them, or the bare ones are errors', () => {
    expect(read(['Rate', '20', '25 mg/h', '', '30']).findings).toEqual([
      '1:0 unit: 20 without a unit',
      '4:0 unit: 30 without a unit',
    ])
  })

  it('has none otherwise', () => {
    expect(read(['Rate', '20'])).toEqual({ columns: {}, findings: ['0:0 unit: column Rate without a unit'] })
    expect(read(['Rate', '20 ng/min']).findings).toEqual(['0:0 unit: column Rate in a unit not read'])
    expect(read(['Rate (mg/h or mL/h)', '20']).findings).toEqual([
      '0:0 unit: column Rate (mg/h or mL/h) with two units',
    ])
  })
})

describe('what may be a rate', () => {
  it.each([
    ['Rate (mg/h) max 40', 'rate_mg_h'],
    ['Rate after step (mg/h)', 'rate_mg_h'],
    ['New rate after change (mg/h)', 'rate_mg_h'],
    ['Step up to (mg/h)', 'rate_mg_h'],
    ['Rate (mg/kg/h) max 0.5', 'rate_mg_kg_h'],
  ])('%s is one where there is no other', (header, target) => {
    expect(read([`Hour,${header}`, '1,20'])).toEqual({ columns: { hour: 0, [target]: 1 }, findings: [] })
  })

  it('is a limit or a change beside another', () => {
    expect(read(['Rate (mg/h) max 40,Rate after step (mg/h),Rate (mg/h)', '40,5,20'])).toEqual({
      columns: { limit_mg_h: 0, change_mg_h: 1, rate_mg_h: 2 },
      findings: [],
    })
    expect(read(['Rate (mg/h) max 40,Rate (mL/h)', '20,10']).columns).toEqual({ rate_mg_h: 0, rate_mL_h: 1 })
  })

  it('is also what has the unit of one in every cell', () => {
    expect(read(['Hour,Speed', '1,200 mg/h', '2,', '3,20 mg/hr'])).toEqual({
      columns: { hour: 0, rate_mg_h: 1 },
      findings: [],
    })
    const unknown = ['0:1 unknown-column: column Value: not recognised, not checked']
    expect(read(['Hour,Value', '1,20 mg/h', '2,25']).findings).toEqual(unknown)
    expect(read(['Hour,Value', '1,20 mg/h', '2,25 mL/h']).findings).toEqual(unknown)
    expect(read(['Rate (mg/h),Value', '20,20 mg/h']).findings).toEqual(unknown)
    expect(read(['Hour,Midazolam', '1,2 mg/h']).columns).toEqual({ hour: 0 })
  })
})

it('reads remarks below no name and under changes, and orders that are no plans', () => {
  const table = (header: string, cell: string) =>
    rules([`Time,Rate (mg/h),${header}`, '08:00,20,', `09:00,25,${cell}`, '10:00,30,', '11:00,0,'])
  expect([table('', 'AB'), table('', '20 mg so far'), table('', '54 mg so far')]).toEqual([[], [], ['3 total']])
  expect([table('Changes', 'raised to 25 mg/h'), table('Changes', 'raised to 40 mg/h')]).toEqual([[], ['3 change']])
  expect(table('Plan', 'increase to 30 mg/h at 10:00')).toEqual([])
})
