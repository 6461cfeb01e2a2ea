import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findings, rules } from '../sheets'

const one = (header: string, line: string, said = {}) => findings([header, line], said)

describe('rate x time', () => {
  it('is the dose, within half of the last printed digit of each', () => {
    const header = 'Hour,Rate (mg/h),Minutes,Dose (mg)'
    // 13.35 to 13.45 mg/h through 20 min are 4.45 to 4.4833 mg; 4.4 may be 4.45 and 4.3 may not.
    expect(one(header, '1,13.4,20,4.4')).toEqual([])
    expect(one(header, '1,13.4,20,4.3')).toEqual(['2 dose: 4.3 mg, allowed 4.467 mg (13.4 mg/h x 0.333 h)'])
  })

  it('is at least the dose of a row for a whole stay, as its rate is the highest', () => {
    const header = 'Session,Hours,Rate (mg/h),Dose (mg),Total (mg)'
    const said = { setting: 'inpatient' }
    expect(one(header, '1,120,40,4750,4750', said)).toEqual([])
    expect(one(header, '1,120,40.0,4810,4810', said)).toEqual(['2 dose: 4810 mg, allowed 4800 mg (40 mg/h x 120 h)'])
  })

  it('of mL/h is the volume', () => {
    const header = 'Hour,Rate (mL/h),Volume (mL)'
    expect(one(header, '1,10.0,10.0', { concentration: '2' })).toEqual([])
    expect(one(header, '1,10.0,12.0', { concentration: '2' })).toEqual([
      '2 volume: 12 mL, allowed 10 mL (10 mL/h x 1 h)',
    ])
  })
})

describe('a volume without mL/h', () => {
  const volume = (line: string) => findings(['Hour,Rate (mg/h),Conc (mg/mL),Volume (mL)', line])

  it('is that of the dose in its fluid: 25 mg / 2 mg/mL = 12.5 mL', () => {
    expect(volume('1,20,2,10')).toEqual([])
    expect(volume('1,20,2,100')).toEqual(['2 slip-10: 100 mL, allowed 10 mL (20 mg / 2 mg/mL; off by ten)'])
    expect(findings(['Date,Dose (mg),Conc (mg/mL),Volume (mL)', '2026-11-30,80,2,60'])).toEqual([
      '1 rate-unknown: doses without a time: no rate is known, allowed an end, hours or minutes in each row',
      '2 volume: 60 mL, allowed 40 mL (80 mg / 2 mg/mL)',
    ])
  })

  it('may be rounded down to the pump step: 13.95 mg/h of 2 mg/mL are 6.975 mL/h, 6.9 on a pump', () => {
    expect(volume('1,13.95,2,6.90')).toEqual([])
    expect(volume('1,13.95,2,6.70')).toEqual(['2 volume: 6.7 mL, allowed 6.975 mL (13.95 mg / 2 mg/mL)'])
    expect(volume('1,13.95,2,7.10')).toEqual(['2 volume: 7.1 mL, allowed 6.975 mL (13.95 mg / 2 mg/mL)'])
  })
})

describe('a running total', () => {
  it('is the one before and the dose; a wrong one is reported once', () => {
    const header = 'Hour,Rate (mg/h),Dose (mg),Total (mg)'
    expect(findings([header, '1,20,20,20', '2,25,25,54', '3,30,30,84'])).toEqual([
      '3 total: 54 mg, allowed 45 mg (20 + 25)',
    ])
  })

  it('counts on where it is not printed in every row: 20 + 25 + 30 = 75', () => {
    const header = 'Hour,Rate (mg/h),Dose (mg),Total (mg)'
    expect(findings([header, '1,20,20,20', '2,25,25,', '3,30,30,75'])).toEqual([])
    expect(findings([header, '1,20,20,20', '2,25,25,', '3,30,30,85'])).toEqual([
      '4 total: 85 mg, allowed 75 mg (20 + 55)',
    ])
  })

  it('is that of the rates where there is no dose', () => {
    const header = 'Hour,Rate (mg/h),Total (mg)'
    expect(rules([header, '1,20,20', '2,25,45'])).toEqual([])
    expect(findings([header, '1,20,20', '2,25,50'])).toEqual(['3 total: 50 mg, allowed 45 mg (20 + 25)'])
  })

  it('is not known after a row without a dose and a rate, until it is printed again', () => {
    const header = 'Hour,Dose (mg),Total (mg)'
    expect(rules([header, '1,20,20', '2,,', '3,25,999', '4,25,1024', '5,25,1069'])).toEqual(['6 total'])
  })

  it('may be that at the start of each row, where the first one is 0', () => {
    const header = 'Hour,Rate (mg/h),Total (mg)'
    expect(rules([header, '1,20,0', '2,25,20', '3,30,45'])).toEqual([])
    expect(findings([header, '1,20,0', '2,25,20', '3,30,55'])).toEqual(['4 total: 55 mg, allowed 45 mg (20 + 25)'])
    expect(rules([header, '1,20,0', '2,25,45'])).toEqual(['3 total'])
    expect(rules([header, '1,20,0'])).toEqual(['2 total'])
  })

  it('of the fluid is reported in the same way', () => {
    const header = 'Hour,Rate (mL/h),Volume (mL),Total (mL)'
    expect(findings([header, '1,10.0,10.0,10.0', '2,10.0,10.0,30.0'], { concentration: '2' })).toEqual([
      '3 total-volume: 30 mL, allowed 20 mL (10 + 10)',
    ])
  })
})

describe('a change', () => {
  it('is the rate less the one before, with its sign', () => {
    const header = 'Hour,Rate (mg/h),Change (mg/h),Note'
    expect(findings([header, '1,20,,', '2,25,+5,', '3,20,-5,sedated'])).toEqual([])
    expect(findings([header, '1,20,,', '2,25,2,', '3,20,5,sedated'])).toEqual([
      '3 change: 2 mg/h, allowed 5 mg/h (25 - 20)',
      '4 change: 5 mg/h, allowed -5 mg/h (20 - 25)',
    ])
  })
})

describe('mg/kg/h x weight', () => {
  it('is mg/h', () => {
    const header = 'Hour,Rate (mg/h),Rate (mg/kg/h),Weight (kg)'
    // 0.295 to 0.305 x 45 are 13.275 to 13.725 mg/h, and 13.8 is 0.3 off, within 5 %.
    expect(one(header, '1,13.7,0.30,45')).toEqual([])
    expect(one(header, '1,13.8,0.30,45')).toEqual([
      '2 rounding: 0.3 mg/kg/h, allowed 0.307 mg/kg/h (13.8 mg/h / 45 kg)',
    ])
    // 5 % of 14.3 is 0.715.
    expect(one(header, '1,14.3,0.30,45')).toEqual([
      '2 rate-weight: 0.3 mg/kg/h, allowed 0.318 mg/kg/h (14.3 mg/h / 45 kg)',
    ])
  })

  it('in mcg/kg/min: 5 mcg/kg/min x 60 min = 0.3 mg/kg/h', () => {
    const header = 'Hour,Rate (mg/h),Rate (mcg/kg/min)'
    expect(one(header, '1,13.5,5.00', { weight: '45' })).toEqual([])
    expect(one(header, '1,14.5,5.00', { weight: '45' })).toEqual([
      '2 rate-weight: 5 mcg/kg/min, allowed 5.37 mcg/kg/min (14.5 mg/h / 45 kg x 1000 / 60)',
    ])
  })

  it('is compared in both units beside each other: 0.286 mg/kg/h are 4.767 mcg/kg/min', () => {
    const header = 'Hour,Weight (kg),Rate (mg/kg/h),Rate (mcg/kg/min)'
    expect(one(header, '1,70,0.286,4.76')).toEqual([])
    expect(one(header, '1,70,0.286,47.6')).toEqual([
      '2 slip-10: 47.6 mcg/kg/min, allowed 4.767 mcg/kg/min (0.286 mg/kg/h x 1000 / 60; off by ten)',
    ])
    expect(one(header, '1,70,0.286,5.20')).toEqual([
      '2 rate-weight: 5.2 mcg/kg/min, allowed 4.767 mcg/kg/min (0.286 mg/kg/h x 1000 / 60)',
    ])
  })

  it('is compared in both units where mg/h and a weight are known', () => {
    const header = 'Hour,Weight (kg),Rate (mg/h),Rate (mg/kg/h),Rate (mcg/kg/min)'
    expect(one(header, '1,70,20,0.286,4.76')).toEqual([])
    expect(one(header, '1,70,20,0.286,7.15')).toEqual([
      '2 rate-weight: 7.15 mcg/kg/min, allowed 4.762 mcg/kg/min (20 mg/h / 70 kg x 1000 / 60)',
    ])
  })

  it('is compared with the first row where no weight is known', () => {
    const header = 'Hour,Rate (mg/h),Rate (mg/kg/h)'
    expect(rules([header, '1,20.0,0.400', '2,20.0,0.440'])).toEqual(['3 rate-weight'])
  })
})

describe('mL/h x concentration', () => {
  const HEADER = 'Hour,Weight (kg),Conc (mg/mL),Rate (mg/kg/h),Rate (mL/h)'

  it('is the mg/h of 45 kg at 0.3 mg/kg/h: 6.75 mL/h of 2 mg/mL, 6.7 on a pump of 0.1 mL/h, and not 11.8', () => {
    expect(one(HEADER, '1,45,2,0.3,6.7')).toEqual([])
    expect(one(HEADER, '1,45,2,0.3,11.8')).toContain(
      '2 rate-volume: 11.8 mL/h x 2 mg/mL = 23.6 mg/h, allowed 6.75 mL/h for 0.3 mg/kg/h x 45 kg = 13.5 mg/h, ' +
        '6.7 mL/h on a 0.1 mL/h pump',
    )
  })

  it('may be rounded down to the pump step and not up, nor down by another', () => {
    // 13.95 mg/h of 2 mg/mL are 6.975 mL/h.
    const set = (flow: string) => rules(['Hour,Rate (mg/h),Rate (mL/h)', `1,13.95,${flow}`], { concentration: '2' })
    expect(set('6.9')).toEqual([])
    expect(set('6.975')).toEqual([])
    expect(set('7.1')).toEqual(['2 rounding'])
    expect(set('6.8')).toEqual(['2 rounding'])
    expect(set('7.4')).toEqual(['2 rate-volume'])
    expect(set('6.6')).toEqual(['2 rate-volume'])
    // 7.0 may stand for 6.95 to 7.05.
    expect(set('7.0')).toEqual([])
  })
})

it('never reports what is rounded to the nearest, and always what is two last digits off', () => {
  const rate = fc.integer({ min: 100, max: 4000 })
  const minutes = fc.integer({ min: 1, max: 60 })
  const law = fc.property(rate, minutes, fc.integer({ min: 1, max: 3 }), (hundredths, time, places) => {
    const exact = (hundredths * time) / 6000
    const scale = 10 ** places
    const printed = Math.round(exact * scale)
    const dose = (units: number) =>
      rules([
        'Hour,Rate (mg/h),Minutes,Dose (mg)',
        `1,${(hundredths / 100).toFixed(2)},${time},${(units / scale).toFixed(places)}`,
      ])
    // The rate may stand for 0.005 mg/h more: in an hour half of the last digit of two places, five of three.
    const wide = places === 3 ? 7 : 2
    expect(dose(printed).filter((rule) => !rule.includes('start'))).toEqual([])
    expect(dose(printed + wide).filter((rule) => !rule.includes('start'))).not.toEqual([])
  })
  fc.assert(law)
})
