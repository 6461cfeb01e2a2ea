import { expect, it } from 'vitest'
import { isMixed } from '../../../src/render/compare/variant'
import { planOf } from '../plan-of'
import { variantOf } from './variants'

it('tells one drug from two', () => {
  const racemic = { name: 'a', plan: planOf() }
  expect(isMixed([racemic, { name: 'b', plan: planOf({ maxRate: '30' }) }])).toBe(false)
  expect(isMixed([racemic, variantOf('ketcrps-2-inpatient')])).toBe(true)
})
