import { expect, it } from 'vitest'
import { isBalance, isObserved, isOfPatient } from '../../../src/check/read/observed-names'

it.each(['uo', 'urine output', 'skin temp l \u00b0c', 'spo2', 'alarm limit'])('%s is of the patient', (words) =>
  expect(isOfPatient(words)).toBe(true),
)
it.each(['pain', 'bp', 'hr', 'sedation score', 'signed'])('%s is observed', (words) =>
  expect(isObserved(words)).toBe(true),
)
it('tells a balance of fluids', () => expect(isBalance('fluid balance')).toBe(true))
it.each(['rate', 'dose', 'ketamine', 'temporary rate', 'volume'])('%s is neither', (words) =>
  expect([isOfPatient(words), isObserved(words), isBalance(words)]).toEqual([false, false, false]),
)
