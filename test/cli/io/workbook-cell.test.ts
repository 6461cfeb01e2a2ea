import { expect, it } from 'vitest'
import { cellText, hoursOf } from '../../../src/cli/io/workbook-cell'

const day = (...[hour = 0, minute = 0, second = 0]: readonly number[]) =>
  new Date(Date.UTC(2026, 10, 30, hour, minute, second))
const clock = (hours: number) => new Date(Date.UTC(1899, 11, 31) + hours * 3_600_000)

it.each([
  [20, '', '20'],
  [22.5, '0', '22.5'],
  [0.1 + 0.2, '0.00', '0.3'],
  [40.0000001, '0', '40.0000001'],
  [1e-7, '', '0.0000001'],
  [20, '0.0 "mg/h"', '20 mg/h'],
  [20, '0.0\\ "mg/h"', '20 mg/h'],
  [0.5, '0%', '50%'],
  [20, '"$"0.00', '$20'],
  [20, '[$\u20ac-407]0.00', '$20'],
  [20, '[$-409]0.00', '20'],
  ['20', '@', '20'],
  [true, '', 'true'],
  [null, '', ''],
  [day(8), 'yyyy-mm-dd hh:mm', '2026-11-30 08:00'],
  [day(), 'dd/mm/yyyy', '2026-11-30'],
  [day(), 'yyyy-mm-dd hh:mm', '2026-11-30 00:00'],
  [day(8, 0, 30), 'd mmm', '2026-11-30 08:00:30'],
  // A double that is a third of a day, cut by a microsecond.
  [new Date(day(8).getTime() - 0.4), 'hh:mm', '2026-11-30 08:00'],
  [clock(8.5), 'h:mm', '08:30'],
  [clock(26.5), '[h]:mm', '26:30'],
])('%j in the format %j is %j', (value, format, text) => expect(cellText(value, format, undefined)).toBe(text))

it('shows a formula without a value as itself', () => expect(cellText(null, '', 'D4*1')).toBe('=D4*1'))

it('writes an elapsed time in hours', () => {
  expect(['0:00', '26:30', '1:20'].map(hoursOf)).toEqual(['0', '26.5', '1.33333333333'])
})
