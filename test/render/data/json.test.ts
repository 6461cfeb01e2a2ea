import fc from 'fast-check'
import { expect, it } from 'vitest'
import { json, jsonOfMany, PLAN_SCHEMA, planRecord } from '../../../src/render/data/json'
import { lawRuns } from '../../law-runs'
import { type Asked, BYS, outpatient, planOf, requests, view } from '../plan-of'

interface Read {
  readonly request: Record<string, unknown>
  readonly limits: readonly Record<string, unknown>[]
  readonly findings: readonly Record<string, unknown>[]
  readonly segments: readonly Record<string, number>[]
  readonly rows: readonly Record<string, unknown>[]
  readonly totals: Record<string, number>
}
const read = (asked: Asked, by: (typeof BYS)[number] = 'hour'): Read =>
  JSON.parse(json(planOf(asked), view({ by }))) as Read

it('is one object with the parts of the contract', () => {
  expect(Object.keys(planRecord(planOf(), view()))).toEqual([
    'schema',
    'plan_id',
    'generator',
    'request',
    'protocol',
    'limits',
    'assumptions',
    'findings',
    'segments',
    'rows',
    'totals',
  ])
  expect(planRecord(planOf(), view())).toMatchObject({ schema: PLAN_SCHEMA, plan_id: planOf().id })
})

it('gives the segments and the totals as exact numbers', () => {
  const { segments, totals } = read({})
  // Four hours of steps, then 116 h at 40 mg/h.
  expect(segments.map(({ rate_mg_h, hours, dose_mg }) => [rate_mg_h, hours, dose_mg])).toEqual([
    [20, 1, 20],
    [25, 1, 25],
    [30, 1, 30],
    [35, 1, 35],
    [40, 116, 4640],
  ])
  expect(totals).toEqual({ dose_mg: 4750, hours: 120, highest_rate_mg_h: 40, limit_mg_h: 40, hours_at_limit: 116 })
})

it('repeats the request as it was resolved', () => {
  const asked = { weight: '70.5', startRate: '0.2mg/kg/h', stepEvery: '90min', days: '4', maxRate: '35' }
  // 0.2 x 70.5 = 14.1 mg/h.
  expect(read(asked).request).toEqual({
    setting: 'inpatient',
    start: '2026-11-30T08:00:00-05:00',
    start_time_basis: 'set',
    tz: 'America/New_York',
    tz_basis: 'set',
    weight_kg: 70.5,
    start_rate_mg_h: 14.1,
    max_mg_h: 35,
    step_every_h: 1.5,
    days: 4,
    length_h: 96,
  })
  expect(read({ start: '2026-11-30' }).request.start_time_basis).toBe('assumed')
  expect(
    read({ setting: 'outpatient', closed: '2026-12-24,2026-12-02', allow: 'window', reason: 'x' }).request,
  ).toEqual({
    setting: 'outpatient',
    start: '2026-11-30T08:00:00-05:00',
    start_time_basis: 'set',
    tz: 'America/New_York',
    tz_basis: 'set',
    closed: ['2026-12-02', '2026-12-24'],
    weekends: false,
    allow: ['window'],
    reason: 'x',
  })
  // 100 h are no whole days; 6 sessions on three days a week take two weeks.
  expect(read({ length: '100h' }).request).toMatchObject({ length_h: 100 })
  expect(read({ length: '100h' }).request).not.toHaveProperty('days')
  expect(read({ setting: 'outpatient', on: 'fri,mon,wed', sessions: '6' }).request).toMatchObject({
    weekends: false,
    on: 'mon,wed,fri',
  })
})

it('keeps a reason exactly as it was written', () => {
  const reason = 'he said "go",\nthen \u202eleft\u202c\ud800 =cmd()'
  const asked = { step: '7.5', allow: 'step-size', reason }
  expect(read(asked).request.reason).toBe(reason)
})

it('gives each limit its state', () => {
  const states = (asked: Asked) =>
    Object.fromEntries(read(asked).limits.map(({ name, kind, state }) => [`${name} ${kind}`, state]))
  expect(states({ allow: 'step-size', reason: 'x' })).toMatchObject({
    'rate hard': 'in force',
    'rate-per-weight soft': 'not checked',
    'step-size soft': 'allowed',
    'weight soft': 'not checked',
  })
  expect(states({ weight: '70' })).toMatchObject({ 'rate-per-weight soft': 'in force', 'weight soft': 'in force' })
})

it('gives limits with their bound, their planned rate, their basis and their source', () => {
  expect(read({ weight: '38.567' }).limits.find(({ name }) => name === 'rate-per-weight')).toEqual({
    name: 'rate-per-weight',
    kind: 'soft',
    state: 'in force',
    bound: 1,
    unit: 'mg/kg/h',
    ucum: 'mg/kg/h',
    rate_mg_h: 38.56,
    basis: 'stated',
    source: ['jefferson-2017', 'schwenk-2018'],
  })
})

it('gives findings as values and in words', () => {
  const { findings } = read({ allow: 'step-size', reason: 'x' })
  expect(findings[0]).toMatchObject({ code: 'allow-unused', severity: 'warning', place: '--allow' })
  expect(findings.find(({ code }) => code === 'held')).toMatchObject({
    severity: 'note',
    place: 'hour 5',
    found: '40 mg/h',
    limit: 'rate',
    allowed: '40 mg/h',
  })
  for (const { message } of findings) expect(message).toMatch(/\S/)
})

it('leaves out what does not apply', () => {
  const [first] = read({}).rows
  for (const name of ['change_mg_h', 'rate_mg_kg_h', 'held_by', 'note']) expect(first).not.toHaveProperty(name)
  expect(first).toMatchObject({ session: 1, day: 1, hour: 1, rate_mg_h: 20, at_limit: false })
  expect(json(planOf(), view())).not.toMatch(/: (null|""|"NaN")/)
})

it('keeps the hours of a row as exact as those of its segment', () => {
  // 50 min are 5/6 h.
  const { rows, segments } = read({ setting: 'outpatient', sessionLength: '50min' }, 'session')
  expect(rows[0]?.hours).toBe(segments[0]?.hours)
})

it('sums its rows and its segments to its totals', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      const { rows, segments, totals } = read(asked, by)
      const sum = (of: readonly Record<string, unknown>[]) => of.reduce((dose, each) => dose + Number(each.dose_mg), 0)
      expect(sum(rows)).toBeCloseTo(totals.dose_mg ?? Number.NaN, 6)
      expect(sum(segments)).toBeCloseTo(totals.dose_mg ?? Number.NaN, 6)
      expect(rows.at(-1)?.cumulative_mg).toBe(totals.dose_mg)
      expect(Math.max(...rows.map(({ rate_mg_h }) => Number(rate_mg_h)))).toBe(totals.highest_rate_mg_h)
      for (const { rate_mg_h } of rows) expect(Number(rate_mg_h)).toBeLessThanOrEqual(totals.limit_mg_h ?? 0)
    }),
    { numRuns: lawRuns(40, 8) },
  )
})

it('is the same object whatever its rows are by', () => {
  // The command that makes it says which rows.
  const [{ rows: _, generator: ___, ...hour }, { rows: __, generator: ____, ...session }] = [
    planRecord(outpatient(), view()),
    planRecord(outpatient(), view({ by: 'session' })),
  ]
  expect(session).toEqual(hour)
})

it('writes one plan of many on one line: the same object, its id first', () => {
  const text = jsonOfMany('p\u2028 1', planOf(), view())
  expect(text).toMatch(/^\{"id":"p\\u2028 1","schema":[^\n]*\}\n$/)
  expect(JSON.parse(text)).toEqual({ id: 'p\u2028 1', ...read({}) })
})

it('lists what was assumed, with the other readings and the options that change it', () => {
  const { assumptions } = JSON.parse(json(planOf(), view()))
  expect(assumptions.map(({ id }: { id: string }) => id)).toEqual(['extent', 'step_every', 'step_condition'])
  expect(assumptions[1]).toMatchObject({
    basis: 'assumed',
    value: '1 h',
    source: ['ours'],
    changed_by: ['step-every'],
    readings: [
      { step_every_h: 4, dose_mg: 4600 },
      { step_every_h: 24, dose_mg: 3600, note: 'five rates for five days' },
    ],
    message: expect.stringMatching(/^assumed: a step every 1 h: /),
  })
})
