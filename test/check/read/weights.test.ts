import { expect, it } from 'vitest'
import { poundsText } from '../../../src/check/read/pounds'
import { findings } from '../sheets'

it('converts the first figure: 154 lb x 0.45359237 = 69.9 kg', () => {
  expect(poundsText(['', '154 lb', '160'])).toBe('kg (154 lb is 69.9 kg)')
  expect(poundsText(['x'])).toBe('kg')
})

it('is the hint for a column in pounds', () => {
  expect(findings(['Hour,Rate (mg/h),Weight (lb)', '1,20,154'])).toContain(
    '1 unit: column Weight (lb) in pounds, allowed kg (154 lb is 69.9 kg)',
  )
})
