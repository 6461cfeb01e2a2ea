import { describe, expect, it } from 'vitest'
import { plan as planBy } from '../../../src/core/plan/plan'
import { totalsOf } from '../../../src/core/plan/rows'
import type { Plan } from '../../../src/core/plan/types'
import { parseRequest } from '../../../src/core/request/request'
import { mg } from '../../../src/core/values/quantity'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { type Keys, localFile } from '../../protocols/local-regimen'
import { outpatient } from '../../render/plan-of'
import { told } from '../forge'
import { type At, restOf } from './records'

/** 10 sessions of 4 h on weekdays from Mon 30 Nov 08:00 UTC: 20, 25, 30, 35, then 40 mg/h. */
const PLAN = outpatient({ start: '2026-11-30T08:00+00:00' })
const DAY = 1440
const sessions = (plan: Plan) =>
  plan.segments
    .filter(({ origin }) => origin !== 'given')
    .map(({ session, start, rate }) => [session, (start - PLAN.request.start.at) / 60 / DAY, rate / 1_000_000])
const codes = ({ findings }: Plan) => findings.map(({ code, place }) => `${code} ${String(place)}`)
const total = (plan: Plan) => mg(totalsOf(plan).dose)

it('follows the plan where the record did', () => {
  const plan = restOf(PLAN, [
    [0, 20],
    [240, 0],
    [DAY, 25],
    [DAY + 240, 0],
  ])
  expect(sessions(plan).slice(0, 2)).toEqual([
    [3, 2, 30],
    [4, 3, 35],
  ])
  // 80 + 100 + 120 + 140 + 6 x 160 mg.
  expect(total(plan)).toBe('1400')
})

it('holds a rate at most to the planned end of its session', () => {
  // Nobody wrote the stop of the first session.
  expect(
    total(
      restOf(PLAN, [
        [0, 20],
        [DAY, 25],
      ]),
    ),
  ).toBe('1400')
})

it('keeps the last rate from session to session after a departure, or adds one step a session', () => {
  // 20 again in the second session.
  const rows: [number, number][] = [
    [0, 20],
    [DAY, 20],
    [DAY + 240, 0],
  ]
  expect(sessions(restOf(PLAN, rows)).map(([, , rate]) => rate)).toEqual([20, 20, 20, 20, 20, 20, 20, 20])
  expect(sessions(restOf(PLAN, rows, { resumeSteps: true })).map(([, , rate]) => rate)).toEqual([
    25, 30, 35, 40, 40, 40, 40, 40,
  ])
})

it('makes up a missed session only with --extend, at the end', () => {
  // The third session, Wed 2 Dec, was missed; the fourth began with 25.
  const rows: [number, number][] = [
    [0, 20],
    [DAY, 25],
    [3 * DAY, 25],
    [3 * DAY + 240, 0],
  ]
  const plan = restOf(PLAN, rows)
  expect(codes(plan)).toContain('session-missed session 3')
  expect(sessions(plan).map(([session]) => session)).toEqual([5, 6, 7, 8, 9, 10])
  // Mon 14 Dec is the next weekday after Fri 11 Dec: day 14.
  const longer = restOf(PLAN, rows, { extend: true, allow: ['window'], reason: 'a session was missed' })
  expect(sessions(longer).at(-1)).toEqual([11, 14, 25])
})

it('takes a row on another date for the next session not given, and names it', () => {
  // The sixth session, planned for Mon 7 Dec (day 7), on Sat 5 Dec (day 5).
  const given = [0, 1, 2, 3, 4].map((day, index): [number, number] => [day * DAY, 20 + 5 * index])
  const plan = restOf(PLAN, [...given, [5 * DAY, 40], [5 * DAY + 240, 0]])
  expect(codes(plan)).toContain('session-moved session 6')
  expect(sessions(plan).map(([session]) => session)).toEqual([7, 8, 9, 10])
})

it('names a session that was stopped early, and then plans nothing above 0', () => {
  const plan = restOf(PLAN, [
    [0, 20],
    [120, 0],
  ])
  expect(codes(plan)).toContain('session-shortened session 1')
  expect(total(plan)).toBe('40')
})

const localPlan = (keys: Keys) => {
  const fixed = { drug: 'ketamine-racemic', setting: 'outpatient', session_length: '4 h', sessions: 3 }
  const dose = { start: '10 mg/h', step: '5 mg/h', maximum: '40 mg/h', session_dose: '200 mg' }
  const request = parseRequest({ setting: 'outpatient', start: '2026-11-30T08:00Z' }, { now: 0, zone: () => 'UTC' })
  return planBy(request, readProtocolFile('ours.yaml', localFile({ ...fixed, ...dose, ...keys })))
}

it('begins at the start rate after a load that was not given as planned', () => {
  const rest = restOf(localPlan({ load: '5 mg over 10 min' }), [[0, 30]], { untilMinute: 15 })
  expect(sessions(rest).map(([, , rate]) => rate)).toEqual([10, 10, 10])
  // In the second session, too, which would begin at 15.
  const later = restOf(
    localPlan({ load: '5 mg over 10 min' }),
    [
      [0, 30],
      [10, 10],
      [DAY, 30],
    ],
    { untilMinute: DAY + 15, resumeSteps: true },
  )
  expect(sessions(later).map(([, , rate]) => rate)).toEqual([10, 15])
})

it('begins each session at the start rate where steps are within a session', () => {
  // 13 instead of 15 mg/h in the second hour.
  const rows: [number, number][] = [
    [0, 10],
    [60, 13],
  ]
  const stepping = localPlan({ step_every: '60 min' })
  const rates = (more: object) =>
    sessions(restOf(stepping, rows, { untilMinute: 240, ...more })).map(([, , rate]) => rate)
  expect(rates({})).toEqual([10, 10])
  // One step more in each session: up to 18, then up to 23 mg/h.
  expect(rates({ resumeSteps: true })).toEqual([10, 15, 18, 10, 15, 20, 23])
})

describe('a bolus of the last row', () => {
  const limits = (rows: readonly At[]) => told(() => restOf(PLAN, rows))

  it('counts in its session and in its limits', () => {
    expect(total(restOf(PLAN, [[0, 20, 10]]))).toBe('810')
    // 80 and 190 mg of at most 200, also where the bolus was given in a pause.
    expect(limits([[0, 20, 190]])).toEqual([3, 'session-dose'])
    expect(
      limits([
        [0, 20],
        [60, 0, 190],
      ]),
    ).toEqual([3, 'session-dose'])
  })

  it('begins no session by itself behind one, and is not dropped', () => {
    const behind = (minute: number) =>
      limits([
        [0, 20],
        [240, 0],
        [minute, 0, 10],
      ])
    expect([behind(300), behind(DAY + 300)]).toEqual([
      [2, 'bolus-outside'],
      [2, 'bolus-outside'],
    ])
  })
})

it('moves a session that begins after its planned end on its date', () => {
  const plan = restOf(PLAN, [
    [0, 20],
    [DAY + 300, 20],
    [DAY + 360, 0],
  ])
  expect(codes(plan)).toContain('session-moved session 2')
  expect(total(plan)).toBe('100')
})
