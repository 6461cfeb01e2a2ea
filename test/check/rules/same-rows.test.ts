import { describe, expect, it } from 'vitest'
import { eachRow, hasSameSums, headsOf, ofSame } from '../../../src/check/rules/same-rows'
import { rules, sheetOf } from '../sheets'

const HEADER = 'Hour,Rate (mg/h),Dose (mg),Note'

describe('a row like the one before it', () => {
  const { rows } = sheetOf([HEADER, '1,20,20,', '2,20,20,', '3,20,20,paused 20 min', '4,25,25,'])
  const same = rows.slice(1).map((row, at) => {
    const before = rows[at]
    return before !== undefined && hasSameSums(before, row)
  })
  it('has its figures and its words', () => expect(same).toEqual([true, false, false]))
  it('belongs to the run of that one', () => expect(headsOf(rows).map(({ hour }) => hour)).toEqual([1, 3, 4]))
  it('is checked where the first one of its run has a finding', () => {
    const seen: (number | undefined)[] = []
    eachRow(rows, ({ hour }) => {
      seen.push(hour)
      return hour === 1 ? [{ rule: 'dose', record: 1, cell: 0, found: '', allowed: '' }] : []
    })
    expect(seen).toEqual([1, 2, 3, 4])
  })
  it('is not worked out again', () => {
    let times = 0
    const given = rows.map(ofSame(({ hour }) => [++times, hour]))
    expect(given.map(([time]) => time)).toEqual([1, 1, 2, 3])
  })
})

it('is checked by itself where only the one before it was paused: 30 mg/h x 40 min = 20 mg', () => {
  const doses = (...rows: readonly string[]) => rules([HEADER, '1,20,20,', '2,25,25,', ...rows])
  expect(doses('3,30,20,paused 20 min', '4,30,30,')).not.toContain('4 dose')
  expect(doses('3,30,20,paused 20 min', '4,30,20,')).toContain('5 dose')
})
