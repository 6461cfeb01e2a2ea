import { describe, expect, it } from 'vitest'
import { statisticIn } from '../../../../src/check/read/layout/statistics'

const lineOf = (text: string, record = 0) => ({ record, cells: text.split(',') })
const HEADER = 'Hour,Stage,mg/h,mg,Pain'
const ROWS = ['1,a,20,20,7', '2,b,25,25,6', '3,c,30,30,4']
const kindOf = (text: string, header = HEADER, rows = ROWS) =>
  statisticIn(
    { header: lineOf(header), lines: rows.map((row) => lineOf(row)), ranges: new Map() },
    lineOf(text, 9),
    '.',
  )

describe('a line that is named like a statistic', () => {
  it.each([
    'Maximum,,30,30,7',
    'Max,,30 mg/h,,',
    'Lowest,,20,20,4',
    'Mean,,25,25,5.7',
    'Median,,,25,',
    'Range,,20-30,20 to 30,4-7',
    'SD,,5,5,1',
    'n = 3,,3,3,3',
    'Highest pain,,,,8',
  ])('is one with the figures of the rows: %s', (text) => {
    expect(kindOf(text)).toEqual([])
  })

  it.each(['Maximum,,60,60,', 'Max,,40,,', 'Minimum,,5,,', 'Mean,,31,,', 'Range,,20-40,,', 'Max,d,30,31,'])(
    'is a row with others: %s',
    (text) => {
      expect(kindOf(text)).toBeUndefined()
    },
  )

  it('is a row where it has times of its own', () => {
    const rows = ['Start,0,1,20,20', 'Step 1,1,2,25,25']
    expect(kindOf('Maximum,2,24,25,550', 'Stage,From h,To h,mg/h,mg', rows)).toBeUndefined()
    expect(kindOf('Maximum,,,25,25', 'Stage,From h,To h,mg/h,mg', rows)).toEqual([])
    expect(kindOf('Max,10:00,25', 'Stage,End,mg/h', ['Start,09:00,25'])).toBeUndefined()
  })

  it('is of another thing than the columns with one figure and the word of it', () => {
    expect(kindOf('Max daily dose,,960,,')).toEqual([])
    expect(kindOf('Maximum allowed,,60,,')).toEqual([])
  })

  it('is a limit below times, with a unit', () => {
    expect(kindOf('Max rate:,,60 mg/h,,')).toEqual([{ record: 9, cells: ['Max rate: 60 mg/h'], at: [2] }])
    expect(kindOf('Max (mg/h),,60,,')).toEqual([{ record: 9, cells: ['Max (mg/h): 60'], at: [2] }])
    expect(kindOf('Max rate,60 mg/h', 'Stage,Rate', ['Start,20 mg/h'])).toBeUndefined()
  })

  it('is nothing by another name', () => {
    expect(kindOf('Plateau,,30,30,')).toBeUndefined()
    expect(kindOf('Maxwell,,30,30,')).toBeUndefined()
  })
})
