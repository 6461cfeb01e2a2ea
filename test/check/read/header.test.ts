import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../src/check/read/header'
import { tableOf } from '../sheets'

const read = (lines: readonly string[], map = {}) => {
  const { columns, faults } = columnsOf(tableOf(lines), new Map(Object.entries(map)))
  return {
    columns: Object.fromEntries(columns),
    faults: faults.map(({ rule, record, cell, found }) => `${record}:${cell} ${rule}: ${found}`),
  }
}

describe('columns', () => {
  it('stand where their headers do', () => {
    expect(read(['Hour,Rate (mg/h),held_by,Note', '1,20,x,'])).toEqual({
      columns: { hour: 0, rate_mg_h: 1, note: 3 },
      faults: [],
    })
  })

  it('that are not known are named', () => {
    expect(read(['Hour,Sedation', '1,2']).faults).toEqual([
      '0:1 unknown-column: column Sedation: not recognised, not checked',
    ])
  })

  it('are what --map says, also nothing', () => {
    const map = { Sedation: 'ignore', 'Infusion speed': 'rate_mg_h' }
    expect(read(['Sedation,Infusion speed', '2,20'], map)).toEqual({ columns: { rate_mg_h: 1 }, faults: [] })
  })

  it('stand there once', () => {
    expect(read(['Rate (mg/h),Infusion rate mg/hr', '20,20']).faults).toEqual([
      '0:1 column-twice: column Infusion rate mg/hr: rate_mg_h a second time',
    ])
    expect(read(['Rate (mg/h),Rate (mL/h)', '20,10']).faults).toEqual([])
  })
})

describe('a quantity without a unit in its header', () => {
  it('has that of its cells', () => {
    expect(read(['Rate', '20 mg/h', '25 mg/h'])).toEqual({ columns: { rate_mg_h: 0 }, faults: [] })
  })

  it('has one in each of them, or the bare ones are errors', () => {
    expect(read(['Rate', '20', '25 mg/h', '', '30']).faults).toEqual([
      '1:0 unit: 20 without a unit',
      '4:0 unit: 30 without a unit',
    ])
  })

  it('has else none', () => {
    expect(read(['Rate', '20'])).toEqual({ columns: {}, faults: ['0:0 unit: column Rate without a unit'] })
    expect(read(['Rate', '20 mg/min']).faults).toEqual(['0:0 unit: column Rate in a unit not read'])
    expect(read(['Rate (mg/min)', '20']).faults).toEqual([
      '0:0 unit: column Rate (mg/min) in a unit not read',
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
    expect(read([`Hour,${header}`, '1,20'])).toEqual({ columns: { hour: 0, [target]: 1 }, faults: [] })
  })

  it('is a limit or a change beside another', () => {
    expect(read(['Rate (mg/h) max 40,Rate after step (mg/h),Rate (mg/h)', '40,5,20'])).toEqual({
      columns: { limit_mg_h: 0, change_mg_h: 1, rate_mg_h: 2 },
      faults: [],
    })
    expect(read(['Rate (mg/h) max 40,Rate (mL/h)', '20,10']).columns).toEqual({ rate_mg_h: 0, rate_mL_h: 1 })
  })

  it('is also what has the unit of one in every cell', () => {
    expect(read(['Hour,Speed', '1,200 mg/h', '2,', '3,20 mg/hr'])).toEqual({
      columns: { hour: 0, rate_mg_h: 1 },
      faults: [],
    })
    const unknown = ['0:1 unknown-column: column Speed: not recognised, not checked']
    expect(read(['Hour,Speed', '1,20 mg/h', '2,25']).faults).toEqual(unknown)
    expect(read(['Hour,Speed', '1,20 mg/h', '2,25 mL/h']).faults).toEqual(unknown)
    expect(read(['Rate (mg/h),Speed', '20,20 mg/h']).faults).toEqual(unknown)
    expect(read(['Hour,Midazolam', '1,2 mg/h']).columns).toEqual({ hour: 0 })
  })
})
