import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continued, dosesOf } from '../../../src/core/given/continued'
import type { GivenRow } from '../../../src/core/given/types'
import { Refusal } from '../../../src/core/model/finding'
import { totalsOf } from '../../../src/core/plan/rows'
import type { Plan } from '../../../src/core/plan/types'
import { doseOfAll, endOf } from '../../../src/core/schedule/segment'
import { mg, minutes, type Rate } from '../../../src/core/values/quantity'
import { after, type Instant } from '../../../src/core/values/time-zone'
import { lawRuns } from '../../law-runs'
import { planOf } from '../../render/plan-of'
import { asked, mgPerH, restOf, rowsAt } from './records'

/** From 08:00 UTC, 20 mg/h up by 5 every hour to 40, for 120 h. */
const PLAN = planOf({ start: '2026-11-30T08:00+00:00' })
const LOW: readonly [number, number][] = [
  [0, 20],
  [60, 25],
  [120, 30],
  [150, 25],
]
const total = (plan: Plan) => mg(totalsOf(plan).dose)
const codes = ({ findings }: Plan) => findings.map(({ code }) => code)
const refused = (plan: () => Plan) => {
  try {
    plan()
  } catch (error) {
    if (error instanceof Refusal)
      return [error.exit, ...error.findings.map(({ code, limit }) => limit?.name ?? code)].join(' ')
    throw error
  }
  return 'planned'
}

describe('worked by hand', () => {
  it.each<[string, Plan, string]>([
    // 20 + 25 + 15, then 25 x 117.5 h.
    ['lower from 10:30', restOf(PLAN, LOW), '2997.5'],
    // An hour of 25 mg/h less.
    ['a pause from 13:00 to 14:00', restOf(PLAN, [...LOW, [300, 0], [360, 25]]), '2972.5'],
    ['the same, extended', restOf(PLAN, [...LOW, [300, 0], [360, 25]], { extend: true }), '2997.5'],
    // 60 to 10:30, 37.5 to 12:00, 30, 35, then 40 x 114 h.
    ['steps resumed, known to 12:00', restOf(PLAN, LOW, { untilMinute: 240, resumeSteps: true }), '4722.5'],
    // 20, 30 in half an hour, 20 x 118.5 h.
    [
      '60 mg/h for half an hour',
      restOf(PLAN, [
        [0, 20],
        [60, 60],
        [90, 20],
      ]),
      '2420',
    ],
    ['40 min late', restOf(PLAN, [[40, 20]]), '4750'],
    [
      'as planned',
      restOf(PLAN, [
        [0, 20],
        [60, 25],
      ]),
      '4750',
    ],
  ])('%s: %s', (_, plan, mgInAll) => expect(total(plan)).toBe(mgInAll))

  it('ends as late as it began', () => {
    const last = restOf(PLAN, [[40, 20]]).segments.at(-1)
    expect(last && endOf(last)).toBe(PLAN.request.start.at + (120 * 60 + 40) * 60)
  })
})

it('reports what was given beyond a limit, and plans the rest', () => {
  const plan = restOf(PLAN, [
    [0, 20],
    [60, 60],
    [90, 20],
  ])
  expect(
    plan.findings.filter(({ code }) => code === 'given-beyond').map(({ limit, found }) => [limit?.name, found]),
  ).toEqual([
    ['rate', '60 mg/h'],
    ['step-size', '+40 mg/h'],
  ])
  expect(codes(plan)).toContain('departed')
})

it('refuses a rest beyond a limit', () => {
  expect(refused(() => restOf(PLAN, [[0, 50]]))).toBe('3 rate')
  expect(
    refused(() =>
      restOf(
        PLAN,
        [
          [0, 20],
          [60, 25],
        ],
        { untilMinute: 90, thenRate: mgPerH(35) },
      ),
    ),
  ).toBe('3 step-size step-interval')
  expect(
    refused(() =>
      restOf(
        PLAN,
        [
          [0, 20],
          [60, 25],
        ],
        { untilMinute: 120, thenRate: mgPerH(35) },
      ),
    ),
  ).toBe('3 step-size')
  expect(refused(() => restOf(PLAN, [...LOW, [300, 0]], { untilMinute: 420, thenRate: mgPerH(25) }))).toBe('3 restart')
  // A pause of an hour is no restart.
  expect(refused(() => restOf(PLAN, [...LOW, [300, 0]], { untilMinute: 360, thenRate: mgPerH(25) }))).toBe('planned')
  const allowed = restOf(PLAN, [...LOW, [300, 0]], {
    untilMinute: 420,
    thenRate: mgPerH(25),
    allow: ['restart'],
    reason: 'reviewed',
  })
  expect(codes(allowed)).toContain('allowed')
})

it('refuses a record that cannot be one of the plan', () => {
  const before = rowsAt(PLAN, [[0, 20]]).map((row) => ({ ...row, at: (row.at - 60) as Instant }))
  expect(refused(() => continued(PLAN, asked(PLAN, before)))).toBe('2 given-before')
  expect(
    refused(() =>
      restOf(PLAN, [
        [0, 20],
        [0, 25],
      ]),
    ),
  ).toBe('2 given-twice')
  expect(
    refused(() =>
      restOf(PLAN, [
        [0, 0],
        [60, 0],
      ]),
    ),
  ).toBe('2 nothing-given')
  expect(
    refused(() =>
      restOf(
        PLAN,
        [
          [0, 20],
          [60, 25],
        ],
        { untilMinute: 30 },
      ),
    ),
  ).toBe('2 until-early')
})

it('stays at 0 after a last rate of 0', () => {
  const rest = restOf(PLAN, [
    [0, 20],
    [60, 0],
  ]).segments.at(-1)
  expect([rest?.rate, rest?.origin]).toEqual([0, undefined])
  expect(
    total(
      restOf(PLAN, [
        [0, 20],
        [60, 0],
      ]),
    ),
  ).toBe('20')
})

it('counts a bolus in doses and reports it where the protocol has none', () => {
  const rows = rowsAt(PLAN, [
    [0, 20],
    [60, 20],
  ]).map((row) => ({ ...row, bolus: 600_000_000 as never }))
  const plan = continued(PLAN, asked(PLAN, rows))
  // Twice 10 mg and 20 x 120 h.
  expect(total(plan)).toBe('2420')
  expect(codes(plan).filter((code) => code === 'given-bolus')).toHaveLength(2)
})

/** Rows at minutes in order, with rates of the plan or others, some of them pauses. */
const records = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0, 15, 20, 22.5, 25, 30, 35, 40, 45)), {
    minLength: 0,
    maxLength: 8,
  })
  .map((steps) => {
    const minutes = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, [gap]) => sum + gap, 0))
    return [[0, 20], ...steps.map(([, rate], index) => [minutes[index], rate])] as [number, number][]
  })
const options = fc.record({ resumeSteps: fc.boolean(), extend: fc.boolean(), later: fc.constantFrom(0, 0, 17, 300) })

const planned = (
  rows: [number, number][],
  { later, ...more }: { later: number; resumeSteps: boolean; extend: boolean },
) => {
  try {
    return restOf(PLAN, rows, { ...more, untilMinute: (rows.at(-1)?.[0] ?? 0) + later })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

describe('laws', () => {
  it('the given part is the record, doses add up, and the rest keeps to every limit', () => {
    fc.assert(
      fc.property(records, options, (rows, more) => {
        const plan = planned(rows, more)
        if (plan === undefined) return
        const given = plan.segments.filter(({ origin }) => origin === 'given')
        const rest = plan.segments.filter(({ origin }) => origin !== 'given')
        for (const { start, time, rate } of given) {
          const minute = (start - PLAN.request.start.at) / 60
          const row = rows.findLast(([at]) => at <= minute)
          expect(rate).toBe(mgPerH(row?.[1] ?? Number.NaN))
          expect(rows.some(([at]) => at > minute && at < minute + time)).toBe(false)
        }
        const { given: a, planned: b } = dosesOf(plan)
        expect(a + b).toBe(doseOfAll(plan.segments))
        for (const { rate } of rest) expect(rate).toBeLessThanOrEqual(mgPerH(40))
        // Without gaps and overlaps, given and planned.
        plan.segments.slice(1).forEach((segment, index) => {
          expect(segment.start).toBe(endOf(plan.segments[index] as never))
        })
        if (!more.resumeSteps && codes(plan).includes('departed')) {
          const last = mgPerH(rows.at(-1)?.[1] ?? 0)
          for (const { rate } of rest) expect(rate).toBeLessThanOrEqual(last)
        }
      }),
      { numRuns: lawRuns(10_000, 150) },
    )
  })

  it('a record equal to the plan gives the plan back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7199 }), (until) => {
        const rows = PLAN.segments
          .map(({ start, rate }) => [(start - PLAN.request.start.at) / 60, rate / 1_000_000] as [number, number])
          .filter(([minute]) => minute <= until)
        const plan = restOf(PLAN, rows, { untilMinute: until })
        expect(total(plan)).toBe('4750')
        expect(codes(plan)).not.toContain('departed')
        expect(Math.max(...plan.segments.map(endOf))).toBe(PLAN.request.start.at + 432_000)
      }),
      { numRuns: lawRuns(1000, 30) },
    )
  })

  it('has one id for the same record and options, and another for any other', () => {
    const ids = [
      restOf(PLAN, LOW),
      restOf(PLAN, LOW, { extend: true }),
      restOf(PLAN, LOW, { resumeSteps: true }),
      restOf(PLAN, LOW.slice(0, 3)),
      restOf(PLAN, LOW, { untilMinute: 200 }),
    ].map(({ id }) => id)
    expect(new Set([...ids, PLAN.id]).size).toBe(6)
    expect(restOf(PLAN, LOW).id).toBe(ids[0])
  })
})

it('keeps the wean in its place, of the last rate given', () => {
  const rows: readonly GivenRow[] = [{ at: after(PLAN.request.start.at, minutes(0)), rate: 20_000_000 as Rate }]
  expect(continued(PLAN, asked(PLAN, rows)).segments.every(({ phase }) => phase === 'titration')).toBe(true)
})
