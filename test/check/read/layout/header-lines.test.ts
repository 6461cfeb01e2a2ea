import { expect, it } from 'vitest'
import {
  headerIn,
  isRow,
  isTotal,
  missingHeader,
  withSectionTitle,
} from '../../../../src/check/read/layout/header-lines'

it.each([
  [['Total', '', '45'], true],
  [['Grand total', '45'], true],
  [['', '', '45', 'total'], true],
  [['Zwischensumme', '45'], true],
  [['Cum.', '45'], true],
  [['Given so far', '45'], true],
  [['Dose totale', '45'], true],
  [['Gesamtdosis', '45'], true],
  [['Week 1 total', '45'], true],
  [['1', '20'], false],
  [['Totally fine', '1'], false],
])('%j is a total: %s', (cells, total) => expect(isTotal(cells)).toBe(total))

it('distinguishes the head of a chart from a row', () => {
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

it.each([
  ['Day 2', '1 Dec 2026', 'Day 2 - 1 Dec 2026'],
  ['Tag 2:', '01.12.2026', 'Tag 2: - 01.12.2026'],
  ['Day 2', 'quiet', 'Day 2'],
])('%s and %s beside it are one text or two', (first, second, text) =>
  expect(withSectionTitle(1, [first, second, ''], undefined).cells[0]).toBe(text),
)
it('reads a day and its date as a row where the table has a column of days', () =>
  expect(
    withSectionTitle(1, ['Day 2', '1 Dec 2026', ''], { record: 0, cells: ['Day', 'Date', 'Rate'] }).cells,
  ).toHaveLength(3))

it.each([
  [['Hour 1', '20 mg/h'], true],
  [['08:00', '10 mL/h'], true],
  [['Hour', 'Rate'], false],
  [['Hour 1', '20 mg/h', '25 mg/h'], false],
])('%j is a row without a header: %s', (cells, is) =>
  expect(missingHeader({ record: 0, cells }) !== undefined).toBe(is),
)
