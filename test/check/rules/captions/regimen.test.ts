import { describe, expect, it } from 'vitest'
import { rules } from '../../sheets'

const table = (...titles: readonly string[]) =>
  rules([...titles, 'Hour,Rate (mg/h)', '1,20', '2,25', '3,30']).filter((each) => each !== '4 course-short')
const found = (...titles: readonly string[]) => table(...titles).map((each) => each.replace(/^[0-9]+ /, ''))

describe('a start in a title', () => {
  it.each([
    'Start 20 mg/h',
    'Starting rate: 20 mg/h; max 40 mg/h',
    'Start 10 mg/kg/h',
    'Start 8:00',
    'Start date 2 Dec',
    'Midazolam start 1 mg/h',
    'Initial dose 0.1 mg/kg/h',
  ])('is that of the first row, or no rate: %s', (title) => expect(found(title)).not.toContain('start-rate'))
  it.each([
    'Start 10 mg/h',
    'Start rate: 10 mg/h',
    'start at 15 mg/h; up by 5 mg/h',
    'Initial rate 15 mg/h',
    'Ketamine 15 mg/h to start',
    'Anfangsrate: 15 mg/h',
  ])('is another one: %s', (title) => expect(found(title)).toContain('start-rate'))
  it('is not checked in a table that continues another one', () =>
    expect(rules(['Start 10 mg/h', 'Hour,Rate (mg/h)', '25,20', '26,25'])).not.toContain('3 start-rate'))
})

describe('a step in a title', () => {
  it.each(['Step 5 mg/h', 'increase by 5 mg/h every 4 h', 'increase by 2-5 mg/h', 'step 1 of 5'])(
    'is not passed: %s',
    (title) => expect(found(title)).not.toContain('step-size'),
  )
  it.each([
    'Max step: 2.5 mg/h',
    'Step of 2 mg/h',
    'increase by 2 mg/h every 4 h',
    'up 2 every 4 h',
    '2 mg/h steps',
    '+2 mg/h hourly',
  ])('is passed: %s', (title) => expect(found(title)).toContain('step-size'))
})

it('is stated in the header of the rate, too', () =>
  expect(rules(['Hour,Rate (mg/h; start 10; max 40)', '1,20', '2,25'])).toContain('2 start-rate'))

it.each([
  ['Titrate by 5 mg/h every 2 h', true],
  ['Increase every 4 hours', true],
  ['Increase by 5 mg/h every 60 min', false],
  ['Vital signs every 2 h', false],
  ['Up 5 q2h', true],
  ['2-hourly steps', true],
  ['Every two hours increase by 5 mg/h', true],
  ['Wait 2 h between steps', true],
  ['Increase by 5 mg/h daily', true],
  ['Increase hourly, review every 4 h', false],
  ['Change bag every 24 h', false],
])('takes the steps of %s', (title, isBroken) =>
  expect(rules([title, 'Time,Rate (mg/h)', '08:00,20', '09:00,25']).includes('4 step-interval')).toBe(isBroken),
)

it.each([
  ['Rates in mL/h', true],
  ['All rates in mcg/kg/min', true],
  ['Rates in mg/h', false],
  ['Rate increased as tolerated', false],
])('takes the unit of %s', (title, isBroken) =>
  expect(rules([title, 'Hour,Rate (mg/h)', '1,20']).includes('1 unit')).toBe(isBroken),
)

it('is a start per kilogram where the rates are', () => {
  const found = (title: string) =>
    rules([title, 'Hour,Rate (mg/kg/h),Rate (mg/h)', '1,0.2,14', '2,0.25,17.5']).includes('3 start-rate')
  expect([found('Start 0.2 mg/kg/h'), found('Start at 0.1 mg/kg/h')]).toEqual([false, true])
})

describe('a rate alone in a title', () => {
  it.each(['Ketamine 25 mg/h', 'Rate: 20 mg/h', 'Ketamine 500 mg', 'Carrier 40 mL/h', 'Ketamine 35 mg/h last year'])(
    'is that of a row, or of something else: %s',
    (title) => expect(found(title)).not.toContain('change'),
  )
  it.each(['Ketamine 35 mg/h', 'Infusion at 15 mg/h for 3 h', 'Fixed rate: 35 mg/h'])(
    'is that of no row: %s',
    (title) => expect(found(title)).toContain('change'),
  )
})

it('says the dose of a session, which may be rounded', () => {
  const found = (title: string) =>
    rules([title, 'Session,Date,Dose (mg),Minutes', '1,2026-11-30,40,120', '2,2026-12-02,40,120']).includes('3 change')
  expect([found('83 kg; 0.5 mg/kg over 2 h'), found('Ketamine 40 mg over 2 h')]).toEqual([false, false])
  expect([found('90 kg; 0.5 mg/kg over 2 h'), found('2 infusions of 50 mg')]).toEqual([true, true])
})
