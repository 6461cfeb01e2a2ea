import { describe, expect, it } from 'vitest'
import { check } from '../../../src/check/check'
import { askedOf, LIBRARY, type Said, tableOf } from '../sheets'

const SAID = { weight: '70', concentration: '2' }
/** `4 dose` for a note of the fourth line. */
const notes = (lines: readonly string[], said: Said = SAID): readonly string[] =>
  check(tableOf(lines), askedOf(said), LIBRARY).findings.flatMap(({ rule, record, found }) =>
    rule === 'not-checked' ? [`${record + 1} ${found}`] : [],
  )
const COURSE = 'the length of the course: a row without an end'

describe('a row without an end', () => {
  const header = 'Time,Rate (mg/h),mL/h,Dose (mg),Volume (mL),Total (mg)'
  const rows = ['08:00,20,10,20,10,20', '09:00,25,12.5,25,12.5,45']

  it('has a dose that is not checked, which is reported', () => {
    expect(notes([header, ...rows])).toEqual([`3 ${COURSE}`, '3 rate x time is the dose: no end of the row'])
  })

  it('has a volume that is checked by its dose and strength, and without them is not', () => {
    const volume = '3 mL/h x time is the volume: no end of the row'
    expect(notes(['Time,mL/h,Volume (mL)', '08:00,10,10', '09:00,12.5,12.5'])).toContain(volume)
    const { findings } = check(
      tableOf([header, '08:00,20,10,20,10,20', '09:00,25,12.5,25,25,45']),
      askedOf(SAID),
      LIBRARY,
    )
    expect(findings.map(({ rule, record }) => [rule, record])).toContainEqual(['volume', 2])
  })

  it('has a total that is checked by its dose, and without one is not', () => {
    const findings = (total: string) =>
      check(
        tableOf(['Time,Rate (mg/h),Dose (mg),Total (mg)', '08:00,20,20,20', `09:00,25,25,${total}`]),
        askedOf(SAID),
        LIBRARY,
      ).findings.map(({ rule }) => rule)
    expect(findings('45')).not.toContain('total')
    expect(findings('9999')).toContain('total')
    expect(notes(['Time,Rate (mg/h),Total (mg)', '08:00,20,20', '09:00,25,45'])).toContain(
      '3 the total: no end of the row',
    )
  })

  it('is reported once for all such rows, and leaves something unchecked where it is not the last', () => {
    const lines = ['Time,Rate (mg/h),Dose (mg)', '08:00,20,20', 'noonish,25,25', '10:00,30,30']
    const { findings } = check(tableOf(lines), askedOf(SAID), LIBRARY)
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'time-unknown',
        record: 1,
        found: 'rate x time is the dose: no end of the row here and in 2 more rows',
      }),
    )
  })

  it('may be the last of each session', () => {
    const lines = ['Date/Time,Rate (mg/h),Dose (mg)']
    for (const day of ['30', '31'])
      for (const [hour, rate] of [
        ['08', 20],
        ['09', 25],
        ['10', 30],
      ])
        lines.push(`2026-12-${day} ${hour}:00,${rate},${rate}`)
    const { findings } = check(tableOf(lines), { ...askedOf(SAID), setting: 'outpatient' }, LIBRARY)
    expect(findings.map(({ rule }) => rule)).not.toContain('time-unknown')
    expect(findings.map(({ rule }) => rule)).toContain('not-checked')
  })

  it('has its end where a stop follows', () => {
    expect(notes(['Time,Rate (mg/h)', '08:00,20', '10:00,0'])).toEqual([])
  })
})

it('reports that the time between two steps is not known', () => {
  expect(notes(['Hours,Rate (mg/h)', '1,20', ',25', '0.5,30', '1,35'])).toEqual([
    '4 how soon after the row before',
    `5 ${COURSE}`,
  ])
  expect(notes(['Hours,Rate (mg/h)', '1,20', '1,25'])).toEqual([])
})
