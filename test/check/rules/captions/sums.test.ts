import { describe, expect, it } from 'vitest'
import { wrongSum } from '../../../../src/check/rules/captions/sums'
import { rules } from '../../sheets'

describe('a sum in words', () => {
  it.each([
    ...[
      'Sum: 20+25=54',
      '20+25=54',
      '20 + 25 + 30 = 57',
      '20 x 3 = 70',
      '20 mg/h x 4 h = 90 mg',
      '30 mg/h / 2 mg/mL = 20 mL/h',
    ],
    ...['25 mg/h + 5 = 40 mg/h', '0.5 x 70 = 30', '0.5 mg/kg/h x 70 kg = 30 mg/h', '(20+25+30 = 70)', '75 - 30 = 35'],
    ...['7.14 mcg/kg/min x 70 kg x 60 / 1000 = 40 mg/h', '500 mg/250 mL = 4 mg/mL', '480 mg / 24 h = 25 mg/h'],
    ...[
      '0.3 x 60 x 4 = 82 mg',
      '3 sessions x 80 mg = 260 mg',
      '25 mg/h / 2 = 13.5 mL/h',
      '30 mg/h x 30 min = 900 mg',
      '20mg/h*24h=460mg',
      '15 mL x 2 mg/mL = 60 mg',
      '2 bags x 500 mg = 1500 mg',
    ],
  ])('%s does not come out', (text) => expect(wrongSum(text)).toBeDefined())
  it.each([
    ...['20+25=45', '20 + 25 + 30 = 75', '20 x 3 = 60', '20 mg/h x 4 h = 80 mg', '30 mg/h / 2 mg/mL = 15 mL/h'],
    ...['0.429 mg/kg/h x 70 kg = 30.0 mg/h', '0,43 x 70 = 30,1', '25 - 30 = -5', '30 mg/h x 20 min = 10 mg'],
    ...[
      '7 mcg/kg/min x 70 kg = 29.4 mg/h',
      '7.14 mcg/kg/min x 70 kg x 60 / 1000 = 30 mg/h',
      '20 mg/h x 1 day = 480 mg',
    ],
    ...[
      '2 x 500 mg = 1,000 mg',
      '480 mg / 24 h = 20 mg/h',
      '30 mg/h x 2 h = 60 mg = 30 mL',
      '50 kg x 0.6 mg/kg = 30 mg',
    ],
  ])('%s comes out', (text) => expect(wrongSum(text)).toBeUndefined())
  it.each([
    ...['days 1-3 = 20 mg/h', 'day 1 - 3 = 20 mg/h', 'hours 1 + 2 = 50 mg', 'pain 3/10 = 4 before', 'NRS 3 + 4 = 6'],
    ...['BP 120/80 = 100 mean', '26/11 = 30 mg/h', '1/2 = 15 mg', '30 mg/h x 4 h = 60 mL', '30 mg/h = 15 mL/h'],
    ...['T 36.5; 4+5+6 = 15', '20 x 50 % = 10', '2 x daily = 40'],
  ])('%s is none', (text) => expect(wrongSum(text)).toBeUndefined())
  it('is found in a remark, in a column that is not read and beside the table', () => {
    const table = (note: string, working: string, below: string) =>
      rules(['Hour,Rate (mg/h),Note,Working', `1,20,${note},${working}`, `2,25,,`, '3,0,,', below]).filter((each) =>
        /dose|total/.test(each),
      )
    expect(table('20 x 1 = 20', '20 + 5 = 25', 'Given 20 + 25 = 45')).toEqual([])
    expect(table('20 x 2 = 50', '20 + 5 = 35', '')).toEqual(['2 dose', '2 total'])
    expect(table('', '', 'Given 20 + 25 = 54')).toEqual(['5 total'])
  })
})
