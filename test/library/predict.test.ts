import { expect, it } from 'vitest'
import { plan, predict, Refusal, toCsv } from '../../src/index'

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

const esketamine = (weight: number) =>
  plan({ setting: 'inpatient', ...START, weight, protocol: 'ketcrps-2-inpatient' }, options)

it('predicts esketamine by its own models', () => {
  const { model, extrapolated, peak } = predict(esketamine(60))
  expect([model, extrapolated]).toEqual(['simons-2022', []])
  // 12 mg/h over 88.8 L/h x (60/70)^0.75.
  expect(peak.chosen).toBeCloseTo(151.7, 1)
  expect(predict(esketamine(100), 'fanta-2015').extrapolated).toEqual(['simons-2022'])
  expect(toCsv(esketamine(60), { predict: 'fanta-2015' })).toContain('ketamine_ng_mL')
})

it('refuses a model of the other drug, a weight out of range, a date that is not valid', () => {
  expect(() => predict(esketamine(60), 'kamp-2020')).toThrow(Refusal)
  expect(() => toCsv(esketamine(60), { predict: 'kamp-2020' })).toThrow(Refusal)
  expect(() => predict(daily, 'simons-2022')).toThrow(Refusal)
  const light = plan({ setting: 'inpatient', ...START, weight: 44.999 }, options)
  for (const each of [esketamine(44), light]) expect(() => predict(each)).toThrow(Refusal)
  expect(() => predict(daily).concentrationAt(new Date(Number.NaN))).toThrow(TypeError)
})
