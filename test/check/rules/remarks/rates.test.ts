import { expect, it } from 'vitest'
import { findings } from '../../sheets'

const found = (...notes: readonly string[]) =>
  findings([
    'Hour,Rate (mg/h),Rate (mL/h),Note',
    ...[20, 25, 30].map((rate, at) => `${at + 1},${rate},${rate / 2},${notes[at] ?? ''}`),
  ]).filter((each) => each.includes('change'))

it.each([
  ['that of its row', 'started at 20 mg/h', 'increased from 20 to 25 mg/h'],
  ['that of the next row', 'rate increased to 25 mg/h'],
  ['in mL/h', 'running at 10 mL/h'],
  ['one of two', 'started at 20 mg/h; increased to 25 mg/h'],
  ['not set', 'to be increased to 40 mg/h tomorrow', 'target 40 mg/h', 'if tolerated increased to 35 mg/h'],
])('takes a rate in a note that is %s', (_, ...notes) => expect(found(...notes)).toEqual([]))

it.each([
  ['another rate', ['', 'increased to 35 mg/h'], '35 mg/h in a note'],
  ['a last rate that no row has', ['', '', 'titrated up to 35 mg/h'], '35 mg/h in a note'],
  ['another rate in mL/h', ['running at 9 mL/h'], '9 mL/h in a note'],
])('finds %s', (_, notes, said) => expect(found(...notes)).toEqual([expect.stringContaining(said)]))

it.each([
  ['rate up', '', 'decreased - sedated'],
  ['', 'no change', ''],
  ['', '', 'kept at 25'],
])('finds that %j, %j, %j is not the way the rate went', (...notes) => {
  const wrong = notes.map((note, at) => (at > 0 && note !== '' ? note : '')).filter((note) => note !== '')
  expect(found(...notes)).toEqual(wrong.map((note) => expect.stringContaining(note)))
})

const said = (...words: readonly string[]) =>
  findings(['Session,Hours,Rate (mg/h)', '1,4,20', '2,4,25', '3,4,30', ...words]).filter((each) =>
    each.includes('words'),
  )

it.each([
  'Continued at 30 mg/h',
  'Planned: increased to 45 mg/h',
  'fentanyl running at 50 mcg/h',
  'Reviewed by the team',
])('takes below the table %j', (words) => expect(said(words)).toEqual([]))

it('finds a rate below the table that no row has', () =>
  expect(said('After session 3 continued at 45 mg/h')).toEqual([
    expect.stringContaining('45 mg/h in words beside the table, allowed a rate of the table'),
  ]))

it.each([
  ['25 mg/h for 8 h', ['8 h in a note, allowed 4 h']],
  ['25 mg/h over 240 min', []],
  ['ran for 4 h', []],
  ['pain better for 2 h', []],
  ['25 mg/h for 4 h planned, stopped', []],
])('of the note %j finds %j', (note, right) => {
  const lines = ['Session,Hours,Rate (mg/h),Note', '1,4,20,', `2,4,25,"${note.replace(', ', '; ')}"`]
  const own = findings(lines).filter((each) => each.includes(' hours: '))
  expect(own).toEqual(right.map((each) => expect.stringContaining(each)))
})
