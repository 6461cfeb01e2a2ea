/** Random requests, most of which get a plan: both settings, many zones, starts around their clock changes. */
import fc from 'fast-check'
import { Refusal } from '../../src/core/model/finding'
import { SOFT_LIMITS } from '../../src/core/model/limit'
import { plan } from '../../src/core/plan/plan'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest, type RawRequest } from '../../src/core/request/request'
import { addDays, isoDay, readDay } from '../../src/core/values/calendar-day'
import { defaultProtocol } from '../../src/protocols/index'

/** Zones, each with days on which its clocks change, or any day where they never do. */
const CHANGES: readonly (readonly [string, ...string[]])[] = [
  ['America/New_York', '2026-03-08', '2026-11-01'],
  ['Europe/Berlin', '2026-03-29', '2026-10-25'],
  // By half an hour.
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  // A whole day is left out: 30 December 2011.
  ['Pacific/Apia', '2011-12-30', '2026-06-01'],
  // At midnight.
  ['America/Santiago', '2026-04-05', '2026-09-06'],
  ['Africa/Casablanca', '2026-02-15', '2026-03-22'],
  ['Pacific/Chatham', '2026-04-05', '2026-09-27'],
  ['Asia/Kolkata', '2026-05-04'],
  ['UTC', '1970-01-05', '2026-11-30'],
]

const pad = (value: number): string => String(value).padStart(2, '0')
const figure = (thousandths: number): string =>
  `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`

const anchors = CHANGES.flatMap(([tz, ...days]) => days.map((day) => ({ tz, day })))
/** From two weeks before a change to two days after, at any minute. */
const starts = fc
  .record({
    anchor: fc.constantFrom(...anchors),
    shift: fc.integer({ min: -13, max: 2 }),
    minute: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 60, 90, 120, 150, 165, 480)),
  })
  .map(({ anchor: { tz, day }, shift, minute }) => {
    const from = readDay(day)
    if (from === undefined) throw new Error(`no day ${day}`)
    const date = isoDay(addDays(from, day.startsWith('1970') ? Math.abs(shift) : shift))
    return { timeZone: tz, start: `${date}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` }
  })

const rate = (min: number, max: number) => fc.integer({ min, max }).map(figure)
const time = (min: number, max: number) => fc.integer({ min, max }).map((value) => `${value}min`)
const count = (min: number, max: number) => fc.integer({ min, max }).map(String)

/** Of everything that may be set, what is and to what; the wider figures need limits lifted. */
function asked(wide: boolean) {
  const common = {
    weight: fc.oneof(rate(30_000, 150_000), rate(30_000, 45_000)),
    startRate: rate(10, wide ? 26_000 : 20_000),
    step: fc.oneof(rate(10, 5_000), rate(wide ? 5_000 : 1_000, wide ? 45_000 : 5_000)),
    maxRate: rate(20_000, 40_000),
  }
  const inpatient = fc.record(
    { ...common, stepEvery: time(wide ? 7 : 60, 1500), days: count(1, wide ? 8 : 5) },
    { requiredKeys: [] },
  )
  const outpatient = fc.record(
    {
      ...common,
      sessions: count(1, wide ? 14 : 10),
      sessionLength: time(1, wide ? 900 : 240),
      weekends: fc.constant(true),
    },
    { requiredKeys: [] },
  )
  const overridden = wide ? { allow: SOFT_LIMITS.join(','), reason: 'a law, "quoted", =1+1' } : {}
  return fc.oneof(
    inpatient.map((fields): Partial<RawRequest> => ({ setting: 'inpatient', ...fields, ...overridden })),
    outpatient.map((fields): Partial<RawRequest> => ({ setting: 'outpatient', ...fields, ...overridden })),
  )
}

export const rawRequests: fc.Arbitrary<RawRequest> = fc
  .tuple(starts, fc.boolean().chain(asked))
  .map(([start, fields]) => ({ setting: 'inpatient', ...fields, ...start }))

const context = { now: 0, zone: () => 'UTC' }
export const resolve = (raw: RawRequest) => parseRequest(raw, context)

/** The plan of a raw request; nothing where it is refused. */
export function planned(raw: RawRequest): Plan | undefined {
  try {
    return plan(resolve(raw), defaultProtocol(raw.setting))
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** A raw request that gets a plan, and the plan. */
export const plans = rawRequests
  .map((raw) => ({ raw, plan: planned(raw) }))
  .filter((each): each is { raw: RawRequest; plan: Plan } => each.plan !== undefined)
