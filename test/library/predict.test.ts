import { expect, it } from 'vitest'
import { plan, predict, Refusal } from '../../src/index'

const START = { start: '2026-11-30T08:00', timeZone: 'UTC' }
const options = { now: new Date('2026-11-01') }
const daily = plan({ setting: 'inpatient', ...START, stepEvery: { value: 24, unit: 'h' } }, options)

it('gives the levels that were computed independently, at the end of each day', () => {
  const { concentrationAt, weight, weightAssumed } = predict(daily, 'domino')
  expect([weight, weightAssumed]).toEqual([70, true])
  const levels = [1, 2, 3, 4, 5].map((day) => concentrationAt(new Date(Date.UTC(2026, 10, 30 + day, 8))).chosen)
  for (const [index, level] of [172.553, 215.709, 258.851, 301.994, 345.136].entries())
    expect(levels[index]).toBeCloseTo(level, 2)
})

it('gives the range beside the model, and the peak with its time', () => {
  const { model, peak, average } = predict(daily)
  expect(model).toBe('kamp-2020')
  expect(peak.low).toBeLessThan(peak.chosen)
  expect(peak.high).toBeGreaterThan(peak.chosen)
  expect(peak.at).toEqual(daily.end)
  expect(average.chosen).toBeLessThan(peak.chosen)
})

it('refuses esketamine, a weight out of range, a date that is not valid', () => {
  const esketamine = plan({ setting: 'inpatient', ...START, weight: 60, protocol: 'ketcrps-2-inpatient' }, options)
  const light = plan({ setting: 'inpatient', ...START, weight: 44.999 }, options)
  for (const each of [esketamine, light]) expect(() => predict(each)).toThrow(Refusal)
  expect(() => predict(daily).concentrationAt(new Date(Number.NaN))).toThrow(TypeError)
})
