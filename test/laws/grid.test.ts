/** Every combination of figures at, just below and just above each limit, against an oracle that shares no code. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import type { LimitName } from '../../src/core/model/limit'
import { plan } from '../../src/core/plan/plan'
import { totalsOf } from '../../src/core/plan/rows'
import type { Request } from '../../src/core/request/request'
import { readDay } from '../../src/core/values/calendar-day'
import { grams, minutes, rateFromThousandths } from '../../src/core/values/quantity'
import { fixedZone, instant } from '../../src/core/values/time-zone'
import { DAILY } from '../../src/core/values/weekday'
import { defaultProtocol } from '../../src/protocols/index'
import { type Asked, type Verdict, verdict } from './oracle'

// Monday 30 November 2026, 08:00 at -05:00: a fixed offset, so that no zone has to be looked up.
const start = {
  at: instant(Date.UTC(2026, 10, 30, 13) / 1000),
  zone: fixedZone(-5 * 3600),
  timeAssumed: false,
  zoneAssumed: false,
  ahead: 'within a year' as const,
}
const friday = readDay('2026-12-04') ?? expect.fail('no such day')

type Key = Exclude<keyof Asked, 'setting' | 'weekends' | 'closed' | 'allow'>
/** The request's name for a figure, and its value there. */
const fields: Readonly<Record<Key, (value: number) => Partial<Request>>> = {
  start: (value) => ({ startRate: { rate: rateFromThousandths(value) } }),
  step: (value) => ({ step: { rate: rateFromThousandths(value) } }),
  max: (value) => ({ max: { rate: rateFromThousandths(value) } }),
  weight: (value) => ({ weight: grams(value) }),
  every: (value) => ({ stepEvery: minutes(value) }),
  days: (value) => ({ length: { value: minutes(value * 1440), field: 'days' } }),
  sessions: (value) => ({ sessions: value }),
  length: (value) => ({ length: { value: minutes(value), field: 'sessionLength' } }),
}

interface Choice {
  readonly asked: Partial<Asked>
  readonly request: Partial<Request>
}
const none: Choice = { asked: {}, request: {} }
const figures = (key: Key, ...values: readonly number[]): readonly Choice[] => [
  none,
  ...values.map((value) => ({ asked: { [key]: value }, request: fields[key](value) })),
]
const allowing = (...lists: readonly (readonly LimitName[])[]): readonly Choice[] =>
  lists.map((allow) => ({ asked: { allow }, request: allow.length === 0 ? {} : { allow, reason: 'grid' } }))
// On weekdays alone eleven fit into no two weeks, from whatever day on.
const eleven: Choice = {
  asked: { sessions: 11, weekends: true },
  request: { sessions: 11, on: { value: DAILY, field: 'weekends' } },
}
const closings: readonly Choice[] = [none, { asked: { closed: true }, request: { closed: [friday] } }]

// Thousandths of mg/h; grams; minutes.
const rates = [
  figures('start', 10, 12_345, 19_999, 20_000, 20_001, 40_000, 40_001),
  figures('step', 1_255, 4_999, 5_000, 5_001, 25_000),
  figures('max', 15_000, 19_999, 20_000, 28_009, 39_999, 40_000, 40_001),
  figures('weight', 30_000, 37_129, 39_999, 40_000, 150_000, 150_001),
]
const grids = {
  inpatient: [
    ...rates,
    figures('every', 59, 60, 90, 1440, 7200),
    figures('days', 1, 5, 6, 366, 367),
    allowing(
      [],
      ['rate-per-weight'],
      ['step-size', 'weight'],
      ['start-rate', 'step-size', 'step-interval'],
      ['course-length'],
      ['rate-per-weight', 'start-rate', 'step-size', 'step-interval', 'course-length', 'weight'],
    ),
  ],
  outpatient: [
    ...rates,
    figures('length', 60, 240, 241, 427, 1440, 1441),
    [...figures('sessions', 1), eleven],
    closings,
    allowing(
      [],
      ['rate-per-weight', 'session-length'],
      ['start-rate', 'step-size', 'course-length', 'window'],
      ['rate-per-weight', 'start-rate', 'step-size', 'course-length', 'session-length', 'window', 'weight'],
    ),
  ],
} as const

/** Every way to take one choice of each list. */
function* product(lists: readonly (readonly Choice[])[], chosen: Choice): Generator<Choice> {
  const [list, ...rest] = lists
  if (list === undefined) return yield chosen
  for (const { asked, request } of list)
    yield* product(rest, { asked: { ...chosen.asked, ...asked }, request: { ...chosen.request, ...request } })
}

/** What the planner makes of it, in the oracle's words. */
function outcome(request: Request): Verdict {
  try {
    const planned = plan(request, defaultProtocol(request.setting))
    const { dose, highest } = totalsOf(planned)
    const lifted = [...new Set(planned.overridden.map(({ limit }) => limit.name))].sort().join(' ')
    return { exit: 0, dose: dose / 1000, highest: highest / 1000, lifted }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.exit === 2) return { exit: 2 }
    const names = [...new Set(error.findings.map(({ limit, code }) => limit?.name ?? code))].sort().join(' ')
    const hard = error.findings.some(({ code }) => code === 'beyond-hard-limit')
    return { exit: 3, kind: hard ? 'hard' : 'soft', names }
  }
}

function same(a: Verdict, b: Verdict): boolean {
  if (a.exit === 0) return b.exit === 0 && a.dose === b.dose && a.highest === b.highest && a.lifted === b.lifted
  if (a.exit === 3) return b.exit === 3 && a.kind === b.kind && a.names === b.names
  return b.exit === 2
}

describe('the grid', () => {
  const counted = { plans: 0, refused: 0 }
  const depth = Error.stackTraceLimit
  // A stack for each of a million refusals is what would take long.
  beforeAll(() => {
    Error.stackTraceLimit = 0
  })
  afterAll(() => {
    Error.stackTraceLimit = depth
  })

  it.each(['inpatient', 'outpatient'] as const)('is planned as the oracle decides, %s', (setting) => {
    const wrong: unknown[] = []
    const first: Choice = {
      asked: { setting, weekends: false, closed: false, allow: [] },
      request: { setting, start, closed: [], allow: [] },
    }
    for (const { asked, request } of product(grids[setting], first)) {
      const expected = verdict(asked as Asked)
      const found = outcome(request as Request)
      counted.plans++
      if (found.exit !== 0) counted.refused++
      if (!same(expected, found) && wrong.length < 10) wrong.push({ asked, expected, found })
    }
    expect(wrong).toEqual([])
  })

  it('is at least a million plans, some refused and some not', () => {
    const { plans, refused } = counted
    console.log(`grid: ${plans.toLocaleString('en-US')} plans, ${refused.toLocaleString('en-US')} refused`)
    expect(plans).toBeGreaterThanOrEqual(1_000_000)
    expect(refused).toBeGreaterThan(plans / 10)
    expect(refused).toBeLessThan(plans * 0.95)
  })
})
