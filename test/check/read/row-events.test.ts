import { expect, it } from 'vitest'
import { decimalText } from '../../../src/core/values/interval'
import { rowOf, rules, sheetOf } from '../sheets'

const rates = (...events: readonly string[]) =>
  sheetOf(['Time,Event', ...events.map((event, at) => `${String(at + 8).padStart(2, '0')}:00,${event}`)]).rows.map(
    ({ rate }) => rate && decimalText(rate.value),
  )

it('reads rates in words, and by how much they were changed', () =>
  expect(rates('Started at 20 mg/h', 'increased by 5 mg/h', 'reduced by 10 mg/h', 'stopped')).toEqual([
    '20',
    '25',
    '15',
    '0',
  ]))

it.each(['Increased to 300 mg/min', 'Rate increased to 300', 'Increased to 17.5 L/h'])('cannot read %s', (event) =>
  expect(rules(['Time,Event', '08:00,Started at 20 mg/h', `09:00,${event}`])).toContain('3 unreadable'),
)

const HEADER = 'Session,Date,Rate (mg/h),Hours,Dose (mg),Note'
it.each(['cancelled', 'not given', 'no show', 'patient did not attend'])(
  'takes nothing from a row that was %s',
  (note) => {
    const { rate, figures } = rowOf(HEADER, `1,2026-11-30,20,4,80,${note}`)
    expect([rate, figures.dose_mg]).toEqual([undefined, undefined])
  },
)

it.each([
  ['80 mg given', []],
  ['20 mg an hour', []],
  ['zolpem 10 mg', ['2 bolus-unknown']],
  ['10 mg given', ['2 bolus']],
])('the remark %j gives %j', (note, found) => expect(rules([HEADER, `1,2026-11-30,20,4,80,${note}`])).toEqual(found))

it('takes nothing from a row of no under Attended', () => {
  const { rate } = rowOf('Session,Rate (mg/h),Hours,Attended?', '1,20,4,N')
  expect(rate).toBeUndefined()
})

it('names a bolus in a line of words', () =>
  expect(rules(['Loading dose 20 mg given at 0750,', 'Hour,Rate (mg/h)', '1,20'])).toEqual(['1 bolus-unknown']))
