import { expect, it } from 'vitest'
import { given } from '../../../src/check/read/cells/cell'
import { agreementOf, mostRounding } from '../../../src/check/rules/agreement'
import { decimalText } from '../../../src/core/values/interval'
import { figure } from '../sheets'

const WEIGHT = { weight: given(70_000) }

it('is 0.005 mg/kg/h at the weight: 0.35 mg/h at 70 kg, and without a weight', () => {
  expect(decimalText(mostRounding(WEIGHT))).toBe('0.35')
  expect(decimalText(mostRounding({ weight: undefined }))).toBe('0.35')
})

it.each([
  // Half of a last digit of each.
  ['20.3', '20.2', 'agree'],
  // 0.35 of each, and not 0.5.
  ['21', '20.7', 'agree'],
  ['21', '20', 'rounded'],
  // 5 % of the larger: 1.05.
  ['28', '25', 'apart'],
  ['70', '35', 'apart'],
] as const)('%s and %s: %s', (a, b, agreement) => {
  expect(agreementOf(figure(a), figure(b), mostRounding(WEIGHT))).toBe(agreement)
  expect(agreementOf(figure(b), figure(a), mostRounding(WEIGHT))).toBe(agreement)
})
