import { expect, it } from 'vitest'
import { rules } from '../../sheets'

const below = (words: string) =>
  rules(['Time,Rate (mg/h)', '08:00,20', '09:00,25', '10:00,30', '12:00,0', words]).filter((each) => /rate$/.test(each))

it.each([
  ...['Average 30 mg/h', 'Peak rate 35 mg/h', 'Highest rate: 25 mg/h', 'Final rate 25 mg/h', 'Mean rate 20 mg/h'],
])('finds that no rows have %s', (words) => expect(below(words)).toEqual(['6 rate']))
it.each([
  ...['Average 25 mg/h', 'Mean rate 26.25 mg/h', 'Mean rate 26.3 mg/h', 'Peak rate 30 mg/h', 'Final rate 30 mg/h'],
  ...['Lowest rate 20 mg/h', 'Peak rate 40 mg/h allowed', 'Last session: peak rate 40 mg/h in 2024', 'Peak pain 8'],
])('takes %s', (words) => expect(below(words)).toEqual([]))
