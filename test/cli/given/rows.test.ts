import { describe, expect, it } from 'vitest'
import { readAt, readRecord } from '../../../src/cli/given/rows'
import { readTable } from '../../../src/cli/io/read-table'
import { withPauses } from '../../../src/core/given/rows'
import { refused } from '../../core/refused'
import { planOf } from '../../render/plan-of'

const plan = planOf({ start: '2026-11-30T08:00+00:00', concentration: '2' })
const record = (text: string) => readRecord(readTable({ text, encoding: 'UTF-8' }, 'given.csv'), 'given.csv', plan)
const rows = (text: string) =>
  withPauses(record(text).map(({ row }) => row)).map((row) => [
    (row.at - plan.request.start.at) / 60,
    row.rate / 1_000_000,
    row.note,
  ])

it('reads mg/h, mL/h, or both where they agree', () => {
  expect(rows('time,rate_mg_h,rate_mL_h,note\n08:00,20,,\n09:00,,12.5,up\n10:00,30,15,\n')).toEqual([
    [0, 20, undefined],
    [60, 25, 'up'],
    [120, 30, undefined],
  ])
  const finding = refused(() => rows('time,rate_mg_h,rate_mL_h\n08:00,20,20\n'))
  expect([finding.code, finding.place]).toEqual(['rates-differ', 'given.csv:2:7'])
})

it.each<[string, string, readonly (readonly [number, number])[]]>([
  [
    'semicolons and decimal commas',
    'Time;Rate mg/h\n8:00;20\n9:00;22,5\n',
    [
      [0, 20],
      [60, 22.5],
    ],
  ],
  [
    'title rows and words for a pause',
    'Ward record\nStarted,Rate (mL/h),Remarks\n2026-11-30 08:00,10,\n2026-11-30 09:05,stop,drowsy\n',
    [
      [0, 20],
      [65, 0],
    ],
  ],
  [
    'a date beside a time',
    'Date,Time,Rate (mg/h)\n2026-11-30,08:00,20\n2026-11-30,0930,25\n',
    [
      [0, 20],
      [90, 25],
    ],
  ],
  [
    'a time without an infusion between two rows',
    'Start,End,Rate (mg/h)\n08:00,09:00,20\n09:30,10:30,25\n',
    [
      [0, 20],
      [60, 0],
      [90, 25],
    ],
  ],
])('reads %s', (_, text, expected) => {
  expect(rows(text).map(([minute, rate]) => [minute, rate])).toEqual(expected)
})

it('keeps the end of the last row, and refuses one that is not after its start', () => {
  const last = record('Start,End,Rate (mg/h)\n08:00,09:00,20\n09:00,12:30,25\n').at(-1)
  expect(last?.end && (last.end.at - plan.request.start.at) / 60).toBe(270)
  const back = 'Start,End,Rate (mg/h)\n2026-11-30T10:00,2026-11-30T09:00,20\n'
  const finding = refused(() => record(back))
  expect([finding.code, finding.place]).toEqual(['not-a-time', 'given.csv:2:18'])
})

it('reads what is typed from the record sheet of a page', () => {
  const sheet =
    'Time set,Rate given (mL/h),Held or not tolerated: why,Initials,2nd check\n08:05,10,,,\n09:10,5,drowsy,,\n'
  expect(rows(sheet)).toEqual([
    [5, 20, undefined],
    [70, 10, 'drowsy'],
  ])
})

it('reads a bolus', () => {
  expect(record('time,rate_mg_h,bolus_mg\n08:00,20,10\n')[0]?.row.bolus).toBe(600_000_000)
})

it.each([
  ['rate_mg_h\n20\n', 'no-column'],
  ['time,note\n08:00,x\n', 'no-column'],
  ['time,rate_mg_h\n08:00,\n', 'not-a-given-rate'],
  ['time,rate_mg_h\n08:00,-1\n', 'bad-table'],
  ['time,rate_mg_h\n08:00,20-25\n', 'bad-table'],
  ['time,rate_mg_h\n08:00,20.1234567\n', 'not-a-given-rate'],
  ['time,rate_mg_h\n01/02/2026 08:00,20\n', 'bad-table'],
  ['time,rate_mg_h\n,20\n', 'not-a-time'],
  ['time,rate_mg_h,bolus_mg\n08:00,20,0\n', 'not-a-bolus'],
])('refuses %j: %s', (text, code) => expect(refused(() => rows(text)).code).toBe(code))

const at = (text: string) => {
  const { row } = readAt(text, plan)
  return [(row.at - plan.request.start.at) / 60, row.rate / 1_000_000, row.note]
}

it('takes no mL/h, even beside mg/h, without a concentration to compare them', () => {
  const text = 'time,rate_mg_h,rate_mL_h\n08:00,20,10\n'
  const bare = planOf({ start: '2026-11-30T08:00+00:00' })
  const read = () => readRecord(readTable({ text, encoding: 'UTF-8' }, 'given.csv'), 'given.csv', bare)
  expect(refused(read).code).toBe('not-a-given-rate')
})

it('reads a row of the command line', () => {
  expect(at('08:00=20')).toEqual([0, 20, undefined])
  expect(at('14:00=3 mL/h')).toEqual([360, 6, undefined])
  expect(at('14:00=3mL/h slower')).toEqual([360, 6, 'slower'])
  expect(at('2026-11-30T09:00=25 mg/h sedated, held')).toEqual([60, 25, 'sedated, held'])
})

describe('a bolus in a note, by --at and in a table', () => {
  const ways = (note: string) => [
    () => readAt(`09:00=25 ${note}`, plan),
    () => record(`time,rate_mg_h,bolus_mg,note\n09:00,25,,"${note}"\n`)[0],
    () => record(`time;rate_mg_h;note\n09:00;25,0;"${note}"\n`)[0],
  ]

  it.each([
    ['bolus 10.5 mg', 10.5],
    ['bolus 10,5 mg given', 10.5],
    ['gave 20 mg', 20],
    ['gave 25 mg', 25],
    ['no bolus', undefined],
    ['at 25 mg', undefined],
  ])('%j is %j mg', (note, mg) => {
    for (const way of ways(note)) expect(way()?.row.bolus).toBe(mg && mg * 60_000_000)
  })

  it.each([
    ...['loading dose 0.35 mg/kg', 'bolus 0.2 mg/kg', 'bolus 20 mg/h', 'bolus 1,000 mg', 'bolus given', 'bolus 2 mL'],
    ...['bolus 5 mg and bolus 10 mg', 'demand 5 mg x 3', 'two boluses of 5 mg', 'patient asked for bolus', 'up 5 mg'],
  ])('%j is not clear: refused with the note', (note) => {
    for (const way of ways(note)) {
      const { code, found, allowed } = refused(way)
      expect([code, found, allowed]).toEqual(['not-a-bolus', note, expect.stringContaining('bolus_mg')])
    }
  })

  it('is not read beside bolus_mg', () => {
    const note = 'two boluses of 5 mg'
    const expected = { bolus: 600_000_000, note }
    expect(record(`time,rate_mg_h,bolus_mg,note\n09:00,25,10,${note}\n`)[0]?.row).toMatchObject(expected)
    expect(readAt(`09:00=25 mg/h bolus_mg 10; ${note}`, plan).row).toMatchObject(expected)
    expect(readAt('09:00=25 bolus_mg 10', plan).row).not.toHaveProperty('note')
    expect(refused(() => at('09:00=25 bolus_mg 1,000')).code).toBe('not-a-bolus')
  })
})

it.each([
  ['08:00', 'not-a-given-rate'],
  ['08:00=x', 'not-a-given-rate'],
  ['08:00=20 mcg/kg/min', 'unit-in-note'],
  ['08:00=20 mg', 'unit-in-note'],
])('refuses %j: %s', (text, code) => expect(refused(() => at(text)).code).toBe(code))
