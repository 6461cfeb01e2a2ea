/** Records of random plans, read minute by minute beside the record itself. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continued, dosesOf } from '../../src/core/given/continued'
import type { Continuation, GivenRow } from '../../src/core/given/types'
import { Refusal } from '../../src/core/model/finding'
import type { Plan } from '../../src/core/plan/types'
import { bySession, doseOfAll, endOf, type Segment } from '../../src/core/schedule/segment'
import { minutes, type Rate } from '../../src/core/values/quantity'
import { after, dayOf, type Instant, wallAt } from '../../src/core/values/time-zone'
import { run } from '../cli/fake-io'
import { asked } from '../core/given/records'
import { lawRuns } from '../law-runs'
import { plans } from './arbitrary'

const HUNDREDTH = 10_000

/** Planned changes that come true, are late, lower, higher or left out; pauses between them. */
const slips = fc.array(
  fc.record({
    kept: fc.boolean(),
    late: fc.constantFrom(0, 0, 0, 7, 45),
    factor: fc.constantFrom(100, 100, 100, 50, 75, 110),
    pause: fc.constantFrom(0, 0, 0, 20, 90),
  }),
  { minLength: 1, maxLength: 6 },
)
type Slips = typeof slips extends fc.Arbitrary<infer T> ? T : never

const inOrder = (rows: readonly GivenRow[]): readonly GivenRow[] => {
  const byTime = new Map(rows.map((row) => [row.at, row]))
  return [...byTime.values()].sort((a, b) => a.at - b.at)
}

/** A record of the first segments of a plan, each with its slip; the first one is always on time and as planned. */
function recordOf({ segments }: Plan, given: Slips): readonly GivenRow[] {
  const rows = given.flatMap(({ kept, late, factor, pause }, index): readonly GivenRow[] => {
    const segment = segments[index]
    if (segment === undefined || (!kept && index > 0)) return []
    const at = after(segment.start, minutes(index === 0 ? 0 : Math.min(late, segment.time - 1)))
    const rate = (
      index === 0 ? segment.rate : Math.round((segment.rate * factor) / 100 / HUNDREDTH) * HUNDREDTH
    ) as Rate
    const end = endOf(segment)
    const isLong = at + (pause + 1) * 60 < end
    return [
      { at, rate },
      ...(pause > 0 && isLong
        ? [
            { at: (end - pause * 60 - 60) as Instant, rate: 0 as Rate },
            { at: (end - 60) as Instant, rate },
          ]
        : []),
    ]
  })
  return inOrder(rows)
}

const options = fc.record({
  later: fc.constantFrom(0, 0, 1, 30, 600, 3000),
  resumeSteps: fc.boolean(),
  extend: fc.boolean(),
})

function rest(plan: Plan, rows: readonly GivenRow[], { later, ...more }: { later: number } & Partial<Continuation>) {
  const until = after(rows.at(-1)?.at as Instant, minutes(later))
  try {
    return { until, whole: continued(plan, asked(plan, rows, { ...more, until })) }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

const isGiven = ({ origin }: Segment): boolean => origin === 'given'
const rateAt = (segments: readonly Segment[], at: number): number =>
  segments.find(({ start, time }) => start <= at && at < start + time * 60)?.rate ?? 0

/** The end that holds a rate of this minute: of the infusion, or of the session that runs then or is planned that day. */
function heldTo({ segments, request }: Plan, at: number): number {
  const sessions = bySession(segments).map((all) => [all[0]?.start ?? 0, endOf(all.at(-1) as Segment)] as const)
  const day = (of: number) => dayOf(wallAt(request.start.zone, of as Instant))
  const found =
    sessions.find(([start, end]) => start <= at && at < end) ?? sessions.find(([start]) => day(start) === day(at))
  return found?.[1] ?? Number.POSITIVE_INFINITY
}

describe('over random plans and records', () => {
  let [planned, refused] = [0, 0]

  it('the given part is the record, doses add up, and the rest keeps to its limits', () => {
    fc.assert(
      fc.property(plans, slips, options, ({ plan }, given, more) => {
        const rows = recordOf(plan, given)
        const found = rest(plan, rows, more)
        if (found === undefined) {
          refused += 1
          return
        }
        planned += 1
        const { until, whole } = found
        const { segments } = whole
        const [record, ahead] = [segments.filter(isGiven), segments.filter((each) => !isGiven(each))]
        // Every row, and the minute before the next one.
        rows.forEach(({ at, rate }, index) => {
          const next = Math.min(rows[index + 1]?.at ?? until, until, heldTo(plan, at))
          if (next <= at) return
          expect(rateAt(record, at)).toBe(rate)
          expect(rateAt(record, next - 60)).toBe(rate)
        })
        for (const { start, time } of record) expect(start + time * 60).toBeLessThanOrEqual(until)
        for (const { start } of ahead) expect(start).toBeGreaterThanOrEqual(until)
        // One after the other.
        segments.slice(1).forEach((each, index) => {
          expect(each.start).toBeGreaterThanOrEqual(endOf(segments[index] as Segment))
        })
        const { given: before, planned: after } = dosesOf(whole)
        expect(before + after).toBe(doseOfAll(segments))
        for (const { rate } of ahead) expect(rate).toBeLessThanOrEqual(whole.maximum.rate)
        const departed = whole.findings.some(({ code }) => code === 'departed')
        const last = Math.max(0, ...rows.slice(-1).map(({ rate }) => rate))
        if (departed && last > 0) for (const { rate } of ahead) expect(rate).toBeLessThanOrEqual(last)
      }),
      { numRuns: lawRuns(10_000, 100) },
    )
    // A law over refusals alone would show nothing.
    expect(planned).toBeGreaterThan(refused)
  })

  it('a record equal to the plan gives the plan back', () => {
    fc.assert(
      fc.property(plans, fc.nat(), ({ plan }, upTo) => {
        const first = plan.segments[0]?.start as Instant
        const end = endOf(plan.segments.at(-1) as Segment)
        const until = (first + Math.floor((upTo % (end - first)) / 60) * 60) as Instant
        const ends = bySession(plan.segments).map((all) => endOf(all.at(-1) as Segment))
        const rows = inOrder([
          ...ends.map((at) => ({ at, rate: 0 as Rate })),
          ...plan.segments.map(({ start, rate }) => ({ at: start, rate })),
        ]).filter(({ at }) => at <= until)
        const whole = continued(plan, asked(plan, rows, { until }))
        expect(whole.findings.map(({ code }) => code)).not.toContain('departed')
        for (const { start, time, rate } of plan.segments) {
          expect(rateAt(whole.segments, start)).toBe(rate)
          expect(rateAt(whole.segments, start + (time - 1) * 60)).toBe(rate)
        }
        expect(doseOfAll(whole.segments)).toBe(doseOfAll(plan.segments))
      }),
      { numRuns: lawRuns(2000, 60) },
    )
  })
})

describe('through the program', () => {
  it('continuing twice is continuing once with both records', async () => {
    const AT = ['08:00=20', '09:00=25', '10:00=20', '11:30=0', '12:00=20', '15:00=15']
    const made = await run(['inpatient', '2026-11-30T08:00Z', '--json', '-q'])
    const next = async (json: string, rows: readonly string[], more: readonly string[]) => {
      const words = ['continue', 'plan.json', ...rows.flatMap((row) => ['--at', row]), ...more, '--json', '-q']
      const { out, code } = await run(words, { contents: { 'plan.json': json } })
      expect(code).toBe(0)
      return out
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.subarray(['--extend', '--resume-steps']),
        fc.subarray(['--extend', '--resume-steps']),
        async (split, before, more) => {
          const first = await next(made.out, AT.slice(0, split), before)
          expect(await next(first, AT.slice(split), more)).toBe(await next(made.out, AT, more))
        },
      ),
      { numRuns: lawRuns(100, 3) },
    )
  })
})
