import { expect, it } from 'vitest'
import { DEFAULT_MODEL, MODEL_IDS, MODELS, rateFactor, readModel } from '../../../src/core/pharmacokinetics/models'
import { grams } from '../../../src/core/values/quantity'
import { sourceOf } from '../../../src/protocols/citations'
import { refused } from '../refused'

it('knows four models, Kamp first and by default', () => {
  expect(MODEL_IDS).toEqual(['kamp-2020', 'domino', 'clements', 'hijazi'])
  expect(DEFAULT_MODEL).toBe('kamp-2020')
})

it.each(MODEL_IDS)('reads %s by its name, with a source and a scope', (id) => {
  expect(readModel('predict', id)).toBe(id)
  expect(MODELS[id].source.map((source) => sourceOf(source).citation.length > 0)).toEqual([true])
  expect(MODELS[id].scope).not.toBe('')
})

it.each(['', 'toString', '__proto__', 'constructor', 'Domino', ' domino', 'kamp'])(
  'refuses %j with the list',
  (text) => {
    expect(refused(() => readModel('predict', text))).toMatchObject({
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
  expect(MODEL_IDS.map((id) => MODELS[id].title)).toEqual(['Kamp 2020', 'Domino', 'Clements 1981', 'Hijazi 2003'])
})
