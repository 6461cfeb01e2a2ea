import { describe, expect, it } from 'vitest'
import { readTitrationTable } from '../../../src/check/read/read-table'
import { textOf } from '../../../src/core/model/field'
import { optionName } from '../../../src/render/help/option-names'
import { askedOf, blockOf, LIBRARY, type Said } from '../sheets'

function inferred(lines: readonly string[], said?: Said) {
  const { setting, settingFrom, protocol, protocolFrom } = readTitrationTable(
    blockOf(lines),
    '.',
    askedOf(said),
    LIBRARY,
  ).inferred
  return `${setting} (${settingFrom}), ${protocol.id} (${textOf(protocolFrom, optionName)})`
}
const OUTPATIENT = 'crps-10session (the default outpatient protocol)'
const INPATIENT = 'inpatient (it is one course), crps-5day (the default inpatient protocol)'

describe('what a table is inferred for', () => {
  it.each([
    [['Hour,Rate (mg/h)', '1,20'], INPATIENT],
    [['Session,Hour,Rate (mg/h)', '1,1,20'], INPATIENT],
    [['Session,Start,Rate (mg/h)', '1,2026-11-30T08:00,20', '1,2026-12-01T08:00,25'], INPATIENT],
    [['Start,Rate (mg/h)', '2026-11-30T08:00,20', '2026-12-01T08:00,25'], INPATIENT],
    [['Start,Hours,Rate (mg/h)', '2026-11-30T08:00,24,20', '2026-12-01T08:00,24,25'], INPATIENT],
    [['Session,Hour,Rate (mg/h)', '1,1,20', '2,1,20'], `outpatient (it has several sessions), ${OUTPATIENT}`],
    [['Session,Rate (mg/h)', '1,20'], `outpatient (its rows are sessions), ${OUTPATIENT}`],
    [['Date,Rate (mg/h)', '2026-11-30,20'], `outpatient (its rows are dates), ${OUTPATIENT}`],
    [
      // Two sessions on one date.
      [
        'Date,From,To,Rate (mg/h)',
        '2026-11-30,08:00,12:00,20',
        '2026-11-30,14:00,18:00,20',
        '2026-12-01,08:00,12:00,20',
      ],
      `outpatient (its rows are dates), ${OUTPATIENT}`,
    ],
    [
      // One follows on the other.
      [
        'Date,From,To,Rate (mg/h)',
        '2026-11-30,08:00,12:00,20',
        '2026-11-30,12:00,18:00,20',
        '2026-12-01,08:00,12:00,20',
      ],
      INPATIENT,
    ],
    [
      ['Date,Start,End,Rate (mg/h)', '2026-11-30,08:00,12:00,20', '2026-12-01,08:00,12:00,20'],
      `outpatient (its rows are dates), ${OUTPATIENT}`,
    ],
    [
      ['Start,Hours,Rate (mg/h)', '2026-11-30T08:00,4,20', '2026-12-01T08:00,4,25'],
      `outpatient (its rows are dates), ${OUTPATIENT}`,
    ],
    [
      ['Weekday,From,To,Rate (mg/h)', 'Mon,08:00,12:00,20', 'Tue,08:00,12:00,20'],
      `outpatient (its rows are dates), ${OUTPATIENT}`,
    ],
    [['Weekday,From,To,Rate (mg/h)', 'Mon,20:00,08:00,20', 'Tue,08:00,20:00,20'], INPATIENT],
  ])('%j', (lines, words) => expect(inferred(lines)).toBe(words))

  it('is what its protocol column says', () => {
    expect(inferred(['Hour,Rate (mg/h),Protocol', '1,10,', '2,10,goldberg-2010'])).toBe(
      'inpatient (of the protocol), goldberg-2010 (its protocol column)',
    )
    expect(inferred(['Hour,Rate (mg/h),Protocol', '1,10,nobody-1999'])).toBe(INPATIENT)
  })

  it('is what is asked for, before all', () => {
    const lines = ['Hour,Rate (mg/h),Protocol', '1,10,goldberg-2010']
    expect(inferred(lines, { protocol: 'goldberg-2005' })).toBe(
      'outpatient (of the protocol), goldberg-2005 (--protocol)',
    )
    expect(inferred(lines, { setting: 'outpatient' })).toBe(`outpatient (as asked), ${OUTPATIENT}`)
  })
})
