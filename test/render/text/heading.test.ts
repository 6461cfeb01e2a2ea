import { expect, it } from 'vitest'
import { plan as planned } from '../../../src/core/plan/plan'
import type { Plan } from '../../../src/core/plan/types'
import { parseRequest } from '../../../src/core/request/request'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { assumptionsFor, assumptionText, type Mark, numbered } from '../../../src/render/text/assumptions'
import { offsetsOf } from '../../../src/render/text/figures'
import { courseText, ratesText } from '../../../src/render/text/heading'
import { stepsText } from '../../../src/render/text/steps'
import { type Keys, localFile } from '../../protocols/local-regimen'
import { type Asked, outpatient, planOf } from '../plan-of'

const told = (text: (plan: Plan, mark: Mark) => string, plan: Plan) => {
  const assumptions = assumptionsFor(plan)
  return {
    text: text(plan, numbered(assumptions)),
    notes: assumptions.map((assumption) => assumptionText(assumption, plan)),
  }
}
const course = (plan: Plan) => told(courseText, plan)
const rates = (plan: Plan) => told(ratesText, plan)
/** The footnote of a plan's step interval. */
const interval = (asked: Asked) => rates(planOf(asked)).notes.find((note) => note.includes('a step every')) ?? ''

// New York leaves daylight time on Sun 1 Nov 2026 and enters it on Sun 14 Mar 2027; Kolkata never does.
it.each<[Asked, readonly string[]]>([
  [{}, ['-05:00']],
  [{ start: '2026-10-30T08:00' }, ['-04:00', '-05:00']],
  [{ start: '2026-10-30T08:00', days: '1' }, ['-04:00']],
  [{ start: '2026-10-31T08:00', days: '1' }, ['-04:00', '-05:00']],
  [{ start: '2027-03-13T08:00', days: '1' }, ['-05:00', '-04:00']],
  [{ start: '2026-10-30T08:00', timeZone: 'Asia/Kolkata' }, ['+05:30']],
  // Lord Howe moves by half an hour, on Sun 4 Oct 2026.
  [{ start: '2026-10-01T08:00', timeZone: 'Australia/Lord_Howe' }, ['+10:30', '+11:00']],
])('finds the offsets of %j', (asked, offsets) => {
  expect(offsetsOf(planOf(asked))).toEqual(offsets)
})

it('says when, where and how long', () => {
  const { text, notes } = course(planOf())
  expect(text).toBe('From Mon 30 Nov 2026 08:00, America/New_York (-05:00), for 5 days [1].')
  expect(notes[0]).toBe('assumed: one continuous infusion fills the stay. --length changes it.')
})

it('says that the start time was assumed', () => {
  const { text, notes } = course(planOf({ start: '2026-11-30' }))
  expect(text).toContain('Mon 30 Nov 2026 08:00 [1],')
  expect(notes[0]).toBe('assumed: start at 08:00. A time in <start> changes it.')
})

it('states both offsets where the clocks change', () => {
  expect(course(planOf({ start: '2026-10-30T08:00' })).text).toContain('(-04:00, later -05:00)')
})

it('names a plan without a zone by its offset', () => {
  expect(course(planOf({ start: '2026-11-30T08:00+05:30' })).text).toContain(' 08:00, offset +05:30, for')
})

// Ten weekdays from a Monday end on the Friday of the next week: 12 calendar days, 14 from a Friday.
it.each<[Asked, string]>([
  [{}, '10 sessions of 4 h [1] on weekdays [2] (12 calendar days; window 14 [3]).'],
  [{ start: '2026-12-04T08:00' }, '(14 calendar days; window 14 [3]).'],
  [{ weekends: true }, 'on every day of the week (set) (10 calendar days; window 14 [2]).'],
  [{ closed: '2026-12-02' }, 'on weekdays [2], closed on 2026-12-02 (set) (15 calendar days'],
  [{ sessions: '3', sessionLength: '2h30m' }, '3 sessions (set) of 150 min (set) on weekdays [1] (3 calendar'],
])('states the series of %j', (asked, part) => {
  const plan = outpatient({ allow: 'window', reason: 'closed', ...asked })
  expect(course(plan).text).toContain(part)
})

it('writes one session as one', () => {
  expect(course(outpatient({ sessions: '1' })).text).not.toContain('1 sessions')
})

it('states the rates, and what the other readings of a silent source give', () => {
  // 20+25+30+35+40x116 = 4,750; 4x(20+25+30+35)+40x104 = 4,600; 24x(20+25+30+35+40) = 3,600 mg.
  expect(rates(planOf()).text).toContain('20 mg/h, +5 mg/h every 1 h [2], at most 40 mg/h.')
  const note = interval({})
  expect(note).toMatch(
    /Other readings: every 4 h 4,600 mg \(.*lauritsen-2016.*\); every 24 h 3,600 mg \(five rates for five days\); instead of 4,750 mg\./,
  )
  expect(note).toContain('goldberg-2010')
  expect(note).toContain('--step-every changes it')
})

it('gives the own interval of the protocol where the plan takes another', () => {
  expect(rates(planOf({ stepEvery: '24h' })).text).toContain('every 24 h (set) [2]')
  expect(interval({ stepEvery: '24h' })).toMatch(
    /^set by you: a step every 24 h\. Other readings: every 4 h 4,600 mg .*; every 1 h 4,750 mg; instead of 3,600 mg\.$/,
  )
})

it.each<[Asked, string]>([
  [{}, 'Weight not given: rate per kg not checked (40 mg/h is 1 mg/kg/h at 40 kg).'],
  [
    { maxRate: '30' },
    'at most 30 mg/h (set). Weight not given: rate per kg not checked (30 mg/h is 1 mg/kg/h at 30 kg)',
  ],
  [{ weight: '70.5' }, 'at most 40 mg/h. Weight 70.5 kg.'],
  [{ weight: '38' }, 'at most 38 mg/h (rate-per-weight, 1 mg/kg/h). Weight 38 kg.'],
  // 0.2 mg/kg/h x 70 kg = 14 mg/h.
  [{ weight: '70', startRate: '0.2mg/kg/h' }, '0.2 mg/kg/h x 70 kg = 14 mg/h (set), +5 mg/h'],
  // 2.5 mcg/kg/min = 150 mcg/kg/h; x 70 kg = 10.5 mg/h.
  [{ weight: '70', startRate: '2.5 mcg/kg/min' }, '2.5 mcg/kg/min x 70 kg = 10.5 mg/h (set), +5 mg/h'],
])('states the maximum and the weight of %j', (asked, part) => {
  expect(rates(planOf(asked)).text).toContain(part)
})

it('shows a figure that is rounded down as it was asked for', () => {
  // 39.999 is planned as 39.99; 20 + 2.345 = 22.345 as 22.34 and 24.69 after it: no step is 2.34.
  expect(rates(planOf({ maxRate: '39.999' })).text).toContain('at most 39.99 mg/h (set: 39.999 mg/h).')
  expect(rates(planOf({ maxRate: '28' })).text).toContain('at most 28 mg/h (set).')
  expect(rates(planOf({ step: '2.345' })).text).toContain('+2.345 mg/h, each rate rounded down to 0.01 mg/h')
})

it('says that a concentration is no usual one beside it', () => {
  expect(rates(planOf({ concentration: '0.5' })).text).toContain('At 0.5 mg/mL (1 or 2 mg/mL is usual), mL/h')
  expect(rates(planOf({ concentration: '2' })).text).toContain('At 2 mg/mL, mL/h')
})

it('gives other readings where they come to another total', () => {
  const readings = (asked: Asked) => interval(asked).includes('Other readings')
  // 20+25x119 = 2,995 mg with a step an hour, 20x24+25x96 = 2,880 mg with one a day; at 20 mg/h both are 2,400.
  expect([readings({ maxRate: '25' }), readings({ maxRate: '20' })]).toEqual([true, false])
})

it('gives the numbers of both maxima and of the figures that a protocol assumes', () => {
  const { text } = rates(outpatient())
  expect(text).toContain('20 mg/h [4], +5 mg/h [5] a session, at most 40 mg/h [6].')
})

/** The plan at 70 kg by a file of these figures. */
function planBy(keys: Keys): Plan {
  const protocol = readProtocolFile('ours.yaml', localFile({ drug: 'ketamine-racemic', ...keys }))
  const raw = { setting: protocol.setting, start: '2026-11-30T08:00Z', weight: '70' }
  return planned(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
}
const unmarked: Mark = () => ''
const START = { start: '10 mg/h', maximum: '20 mg/h' }

it('says what comes before and after the titration', () => {
  const stay = planBy({
    ...{ ...START, setting: 'inpatient', length: '6 h', step: '5 mg/h', step_every: '1 h' },
    ...{ load: '0.3 mg/kg over 10 min', load_dose: '14 mg', wean: '2 h in 2 falls' },
  })
  expect(ratesText(stay, unmarked)).toContain(
    'A load of 0.3 mg/kg x 70 kg = 21 mg, cut to 14 mg over 10 min, then 10 mg/h, +5 mg/h every 1 h, at most 20 mg/h; then a wean over 2 h in 2 equal stretches.',
  )
  // 14 mg in 10 min is 84 mg/h; 20 x 2/3, 20 x 1/3 mg/h.
  expect(stepsText(stay)).toBe(
    'Steps: 08:00 84 mg/h (load), 08:10 10 mg/h, 09:10 15 mg/h, 10:10 20 mg/h, 14:00 13.33 mg/h (wean), 15:00 6.66 mg/h (wean).',
  )
})

it.each<[string, Keys, string]>([
  ['one rate', { ...START, setting: 'inpatient', length: '6 h' }, '10 mg/h throughout, at most 20 mg/h.'],
  [
    'steps within sessions, at a stated range',
    {
      ...{ ...START, setting: 'outpatient', session_length: '4 h', sessions: 2, step: '5 mg/h' },
      step_every: { value: 90, unit: 'min', range: [60, 120] },
    },
    '10 mg/h, +5 mg/h every 90 min (stated as 60 to 120 min) within each session, at most 20 mg/h.',
  ],
  [
    'a dose',
    {
      ...{ setting: 'outpatient', session_length: '1 h', sessions: 2 },
      ...{ dose: '10 mg', dose_step: '5 mg', session_dose: '0.5 mg/kg' },
    },
    '10 mg a session, +5 mg a session, at most 35 mg, at most 15 mg/h.',
  ],
])('states how the rate rises: %s', (_, keys, text) => {
  expect(ratesText(planBy(keys), unmarked)).toContain(text)
})

it('names the days of each block of a series', () => {
  const series = [
    { sessions: 2, session_days: ['mon', 'wed'] },
    { sessions: 3, every: '7 days', session_days: 'daily' },
  ]
  const clinic = planBy({ setting: 'outpatient', dose: '10 mg', session_length: '40 min', series })
  expect(courseText(clinic, unmarked)).toContain(
    '5 sessions of 40 min: 2 on mon,wed; 3 every 7 days on every day of the week (24 calendar days).',
  )
})
