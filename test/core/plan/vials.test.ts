import { expect, it } from 'vitest'
import type { Drug } from '../../../src/core/model/protocol'
import { drawsOf, vialsOf } from '../../../src/core/plan/vials'
import { concentration, mgPerMl, mlOfStock, volumeFromThousandths } from '../../../src/core/values/quantity'
import { mgDose } from '../forge'

const drawn = (mg: number, mgPerMlOfFluid: number, drug: Drug = 'ketamine-racemic') => {
  const dose = mgDose(mg)
  return drawsOf(vialsOf(drug, undefined), dose, concentration(mgPerMlOfFluid * 1000)).map(
    ({ strength, vials }) => `${mgPerMl(strength)}: ${mlOfStock(dose, strength)} mL, ${vials}`,
  )
}

it('draws a dose from each strength of the label', () => {
  // 500 mg: 50 mL of 10 mg/mL, from three vials of 20 mL; 10 of 50, one of 10 mL; 5 of 100, one of 5 mL.
  expect(drawn(500, 2)).toEqual(['10: 50 mL, 3', '50: 10 mL, 1', '100: 5 mL, 1'])
  // 501 mg need a second vial of the stronger two.
  expect(drawn(501, 2)).toEqual(['10: 50.1 mL, 3', '50: 10.02 mL, 2', '100: 5.01 mL, 2'])
  // To three decimals, ties up: 1.25 mg of 100 mg/mL is 0.0125 mL, of 10 mg/mL 0.125 mL.
  expect(drawn(1.25, 1)).toEqual(['10: 0.125 mL, 1', '50: 0.025 mL, 1', '100: 0.013 mL, 1'])
})

it.each([
  [10, 3],
  [10.001, 2],
  [50, 2],
  [99.999, 1],
])('makes %s mg/mL only from a strength that is not below it', (fluid, ways) => {
  expect(drawn(100, fluid).length).toBe(ways)
})

it('draws no esketamine: no source read names its vials', () => {
  expect(drawn(500, 1, 'esketamine')).toEqual([])
})

it('draws from the stock of the pharmacy alone, of esketamine too', () => {
  const stock = { strength: concentration(25_000), holds: volumeFromThousandths(10_000) }
  for (const drug of ['ketamine-racemic', 'esketamine'] as const) expect(vialsOf(drug, stock)).toEqual([stock])
  // 500 mg of 25 mg/mL x 10 mL: 20 mL, two of them.
  const [draw] = drawsOf([stock], mgDose(500), concentration(2000))
  expect(draw).toMatchObject({ strength: 25_000, vials: 2 })
})
