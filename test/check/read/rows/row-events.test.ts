import { expect, it } from 'vitest'
import { decimalText } from '../../../../src/core/values/interval'
import { rowOf, rules, sheetOf } from '../../sheets'

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

it('reads nothing in a row with no under Attended', () => {
  const { rate } = rowOf('Session,Rate (mg/h),Hours,Attended?', '1,20,4,N')
  expect(rate).toBeUndefined()
})

it('names a bolus in a line of words', () =>
  expect(rules(['Loading dose 20 mg given at 0750,', 'Hour,Rate (mg/h)', '1,20'])).toEqual(['1 bolus-unknown']))

it.each([
  'start 20 mg/h - BP 120/80',
  'increased 25 mg/h; pain 4/10',
  'toradol 30 mg IV given',
  'up 5 mg/h',
  'NS 100 mL/h running',
  'well tolerated; plan 40 mg/h at 14:00',
  'max dose 40 mg/h reached',
  'bag changed 500 mg/250 mL',
  'increase to 30 if tolerated',
  'step 3 of 5',
  'paracetamol 1 g; ondansetron 4 mg',
  'clonidine 75 mcg po',
  'patient weight 70 kg noted',
  'no bolus',
  'bolus not needed',
  'no 10 mg bolus given',
  'cancelled MRI',
  'missed call to family',
  'declined lunch',
  '25 mg given',
  'increased to 25 mg/h per protocol',
  'rate 20 -> 25 mg/h',
  'held at this rate',
  'off to MRI with pump running',
  'hold if RASS < -2',
])('reads the remark %j as what it is', (note) =>
  expect(rules(['Hour,Rate (mg/h),Remarks', '1,20,', `2,25,${note}`, '3,30,'])).toEqual([]),
)

it('reads the dose of its row over some hours as the infusion, though it is IV', () => {
  const boluses = (note: string) =>
    rules([HEADER, `1,2026-11-30,20,4,80,${note}`]).filter((each) => each.includes('bolus'))
  expect([boluses('Ketamine 80 mg IV over 4 h'), boluses('Ketamine 80 mg IV')]).toEqual([[], ['2 bolus']])
})
