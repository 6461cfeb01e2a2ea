import { describe, expect, it } from 'vitest'
import {
  durationText,
  everyPair,
  findingAt,
  givenOf,
  hasPeaks,
  isDated,
  overPairs,
  ratedOf,
  SOME_DAY,
  sessionsOf,
} from '../../src/check/titration-table'
import { day } from '../../src/core/values/calendar-day'
import { sheetOf } from './sheets'

const titrationTable = sheetOf(['Session,Rate (mg/h)', '1,', '1,0', '1,20', '2,', '2,0', '1,25'])
const records = (rows: readonly { readonly record: number }[]) => rows.map(({ record }) => record)

describe('the rows of a table', () => {
  it('are in sessions by their order', () => {
    expect(sessionsOf(titrationTable.rows).map(records)).toEqual([[1, 2, 3], [4, 5], [6]])
  })
  it('are rated where their rate is known, and given from the first rate above 0 on', () => {
    expect(records(ratedOf(titrationTable.rows))).toEqual([2, 3, 5, 6])
    expect(ratedOf(titrationTable.rows)).toBe(ratedOf(titrationTable.rows))
    expect(records(givenOf(titrationTable.rows))).toEqual([3, 5, 6])
    expect(givenOf(sheetOf(['Rate (mg/h)', '0']).rows)).toEqual([])
  })
  it('come in pairs, each with the one before', () => {
    const pairs = (rows: readonly number[]) => overPairs(rows, (before, row) => [[before, row]])
    expect(pairs([1, 2, 3])).toEqual([
      [1, 2],
      [2, 3],
    ])
    expect(pairs([])).toEqual([])
    expect([everyPair([1, 2, 3], (a, b) => a < b), everyPair([1, 3, 2], (a, b) => a < b)]).toEqual([true, false])
  })
})

it('places a finding in its column, or in the first cell where there is none', () => {
  const finding = (column: 'rate_mg_h' | 'note') =>
    findingAt(titrationTable, 'rate', { record: 3, line: { record: 3, cells: [] } }, column, ['a', 'b'])
  expect([finding('rate_mg_h').cell, finding('note').cell]).toEqual([1, 0])
  expect(finding('note')).toEqual({ rule: 'rate', record: 3, cell: 0, found: 'a', allowed: 'b' })
})

it('recognises a table whose rates are the highest of a whole stay', () => {
  const inpatient = { setting: 'inpatient' } as const
  expect(hasPeaks(sheetOf(['Session,Rate (mg/h)', '1,40'], inpatient))).toBe(true)
  expect(hasPeaks(sheetOf(['Session,Start,Rate (mg/h)', '1,08:00,20', '1,09:00,25'], inpatient))).toBe(false)
  expect(hasPeaks(sheetOf(['Session,Hour,Rate (mg/h)', '1,1,20'], inpatient))).toBe(false)
  expect(hasPeaks(sheetOf(['Session,Rate (mg/h)', '1,40']))).toBe(false)
})

it('counts clocks without a date from a day before every date', () => {
  expect([isDated(SOME_DAY), isDated(day(0))]).toEqual([false, true])
  expect(sheetOf(['Start', '08:00']).rows[0]?.day).toBe(SOME_DAY)
})

it.each([
  [90, '90 min'],
  [240, '4 h'],
  [7200, '5 days'],
])('tells %s min as %s', (minutes, text) => expect(durationText(minutes)).toBe(text))
