import { describe, expect, it } from 'vitest'
import { findings } from '../sheets'

const hourly = (...rates: readonly string[]) =>
  findings(['Hour,Rate (mg/h)', ...rates.map((rate, index) => `${index + 1},${rate}`)])

describe('a start', () => {
  it("is at most the protocol's", () => {
    expect(hourly('20')).toEqual([])
    expect(hourly('20.1')).toEqual(['2 start-rate: 20.1 mg/h, allowed 20 mg/h'])
  })

  it('is the first rate that gives something', () => {
    expect(hourly('', '25')).toEqual(['3 start-rate: 25 mg/h, allowed 20 mg/h'])
    expect(hourly('0', '20', '25')).toEqual([])
  })

  it('is by fractions the first of the smallest limit: 60 kg x 0.35 mg/kg/h = 21, half of it 10.5 mg/h', () => {
    const said = { protocol: 'schwartzman-2009', weight: '60' }
    const header = 'Session,Date,Hours,Rate (mg/h)'
    expect(findings([header, '1,2026-11-30,4,10.5'], said)).toEqual([])
    expect(findings([header, '1,2026-11-30,4,10.6'], said)).toEqual(['2 start-rate: 10.6 mg/h, allowed 10.5 mg/h'])
  })
})

describe('a step', () => {
  it("is at most the protocol's, and a hundredth for rounding down", () => {
    expect(hourly('20', '25', '30.01')).toEqual(['4 step-size: +5.01 mg/h, allowed +5 mg/h'])
    expect(hourly('20', '25', '30.009')).toEqual([])
  })

  it('in mg/kg/h is compared as mg/h, however many its digits: 45 kg x 0.2 mg/kg/h more = 9 mg/h', () => {
    expect(findings(['Hour,Rate (mg/kg/h)', '1,0.3', '2,0.5'], { weight: '45' })).toEqual([
      '3 step-size: +9 mg/h, allowed +5 mg/h',
    ])
  })

  it('counts from the last rate that is known', () => {
    expect(hourly('20', '', '25')).toEqual([])
    expect(hourly('20', '', '30')).toEqual(['4 step-size: +10 mg/h, allowed +5 mg/h'])
  })

  it('may be too large by less than a pump step: 0.1 mL/h x 2 mg/mL = 0.2 mg/h', () => {
    const header = 'Hour,Rate (mL/h)'
    const said = { concentration: '2' }
    // 7.4 and 10 mL/h: 14.8 and 20 mg/h, 5.2 more, which is 5 and a whole pump step.
    expect(findings([header, '1,7.4', '2,10'], said)).toEqual([])
    expect(findings([header, '1,7.3', '2,10'], said)).toEqual(['3 step-size: +5.4 mg/h, allowed +5 mg/h'])
  })

  it('from a rate that was not rounded down has no pump step more, with mL/h or without', () => {
    const steps = (conc: string, ...rates: readonly string[]) =>
      findings(['Hour,Rate (mg/h),Conc (mg/mL)', ...rates.map((rate, n) => `${n + 1},${rate},${conc}`)])
    expect(steps('5', '20', '25.5')).toEqual(['3 step-size: +5.5 mg/h, allowed +5 mg/h'])
    expect(steps('2', '20', '25.2')).toEqual(['3 step-size: +5.2 mg/h, allowed +5 mg/h'])
    // 19.5 is 20 rounded down to 0.1 mL/h x 5 mg/mL.
    expect(steps('5', '19.5', '25')).toEqual([])
  })

  it('per kilogram may be rounded in print: 63.7 kg x 0.05 mg/kg/h = 3.185 mg/h', () => {
    const said = { protocol: 'ketcrps-2-outpatient', weight: '63.7' }
    const header = 'Session,Date,Hours,Rate (mg/h)'
    const down = ['1,2026-11-30,6,3.1', '2,2026-12-14,6,6.3', '3,2026-12-28,6,9.5']
    expect(findings([header, ...down], said)).toEqual([])
    // 6.4 - 3.1 = 3.3 is 0.115 more, and the two halves of a tenth and the hundredth make 0.11.
    expect(findings([header, '1,2026-11-30,6,3.1', '2,2026-12-14,6,6.4'], said)).toEqual([
      '3 step-size: +3.3 mg/h, allowed +3.185 mg/h',
    ])
  })

  it('is by fractions that of its session: 75 % of 21 mg/h are 15.75', () => {
    const said = { protocol: 'schwartzman-2009', weight: '60' }
    const rows = ['1,2026-11-30,4,10.5', '2,2026-12-01,4,15.8', '3,2026-12-02,4,21']
    expect(findings(['Session,Date,Hours,Rate (mg/h)', ...rows], said)).toEqual([
      '3 step-size: 15.8 mg/h, allowed 75 % of the maximum = 15.75 mg/h',
    ])
  })
})

describe('the time between steps', () => {
  const timed = (...rows: readonly string[]) => findings(['Time,Rate (mg/h)', ...rows])

  it("is at least the protocol's, from the change before", () => {
    expect(timed('08:00,20', '09:00,25', '10:00,30')).toEqual([])
    expect(timed('08:00,20', '08:59,25')).toEqual(['3 step-interval: a step after 59 min, allowed every 1 h'])
    expect(timed('08:00,20', '08:30,20', '09:00,25')).toEqual([])
  })

  it('counts from a fall, too', () => {
    expect(timed('08:00,20', '09:00,25', '09:40,22', '10:10,25')).toContain(
      '5 step-interval: a step after 30 min, allowed every 1 h',
    )
  })

  it('is counted over a row without a rate', () => {
    expect(timed('08:00,20', '08:20,', '08:40,25')).toEqual(['4 step-interval: a step after 40 min, allowed every 1 h'])
  })

  it('is counted after a row without a length or with a clock that cannot be read', () => {
    expect(findings(['Hours,Rate (mg/h)', '1,20', ',25', '0.5,30', '0.25,35', '1,40'])).toEqual([
      '5 step-interval: a step after 30 min, allowed every 1 h',
      '6 step-interval: a step after 15 min, allowed every 1 h',
    ])
    expect(timed('08:00,20', '9am?,25', '10:00,30', '10:10,35', '10:20,40')).toEqual([
      '3 unreadable: 9am?, allowed a time such as 2026-11-30T08:00 or 08:00, the year first',
      '5 step-interval: a step after 10 min, allowed every 1 h',
      '6 step-interval: a step after 10 min, allowed every 1 h',
    ])
  })

  it('is not checked where time goes back, which is reported by itself', () => {
    expect(timed('2026-11-30 09:00,20', '2026-11-30 08:52,25')).toEqual([
      '3 time-back: 8 min before the row before, allowed a later start',
    ])
  })

  it('is a session where there are sessions', () => {
    const header = 'Session,Hour,Rate (mg/h)'
    expect(findings([header, '1,1,20', '1,2,25'], { setting: 'outpatient' })).toEqual([
      '3 step-interval: a step within a session, allowed a step from session to session',
    ])
    expect(findings([header, '1,1,20', '2,1,25'], { setting: 'outpatient' })).toEqual([])
  })

  it('is physical time: from 01:00 to 03:00 is an hour in the night when clocks go forward', () => {
    const rows = ['2026-03-08T00:00,20', '2026-03-08T01:30,25', '2026-03-08T03:00,30']
    expect(findings(['Start,Rate (mg/h)', ...rows])).toEqual([])
    expect(findings(['Start,Rate (mg/h)', ...rows], { zone: 'America/New_York' })).toEqual([
      '4 step-interval: a step after 30 min, allowed every 1 h',
    ])
  })
})
