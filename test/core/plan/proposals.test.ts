import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest, type RawRequest } from '../../../src/core/request/request'
import { addDays, day, isoDay } from '../../../src/core/values/calendar-day'
import { defaultProtocol } from '../../../src/protocols/index'
import { refusalOf } from '../forge'

const NEW_YORK = 'America/New_York'
type Asked = Partial<RawRequest>

/** What the refusal of a series proposes; `system` leaves the zone to the machine. */
function proposed(start: string, more: Asked = {}, zone: { readonly timeZone?: string } = { timeZone: NEW_YORK }) {
  const raw: RawRequest = { setting: 'outpatient', start, ...zone, ...more }
  const context = { now: 0, zone: () => NEW_YORK }
  const refusal = refusalOf(() => plan(parseRequest(raw, context), defaultProtocol(raw.setting)))
  return refusal.findings.map(({ allowed }) => allowed).join('; ')
}

describe('instead of a closed day', () => {
  it.each([
    ['2026-12-05', {}, '2026-12-07 (Mon 7 Dec), or weekends'],
    ['2026-12-05T09:30', {}, '2026-12-07T09:30 (Mon 7 Dec), or weekends'],
    ['2026-12-06', { closed: '2026-12-07' }, '2026-12-08 (Tue 8 Dec), or weekends'],
    // From Mon 28 December ten weekdays end on 8 January, day 12.
    ['2026-12-24', { closed: '2026-12-24,2026-12-25' }, '2026-12-28 (Mon 28 Dec)'],
    ['2026-12-24', { closed: '2026-12-24,2026-12-25', weekends: true }, '2026-12-26 (Sat 26 Dec)'],
    // From Mon 7 December with the 9th closed the tenth weekday is the 21st, day 15; so from the 8th (the 22nd);
    // from the 10th: 10, 11, 14 to 18, 21 to 23, so day 14. Every day from the 5th is ten days.
    ['2026-12-05', { closed: '2026-12-09' }, '2026-12-10 (Thu 10 Dec), or weekends'],
    // Twelve weekdays fit nowhere in 14 days; from a Saturday twelve days do.
    [
      '2026-12-05',
      { sessions: '12', allow: 'course-length', reason: 'x' },
      '2026-12-07 (Mon 7 Dec) allow course-length,window, or weekends',
    ],
    // The clocks go forward on Sun 8 March: 02:30 is skipped.
    ['2026-03-07T02:30', {}, '2026-03-09T02:30 (Mon 9 Mar)'],
  ])('%s with %j: such as %s', (start, more, choices) => {
    expect(proposed(start, more)).toBe(`a day on which sessions run, such as ${choices}`)
  })

  it('an offset that was given is kept', () => {
    expect(proposed('2026-12-05T08:00-05:00', {}, {})).toBe(
      'a day on which sessions run, such as 2026-12-07T08:00-05:00 (Mon 7 Dec), or weekends',
    )
  })

  it('nothing where all days are closed', () => {
    const closed = Array.from({ length: 401 }, (_, n) => isoDay(addDays(day(20_788), n))).join(',')
    expect(proposed('2026-12-01', { closed, weekends: true })).toBe('a day on which sessions run')
  })

  it('nothing where another fault would refuse every start', () => {
    expect(proposed('2026-12-05', { startRate: '21' })).toBe('a day on which sessions run')
  })
})

describe('instead of a time that the clocks skip or show twice', () => {
  const inpatient = { setting: 'inpatient' } as const

  it.each<[string, Asked, string]>([
    ['2026-03-08T02:30', inpatient, '2026-03-08T01:59 or 2026-03-08T03:00'],
    ['2026-11-01T01:30', inpatient, '2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00'],
    ['2026-03-08T02:30', { weekends: true }, '2026-03-08T01:59 or 2026-03-08T03:00'],
    // A Sunday without sessions.
    ['2026-03-08T02:30', {}, '2026-03-09T02:30 (Mon 9 Mar)'],
    ['2026-11-01T01:30', {}, '2026-11-02T01:30 (Mon 2 Nov)'],
  ])('%s with %j: %s', (start, more, choices) => expect(proposed(start, more)).toBe(choices))

  it('a zone of the system is named beside an offset', () => {
    expect(proposed('2026-11-01T01:30', inpatient, {})).toBe(
      `2026-11-01T01:30-04:00 with timeZone ${NEW_YORK} or 2026-11-01T01:30-05:00 with timeZone ${NEW_YORK}`,
    )
  })
})

describe('instead of a session that falls into a clock change', () => {
  it.each<[string, Asked, string]>([
    // The gap is from 02:00 to 03:00. Ten days of 14 with one closed are eleven.
    ['2026-03-07T02:30', { weekends: true }, 'start 2026-03-07T03:00 or closed 2026-03-08'],
    ['2026-03-07T02:10', { weekends: true }, 'start 2026-03-07T01:55 or closed 2026-03-08'],
    // The overlap is from 01:00 to 02:00.
    ['2026-10-31T01:30', { weekends: true }, 'start 2026-10-31T02:00 or closed 2026-11-01'],
    // Days that are closed already stay so.
    [
      '2026-03-07T02:30',
      { weekends: true, closed: '2026-03-10' },
      'start 2026-03-07T03:00 or closed 2026-03-08,2026-03-10',
    ],
    // Fourteen days of 14 leave no room for a closed one.
    [
      '2026-03-07T02:30',
      { weekends: true, sessions: '14', allow: 'course-length', reason: 'x' },
      'start 2026-03-07T03:00 or closed 2026-03-08 allow course-length,window',
    ],
  ])('from %s with %j: %s', (start, more, choices) => expect(proposed(start, more)).toBe(choices))

  it('of a day that Apia left out: that day closed', () => {
    const more = { weekends: true, timeZone: 'Pacific/Apia' }
    expect(proposed('2011-12-28', more)).toBe('closed 2011-12-30')
  })
})

describe('instead of a series that does not fit into its window', () => {
  it.each<[string, Asked, string]>([
    ['2026-11-30T09:30', { closed: '2026-12-01' }, 'weekends, or start 2026-12-02T09:30 (Wed 2 Dec)'],
    ['2026-11-30', { closed: '2026-12-03' }, 'weekends, or start 2026-12-04 (Fri 4 Dec)'],
    // With weekends 18 to 20 and 26 December to 1 January: ten, but the last is day 15. No day between is open.
    [
      '2026-12-18',
      { closed: '2026-12-21,2026-12-22,2026-12-23,2026-12-24,2026-12-25' },
      'start 2026-12-28 (Mon 28 Dec)',
    ],
    // Twelve weekdays never fit in 14 days; twelve days do. Fifteen days do not.
    ['2026-11-30', { sessions: '12', allow: 'course-length', reason: 'x' }, 'weekends, or no later start fits'],
    ['2026-11-30', { sessions: '15', allow: 'course-length', reason: 'x' }, 'no later start fits'],
  ])('from %s with %j: %s', (start, more, choices) => expect(proposed(start, more)).toBe(choices))
})
