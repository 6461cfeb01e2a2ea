import { expect, it } from 'vitest'
import { withContinued } from '../../../../src/check/read/layout/continued'
import { blockOf } from '../../sheets'

const joined = (...parts: readonly (readonly string[])[]) =>
  withContinued(parts.map(blockOf), (text) => /^Day/.test(text)).map(({ lines }) => lines.map(({ cells }) => cells[0]))
const HEADER = 'Hour,mg/h'

it('joins hours that go on, and has their remarks last', () =>
  expect(joined([HEADER, '1,20', '2,25', 'Signed,'], [HEADER, '3,30', '4,35'])).toEqual([
    ['1', '2', '3', '4', 'Signed'],
  ]))

it.each([
  ['with a gap', [HEADER, '4,30']],
  ['from the start', [HEADER, '1,30']],
  ['below other headers', ['Hour,mL/h', '3,30']],
  ['of no hours', [HEADER, 'x,30']],
  ['with a total', [HEADER, '3,30', 'Total,30']],
])('leaves those %s apart', (_, other) => expect(joined([HEADER, '1,20', '2,25'], other)).toHaveLength(2))

it('joins clocks that go on', () => {
  expect(joined(['Time,mg/h', '08:00,20', '09:00,25'], ['Time,mg/h', '10:00,30'])).toEqual([
    ['08:00', '09:00', '10:00'],
  ])
  expect(joined(['Time,mg/h', '08:00,20', '09:00,25'], ['Time,mg/h', '08:00,30'])).toHaveLength(2)
})

it('joins the tables of days, each row with its day', () => {
  const days = ['Day 1', 'Day 2'].map((day) => ({
    ...blockOf(['Time,mg/h', '08:00,20']),
    captions: [{ record: 0, cells: [day, ''] }],
  }))
  expect(withContinued(days, (text) => /^Day/.test(text)).map(({ lines }) => lines.map(({ cells }) => cells))).toEqual([
    [
      ['08:00', '20', 'Day 1'],
      ['08:00', '20', 'Day 2'],
    ],
  ])
})
