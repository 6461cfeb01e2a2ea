import { expect, it } from 'vitest'
import { groupOf, sideBySide, unpivoted } from '../../../../src/check/read/layout/groups'
import { blockOf } from '../../sheets'

it.each([
  ['Day 2', 'day', '2', ''],
  ['Session 3 (mg/h)', 'session', '3', 'mg/h'],
  ['Monday', 'day', 'Monday', ''],
  ['70 kg', 'weight', '70', ''],
  ['0.1 mg/kg/h', 'dose', '0.1 mg/kg/h', ''],
  ['Day 1 Rate (mg/h)', 'day', '1', 'Rate (mg/h)'],
  ['Mon 30 Nov', 'day', 'Mon 30 Nov', ''],
  ['2026-11-30', 'day', '2026-11-30', ''],
  ['AM (mg/h)', 'shift', 'AM', '(mg/h)'],
  ['2 mg/mL (mL/h)', 'strength', '2 mg/mL', 'mL/h'],
])('%s names a %s', (header, kind, value, rest) => expect(groupOf(header)).toMatchObject({ kind, value, rest }))
it.each(['Rate (mg/h)', 'Hour', 'Note', 'Day', 'Morning dose (mg)'])('%s names none', (header) =>
  expect(groupOf(header)).toBeUndefined(),
)

it('makes a row of each cell of a column for a day, and knows its place', () => {
  const [block] = unpivoted(blockOf(['Hour,Day 1,Day 2', '1,20 mg/h,40 mg/h', '2,25 mg/h,40 mg/h']))
  expect(block?.lines.map(({ record, cells, at }) => [record, cells.join('|'), at?.[1]])).toEqual([
    [1, '1|20 mg/h|1', 1],
    [2, '2|25 mg/h|1', 1],
    [1, '1|40 mg/h|2', 2],
    [2, '2|40 mg/h|2', 2],
  ])
})

it('makes a chart of each weight', () => {
  const blocks = unpivoted(blockOf(['Rate (mg/kg/h),50 kg,60 kg', '0.1,5 mL/h,6 mL/h']))
  expect(blocks.map(({ isChart, lines }) => [isChart, lines[0]?.cells.join('|')])).toEqual([
    [true, '0.1|5 mL/h|50'],
    [true, '0.1|6 mL/h|60'],
  ])
})

it('separates tables that are side by side', () => {
  const parts = sideBySide(blockOf(['Hour,Rate (mg/h),,Hour,Rate (mg/h)', '1,20,,1,10', '2,25,,2,15']))
  expect(parts.map(({ lines }) => lines.map(({ cells }) => cells.filter((cell) => cell !== '').join('|')))).toEqual([
    ['1|20', '2|25'],
    ['1|10', '2|15'],
  ])
  expect(sideBySide(blockOf(['Hour,Rate (mg/h),Hour', '1,20,1']))).toHaveLength(1)
})
it('joins hours that go on beside the first ones', () =>
  expect(sideBySide(blockOf(['Hour,mg/h,,Hour,mg/h', '1,20,,2,25']))).toHaveLength(1))

it.each([
  ['Tag 2 (mg/h)', 'day', '2', 'mg/h'],
  ['S\u00e9ance 3 (mg/h)', 'session', '3', 'mg/h'],
  ['Mon 30/11 (mg/h)', 'day', 'Mon 30/11', 'mg/h'],
  ['30 Nov (mL/h)', 'day', '30 Nov', 'mL/h'],
])('reads %s', (header, kind, value, rest) => expect(groupOf(header)).toMatchObject({ kind, value, rest }))

it('reads no fraction as a date', () => expect(groupOf('1/2')).toBeUndefined())
