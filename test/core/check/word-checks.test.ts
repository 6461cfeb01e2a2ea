import { describe, expect, it } from 'vitest'
import { check } from '../../../src/core/check/check'
import { askedOf, findings, LIBRARY, type Said, tableOf } from './sheets'

const HEADER = 'Hour,Rate (mg/h),Drug,Protocol'

describe('the drug', () => {
  it.each([
    'ketamine',
    'Ketamine HCl',
    'racemic ketamine',
    'Ketalar',
    'ketamine-racemic',
    'infusions ketamine',
    '',
  ])('%j is racemic', (drug) => expect(findings([HEADER, `1,20,${drug},`])).toEqual([]))
  it.each(['esketamine', 'S-ketamine', '(S)-ketamine', 's(+)-ketamine', 'S ketamine', 'morphine'])(
    '%j is not',
    (drug) => {
      expect(findings([HEADER, `1,20,${drug},`])).toEqual([
        `2 drug: ${drug}, allowed ketamine-racemic, the drug of crps-5day`,
      ])
    },
  )
  it('of another protocol is another', () => {
    const said = { protocol: 'ketcrps-2-inpatient', weight: '60' }
    expect(findings([HEADER, '1,3,S-ketamine,'], said)).toEqual([])
    expect(findings([HEADER, '1,3,ketamine,'], said)).toEqual([
      '2 drug: ketamine, allowed esketamine, the drug of ketcrps-2-inpatient',
    ])
  })
})

describe('the protocol', () => {
  it('is one that is known', () => {
    expect(findings([HEADER, '1,20,,nobody-1999'])).toEqual([
      '2 protocol: nobody-1999, allowed a built-in inpatient protocol, or -p with a file; checked against crps-5day',
    ])
  })
  it('is one for the table', () => {
    expect(findings([HEADER, '1,10,,crps-5day', '2,10,,', '3,10,,goldberg-2010'])).toEqual([
      '4 protocol: goldberg-2010, allowed one protocol a table, crps-5day',
    ])
  })
  it('is warned of where another one was asked for', () => {
    expect(findings([HEADER, '1,10,,crps-5day'], { protocol: 'goldberg-2010' })).toEqual([
      '2 other-protocol: crps-5day, allowed goldberg-2010, which it is checked against',
    ])
  })
})

describe('what is not checked', () => {
  const unchecked = (lines: readonly string[], said?: Said) =>
    check(tableOf(lines), askedOf(said), LIBRARY)
      .faults.filter(({ rule }) => rule === 'not-checked')
      .map(({ found }) => found)
  const said = { weight: '70' }

  it('is nothing where all is known', () => expect(unchecked(['Hour,Rate (mg/h)', '1,20'], said)).toEqual([]))

  it.each([
    [['Hour,Dose (mg)', '1,20'], said, 'rates: no column of them that can be read'],
    [['Hour,Rate (mg/h)', '1,20', '2,', '3,20'], said, '1 of 3 rows: no rate'],
    [['Hour,Rate (mg/h)', '1,20'], {}, 'rates per kg: no weight'],
    [['Hour,Rate (mg/kg/h)', '1,0.3'], {}, 'mg/kg/h as mg/h: no weight'],
    [
      ['Hour,Rate (mg/h),Rate (mg/kg/h)', '1,20,0.3'],
      {},
      'the weight itself: each mg/kg/h was held against the first row',
    ],
    [
      ['Hour,Rate (mg/h),Rate (mL/h)', '1,20,10'],
      said,
      'the concentration itself: each mL/h was held against the first row',
    ],
    [['Rate (mg/h)', '20'], said, 'times: no column of them'],
    [['Date,Rate (mg/h)', '2026-11-30,20'], said, 'session doses: no length of the sessions'],
  ])('of %j, %j', (lines, beside, found) => expect(unchecked(lines, beside)).toEqual([found]))

  it('is mL/h without a concentration, and so the rate', () => {
    expect(unchecked(['Hour,Rate (mL/h)', '1,10'], said)).toEqual([
      'rates: no column of them that can be read',
      'mL/h: no concentration',
    ])
  })
})
