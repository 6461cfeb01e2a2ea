import { expect, it } from 'vitest'
import { isElsewhere } from '../../../../src/check/read/words/elsewhere'

it.each([
  ['Last admission he reached 35 mg/h and received 3,480 mg in all', true],
  ['Total ketamine since 2019: about 21 g', true],
  ['In March 2025 at most 30 mg/h', true],
  ['Highest rate of the 2024 course: 30 mg/h', true],
  ['Pain 2009;147:107-115: not more than 25 mg/h', true],
  ['Elderly: start at 10 mg/h (not this patient)', true],
  ['im letzten Zyklus insgesamt 3120 mg', true],
  ['Max rate 30 mg/h from 30/11/2026', false],
  ['12 January 2026, at most 30 mg/h', false],
])('%s: of another time or patient is %s', (text, right) => expect(isElsewhere(text)).toBe(right))
