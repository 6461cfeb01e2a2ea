import { expect, it } from 'vitest'
import { impliedStrength, strengthIn, strengthsNamed } from '../../../../src/check/read/words/strengths'
import { decimalText } from '../../../../src/core/values/interval'

it.each([
  ['new bag of 1 mg/mL', '1'],
  ['syringe: 500 mg in 250 mL', '2'],
  ['1 mg/mL', '1'],
  ['500 mg in 250 mL', '2'],
  ['30 mg in 25 mL given', undefined],
  ['10 mg in 5 mL', undefined],
  ['Ketamine 4 mg/mL, checked by two', '4'],
  ['4 mg/mL, midazolam beside it', undefined],
  ['vial of 50 mg/mL', undefined],
  ['bag at most 10 mg/mL, below that of stock', undefined],
  ['bag of 1 mg/mL, then bag of 2 mg/mL', undefined],
])('%j tells the strength %s', (note, strength) => {
  const found = strengthIn(note, '.')
  expect(found && decimalText(found.value)).toBe(strength)
})

it.each([
  ['ketamine 500 mg in NaCl 0.9% 250 mL infusion', '2'],
  ['ketamine 1 mg/mL', '1'],
  ['ketamine 500 mg (10 mL of 50 mg/mL) in 250 mL NaCl 0.9% = 2 mg/mL', undefined],
  ['ketamine 1000 mg/250 mL', '4'],
  ['1 mL = 4 mg ketamine', '4'],
  ['250 mL bag with 1000 mg ketamine', '4'],
  ['ketamine 50 mg/mL vial', undefined],
  ['ketamine 100 mg/mL', undefined],
  ['ketamine 1 mg/mL or 2 mg/mL', undefined],
  ['ketamine', undefined],
])('the drug %j has the strength %s', (name, strength) => {
  const found = strengthsNamed([name, name], '.').get(name)
  expect(found && decimalText(found.value)).toBe(strength)
})

it.each([
  ['10 mL of 50 mg/mL in 240 mL', ['2', '2.083']],
  ['500 mg (10 mL) added to 240 mL', ['2', '2.083']],
  ['400 mg ketamine added to 100 mL', ['2.857', '4']],
  ['1 mL/h = 2 mg/h', ['2', '2']],
  ['25 mg/h (8.3 mL/h)', ['2.994', '3.03']],
  ['25 mg/h', undefined],
])('%j implies a strength between %j', (text, right) => {
  const span = impliedStrength(text, '.')?.span
  expect(span && [decimalText(span.low, 3), decimalText(span.high, 3)]).toEqual(right)
})
