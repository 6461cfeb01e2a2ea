import { expect, it } from 'vitest'
import { headerIn, isRow, isTotal } from '../../../src/check/read/header-lines'

it.each([
  [['Total', '', '45'], true],
  [['Grand total', '45'], true],
  [['', '', '45', 'total'], true],
  [['Zwischensumme', '45'], true],
  [['Gesamtdosis', '45'], true],
  [['Week 1 total', '45'], true],
  [['1', '20'], false],
  [['Totally fine', '1'], false],
])('%j is a total: %s', (cells, total) => expect(isTotal(cells)).toBe(total))

it('tells the head of a chart from a row', () => {
  expect(isRow(['Weight (kg)', '0.1 mg/kg/h', '0.2 mg/kg/h'])).toBe(false)
  expect(isRow(['50', '5', '10'])).toBe(true)
})

it('takes the line that is most like a header', () => {
  const lines = [
    ['Ward 5', 'Date'],
    ['Hour', 'Rate (mg/h)'],
    ['', 'words'],
  ].map((cells, record) => ({ record, cells }))
  expect(headerIn(lines)?.header.record).toBe(1)
})
