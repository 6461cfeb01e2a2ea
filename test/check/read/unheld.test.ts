import { describe, expect, it } from 'vitest'
import { check } from '../../../src/check/check'
import { lowerHeader, unheldHint } from '../../../src/check/read/unheld'
import { askedOf, LIBRARY, type Said, tableOf } from '../sheets'

describe('a header below the first record', () => {
  it.each([
    [['Ward 4,,', 'Hour,Rate (mg/h),Dose (mg)', '1,20,20'], 1],
    [['Ward 4', 'Weight (kg),70', 'Hour,Rate (mg/h)', '1,20'], 2],
    [['Hour,Rate (mg/h)', '1,20'], undefined],
    [['Hour,Rate (mg/h)', 'Hour,Rate (mg/h)'], undefined],
    [['Std,Tempo', '1,20'], undefined],
    // One word by chance is no header.
    [['Ward 4,', 'start,of table', '1,20'], undefined],
  ])('of %j is %s', (lines, at) => expect(lowerHeader(tableOf(lines))).toBe(at))
})

describe('a table of which nothing could be held to a limit', () => {
  const hint = (lines: readonly string[], said?: Said) =>
    unheldHint(check(tableOf(lines), askedOf(said), LIBRARY))

  it.each([
    [['Hour,Sedation', '1,2'], {}, /^a header such as/],
    [['Hour,Max rate (mg/h)', '1,20'], {}, /^a header such as/],
    [['Hour,Rate (mL/h)', '1,20'], {}, /^a concentration column/],
    [['Hour,Pump', '1,20'], { map: [['Pump', 'rate_mL_h']] } as const, /^a concentration column/],
  ])('%j is told what would be right', (lines, said, words) => expect(hint(lines, said)).toMatch(words))

  it.each([
    [['Hour,Rate (mg/h)', '1,20'], {}],
    [['Hour,Rate (mg/kg/h)', '1,0.3'], {}],
    [['Hour,Rate (mL/h)', '1,20'], { concentration: '1' }],
    [['Hour,Dose (mg)', '1,20'], {}],
    // An error says it already.
    [['Hour,Rate', '1,20'], {}],
  ])('is not %j', (lines, said) => expect(hint(lines, said)).toBeUndefined())
})
