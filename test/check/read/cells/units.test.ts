import { describe, expect, it } from 'vitest'
import { readUnit, unitsIn } from '../../../../src/check/read/cells/units'

describe('a unit', () => {
  it.each([
    ['mg/h', 'mg/h', 1],
    ['mg/hr', 'mg/h', 1],
    ['mg per hour', 'mg/h', 1],
    ['mg/min', 'mg/h', 60],
    ['mg/24h', 'mg/h', 1 / 24],
    ['mcg/h', 'mg/h', 1 / 1000],
    ['mcg/kg/h', 'mg/kg/h', 1 / 1000],
    ['mg kg-1 h-1', 'mg/kg/h', 1],
    ['mg\u00b7h\u207b\u00b9', 'mg/h', 1],
    ['mg.kg-1.h-1', 'mg/kg/h', 1],
    ['ug/kg/min', 'mcg/kg/min', 1],
    ['\u00b5g/kg/min', 'mcg/kg/min', 1],
    ['mL/hr', 'mL/h', 1],
    ['mls/hr', 'mL/h', 1],
    ['cc/h', 'mL/h', 1],
    ['mg/cc', 'mg/mL', 1],
    ['mcg/mL', 'mg/mL', 1 / 1000],
    ['g', 'mg', 1000],
    ['kg', 'kg', 1],
    ['lb', 'lb', 1],
    ['hours', 'min', 60],
    ['s', 'min', 1 / 60],
  ] as const)('%s is %s times %s', (text, unit, size) => {
    const read = readUnit(text)
    expect(read?.unit).toBe(unit)
    expect(Number(read?.n) / Number(read?.d)).toBeCloseTo(size, 12)
  })

  it.each(['mg/m2/h', 'ng', 'mmol', '%', 'mmHg'])('%s is another one', (text) =>
    expect(readUnit(text)?.unit).toBe('other'),
  )
  it.each(['', 'O', 'O mg/h', 'rate', '20'])('%j is none', (text) => expect(readUnit(text)).toBeUndefined())
})

describe('the units of a header', () => {
  const parts = (text: string) => {
    const { words, units, constants } = unitsIn(text)
    return [words, units.map(({ unit }) => unit), constants.map(({ text, unit }) => `${text} ${unit}`)]
  }
  it.each([
    ['Rate (mg/h)', ['rate', ['mg/h'], []]],
    ['Rate mg/h (max 0.5 mg/kg/h)', ['rate max', ['mg/h'], ['0.5 mg/kg/h']]],
    ['Ketamine 2 mg/mL (mL/h)', ['ketamine', ['mL/h'], ['2 mg/mL']]],
    ['Ketamine 500 mg/250 mL', ['ketamine', [], ['500/250 mg/mL']]],
    ['Rate (mg/h or mL/h)', ['rate or', ['mg/h', 'mL/h'], []]],
    ['Day 1 (mg/h)', ['day 1', ['mg/h'], []]],
    ['Day 2 mg/h', ['day 2', ['mg/h'], []]],
    ['Duration in minutes', ['duration in', ['min'], []]],
    ['50 kg', ['', [], ['50 kg']]],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected))
})
