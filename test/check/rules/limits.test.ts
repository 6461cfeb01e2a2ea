import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

const one = (header: string, line: string, said = {}) => findings([header, line], said)
const HOURLY = 'Hour,Rate (mg/h)'

describe('a rate', () => {
  it("is at most the protocol's maximum", () => {
    const rising = ['1,20', '2,25', '3,30', '4,35', '5,40']
    expect(findings([HOURLY, ...rising])).toEqual([])
    expect(findings([HOURLY, ...rising, '6,40.01'])).toEqual(['7 rate: 40.01 mg/h, allowed 40 mg/h'])
  })

  it('of racemic ketamine is at most 1 mg/kg/h: 38 mg/h at 38 kg', () => {
    const rising = ['1,20', '2,25', '3,30', '4,35', '5,38.1']
    expect(findings([HOURLY, ...rising], { weight: '38' })).toEqual([
      '6 rate-per-weight: 38.1 mg/h, allowed 1 mg/kg/h = 38 mg/h',
    ])
    expect(findings([HOURLY, ...rising], { weight: '38.1' })).toEqual([])
  })

  it('per kilogram is compared as it is printed where there is no weight', () => {
    expect(one('Hour,Rate (mg/kg/h)', '1,1.01')).toEqual(['2 rate-per-weight: 1.01 mg/kg/h, allowed 1 mg/kg/h'])
    expect(one('Hour,Rate (mg/kg/h)', '1,1.00')).toEqual([])
  })

  it('in mcg/kg/min is compared as mg/kg/h: 17 x 0.06 = 1.02', () => {
    const header = 'Hour,Rate (mcg/kg/min)'
    expect(one(header, '1,17')).toEqual(['2 rate-per-weight: 17 mcg/kg/min = 1.02 mg/kg/h, allowed 1 mg/kg/h'])
    // 16.7 is 1.002, which may be 0.999.
    expect(one(header, '1,16.7')).toEqual([])
  })

  it('of mL/h is compared as mg/h: 20.1 mL/h x 2 mg/mL = 40.2 mg/h', () => {
    expect(one('Hour,Rate (mL/h)', '1,20.1', { concentration: '2' })).toEqual([
      '2 rate: 40.2 mg/h, allowed 40 mg/h',
      '2 start-rate: 40.2 mg/h, allowed 20 mg/h',
    ])
  })

  it('worked out from a rounded mg/kg/h may be as little as its digits allow: 45 x 0.8885 = 39.98', () => {
    const header = 'Session,Start,End,Rate (mg/kg/h)'
    const row = '1,2026-11-30T08:00,2026-12-05T08:00,0.889'
    expect(findings([header, row], { weight: '45', setting: 'inpatient' })).toEqual([])
  })

  it('of one digit per kilogram is a setting: 0.9 mg/kg/h x 45 kg = 40.5 mg/h', () => {
    const rows = ['1,0.4', '2,0.5', '3,0.6', '4,0.7', '5,0.8', '6,0.9']
    expect(findings(['Hour,Rate (mg/kg/h)', ...rows], { weight: '45' })).toEqual(['7 rate: 40.5 mg/h, allowed 40 mg/h'])
  })

  it('is its dose in an hour where none is printed', () => {
    const header = 'Hour,Dose (mg),Total (mg)'
    expect(findings([header, '1,20,20', '2,25,45', '3,30,75'])).toEqual([])
    // 400 mg may be 399.5, and 20 mg 20.5: in an hour at least 379 mg/h more.
    expect(findings([header, '1,20,20', '2,400,420'])).toEqual([
      '3 rate: 400 mg/h, allowed 40 mg/h',
      '3 step-size: +380 mg/h, allowed +5 mg/h',
    ])
    expect(rules(['Hour,Rate (mg/h),Dose (mg),Total (mg)', '1,20,20,20', '2,,250,270', '3,30,30,300'])).toEqual([
      '3 rate',
      '3 step-size',
    ])
    // 0.5 h: 10.4 to 10.5 mg are 20.8 to 21 mg/h.
    expect(rules(['Hours,Dose (mg)', '0.5,10.45'])).toEqual(['2 start-rate'])
  })

  it('is the mean of a day where only its dose is printed, which is no start', () => {
    const header = 'Day,Dose (mg)'
    expect(findings([header, '1,910', '2,960', '3,960'])).toEqual([])
    expect(findings([header, '1,910', '2,9600', '3,960'])).toEqual(['3 rate: 400 mg/h, allowed 40 mg/h'])
  })

  it('of doses that are rounded neither falls nor rises by that', () => {
    const rows = ['1,60,20', '2,20,7', '3,20,6', '4,20,7']
    expect(findings(['Hour,Minutes,Dose (mg)', ...rows])).toEqual([])
  })

  it('is what the pump delivers, too: 20.2 mL/h x 2 mg/mL = 40.4 mg/h', () => {
    const header = 'Start,End,Rate (mg/h),Pump (mL/h)'
    const rows = ['20,10', '25,12.5', '30,15', '35,17.5', '40,20'].map((line, n) => `0${n}:00,0${n + 1}:00,${line}`)
    const last = (line: string, concentration: string) =>
      findings([header, ...rows.slice(0, 4).map((row) => `${row.slice(0, 14)},`), `04:00,05:00,${line}`], {
        concentration,
      })
    expect(findings([header, ...rows], { concentration: '2' })).toEqual([])
    expect(last('40,20.2', '2')).toEqual(['6 rate: 20.2 mL/h x 2 mg/mL = 40.4 mg/h, allowed 40 mg/h'])
    // 13.4 may be 13.35, and 40 may be 40.5: 13.5 mL/h.
    expect(last('40,13.4', '3')).toEqual(['6 rate: 13.4 mL/h x 3 mg/mL = 40.2 mg/h, allowed 40 mg/h'])
    expect(last('40,13.3', '3')).toEqual([])
  })

  it('is at most the limit in its own row', () => {
    const header = 'Hour,Rate (mg/h),limit_mg_h'
    expect(one(header, '1,20,20')).toEqual([])
    expect(one(header, '1,20,19.99')).toEqual(['2 limit: 20 mg/h, allowed 19.99 mg/h, its limit column'])
  })

  it('of esketamine is at most 20 mg/h: 110 kg x 0.2 mg/kg/h would be 22', () => {
    const said = { protocol: 'ketcrps-2-inpatient', weight: '110' }
    const lines = ['2026-11-27,5.5', '2026-11-28,11', '2026-11-29,16.5', '2026-11-30,20.5'].map((line) =>
      line.replace(',', 'T08:00,'),
    )
    expect(findings(['Start,Rate (mg/h)', ...lines], said)).toEqual(['5 rate-absolute: 20.5 mg/h, allowed 20 mg/h'])
  })
})

describe('a weight', () => {
  const HEADER = 'Hour,Rate (mg/h),Weight (kg)'

  it.each(['30', '150'])('of %s kg passes', (kg) => expect(one(HEADER, `1,20,${kg}`)).toEqual([]))

  it.each([
    ['29.9', '29.9 kg'],
    ['150.1', '150.1 kg (68.1 kg if that is in pounds)'],
    ['301', '301 kg (136.5 kg if that is in pounds)'],
  ])('of %s kg does not', (kg, words) => {
    expect(one(HEADER, `1,20,${kg}`)).toEqual([`2 weight: ${words}, allowed 30 to 150 kg`])
  })

  it('is reported once, and again where it changes', () => {
    expect(rules([HEADER, '1,20,160', '2,20,', '3,20,160', '4,20,161'])).toEqual(['2 weight', '5 weight'])
  })

  it('that is only worked out is not checked', () => {
    expect(rules(['Hour,Rate (mg/h),Rate (mg/kg/h)', '1,20,0.1'])).toEqual([])
  })
})

describe('a concentration', () => {
  const HEADER = 'Hour,Rate (mg/h),Conc (mg/mL)'

  it.each([
    ['9.9', []],
    ['10', ['2 concentration: 10 mg/mL, allowed below 10 mg/mL']],
    ['100', ['2 concentration: 100 mg/mL, allowed below 100 mg/mL: never undiluted']],
  ])('of %s mg/mL', (drug, found) => expect(one(HEADER, `1,20,${drug}`)).toEqual(found))
})

describe('a soft limit that a note allows to be exceeded', () => {
  const HEADER = 'Hour,Rate (mg/h),Note'
  const rows = (note: string) => ['1,20,', `2,30,${note}`, '3,40,']

  it('is not checked from there on, and the note is reported', () => {
    expect(findings([HEADER, ...rows('allowed step-size: teaching')])).toEqual([
      '3 lifted: soft limit step-size, by the note of this row, allowed it from here on',
    ])
  })

  it('is checked before', () => {
    expect(rules([HEADER, '1,20,', '2,30,', '3,40,allowed step-size: teaching'])).toEqual(['3 step-size', '4 lifted'])
  })

  it('is checked where the note names another one, or a hard one', () => {
    expect(rules([HEADER, ...rows('allowed window: teaching')])).toContain('3 step-size')
    const over = [HEADER, '1,20,allowed rate: teaching', '2,25,', '3,30,', '4,35,', '5,40,', '6,41,']
    expect(rules(over)).toEqual(['7 rate'])
  })
})

it('finds rates that are a thousandth of what was meant', () => {
  expect(rules(['Time,Rate (mcg/h)', '08:00,20', '09:00,25'])).toContain('2 slip-1000')
  expect(rules(['Time,Rate (mg/h)', '08:00,0.2', '09:00,0.3'])).not.toContain('2 slip-1000')
})
