import { expect, it } from 'vitest'
import { compare, hours, plan } from '../../src/index'

const START = { start: '2026-11-30T08:00', timeZone: 'UTC' }
const options = { now: new Date('2026-11-01') }
const hourly = plan({ setting: 'inpatient', ...START }, options)
const daily = plan({ setting: 'inpatient', ...START, stepEvery: hours(24) }, options)

it('gives the figures worked by hand', () => {
  const { plans, mixedDrugs } = compare([hourly, daily])
  expect(mixedDrugs).toBe(false)
  // 20+25+30+35+40 x 20 = 910; 40 x 24 = 960; 20 x 24 = 480; 3,600 / 4,750
  expect(plans).toMatchObject([
    { planId: hourly.id, firstDayDose: 910, highestDayDose: 960, totalDose: 4750, ratio: 1, setBy: 'rate' },
    { planId: daily.id, firstDayDose: 480, highestDayDose: 960, totalDose: 3600, ratio: 3600 / 4750 },
  ])
})

it('gives no ratio between two drugs', () => {
  const esketamine = plan({ setting: 'inpatient', ...START, weight: 60, protocol: 'ketcrps-2-inpatient' }, options)
  const { plans, mixedDrugs } = compare([hourly, esketamine])
  expect(mixedDrugs).toBe(true)
  expect(plans.every((each) => each.ratio === undefined)).toBe(true)
})

it('needs two plans', () => expect(() => compare([hourly])).toThrow(RangeError))
