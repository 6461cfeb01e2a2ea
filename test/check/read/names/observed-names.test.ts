import { expect, it } from 'vitest'
import {
  arePulses,
  areTemperatures,
  isBalance,
  isObserved,
  isOfOtherThing,
  isOfPatient,
  isPercent,
} from '../../../../src/check/read/names/observed-names'

it.each(['uo', 'urine output', 'skin temp l \u00b0c', 'spo2', 'alarm limit'])('%s is of the patient', (words) =>
  expect(isOfPatient(words)).toBe(true),
)
it.each(['pain', 'bp', 'hr', 'sedation score', 'signed'])('%s is observed', (words) =>
  expect(isObserved(words)).toBe(true),
)
it('knows a balance of fluids', () => expect(isBalance('fluid balance')).toBe(true))
it.each(['rate', 'dose', 'ketamine', 'temporary rate', 'volume'])('%s is neither', (words) =>
  expect([isOfPatient(words), isObserved(words), isBalance(words)]).toEqual([false, false, false]),
)

it.each(['qt (ms)', 'capnography (kpa)', 'blood glucose (mmol/l)', 'hr /min', 'pump no', 'lot', 'level (ng/ml)'])(
  '%s is of another thing',
  (text) => expect(isOfOtherThing(text)).toBe(true),
)
it.each(['rate /min', 'hr/min', 'mg/min', 'dose no', 'bag no', 'lot (mg)'])('%s may be of the infusion', (text) =>
  expect(isOfOtherThing(text)).toBe(false),
)
it('distinguishes a percentage from a strength', () =>
  expect(['% of max', 'Change (%)', 'Ketamine 0.2 %', 'NaCl 0,9%'].map(isPercent)).toEqual([true, true, false, false]))
it('distinguishes pulses from hours', () =>
  expect(
    [
      ['72', '80'],
      ['30', '31'],
    ].map(arePulses),
  ).toEqual([true, false]))
it('distinguishes temperatures from rates', () =>
  expect(
    [
      ['36.7', '37'],
      ['35', '40'],
      ['36.7', '45'],
    ].map(areTemperatures),
  ).toEqual([true, false, false]))
