import { expect, it } from 'vitest'
import { adjusted, adjustedTogether, byCells } from '../../../../src/check/read/columns/by-cells'
import { recognise } from '../../../../src/check/read/columns/columns'
import type { Target } from '../../../../src/check/read/columns/target'

const target = (header: string, cells: readonly string[], isOnlyTime = false): Target | string => {
  const read = adjusted(recognise(header), () => cells, isOnlyTime)
  return read.is === 'read' ? read.target : read.is
}
/** The columns of several headers, and of cells below them. */
const together = (texts: readonly string[], cellsOf: (cell: number) => readonly string[] = () => []) =>
  adjustedTogether(texts.map(recognise), cellsOf, texts).map((header) => header.is === 'read' && header.target)

it.each([
  ['Hours', ['0-1', '1-2'], 'hour'],
  ['Hours', ['4', '4'], 'hours'],
  ['Time (min)', ['0', '60', '90'], 'elapsed_min'],
  ['Time (min)', ['60', '60', '60'], 'minutes'],
  ['Time', ['Hour 1', 'Hour 2'], 'hour'],
  ['Time', ['0', '1', '2'], 'unknown'],
  ['Time', ['0800', '0900'], 'start'],
  ['Step', ['1', '2', '3'], 'ignore'],
  ['Step', ['5', '5'], 'unknown'],
  ['Bag', ['500 mg / 250 mL'], 'concentration_mg_mL'],
  ['Bag', ['1', '2'], 'bag'],
])('%s of %j is %s', (header, cells, expected) => expect(target(header, cells)).toBe(expected))

it('reads lengths that rise from the start as hours where nothing else is a time', () => {
  expect([target('Hours', ['1', '2', '3'], true), target('Hours', ['1', '2', '3'])]).toEqual(['hour', 'hours'])
})

it('takes the unit of the cells where the header has none', () => {
  expect(byCells(recognise('Rate'), ['', '20 mg/h'])).toMatchObject({ is: 'read', target: 'rate_mg_h' })
  expect(byCells(recognise('Conc'), ['500 mg/250 mL'])).toMatchObject({ is: 'read', target: 'concentration_mg_mL' })
  expect(byCells(recognise('Rate'), ['20'])).toMatchObject({ is: 'unitless' })
})

it('reads an open column as a rate where all of its cells have the unit of one', () => {
  expect(together(['Value'], () => ['20 mg/h', '25 mg/h'])).toEqual(['rate_mg_h'])
})

it('reads hours of all rows as lengths unless they rise', () => {
  expect(together(['Total hours'], () => ['4', '4', '4'])).toEqual(['hours'])
  expect(together(['Total hours'], () => ['4', '8', '12'])).toEqual([false])
})

it('reads a count that nothing else says as that of sessions', () => {
  const targets = (...texts: readonly string[]) => together(texts, () => ['1', '2'])
  expect(targets('Dose no.', 'Hours')).toEqual(['session', 'hours'])
  expect(targets('Session', 'Dose no.')).toEqual(['session', 'ignore'])
  expect(targets('Time', 'Dose no.')).toEqual(['start', 'ignore'])
})

it('reads orders that name no drug as remarks', () => {
  expect(target('Order', ['Start at 20 mg/h', 'Increase to 25 mg/h'])).toBe('note')
  expect(target('Order', ['Start at 20 mg/h', 'Morphine'])).toBe('drug')
})

it('reads mg in 24 h as the dose of a day beside a rate, and alone as the rate', () => {
  const targets = (...headers: readonly string[]) => together(headers)
  expect(targets('Rate (mg/h)', 'mg/24h')).toEqual(['rate_mg_h', 'day_dose_mg'])
  expect(targets('mg/day', 'Rate (mg/h)')).toEqual(['day_dose_mg', 'rate_mg_h'])
  expect(targets('Rate (mg/24h)')).toEqual(['rate_mg_h'])
  expect(targets('Rate (mg/h)', 'Rate (mg/min)')).toEqual(['rate_mg_h', 'rate_mg_h'])
})

it('reads a second event time that names an end as the end', () => {
  expect(together(['Event start date/time', 'Event end date/time'])).toEqual(['start', 'end'])
  expect(together(['Event end date/time'])).toEqual(['start'])
})

it('reads one of two columns of days as the weekday', () => {
  const targets = (...texts: readonly string[]) => together(texts)
  expect(targets('Day', 'Weekday')).toEqual(['day', 'weekday'])
  expect(targets('Wochentag', 'Tag')).toEqual(['weekday', 'day'])
  expect(targets('Weekday')).toEqual(['day'])
})
