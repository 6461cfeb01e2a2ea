import { expect, it } from 'vitest'
import {
  DEFAULT_MODELS,
  isExtrapolated,
  MODEL_IDS,
  MODELS,
  modelFor,
  modelsOf,
  rateFactor,
  readModel,
  transfersAt,
} from '../../../src/core/pharmacokinetics/models'
import { grams } from '../../../src/core/values/quantity'
import { sourceOf } from '../../../src/protocols/citations'
import { refused } from '../refused'

const RACEMATE = ['kamp-2020', 'domino', 'clements', 'hijazi']
const ESKETAMINE = ['simons-2022', 'fanta-2015']

it('knows the models of each drug, the default one first', () => {
  expect(MODEL_IDS).toEqual([...RACEMATE, ...ESKETAMINE])
  expect([modelsOf('ketamine-racemic'), modelsOf('esketamine')]).toEqual([RACEMATE, ESKETAMINE])
  expect(DEFAULT_MODELS).toEqual({ 'ketamine-racemic': 'kamp-2020', esketamine: 'simons-2022' })
})

it('takes the default model of the drug, and a named one of that drug alone', () => {
  expect([modelFor('ketamine-racemic', true), modelFor('esketamine', true)]).toEqual(['kamp-2020', 'simons-2022'])
  expect([modelFor('ketamine-racemic', 'domino'), modelFor('esketamine', 'fanta-2015')]).toEqual([
    'domino',
    'fanta-2015',
  ])
  expect(refused(() => modelFor('esketamine', 'kamp-2020'))).toMatchObject({
    code: 'predict-drug',
    found: 'kamp-2020',
    allowed: ESKETAMINE.join(', '),
  })
  expect(refused(() => modelFor('ketamine-racemic', 'simons-2022'))).toMatchObject({
    code: 'predict-drug',
    allowed: RACEMATE.join(', '),
  })
})

it.each(MODEL_IDS)('reads %s by its name, with a source and a scope', (id) => {
  expect(readModel('predict', id)).toBe(id)
  expect(MODELS[id].source[0]).toBe(id)
  for (const source of MODELS[id].source) expect(sourceOf(source).citation).not.toBe('')
  expect(MODELS[id].scope).not.toBe('')
})

it.each(['', 'toString', '__proto__', 'constructor', 'Domino', ' domino', 'kamp'])(
  'refuses %j with the list',
  (text) => {
    expect(refused(() => readModel('predict', text))).toMatchObject({ allowed: MODEL_IDS.join(', ') })
    expect(refused(() => readModel('predict', text, 'esketamine'))).toMatchObject({ allowed: ESKETAMINE.join(', ') })
    expect(refused(() => readModel('predict', text, 'ketamine-racemic'))).toMatchObject({
      code: 'unknown-model',
      place: 'predict',
      found: text,
      allowed: 'kamp-2020, domino, clements, hijazi',
    })
  },
)

it('has the volumes and clearances that stanpumpR has for Domino at 70 kg', () => {
  // V2 = V1 k12 / k21, V3 = V1 k13 / k31, CL = V1 k10, Q2 = V1 k12, Q3 = V1 k13; V1 = 0.063 x 70 = 4.41 L.
  const { volume, transfers } = MODELS.domino
  const v1 = volume * 70
  const { k10, k12, k21, third = { k13: Number.NaN, k31: Number.NaN } } = transfers
  expect(v1).toBeCloseTo(4.41, 12)
  expect((v1 * k12) / k21).toBeCloseTo(10.56972, 5)
  expect((v1 * third.k13) / third.k31).toBeCloseTo(178.2123, 4)
  expect(v1 * k10).toBeCloseTo(1.93158, 8)
  expect(v1 * k12).toBeCloseTo(2.61072, 8)
  expect(v1 * third.k13).toBeCloseTo(2.6019, 8)
})

it('has the volumes and clearances of Kamp at 70 kg', () => {
  const { volume, transfers } = MODELS['kamp-2020']
  const v1 = volume * 70
  const { k10, k12, k21, third = { k13: Number.NaN, k31: Number.NaN } } = transfers
  expect(v1).toBeCloseTo(25, 12)
  expect([k10, k12, third.k13].map((k) => k * v1 * 60)).toEqual([84, 161, 79].map((q) => expect.closeTo(q, 10)))
  expect((v1 * k12) / k21).toBeCloseTo(56, 10)
  expect((v1 * third.k13) / third.k31).toBeCloseTo(157, 10)
  // Vss 238 L.
  expect(v1 + (v1 * k12) / k21 + (v1 * third.k13) / third.k31).toBeCloseTo(238, 10)
})

it.each([
  // 40 mg/h and 70 kg: 1000 x 40 / CL, CL = 60 V1 k10 L/h.
  ['kamp-2020', 476.19],
  ['domino', 345.14],
  ['clements', 498.66],
  ['hijazi', 264.82],
] as const)('has the clearance of %s: 40 mg/h comes to %d ng/mL', (id, level) => {
  const { volume, transfers } = MODELS[id]
  expect(40_000 / (60 * volume * 70 * transfers.k10)).toBeCloseTo(level, 2)
})

it.each([
  // 40,000 / (84 (w/70)^0.75): (45/70)^0.75 = 0.71797, (100/70)^0.75 = 1.30671, (120/70)^0.75 = 1.49817.
  [45, 663],
  [70, 476],
  [100, 364],
  [120, 318],
] as const)('scales the clearance of Kamp by (w/70)^0.75: at %d kg 40 mg/h comes to %d ng/mL', (kg, level) => {
  const model = MODELS['kamp-2020']
  const clearance = 60 * model.volume * kg * model.transfers.k10 * rateFactor(model, grams(kg * 1000))
  expect(Math.round(40_000 / clearance)).toBe(level)
})

it.each(['domino', 'clements', 'hijazi'] as const)('has rate constants of %s at any weight', (id) => {
  for (const weight of [45_000, 70_000, 120_000]) expect(rateFactor(MODELS[id], grams(weight))).toBe(1)
})

it('has their titles', () => {
  const titles = ['Kamp 2020', 'Domino', 'Clements 1981', 'Hijazi 2003', 'Simons 2022', 'Fanta 2015']
  expect(MODEL_IDS.map((id) => MODELS[id].title)).toEqual(titles)
})

/** L and L/h of a model of three compartments at a weight, from its rate constants. */
function parametersAt(id: 'simons-2022' | 'fanta-2015', kg: number) {
  const [model, weight] = [MODELS[id], grams(kg * 1000)]
  const { k10, k12, k21, third = { k13: Number.NaN, k31: Number.NaN } } = transfersAt(model, weight)
  const [v1, perH] = [model.volume * kg, 60 * rateFactor(model, weight)]
  return {
    volumes: [v1, (v1 * k12) / k21, (v1 * third.k13) / third.k31],
    clearances: [k10, k12, third.k13].map((k) => k * v1 * perH),
  }
}
const near = (figures: readonly number[]) => figures.map((figure) => expect.closeTo(figure, 9))

it.each([45, 60, 70, 100, 120])('scales every parameter of Simons at %d kg: V by w/70, CL and Q by its 0.75', (kg) => {
  const { volumes, clearances } = parametersAt('simons-2022', kg)
  expect(volumes).toEqual(near([11.6, 39, 174].map((volume) => (volume * kg) / 70)))
  expect(clearances).toEqual(near([88.8, 145.8, 72.6].map((clearance) => clearance * (kg / 70) ** 0.75)))
})

it.each([45, 60, 70, 100, 120])('scales V1 and CL of Fanta at %d kg, and nothing else', (kg) => {
  const { volumes, clearances } = parametersAt('fanta-2015', kg)
  expect(volumes).toEqual(near([(133 * kg) / 70, 98.8, 187]))
  expect(clearances).toEqual(near([95.2 * (kg / 70) ** 0.75, 157, 23.2]))
})

it.each(MODEL_IDS)('leaves the rate constants of %s at 70 kg as they are', (id) => {
  expect(transfersAt(MODELS[id], grams(70_000))).toEqual(MODELS[id].transfers)
  if (id !== 'fanta-2015') expect(transfersAt(MODELS[id], grams(45_000))).toBe(MODELS[id].transfers)
})

it('extrapolates Simons outside 53 to 93 kg, and no model without stated weights', () => {
  const at = (id: 'simons-2022' | 'fanta-2015', weights: readonly number[]) =>
    weights.map((weight) => isExtrapolated(MODELS[id], grams(weight)))
  expect(at('simons-2022', [52_999, 53_000, 93_000, 93_001])).toEqual([true, false, false, true])
  expect(at('fanta-2015', [45_000, 120_000])).toEqual([false, false])
})

it.each([
  ['simons-2022', { CL: 0.029, V1: 0.057, Q3: 0.026 }],
  ['fanta-2015', { CL: 0.026, V1: 0.084 }],
] as const)('has the CV of %s by the variances of the logarithms', (id, variances) => {
  const percents = Object.entries(variances).map(([name, of]) => [name, Math.round(100 * Math.sqrt(Math.expm1(of)))])
  expect(MODELS[id].cvPercents).toEqual(Object.fromEntries(percents))
})
