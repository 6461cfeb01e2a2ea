import { expect, it } from 'vitest'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { grams } from '../../../src/core/values/quantity'
import { json } from '../../../src/render/data/json'
import { planDocument } from '../../../src/render/data/plan-document'
import { prediction } from '../../../src/render/data/prediction-document'
import { predictedFigures, predictionRecord } from '../../../src/render/data/prediction-record'
import { variantOf } from '../compare/variants'
import { type Asked, outpatient, planOf, view } from '../plan-of'

const daily = (asked: Asked = {}) => planOf({ stepEvery: '24h', ...asked })
const read = (asked: Asked = {}) =>
  planDocument.parse(JSON.parse(json(daily(asked), view({ predict: 'domino' })))).prediction ?? expect.fail()

it('stands in the JSON of a plan where it was asked for, and there alone', () => {
  expect(JSON.parse(json(daily(), view()))).not.toHaveProperty('prediction')
  expect(JSON.parse(json(daily(), view({ predict: 'kamp-2020' })))).toMatchObject({
    prediction: { model: 'kamp-2020' },
  })
})

it('names the model, all models, and for whom', () => {
  expect(read()).toMatchObject({ model: 'domino', weight_kg: 70, weight_basis: 'assumed' })
  expect(read({ weight: '60.5' })).toMatchObject({ weight_kg: 60.5, weight_basis: 'set' })
  expect(read().models.map(({ id, source }) => [id, source])).toEqual(
    ['kamp-2020', 'domino', 'clements', 'hijazi'].map((id) => [id, [id]]),
  )
  expect(read().models.map((model) => [model.clearance_exponent, model.measured_error_percent])).toEqual([
    [0.75, { median: 1.2, median_absolute: 2.9 }],
    [1, { median: -19.7, median_absolute: 19.7 }],
    [1, { median: 7.8, median_absolute: 26.7 }],
    [1, { median: -45.5, median_absolute: 45.5 }],
  ])
  expect(read().caveats.join(' ')).toContain('goldberg-2011')
})

it('names of esketamine its own models, the spread between subjects, and what is extrapolated', () => {
  const { plan } = variantOf('ketcrps-2-inpatient')
  const of = (weight: number) =>
    predictionRecord({ ...plan, request: { ...plan.request, weight: grams(weight) } }, 'simons-2022')
  const { models, extrapolated, caveats } = of(60_000)
  expect(models.map(({ id, source, cv_percent }) => [id, source, cv_percent])).toEqual([
    ['simons-2022', ['simons-2022'], { CL: 17, V1: 24, Q3: 16 }],
    ['fanta-2015', ['fanta-2015', 'otto-2021'], { CL: 16, V1: 30 }],
  ])
  expect(models.flatMap(({ measured_error_percent }) => measured_error_percent ?? [])).toEqual([])
  expect([extrapolated, of(100_000).extrapolated]).toEqual([undefined, ['simons-2022']])
  expect(caveats.join(' ')).not.toMatch(/goldberg-2011|CYP2B6/)
  expect(prediction.safeParse(of(100_000)).error).toBeUndefined()
})

it('has the five-day values on its curve, and the range', () => {
  const { curve, curve_step_h, peak } = read()
  expect(curve_step_h).toBe(1)
  const ends = [24, 48, 72, 96, 120].map((hour) => curve[hour])
  expect(ends.map((level) => level?.ketamine_ng_mL)).toEqual([172.553, 215.709, 258.851, 301.994, 345.136])
  expect(ends[4]).toEqual({
    at: '2026-12-05T08:00:00-05:00',
    ketamine_ng_mL: 345.136,
    ketamine_low_ng_mL: 264.537,
    ketamine_high_ng_mL: 498.441,
  })
  expect(peak).toEqual({ ...ends[4], low_model: 'hijazi', high_model: 'clements' })
  // It ends at a tenth of the peak, 34.514, at the first whole minute.
  const last = curve.at(-1)?.ketamine_ng_mL ?? Number.NaN
  expect(last).toBeLessThanOrEqual(34.514)
  expect(last).toBeGreaterThan(34.514 * (1 - 0.0061))
})

it('has for each segment the steady state and the percent reached', () => {
  const { segments } = read()
  // 1000 x 20 / 60 / 1.93158 L/min = 172.570; 172.553 of it.
  expect(segments[0]).toMatchObject({
    start: '2026-11-30T08:00:00-05:00',
    end: '2026-12-01T08:00:00-05:00',
    steady_state_ng_mL: 172.57,
    reached_percent: 99.99,
  })
  expect(segments.length).toBe(5)
})

it('has the area of the dose over the clearance', () => {
  // 3,600 mg / (1.93158 x 60 L/h) = 31.0627 mg/L x h.
  const { area_in_all_ng_h_mL, average_ng_mL, area_to_end_ng_h_mL } = read()
  expect(area_in_all_ng_h_mL).toBeCloseTo(3_600_000 / (1.93158 * 60), 2)
  expect(average_ng_mL).toBeCloseTo(area_to_end_ng_h_mL / 120, 2)
})

it('is of sessions too', () => {
  const { curve, segments } = predictionRecord(outpatient(), 'clements')
  expect(segments.length).toBe(10)
  // 12 days from the first start, and the washout.
  expect(curve.length).toBeGreaterThan(11 * 24 + 4)
})

it('has of a plan among others the peak and the mean', () => {
  expect(predictedFigures(predict(daily(), 'domino'))).toMatchObject({
    predicted_by: 'domino',
    predicted_for_kg: 70,
    peak_ng_mL: 345.136,
    peak_low_ng_mL: 264.537,
    peak_high_ng_mL: 498.441,
    average_ng_mL: expect.closeTo(254.061, 3),
  })
})
