import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

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

it('has one reading for all rows of its column', () => {
  const totals = (...figures: readonly string[]) =>
    rules([
      'Session,Rate (mg/h),Hours,Total dose (mg)',
      ...figures.map((total, n) => `${n + 1},${20 + 5 * n},4,${total}`),
    ])
  expect(totals('80', '100', '120')).toEqual([])
  expect(totals('80', '180', '300')).toEqual([])
  expect(totals('80', '180', '120')).toEqual(['3 total'])
})

it('is that of its row, where a note says it', () => {
  const noted = (note: string) =>
    rules(['Hour,Rate (mg/h),Dose (mg),Total (mg),Note', '1,20,20,20,', `2,25,25,45,${note}`])
  expect([noted('total 45 mg'), noted('total dose 25 mg'), noted('total 54 mg')]).toEqual([[], [], ['3 total']])
})

describe('a total in a remark without a column of totals', () => {
  const noted = (note: string) => rules(['Hour,Rate (mg/h),Dose (mg),Note', '1,20,20,', `2,25,25,${note}`, '3,0,,'])
  it.each([
    ...['total 54 mg', '54 mg so far', '54 mg in total', 'total 54 mg by now', '54 mg given in all', 'so far 54 mg'],
    ...[
      'total so far: 54',
      'cum. dose 54 mg',
      'altogether 54 mg',
      '54 mg to date',
      'bisher 54 mg',
      '54 mg since start',
      'given in all: 54 mg',
    ],
  ])('%s is the sum of the rows', (note) => {
    expect(noted(note)).toEqual(['3 total'])
    expect(noted(note.replace('54', '45'))).toEqual([])
  })
  it.each([
    ...['20 mg so far', '25 mg in total', 'at 09:30 33 mg so far', '45 of 500 mg in total', 'total 480 mg planned'],
    ...[
      'total yesterday 480 mg',
      'morphine 12 mg in total',
      'urine 500 mL in total',
      'total 22.5 mL',
      'total so far: 4/10',
    ],
    ...['455 mg wasted of 500 mg in total', 'oral 30 mg in total', 'max 480 mg in total'],
  ])('%s may be right', (note) => {
    expect(noted(note).filter((each) => each.includes('total'))).toEqual([])
  })
  it('is no less than what was given before, where the row has no end', () => {
    const open = (note: string) => rules(['Time,Rate (mg/h),Note', '08:00,20,', '09:00,25,', `10:00,30,${note}`])
    expect([open('45 mg so far'), open('60 mg so far'), open('37 mg so far')]).toEqual([[], [], ['4 total']])
  })
})

it('may be a volume, or in g', () => {
  const noted = (note: string) =>
    rules(['Hour,Rate (mL/h),mg/mL,Note', '1,10,2,', `2,12.5,2,${note}`, '3,0,2,']).filter((each) => /total/.test(each))
  const right = [
    '22.5 mL so far',
    'total infused 22.5 mL',
    '0.045 g so far',
    'urine 500 mL in total',
    '500 mL drunk so far',
  ]
  expect(right.map(noted)).toEqual(right.map(() => []))
  expect(noted('32.5 mL so far')).toEqual(['3 total-volume'])
  expect(noted('0.054 g so far')).toEqual(['3 total'])
})

it('may be in mg/kg, and over a time', () => {
  const noted = (note: string) =>
    rules(['Session,Weight (kg),Rate (mg/h),Hours,Dose (mg),Note', '1,60,18,4,72,', `2,60,18,4,72,${note}`]).filter(
      (each) => /total|hours/.test(each),
    )
  const right = ['1.2 mg/kg in all', '2.4 mg/kg so far', '1.2 mg/kg over 4 h', '72 mg over 4 h']
  expect(right.map(noted)).toEqual(right.map(() => []))
  const wrong = ['1.5 mg/kg in all', '2.6 mg/kg so far', '1.5 mg/kg over 4 h', '80 mg over 4 h']
  expect(wrong.map(noted)).toEqual(wrong.map(() => ['3 total']))
  expect(noted('1.2 mg/kg over 3 h')).toEqual(['3 hours'])
})
