import { expect, it } from 'vitest'
import { convertRate } from '../../../src/core/request/convert-rate'
import { readRate } from '../../../src/core/request/parse-quantities'
import { grams } from '../../../src/core/values/quantity'
import { refused } from '../refused'

const converted = (text: string, kg?: number) =>
  convertRate('max', readRate('max', text), kg === undefined ? undefined : grams(kg * 1000))

it.each([
  ['20', undefined, { rate: 20_000_000 }],
  ['60 mg/24h', undefined, { rate: 2_500_000, written: '60 mg/24h = 2.5 mg/h' }],
  // 50 mg in 24 h are 6,250,000 ng in 3 h.
  ['50 mg/24h', undefined, { rate: 2_083_333, exact: 6_250_000, written: '50 mg/24h = 2.08 mg/h, rounded down' }],
  ['0.5 mg/kg/h', 70, { rate: 35_000_000, written: '0.5 mg/kg/h x 70 kg = 35 mg/h' }],
  // 2 mcg/kg/min x 60 x 70 kg = 8,400 mcg/h.
  ['2 mcg/kg/min', 70, { rate: 8_400_000, written: '2 mcg/kg/min x 70 kg = 8.4 mg/h' }],
])('converts %s at %s kg', (text, kg, rate) => {
  expect(converted(text, kg)).toEqual(rate)
})

it.each([
  ['0.5 mg/kg/h', undefined, 'weight-needed'],
  ['0.001 mg/h', undefined, 'too-small'],
  ['0.5 mcg/kg/h', 70, 'not-whole-mcg'],
  ['999999999 mg/kg/h', 300, 'too-large'],
])('refuses %s at %s kg: %s', (text, kg, code) => {
  expect(refused(() => converted(text, kg)).code).toBe(code)
})
