import { describe, expect, it } from 'vitest'
import { check } from '../../../src/check/check'
import { askedOf, findings, LIBRARY, type Said, tableOf } from '../sheets'

const HEADER = 'Hour,Rate (mg/h),Drug,Protocol'

describe('the drug', () => {
  it.each(['ketamine', 'Ketamine HCl', 'racemic ketamine', 'Ketalar', 'ketamine-racemic', 'infusions ketamine', ''])(
    '%j is racemic',
    (drug) => expect(findings([HEADER, `1,20,${drug},`])).toEqual([]),
  )
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

describe('the drug of a header', () => {
  const esketamine = { protocol: 'ketcrps-2-inpatient', weight: '60' }
  const none: Said = {}

  it.each([
    ['Esketamine (mg/h)', none],
    ['S-ketamine rate (mg/h)', none],
    ['Arketamine mg/h', none],
  ])('%s is no racemic ketamine', (header, said) => {
    expect(findings([`Hour,${header}`, '1,20'], said)).toEqual([
      `1 drug: column ${header}, allowed ketamine-racemic, the drug of crps-5day`,
    ])
  })
  it.each(['Ketamine (mg/h)', 'Racemic ketamine (mg/h)'])('%s is no esketamine', (header) => {
    expect(findings([`Hour,${header}`, '1,3'], esketamine)).toEqual([
      `1 drug: column ${header}, allowed esketamine, the drug of ketcrps-2-inpatient`,
    ])
  })
  it.each([
    ['Ketamine (mg/h)', none],
    ['Racemic ketamine (mg/h)', none],
    ['Esketamine (mg/h)', esketamine],
    ['Rate (mg/h)', esketamine],
  ])('%s is right', (header, said) => expect(findings([`Hour,${header}`, '1,3'], said)).toEqual([]))

  it('may be ketamine where the rows say which', () => {
    expect(findings(['Hour,Ketamine (mg/h),Drug', '1,3,esketamine'], esketamine)).toEqual([])
    expect(findings(['Hour,Racemic ketamine (mg/h),Drug', '1,3,esketamine'], esketamine)).toHaveLength(1)
  })
  it('is that of every figure, not of notes', () => {
    expect(findings(['Hour,Esketamine (mg/h),Esketamine dose (mg),Since esketamine', '1,20,20,7'])).toMatchObject(
      [/1 drug: column Esketamine \(mg/, /1 drug: column Esketamine dose/, /unknown-column/].map((pattern) =>
        expect.stringMatching(pattern),
      ),
    )
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
  it('is a warning where another one was asked for', () => {
    expect(findings([HEADER, '1,10,,crps-5day'], { protocol: 'goldberg-2010' })).toEqual([
      '2 other-protocol: crps-5day, allowed goldberg-2010, which it is checked against',
    ])
  })
})

describe('what is not checked', () => {
  const unchecked = (lines: readonly string[], said?: Said) =>
    check(tableOf(lines), askedOf(said), LIBRARY)
      .findings.filter(({ rule }) => rule === 'not-checked')
      .map(({ found }) => found)
  const said = { weight: '70' }

  it('is nothing where all is known', () => expect(unchecked(['Hour,Rate (mg/h)', '1,20'], said)).toEqual([]))

  it.each([
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

  it.each([
    [['Hour,Rate (mL/h)', '1,10'], 'rate-unknown: mL/h: no concentration'],
    [['Session,Date,Dose (mg)', '1,2026-11-30,20'], 'rate-unknown: doses without a time'],
    [['Hour,Note', '1,twenty'], 'no-rate: no column is read'],
    [['Hour,Rate (mg/h)', '1,-'], 'rate-unknown: a column of rates without a figure'],
  ])('is the rate of %j', (lines, words) => {
    expect(findings(lines, said).filter((text) => text.startsWith(`1 ${words}`))).toHaveLength(1)
  })
})
