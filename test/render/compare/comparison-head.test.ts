import { describe, expect, it } from 'vitest'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { comparisonHead, isMixed, ratesHead } from '../../../src/render/compare/comparison-head'
import { planOf } from '../plan-of'
import { variantOf } from './variants'

it('distinguishes one drug from two', () => {
  const racemic = { name: 'a', plan: planOf() }
  expect(isMixed([racemic, { name: 'b', plan: planOf({ maxRate: '30' }) }])).toBe(false)
  expect(isMixed([racemic, variantOf('ketcrps-2-inpatient')])).toBe(true)
})

describe('comparison head', () => {
  const racemic = variantOf('crps-5day')
  const esketamine = variantOf('ketcrps-2-inpatient')

  it('names the start and the patient, and says that it is no order', () => {
    expect(ratesHead([racemic, racemic])).toEqual([
      'Highest planned rates from 2026-11-30T08:00:00+00:00, weight 60 kg; every step up only if tolerated. Not an order.',
      'Steps every 1 h in crps-5day, crps-5day are our assumption; the protocols of format 2 assume 4 h.',
    ])
    expect(ratesHead([esketamine, { name: 'y', plan: planOf({ stepEvery: '1h' }) }]).join()).not.toContain('assume 4 h')
    expect(ratesHead([{ name: 'x', plan: planOf() }]).join()).toContain('weight not given: rate per kg not checked')
  })

  it('warns of two drugs', () => {
    expect(ratesHead([racemic, esketamine])[1]).toMatch(/^WARNING: racemic ketamine is compared with esketamine/)
  })

  it('says what a prediction is, and which variant has none', () => {
    const predicted = { ...racemic, prediction: predict(racemic.plan, 'domino') }
    const said = comparisonHead([{ ...esketamine, unpredicted: 'not available' }, predicted])
    expect(said.join('\n')).toMatch(/Plasma predicted by domino for 60 kg.*The range over all models is in brackets\./)
    expect(said.at(-1)).toBe('ketcrps-2-inpatient is not predicted: not available.')
    const own = { ...esketamine, prediction: predict(esketamine.plan, true) }
    expect(comparisonHead([predicted, own]).slice(-2)).toEqual([
      expect.stringMatching(/^Ketamine \(racemic\): plasma predicted by domino /),
      expect.stringMatching(/^Esketamine: plasma predicted by simons-2022 /),
    ])
    expect(comparisonHead([own, own]).at(-1)).toMatch(/^Plasma predicted by simons-2022 /)
    expect(comparisonHead([racemic, esketamine])).toEqual(ratesHead([racemic, esketamine]))
  })
})
