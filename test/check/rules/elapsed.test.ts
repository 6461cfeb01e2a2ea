import { expect, it } from 'vitest'
import { findings } from '../sheets'

const clocks = ['08:00', '09:00', '10:00', '11:00', '12:00']
const found = (elapsed: readonly string[], rates = ['20', '25', '30', '35', '0'], starts = clocks) =>
  findings([
    'Date,Time,Elapsed (min),Rate (mg/h)',
    ...starts.map((start, at) => `2026-11-30,${start},${elapsed[at] ?? ''},${rates[at]}`),
  ]).filter((each) => each.includes('since the start'))

it.each([
  ['from 0', ['0', '60', '120', '180', '240']],
  ['from a load before it', ['15', '75', '135', '195', '255']],
  ['to the minute', ['0', '61', '120', '179', '240']],
  ['with a row that has none', ['0', '', '120', '180', '240']],
  ['begun again', ['0', '60', '0', '60', '120']],
])('takes times %s', (_, elapsed) => expect(found(elapsed)).toEqual([]))

it('accepts a time that stops in a pause', () =>
  expect(found(['0', '60', '70', '130', '190'], ['20', '0', '20', '25', '30'])).toEqual([]))

it('finds one cell that is wrong, once', () =>
  expect(found(['0', '60', '102', '180', '240'])).toEqual([
    '4 hour: 102 min since the start, allowed 120 min, by its clock',
  ]))

it('finds a time from which all are late, once', () =>
  expect(found(['0', '60', '140', '200', '260'])).toEqual([
    '4 hour: 140 min since the start, allowed 120 min, by its clock',
  ]))
