import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

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
  ])('is that of the first row, or no rate: %s', (title) => expect(found(title)).not.toContain('start-rate'))
  it.each(['Start 10 mg/h', 'Start rate: 10 mg/h', 'start at 15 mg/h; up by 5 mg/h'])('is another one: %s', (title) =>
    expect(found(title)).toContain('start-rate'),
  )
  it('is not that of a table that goes on', () =>
    expect(rules(['Start 10 mg/h', 'Hour,Rate (mg/h)', '25,20', '26,25'])).not.toContain('3 start-rate'))
})

describe('a step in a title', () => {
  it.each(['Step 5 mg/h', 'increase by 5 mg/h every 4 h', 'increase by 2-5 mg/h', 'step 1 of 5'])(
    'is not passed: %s',
    (title) => expect(found(title)).not.toContain('step-size'),
  )
  it.each(['Max step: 2.5 mg/h', 'Step of 2 mg/h', 'increase by 2 mg/h every 4 h'])('is passed: %s', (title) =>
    expect(found(title)).toContain('step-size'),
  )
})

it('is stated in the header of the rate, too', () =>
  expect(rules(['Hour,Rate (mg/h; start 10; max 40)', '1,20', '2,25'])).toContain('2 start-rate'))

it.each([
  ['Titrate by 5 mg/h every 2 h', true],
  ['Increase every 4 hours', true],
  ['Increase by 5 mg/h every 60 min', false],
  ['Vital signs every 2 h', false],
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
