import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ModelId, modelsOf } from '../../../src/core/pharmacokinetics/models'
import { type Level, predict, type Spread } from '../../../src/core/pharmacokinetics/predict'
import { endOf } from '../../../src/core/schedule/segment'
import { type Minutes, minutes } from '../../../src/core/values/quantity'
import { findProtocol } from '../../../src/protocols/index'
import { lawRuns } from '../../law-runs'
import { at, inpatient, outpatient, planOf, segments } from '../forge'
import { refused } from '../refused'

const daily = (id: ModelId, weight?: string) =>
  predict(planOf(inpatient({ stepEvery: '24h', ...(weight === undefined ? {} : { weight }) })), id)
const RACEMATE = modelsOf('ketamine-racemic')
const rounded = ({ chosen, low, high }: Spread) => [chosen, low, high].map((figure) => figure.toFixed(3))
const protocolOf = (id: string) => findProtocol(id) ?? expect.fail(`no protocol ${id}`)

it.each([
  ['domino', ['172.553', '215.709', '258.851', '301.994', '345.136']],
  ['kamp-2020', ['237.461', '297.458', '356.984', '416.507', '476.031']],
] as const)('gives the five-day values by %s', (id, levels) => {
  const { concentrationAt } = daily(id)
  expect([1, 2, 3, 4, 5].map((day) => concentrationAt(at(day * 1440)).chosen.toFixed(3))).toEqual(levels)
})

it('has beside any model the range over all', () => {
  const end = at(7200)
  const levels = RACEMATE.map((id) => daily(id).concentrationAt(end))
  const chosen = levels.map((level) => level.chosen)
  for (const { low, high } of levels) expect([low, high]).toEqual([Math.min(...chosen), Math.max(...chosen)])
  // 265 to 499 ng/mL at 40 mg/h and 70 kg.
  expect(daily('domino').concentrationAt(end)).toMatchObject({ lowBy: 'hijazi', highBy: 'clements' })
  expect(rounded(daily('domino').concentrationAt(end))).toEqual(['345.136', '264.537', '498.441'])
})

describe('the weight', () => {
  it('is 70 kg where none was given, for the prediction alone', () => {
    const plan = planOf(inpatient())
    const { weight, weightAssumed, peak } = predict(plan, 'domino')
    expect([weight, weightAssumed]).toEqual([70_000, true])
    expect(plan.request.weight).toBeUndefined()
    expect(plan.limits.find(({ name }) => name === 'rate-per-weight')?.state).toBe('not checked')
    const { peak: given, weightAssumed: no } = predict(planOf(inpatient({ weight: '70' })), 'domino')
    expect(given).toEqual(peak)
    expect(no).toBe(false)
  })

  const linear = ['domino', 'clements', 'hijazi'] as const
  it.each(['45', '120', '70.567'])('of %s kg is predicted for: the value at 70 kg times 70 / w', (weight) => {
    for (const id of linear) {
      const [found, at70] = [daily(id, weight), daily(id)]
      for (const hour of [1, 30, 119, 130]) {
        const right = (at70.concentrationAt(at(hour * 60)).chosen * 70) / Number(weight)
        expect(Math.abs(found.concentrationAt(at(hour * 60)).chosen / right - 1)).toBeLessThan(1e-12)
      }
    }
  })

  it.each([
    // 40,000 mcg/h / 84 L/h / (w/70)^0.75; linear scaling would give 741 and 278.
    ['45', 663],
    ['120', 318],
  ])('of %s kg scales the clearance of Kamp by its power of 0.75: %d ng/mL', (weight, level) => {
    const { approaches, peak } = daily('kamp-2020', weight)
    expect(Math.round(approaches.at(-1)?.steadyState.chosen ?? Number.NaN)).toBe(level)
    expect(peak.chosen / level).toBeCloseTo(1, 2)
  })

  it.each(['30', '44.999', '120.001', '150'])('of %s kg is refused', (weight) => {
    const plan = planOf(inpatient({ weight }))
    expect(refused(() => predict(plan, 'domino'))).toMatchObject({
      code: 'predict-weight',
      place: 'predict',
      found: `${weight} kg`,
      allowed: '45 to 120 kg',
    })
  })
})

describe.each(['ketcrps-2-inpatient', 'ketcrps-2-outpatient', 'mangnus-2022'])('of esketamine, %s', (id) => {
  const protocol = protocolOf(id)
  const plan = (weight = '60') =>
    planOf((protocol.setting === 'inpatient' ? inpatient : outpatient)({ weight }), protocol)

  it('is by its own two models, and refused by any of the racemate', () => {
    expect(predict(plan(), true)).toMatchObject({ id: 'simons-2022', extrapolated: [] })
    const { peak } = predict(plan(), 'fanta-2015')
    for (const by of [peak.lowBy, peak.highBy]) expect(modelsOf('esketamine')).toContain(by)
    for (const model of RACEMATE)
      expect(refused(() => predict(plan(), model))).toMatchObject({
        code: 'predict-drug',
        place: 'predict',
        found: model,
        allowed: 'simons-2022, fanta-2015',
      })
  })

  it('says whether it is extrapolated, and is refused outside 45 to 120 kg', () => {
    const found = ['45', '52.999', '53', '93', '93.001', '120'].map(
      (kg) => predict(plan(kg), 'fanta-2015').extrapolated,
    )
    expect(found).toEqual([['simons-2022'], ['simons-2022'], [], [], ['simons-2022'], ['simons-2022']])
    for (const kg of ['44.999', '120.001'])
      expect(refused(() => predict(plan(kg), true))).toMatchObject({ code: 'predict-weight' })
  })
})

it('of the racemate is refused by a model of esketamine', () => {
  expect(predict(planOf(inpatient()), true)).toMatchObject({ id: 'kamp-2020', extrapolated: [] })
  expect(refused(() => predict(planOf(inpatient()), 'simons-2022'))).toMatchObject({
    code: 'predict-drug',
    allowed: RACEMATE.join(', '),
  })
})

it('states a peak within a rate to the whole second', () => {
  // After an hour's rest a little more turns the level a minute or two later: see concentration.test.ts.
  const plan = { ...planOf(inpatient()), segments: segments([40, 2880, 0], [2, 600, 2940]) }
  const { at: reached, chosen } = predict(plan, 'domino').peakIn(at(2940), at(3540))
  expect(Number.isInteger(reached)).toBe(true)
  expect(reached).toBeGreaterThan(at(2940))
  expect(reached).toBeLessThan(at(2945))
  expect(chosen).toBeGreaterThanOrEqual(predict(plan, 'domino').concentrationAt(reached).chosen)
})

it('is refused by a model that there is not', () => {
  expect(refused(() => predict(planOf(inpatient()), 'toString' as ModelId))).toMatchObject({
    code: 'unknown-model',
    place: 'predict',
  })
})

it('is of no plan without segments', () => {
  const plan = { ...planOf(inpatient()), segments: [] }
  expect(() => predict(plan, 'domino')).toThrow(new RangeError('a plan without segments'))
})

describe('the figures of a course', () => {
  it('are near what the rates come to: 1000 x 40 / 84 at the end of a day of 40 mg/h', () => {
    const { approaches, peak } = daily('kamp-2020')
    expect(approaches.map(({ steadyState }) => steadyState.chosen)).toEqual(
      [20, 25, 30, 35, 40].map((rate) => expect.closeTo((1000 * rate) / 84, 9)),
    )
    // 237.461 of 238.095.
    expect(approaches[0]?.percentReached.chosen).toBeCloseTo((100 * 237.461) / 238.0952, 3)
    expect(peak).toMatchObject({ at: at(7200), chosen: expect.closeTo(476.031, 3) })
  })

  it('have the area of the dose over the clearance, and the mean of the area to the end', () => {
    const { areaToEnd, areaInAll, average } = daily('kamp-2020')
    // 24 x (20 + 25 + 30 + 35 + 40) = 3,600 mg; 3600 / 84 mg/L x h.
    expect(areaInAll.chosen).toBeCloseTo(3_600_000 / 84, 6)
    expect(areaToEnd.chosen).toBeLessThan(areaInAll.chosen)
    expect(average.chosen).toBeCloseTo(areaToEnd.chosen / 120, 9)
  })

  it('tell when a tenth of the peak is left', () => {
    for (const id of RACEMATE) {
      const { minutesToTenth, peak, concentrationAt } = daily(id)
      expect(concentrationAt(at(7200 + minutesToTenth.chosen)).chosen).toBeCloseTo(peak.chosen / 10, 9)
      expect(minutesToTenth.low).toBeLessThanOrEqual(minutesToTenth.chosen)
      expect(minutesToTenth.high).toBeGreaterThanOrEqual(minutesToTenth.chosen)
    }
  })

  it('of a session are its own peak, each model by itself', () => {
    const plan = planOf(outpatient())
    const { peakIn, peak } = predict(plan, 'domino')
    const peaks = plan.segments.map((segment) => peakIn(segment.start, endOf(segment)))
    expect(Math.max(...peaks.map(({ chosen }) => chosen))).toBe(peak.chosen)
    for (const [index, { at: reached }] of peaks.entries())
      expect(reached).toBe(endOf(plan.segments[index] ?? expect.fail()))
  })
})

describe('the curve', () => {
  const times = (curve: readonly Level[]) => curve.map((level) => (level.at - at(0)) / 60)

  it('has the grid, every change of rate, and the time to a tenth of the peak', () => {
    const plan = planOf(inpatient({ days: '1', stepEvery: '90min' }))
    const prediction = predict(plan, 'kamp-2020')
    const last = 1440 + Math.ceil(prediction.minutesToTenth.chosen)
    const grid = Array.from({ length: Math.ceil(last / 60) }, (_, hour) => hour * 60)
    const right = [...new Set([...grid, 90, 180, 270, 360, 1440, last])].sort((a, b) => a - b)
    expect(times(prediction.curve(minutes(60)))).toEqual(right)
  })

  it('needs a grid', () => {
    const { curve } = predict(planOf(inpatient()), 'domino')
    for (const every of [0, 0.5, Number.NaN])
      expect(() => curve(every as Minutes)).toThrow(new RangeError(`not a grid: ${every} min`))
    expect(() => curve(minutes(1))).not.toThrow()
  })

  it('is at every point what the concentration is, whatever the grid', () => {
    const prediction = predict(planOf(outpatient()), 'clements')
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 700 }), (every) => {
        const curve = prediction.curve(minutes(every))
        for (const level of curve) {
          expect(level).toEqual({ ...prediction.concentrationAt(level.at), at: level.at })
          expect(level.low).toBeLessThanOrEqual(level.chosen)
          expect(level.high).toBeGreaterThanOrEqual(level.chosen)
        }
        const from = curve.slice(1).map(({ at: place }, index) => place - (curve[index]?.at ?? 0))
        expect(Math.max(...from)).toBeLessThanOrEqual(every * 60)
        expect(Math.min(...from)).toBeGreaterThan(0)
      }),
      { numRuns: lawRuns(30, 8) },
    )
  })
})
