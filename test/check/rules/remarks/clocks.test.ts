import { describe, expect, it } from 'vitest'
import { rules } from '../../sheets'

const hours = (lines: readonly string[]) => rules(lines).filter((each) => each.includes('hours'))
const session = (note: string) =>
  hours([
    'Session,Date,Start,End,Rate (mg/h),Notes',
    `1,2026-11-02,09:00,13:00,20,${note}`,
    '2,2026-11-03,09:00,13:00,20,',
  ])

describe('a clock in a remark', () => {
  it.each([
    ...['finished 12:30', 'stopped at 12:00', 'stopped early at 12:00; patient request', 'ran until 14:00'],
    ...['started 09:30', 'started late 09:30', 'Infusion ended 1200'],
    ...['started 09:00 finished 12:00', 'Cannulated 08:50. Infusion started 09:30'],
  ])('%s is that of its row', (note) => expect(session(note)).toEqual(['2 hours']))
  it.each([
    ...['started 09:00 finished 13:00', 'headache; started 10:00'],
    ...['finished 13:00', 'finished 12:57', 'started 09:00', 'discharged 14:00', 'observed until 14:00', 'lunch 12:00'],
    ...[
      'midazolam stopped 12:00',
      'stopped 11:00; restarted 11:10',
      'stopped 12:00 for 10 min',
      'stop if BP low 12:00',
    ],
  ])('%s may be right', (note) => expect(session(note)).toEqual([]))
  it('at the stop is that of the stop', () => {
    const stop = (note: string) => hours(['Time,Rate (mg/h),Note', '08:00,20,', '09:00,25,', `10:00,0,${note}`])
    expect([stop('stopped at 10:00'), stop('off 11:00')]).toEqual([[], ['4 hours']])
  })
  it('of a row without an end is not known', () =>
    expect(hours(['Time,Rate (mg/h),Note', '08:00,20,', '09:00,25,stopped 15:00'])).toEqual([]))
})

describe('a clock below the rows', () => {
  const below = (words: string) => hours(['Time,Rate (mg/h)', '08:00,20', '09:00,25', '11:00,0', words])
  it.each(['Started 08:30; stopped 11:00', 'Start 08:00; end 12:00', 'Infusion 08:00-12:00'])(
    '%s is that of the rows',
    (words) => expect(below(words)).toEqual(['5 hours']),
  )
  it.each(['Started 08:00; stopped 11:00', 'Infusion 08:00 to 11:00', 'Discharged 13:00', 'Start 08:00 tomorrow'])(
    '%s may be right',
    (words) => expect(below(words)).toEqual([]),
  )
})
