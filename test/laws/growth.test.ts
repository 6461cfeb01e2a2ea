/** The time of a check grows with the length of a text and no faster, whatever kind of text it is. */
import { expect, it } from 'vitest'
import { check } from '../../src/check/check'
import { readTable } from '../../src/cli/io/read-table'
import { askedOf, LIBRARY } from '../check/sheets'

const LENGTH = 20_000
const RUNS = 3
/** Below this a clock measures the machine and not the text. */
const LEAST = 30

const FIELDS = ['title', 'header', 'rate', 'drug', 'note', 'time', 'day', 'strength', 'patient', 'unit'] as const
const FILLERS = [
  ' ',
  'r ',
  'ketamin',
  'max ',
  'new max ',
  '0',
  '0.',
  '1,',
  '-',
  '.',
  '(',
  '1 mg/',
  'allowed a: ',
  '*',
  'x; ',
] as const

/** A table with a long text in one of its fields, letters before and after it. */
function tableWith(field: (typeof FIELDS)[number], text: string): string {
  const of = (name: (typeof FIELDS)[number], own: string): string => (name === field ? `a${text}b` : own)
  const cell = (own: string): string => `"${own.replaceAll('"', '""')}"`
  const head = [
    of('header', 'Rate (mg/h)'),
    'Drug',
    'Note',
    'Time',
    'Day',
    'Conc (mg/mL)',
    'Patient',
    'Other',
    'rateuom',
  ]
  const row = (rate: string, time: string) => [
    of('rate', rate),
    of('drug', 'ketamine'),
    of('note', ''),
    of('time', time),
    of('day', '1'),
    of('strength', '2'),
    of('patient', 'A'),
    '3',
    of('unit', ''),
  ]
  const lines = [[of('title', 'Ward 5')], head, row('20', '08:00'), row('25', '09:00')]
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\n')}\n`
}

function timeOf(text: string): number {
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now()
    const { grid } = readTable({ text, encoding: 'UTF-8' }, 'table.csv')
    check(grid, askedOf(), LIBRARY)
    return performance.now() - from
  })
  return Math.max(LEAST, Math.min(...times))
}

it.each(FIELDS)('of a %s', (field) => {
  for (const filler of FILLERS) {
    const count = Math.round(LENGTH / filler.length)
    const [once, twice] = [count, 2 * count].map((times) => timeOf(tableWith(field, filler.repeat(times))))
    expect([filler, (twice ?? 0) / (once ?? 1) < 3.5]).toEqual([filler, true])
  }
})

it.each([
  [
    'one that an earlier row had',
    (at: number) => `was 20 mg/h; now ${20 + (at % 20)} mg/h`,
    (at: number) => 20 + (at % 20),
  ],
  ['one that no row had', () => 'was 3 mg/h', (at: number) => 20 + at / 1000],
] as const)('of rows whose remarks name a rate, %s', (_, noteOf, rateOf) => {
  const tableOf = (count: number) =>
    `Hour,Rate (mg/h),Note\n${Array.from({ length: count }, (_, at) => `${at + 1},${rateOf(at)},${noteOf(at)}`).join('\n')}\n`
  const [once = 0, twice = 0] = [6000, 12_000].map((count) => timeOf(tableOf(count)))
  expect(twice / once).toBeLessThan(3.5)
})

it('of rows of words alone, before and after rates', () => {
  const tableOf = (count: number) => {
    const words = Array.from({ length: count }, (_, at) => `${at + 2},,was ${at % 40} mg/h`)
    return `Hour,Rate (mg/h),Note\n1,20,\n${words.join('\n')}\n${count + 2},25,\n`
  }
  const [once = 0, twice = 0] = [6000, 12_000].map((count) => timeOf(tableOf(count)))
  expect(twice / once).toBeLessThan(3.5)
})
