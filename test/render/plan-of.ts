import fc from 'fast-check'
import { plan } from '../../src/core/plan/plan'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest, type RawRequest } from '../../src/core/request/request'
import { defaultProtocol } from '../../src/protocols/index'
import { plainPaint, type View } from '../../src/render/view'

export type Asked = Partial<RawRequest>

/** 30 November 2026, 12:00 UTC. */
const NOW = Date.UTC(2026, 10, 30, 12) / 1000

/**
 * The plan of a request, inpatient from Mon 30 Nov 2026 08:00 in New York unless it says otherwise; a start
 * with an offset brings its own zone.
 */
export function planOf(asked: Asked = {}): Plan {
  const setting = asked.setting ?? 'inpatient'
  const tz = /[+-][0-9]{2}:[0-9]{2}$/.test(asked.start ?? '') ? {} : { timeZone: 'America/New_York' }
  const raw = { start: '2026-11-30T08:00', ...tz, ...asked, setting }
  const request = parseRequest(raw, { now: NOW, zone: () => 'UTC' })
  return plan(request, defaultProtocol(setting))
}

export const outpatient = (asked: Asked = {}): Plan => planOf({ ...asked, setting: 'outpatient' })

/** As a pipe sees it: 80 columns, no colour. */
export const view = (over: Partial<View> = {}): View => ({
  by: 'hour',
  width: 80,
  paint: plainPaint,
  excel: false,
  ...over,
})

export const BYS = ['hour', 'session', 'change'] as const
const LIFT = 'rate-per-weight,start-rate,step-size,step-interval,course-length,session-length,window'

/** Figures from 1 to 40 mg/h with up to three decimals. */
const rate = fc.integer({ min: 1000, max: 40_000 }).map((mcg) => String(mcg / 1000))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const shared = {
  weight: maybe(fc.integer({ min: 30_000, max: 150_000 }).map((grams) => String(grams / 1000))),
  startRate: maybe(rate),
  step: maybe(rate),
  allow: fc.constant(LIFT),
  reason: fc.constant('reviewed by the pain team'),
}
const starts = fc.constantFrom('2026-10-30T08:00', '2026-11-30T08:00', '2026-10-26T21:45', '2026-03-06T00:00')

function present(asked: object): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
/** A pump as fine as planned rates are, so that it makes every step; containers of an hour's fluid or more. */
const pumps = maybe(
  fc.record({
    concentration: fc.constant('1'),
    pumpStep: fc.constant('0.01'),
    container: maybe(fc.integer({ min: 40_000, max: 999_999 }).map((mcl) => String(mcl / 1000))),
  }),
)

const inpatients = fc.record({
  ...shared,
  start: starts,
  stepEvery: maybe(fc.integer({ min: 20, max: 2000 }).map((time) => `${time}min`)),
  days: maybe(fc.integer({ min: 1, max: 12 }).map(String)),
})
const outpatients = fc.record({
  ...shared,
  setting: fc.constant('outpatient' as const),
  start: starts,
  sessions: maybe(fc.integer({ min: 1, max: 30 }).map(String)),
  sessionLength: maybe(fc.integer({ min: 10, max: 290 }).map((time) => `${time}min`)),
})

/** Requests of both settings: weights, decimals, clock changes, lifted limits. Each gets a plan. */
export const requests: fc.Arbitrary<Asked> = fc
  .tuple(fc.oneof(inpatients, outpatients), pumps)
  .map(([asked, pump]) => present({ ...asked, ...pump }))
