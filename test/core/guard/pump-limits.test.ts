import { expect, it } from 'vitest'
import { limitsOfPump } from '../../../src/core/guard/pump-limits'
import type { RawRequest } from '../../../src/core/request/request'
import { inpatient } from '../forge'

const listed = (asked: Partial<RawRequest>) =>
  limitsOfPump(inpatient(asked)).map(([[name, { value, unit, bound, side, basis }], kind]) => [
    `${kind} ${name}`,
    `${value} ${unit}`,
    bound,
    side,
    basis,
  ])

it('are those of the fluid and of the pump, which is assumed to reach 999 mL/h', () => {
  expect(listed({ concentration: '2' })).toEqual([
    ['hard concentration', '100 mg/mL', 100_000, undefined, 'stated'],
    ['soft concentration', '10 mg/mL', 10_000, undefined, 'assumed'],
    ['soft concentration', '0.1 mg/mL', 100, 'lower', 'assumed'],
    ['hard pump-rate', '999 mL/h', 999_000, undefined, 'assumed'],
    // mcL/h x min: 3,000 mL are 3,000,000 mcL in 60 min.
    ['soft fluid-24h', '3000 mL in 24 h', 180_000_000, undefined, 'assumed'],
  ])
})

it('take the pump at its own maximum', () => {
  expect(listed({ concentration: '2', pumpMax: '1200' })[3]).toEqual([
    'hard pump-rate',
    '1200 mL/h',
    1_200_000,
    undefined,
    'set',
  ])
})

it('are none without a concentration', () => {
  expect(listed({})).toEqual([])
})
