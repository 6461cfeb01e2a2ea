import { expect, it } from 'vitest'
import { poundsIn, poundsText, saysTwoWeights, weightIn } from '../../../../src/check/read/words/weights'
import { decimalText } from '../../../../src/core/values/interval'
import { findings } from '../../sheets'

it('converts the first figure: 154 lb x 0.45359237 = 69.9 kg', () => {
  expect(poundsText(['', '154 lb', '160'])).toBe('kg (154 lb is 69.9 kg)')
  expect(poundsText(['x'])).toBe('kg')
})

it('is the hint for a column in pounds', () => {
  expect(findings(['Hour,Rate (mg/h),Weight (lb)', '1,20,154'])).toContain(
    '1 unit: column Weight (lb) in pounds, allowed kg (154 lb is 69.9 kg)',
  )
})

const kg = (figure: ReturnType<typeof poundsIn>) => figure && decimalText(figure.value, 2)

it.each([
  // x 0.45359237
  ['Weight 154 lb', '69.85'],
  ['11 st 4 lb', '71.67'],
  ['11 stone', '69.85'],
  ['70 kg (154 lb)', undefined],
  ['St. Mary, ward 4', undefined],
])('reads %s as %s kg', (text, right) => expect(kg(poundsIn(text, '.'))).toBe(right))

it.each([
  ['weight 60 kg today', '60'],
  ['Wt now 82.5 kg', '82.5'],
  ['weighed 154 lb', '69.85'],
  ['lost weight: 2 kg', undefined],
  ['0.3 mg/kg/h at a weight of 60', undefined],
  ['weight-based, 60 kg/m2', undefined],
])('takes of the remark %s a weight of %s kg', (note, right) => expect(kg(weightIn(note, '.'))).toBe(right))

it.each([
  ['145 lb (74.8 kg)', true],
  ['Weight 74.8 kg / 145 lb', true],
  ['11 st 4 lb (60 kg)', true],
  ['Weight: 70 kg. Wt 85 kg', true],
  ['145 lb (65.8 kg)', false],
  ['11 st 4 lb (71.7 kg)', false],
  ['Wt 70kg / 154 lb', false],
  ['Lost 10 lb since admission, 70 kg', false],
  ['Weight 90 kg, ideal weight 70 kg', false],
])('%j says two weights: %s', (text, right) => expect(saysTwoWeights(text, '.')).toBe(right))
