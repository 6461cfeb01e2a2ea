import { expect, it } from 'vitest'
import { BY_UNIT, isOf, isTarget, readAs, TARGETS } from '../../../../src/check/read/columns/target'

it('knows the names of its columns and no others', () => {
  expect(TARGETS.every(isTarget)).toBe(true)
  expect(isTarget('rate_mg')).toBe(false)
})
it('distinguishes a column that is read as one of some from the others', () => {
  expect(isOf(readAs('rate_mg_h'), 'rate_mL_h', 'rate_mg_h')).toBe(true)
  expect(isOf(readAs('rate_mg_h'), 'rate_mL_h')).toBe(false)
  expect(isOf({ is: 'unknown' }, 'rate_mg_h')).toBe(false)
})
it('reads a dose in mg/h as a rate, and a volume in mL/h as that of the pump', () => {
  expect(BY_UNIT.dose['mg/h']).toBe('rate_mg_h')
  expect(BY_UNIT.volume['mL/h']).toBe('rate_mL_h')
})
