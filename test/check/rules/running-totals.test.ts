import { describe, expect, it } from 'vitest'
import { findings } from '../sheets'

const HEADER = 'Session,Hour,Rate (mg/h),Dose (mg),Total (mg)'
const totals = (...all: readonly number[]) =>
  findings([
    HEADER,
    ...['1,1,20,20', '1,2,20,20', '2,1,25,25', '2,2,25,25', '3,1,30,30'].map((row, n) => `${row},${all[n]}`),
  ])

describe('totals of more than one session', () => {
  it('count on, or begin again with each one', () => {
    expect(totals(20, 40, 65, 90, 120)).toEqual([])
    expect(totals(20, 40, 25, 50, 30)).toEqual([])
    expect(totals(20, 40, 25, 52, 30)).toEqual(['5 total: 52 mg, allowed 50 mg (25 + 25)'])
  })

  it('do not begin again only once', () => {
    expect(totals(20, 40, 25, 50, 80)).toEqual(['4 total: 25 mg, allowed 65 mg (40 + 25)'])
  })
})

it('after a wrong one may count on from it or from what was meant', () => {
  expect(totals(20, 40, 56, 90, 120)).toEqual(['4 total: 56 mg, allowed 65 mg (40 + 25)'])
  expect(totals(20, 40, 56, 81, 111)).toEqual(['4 total: 56 mg, allowed 65 mg (40 + 25)'])
  expect(totals(20, 40, 56, 99, 129)).toEqual([
    '4 total: 56 mg, allowed 65 mg (40 + 25)',
    '5 total: 99 mg, allowed 81 mg (56 + 25)',
  ])
})
