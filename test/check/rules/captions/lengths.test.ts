import { describe, expect, it } from 'vitest'
import { rules } from '../../sheets'

const days = (title: string) =>
  rules([
    title,
    'Time,Rate (mg/h)',
    '2026-11-30 08:00,20',
    '2026-12-01 08:00,25',
    '2026-12-02 08:00,30',
    '2026-12-03 08:00,0',
  ]).includes('6 course-length')

describe('the length of an infusion in a title', () => {
  it.each([
    '3-day infusion',
    'over 72 h',
    'Infusion for three days',
    'No driving for 24 h',
    'Ketamine 500 mg over 24 h',
    'Increase by 5 mg/h over 2 days',
    '24-hour chart',
    'Admitted for 7 days',
    // The sheet may be that of some of them.
    'Duration: 5 days',
    'five-day infusion',
  ])('is that of the rows, or of something else: %s', (title) => expect(days(title)).toBe(false))
  it.each(['2-day infusion', 'Ketamine over 48 h', 'Duration: 2 days', 'two-day infusion'])(
    'is another one: %s',
    (title) => expect(days(title)).toBe(true),
  )
})

const sessions = (title: string, ...more: readonly string[]) =>
  rules([title, 'Session,Date,Rate (mg/h),Dose (mg),Remarks', '1,2026-11-30,20,60,', '2,2026-12-01,25,75,', ...more])

describe('the length of a session in a title', () => {
  it.each(['Each infusion over 3 h', '3-hour sessions', '08:00 start', 'runs 09:00 to 12:00', 'Recovery for 1 h'])(
    'is that of the doses, or of something else: %s',
    (title) => expect(sessions(title)).not.toContain('3 session-length'),
  )
  it.each(['Each infusion over 4 h', 'four-hour sessions', '2 h each', 'runs 08:00 to 12:00', 'daily 08:00 to 12:00'])(
    'is another one: %s',
    (title) => expect(sessions(title)).toContain('3 session-length'),
  )
  it('is not checked where a remark says why', () =>
    expect(sessions('over 3 h', '3,2026-12-02,30,60,stopped after 2 h')).not.toContain('5 session-length'))
})

it('says how many sessions there are at most', () => {
  expect(sessions('Course of 1 sessions')).toContain('4 course-length')
  expect(sessions('2 sessions')).not.toContain('5 course-length')
  expect(sessions('1 sessions per week')).not.toContain('4 course-length')
})
