import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../../src/check/read/columns/header'
import { rowReader } from '../../../../src/check/read/rows/row'
import { endOf, endsAt, startOf, type Timed } from '../../../../src/check/read/rows/row-times'
import { readZone } from '../../../../src/core/values/time-zone'
import { blockOf } from '../../sheets'

const HEADER = 'Day,Start,End'
const block = blockOf([HEADER, '1,08:00,'])
const { form } = columnsOf(block, '.', new Map())
const cellsOf = (line: string) => rowReader(form, undefined).read({ record: 1, cells: line.split(',') })
const MORNING = { day: undefined, from: undefined, offset: undefined, session: 1, end: undefined, written: undefined }

/** A first row, with its minutes. */
function first(line: string, written?: number): Timed {
  const cells = cellsOf(line)
  const step = { cells, before: undefined, seen: undefined, first: undefined }
  const start = startOf(step, undefined)
  return { ...MORNING, cells, ...start, end: endOf(step, start, undefined), written }
}
/** Minutes from the first row's start to that of the second. */
function since(one: string, two: string, written?: number): number {
  const before = first(one, written)
  const { from = Number.NaN } = startOf({ cells: cellsOf(two), before, seen: before, first: before }, undefined)
  return from - (before.from ?? 0)
}

describe('a row', () => {
  it('ends by its clock, else by its length, else at an unknown time', () => {
    const begun = first(',08:00,').from ?? 0
    expect(endsAt(first(',08:00,09:30', 60))).toBe(begun + 90)
    expect(endsAt(first(',08:00,', 60))).toBe(begun + 60)
    expect(endsAt(first(',08:00,'))).toBeUndefined()
    expect(endsAt(first(',20:00,02:00'))).toBe(begun + 18 * 60)
  })

  it('ends on the day that its end names', () => {
    const length = (line: string): number => {
      const { from = 0, end = 0 } = first(line)
      return (end - from) / 60
    }
    expect(length(',Mon 08:00,Mon 20:00')).toBe(12)
    expect(length(',Mon 08:00,Wed 08:00')).toBe(48)
    expect(length(',Fri 08:00,Mon 08:00')).toBe(72)
    // Before its start, and not six days later.
    expect(length(',Tue 08:00,Mon 20:00')).toBe(-12)
    expect(length(',Tue 08:00,Tue 07:00')).toBe(-1)
    expect(length(',Day 1 08:00,Day 2 20:00')).toBe(36)
    // On the first day of 24 h, whose date has gone.
    expect(length(',Day 1 20:00,Day 1 04:00')).toBe(8)
  })

  it('starts on its numbered day, by date or by 24 h', () => {
    expect(since('1,08:00,', '2,08:00,')).toBe(1440)
    expect(since('1,08:00,', '2,02:00,')).toBe(1080)
    // On the first day of 24 h, whose date has gone.
    expect(since('1,08:00,', '1,02:00,')).toBe(1080)
    expect(since('1,08:00,', '3,09:00,')).toBe(2 * 1440 + 60)
    expect(since('3,08:00,', '2,08:00,')).toBe(-1440)
  })

  it('starts, of two times that a clock shows, when the row before it has ended', () => {
    const zone = readZone('America/New_York')
    const begin = (written: number) => {
      const cells = cellsOf(',2026-11-01 00:00,')
      const step = { cells, before: undefined, seen: undefined, first: undefined }
      const before = { ...MORNING, cells, ...startOf(step, zone), written }
      const next = { cells: cellsOf(',2026-11-01 01:00,'), before, seen: before, first: undefined }
      return (startOf(next, zone).from ?? 0) - (before.from ?? 0)
    }
    expect(begin(60)).toBe(60)
    expect(begin(120)).toBe(120)
  })
})
