/** The models against concentrations that were measured: fixtures/measured. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MODELS, type ModelId, modelsOf } from '../../src/core/pharmacokinetics/models'
import { concentrationOf } from '../../src/core/pharmacokinetics/plasma-concentration'
import { grams } from '../../src/core/values/quantity'
import { isSource } from '../../src/protocols/citations'
import { at, type Forged, segments } from '../core/forge'

interface Measurement {
  readonly source: string
  readonly weight_kg: number
  readonly rates_mg_kg_h: readonly number[]
  readonly hours_each: number
  readonly measured: readonly { readonly hour: number; readonly ng_mL: number }[]
}
const root = new URL('../../fixtures/measured/', import.meta.url)
const { source, weight_kg, rates_mg_kg_h, hours_each, measured } = JSON.parse(
  readFileSync(new URL('kamp-2020-volunteers.json', root), 'utf8'),
) as Measurement

const of = (id: ModelId, ...course: readonly Forged[]) =>
  concentrationOf(MODELS[id], grams(weight_kg * 1000), segments(...course))

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

/** Percent of each measured concentration. */
function errorsOf(id: ModelId): readonly number[] {
  const min = hours_each * 60
  const course = rates_mg_kg_h.map((rate, index): Forged => [rate * weight_kg, min, index * min])
  const concentration = of(id, ...course)
  return measured.map(({ hour, ng_mL }) => (100 * concentration.at(at(hour * 60))) / ng_mL - 100)
}

describe('twenty volunteers, arterial', () => {
  it('are a source that is listed', () => expect(isSource(source)).toBe(true))

  it.each(modelsOf('ketamine-racemic'))('give the error that is said of %s', (id) => {
    const errors = errorsOf(id)
    expect(Number(median(errors).toFixed(1))).toBe(MODELS[id].measuredError?.median)
    expect(Number(median(errors.map(Math.abs)).toFixed(1))).toBe(MODELS[id].measuredError?.medianAbsolute)
  })

  it('say nothing of esketamine, which they were not given', () => {
    for (const id of modelsOf('esketamine')) expect(MODELS[id].measuredError).toBeUndefined()
  })

  it('show hijazi 3 to 6 times too low after the stop', () => {
    const [, , hour4 = Number.NaN, hour5 = Number.NaN] = errorsOf('hijazi').map((error) => 100 / (100 + error))
    expect(hour4).toBeGreaterThan(3)
    expect(hour5).toBeGreaterThan(hour4)
    expect(hour5).toBeLessThan(6)
  })
})

it.each([
  // 0.5 mg/kg in 40 min; the observed peak was 185 ng/mL.
  ['domino', 240],
  ['kamp-2020', 253],
  ['clements', 177],
  ['hijazi', 225],
] as const)('gives the peak of 0.5 mg/kg in 40 min by %s: %d ng/mL', (id, peak) => {
  const rate = (0.5 * weight_kg * 60) / 40
  expect(Math.round(of(id, [rate, 40, 0]).peakIn(at(0), at(60)).level)).toBe(peak)
})
