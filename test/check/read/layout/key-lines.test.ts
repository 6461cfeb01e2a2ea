import { describe, expect, it } from 'vitest'
import { keyLines } from '../../../../src/check/read/layout/key-lines'

const texts = (cells: readonly string[], isAbove: boolean) =>
  keyLines({ record: 0, cells }, isAbove)?.map((line) => line.cells.join())

describe('a line of labels above a table', () => {
  it.each([
    [['Weight (kg):', '80', ''], ['Weight: 80 kg']],
    [['Weight', '80', 'kg'], ['Weight: 80 kg']],
    [
      ['Patient', 'A. Smith', 'Weight', '80 kg'],
      ['Patient: A. Smith', 'Weight: 80 kg'],
    ],
    [['Bag', '500 mg in 250 mL NaCl 0.9 %'], ['Bag: 500 mg in 250 mL NaCl 0.9 %']],
    [['Drug', 'Ketamine'], ['Drug: Ketamine']],
    [['Protocol', 'goldberg-2010'], ['Protocol: goldberg-2010']],
    [['Ceiling', '35 mg/h'], ['Ceiling: 35 mg/h']],
  ])('%j is %j', (cells, found) => expect(texts(cells, true)).toEqual(found))

  it.each([
    ['Date', 'Rate (mg/h)'],
    ['Drug', 'Morphine'],
    ['Start rate', '20 mg/h'],
    ['Bag', '500 mg'],
    ['Pump', '20 mg/h'],
    ['Hour', 'Rate', 'Dose'],
    ['Ward 5'],
    [],
  ])('is not %j', (...cells) => expect(texts(cells, true)).toBeUndefined())
})

describe('a line of labels below a header', () => {
  it.each([
    [['Concentration', '2 mg/mL'], 'Concentration: 2 mg/mL'],
    [['Checked by:', 'J. Doe'], 'Checked by: J. Doe'],
  ])('%j is %s', (cells, found) => expect(texts(cells, false)).toEqual([found]))

  it.each([[['Maximum', '40 mg/h']], [['Pump', '60']], [['Weight', '60']]])('is not %j, which may be a row', (cells) =>
    expect(texts(cells, false)).toBeUndefined(),
  )
})
