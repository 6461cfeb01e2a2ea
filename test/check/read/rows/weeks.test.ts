import { describe, expect, it } from 'vitest'
import { weekCell, weekReader } from '../../../../src/check/read/rows/weeks'
import { rules } from '../../sheets'

it('finds the column of weeks', () => {
  expect(
    ['Week', 'Wk no.', 'KW', 'Woche', 'Weekday', 'Weeks left'].map((text) => weekCell({ record: 0, cells: [text] })),
  ).toEqual([...[0, 0, 0, 0, -1, -1]])
})
it('reads weeks, merged ones too, and on into the next year', () => {
  const read = weekReader()
  const weeks = ['Week 51', '', '52', '1', '1', 'AB'].map(read)
  expect(weeks).toEqual([51, 51, 52, 53, 53, undefined])
})

describe('days that begin again with each week', () => {
  const days = (...rows: readonly string[]) =>
    rules(['Week,Day,Rate (mg/h),Hours,Dose (mg)', ...rows.map((row) => `${row},20,4,80`)]).filter(
      (each) => !/course/.test(each),
    )
  it('are those of the course', () => {
    expect(days('1,1', '1,2', '1,5', '2,1', '2,3')).toEqual([])
    expect(days('1,1', '1,2', '1,5', '3,1', '3,3')).toEqual(['5 window'])
  })
  it('may go back in no week', () => expect(days('1,1', '1,3', '1,2', '2,1')).toEqual(['4 time-back']))
  it('may count on', () => expect(days('1,1', '1,2', '2,8', '2,9')).toEqual([]))
})
