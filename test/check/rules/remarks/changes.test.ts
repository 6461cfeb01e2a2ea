import { expect, it } from 'vitest'
import { findings } from '../../sheets'

const found = (note: string, at = 1) =>
  findings([
    'Hour,Rate (mg/h),Rate (mL/h),Note',
    ...[20, 25, 30].map((rate, row) => `${row + 1},${rate},${rate / 2},${row === at ? note : ''}`),
  ]).filter((each) => each.includes('change'))

it.each([
  'up by 15 to 25 mg/h',
  'up 15 to 25 mg/h',
  'from 15 to 25 mg/h',
  'increased from 15 to 25',
  'step of 10 mg/h',
  '10 mg/h step',
  'increment 10 mg/h',
  'another 10 mg/h',
  '+10 mg/h',
  'step +10',
  'up by 10',
  'up by 10; pain 4',
  'raised by 10 mg/h as planned',
  'rate up by 4 mL/h',
  'raised to 52',
  'pump set to 21.5',
  'now 52',
  'not raised',
  'no increase',
])('is another change than that of the rates: %s', (note) => expect(found(note)).toHaveLength(1))

it.each([
  'up by 5 to 25 mg/h',
  'from 20 to 25 mg/h',
  'from 25 to 30 mg/h',
  'step of 5 mg/h',
  'step 2',
  'step +5',
  'up by 5',
  'up by 2.5',
  'up by 25 %',
  'up 25 mg/h',
  'raised to 25',
  'pump set to 12.5',
  'now 25',
  'now 4',
  'now 37.2',
  'head raised to 30',
  'pain 7; up by 2',
  'plan: up by 10 mg/h tomorrow',
  'steps of 2.5 mg/h every 30 min',
  'raised from 15 to 25 mg/h in steps',
  'not raised further',
  'no increase in pain',
])('is the change of the rates, or of something else: %s', (note) => expect(found(note)).toEqual([]))

it('may come after the last row, where its rate is that of the one before it', () => {
  const rows = ['Hour,Rate (mg/h),Note', '1,20,', '2,25,']
  expect(findings([...rows, '3,25,up by 10']).filter((each) => each.includes('change'))).toEqual([])
  expect(findings([...rows, '3,30,up by 10']).filter((each) => each.includes('change'))).toHaveLength(1)
})

it('may be from a rate within a session that no row has', () => {
  const rows = ['Session,Hours,Rate (mg/h),Note', '1,4,20,']
  expect(findings([...rows, '2,4,25,from 15 to 25 mg/h']).filter((each) => each.includes('change'))).toEqual([])
})

it('in percent is that of the rates', () => {
  const change = (note: string) =>
    findings(['Hour,Rate (mg/h),Note', '1,20,', `2,25,${note}`, '3,30,', '4,30,', '5,0,']).filter((each) =>
      each.includes('change'),
    )
  expect(['up 25%', 'raised by 20 %', 'up 25%; well', 'pain down 50%'].flatMap(change)).toEqual([])
  expect(change('raised by 50 %')).toEqual([expect.stringContaining('25 %, as the rate changes')])
})

it('in a column of percent is that of the rates', () => {
  const changes = (third: string, header = 'Change (%)') =>
    findings([`Hour,Rate (mg/h),${header}`, '1,20,', '2,25,+25%', `3,30,${third}`, '4,0,-100']).filter((each) =>
      each.includes('change'),
    )
  expect(['20', '+20 %', '', '20.0'].flatMap((each) => changes(each))).toEqual([])
  expect([changes('50'), changes('50', '% change')].map((each) => each.length)).toEqual([1, 1])
})
