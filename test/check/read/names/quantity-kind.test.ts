import { describe, expect, it } from 'vitest'
import { unitsIn } from '../../../../src/check/read/cells/units'
import { kindOf, mayBeRate, mayHaveRates } from '../../../../src/check/read/names/quantity-kind'

const kind = (header: string) => {
  const { words, units } = unitsIn(header)
  return kindOf(words, units[0]?.unit ?? '')
}
const doubtful = (header: string): boolean => {
  const { words, units } = unitsIn(header)
  const is = kindOf(words, units[0]?.unit ?? '')
  return is !== undefined && is !== 'text' && mayBeRate(is, words)
}

describe('the kind', () => {
  it.each([
    ['Ketamine in NaCl 0.9% (mL/h)', 'rate'],
    ['Ketamine (mg)', 'dose'],
    ['Total incl. bolus (mg)', 'total'],
    ['Rate without bolus (mg/h)', 'rate'],
    ['Volume (mL)', 'volume'],
    ['Weight (kg)', 'weight'],
    ['HF (/min)', 'text'],
  ])('of %s is %s', (header, is) => expect(kind(header)).toBe(is))

  it.each([
    'Midazolam (mg)',
    'Lorazepam (mg)',
    'Midazolam rate (mg/h)',
    'Propofol (mg/kg/h)',
    'Clonidine (mcg/kg/min)',
    'Lidocaine (mg/h)',
    'Lidocain mg/h',
    'Remifentanil (mL/h)',
    'MgSO4 (mg)',
    'Midazolam conc (mg/mL)',
    'Xyzzy (mg/h)',
    'Frobnicate rate (mL/h)',
    'NaCl 0.9% (mL/h)',
    'Saline flush (mL)',
    'mg left (mg)',
  ])('of %s is none of the infusion', (header) => expect(kind(header)).toBeUndefined())
})

describe('a limit or a change', () => {
  it.each([
    'Rate (mg/h) max 40',
    'Rate (mg/h), max 40',
    'Rate after step (mg/h)',
    'New rate after change (mg/h)',
    'Step up to (mg/h)',
    'Increase to mg/hr',
    'Max 40: rate (mg/h)',
    'Rate (mg/h), see the limit',
  ])('%s may be a rate', (header) => expect(doubtful(header)).toBe(true))

  it.each([
    'Max rate (mg/h)',
    'Maximum allowed rate of the protocol (mg/h)',
    'Pump rate limit (mg/hr)',
    'Limit (mg/h)',
    'Max mg/hr',
    'Step mg/hr',
    'Change in rate (mg/h)',
    'Rate change (mg/h)',
    'Hourly increment (mg/h)',
    'Rate (mg/h)',
  ])('%s is none', (header) => expect(doubtful(header)).toBe(false))
})

it.each([
  ['speed', true],
  ['infusion rate', true],
  ['midazolam', false],
  ['bolus', false],
  ['weight', false],
  ['max', false],
])('%s may have rates, by its cells: %s', (name, may) => expect(mayHaveRates(name)).toBe(may))
