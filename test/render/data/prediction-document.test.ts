import fc from 'fast-check'
import { expect, it } from 'vitest'
import { modelsOf } from '../../../src/core/pharmacokinetics/models'
import { prediction } from '../../../src/render/data/prediction-document'
import { predictionRecord } from '../../../src/render/data/prediction-record'
import { lawRuns } from '../../law-runs'
import { planOf, requests } from '../plan-of'

it('describes every prediction, with no key that it does not know', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...modelsOf('ketamine-racemic')), ({ weight: _, ...asked }, model) => {
      expect(prediction.safeParse(predictionRecord(planOf(asked), model)).error).toBeUndefined()
    }),
    { numRuns: lawRuns(40, 8) },
  )
})

it.each([
  ['a key that nobody knows', { extra: 1 }],
  ['no range', { average_low_ng_mL: undefined }],
  ['a level below zero', { average_ng_mL: -1 }],
  ['another basis of the weight', { weight_basis: 'stated' }],
])('refuses %s', (_, wrong) => {
  const right = predictionRecord(planOf(), 'domino')
  expect(prediction.safeParse(right).success).toBe(true)
  expect(prediction.safeParse({ ...right, ...wrong }).success).toBe(false)
})
