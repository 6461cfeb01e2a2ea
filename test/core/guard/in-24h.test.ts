import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fluidIn24h } from '../../../src/core/guard/in-24h'
import type { Segment } from '../../../src/core/schedule/segment'
import type { Concentration } from '../../../src/core/values/quantity'
import { lawRuns } from '../../law-runs'
import { at, course, type Forged, inpatient, limitIn, limitsFor } from '../forge'

const limit = limitIn(limitsFor(inpatient({ concentration: '1' })), 'fluid-24h')
const DAY = 1440

/** What passes 3,000 mL, at 1 mg/mL unless said otherwise: mg/h are mL/h. */
const passed = (forged: readonly Forged[], concentration: number | undefined = 1000) =>
  fluidIn24h({ ...course(...forged), concentration: concentration as Concentration | undefined }, limit).map(
    ({ place, found, at: from }) => [place, found, (from - at(0)) / 60],
  )

describe('the fluid of any 24 h', () => {
  it('may be 3,000 mL: 125 mL/h', () => {
    expect(passed([[125, 5 * DAY, 0]])).toEqual([])
  })

  it('is looked at from each edge on, and up to each edge', () => {
    // 100 mL/h for 12 h, then 151 mL/h for 24 h: only the last 24 h hold more, 3,624 mL.
    expect(
      passed([
        [100, 720, 0],
        [151, DAY, 720],
      ]),
    ).toEqual([
      // 12 x 100 + 12 x 151 = 3,012
      ['hour 1', '3012 mL in 24 h', 0],
      ['hour 13', '3624 mL in 24 h', 720],
    ])
    // 130 mL/h for 20 h, 101 for 10 h: 20 x 130 + 4 x 101 = 3,004; 24 h up to the end, 14 x 130 + 10 x 101 = 2,830.
    expect(
      passed([
        [130, 1200, 0],
        [101, 600, 1200],
      ]),
    ).toEqual([['hour 1', '3004 mL in 24 h', 0]])
    // 50 mL/h for 20 h, 200 for 14 h, 50 for 20 h: up to the fall, 10 x 50 + 14 x 200 = 3,300.
    expect(
      passed([
        [50, 1200, 0],
        [200, 840, 1200],
        [50, 1200, 2040],
      ]),
    ).toEqual([
      ['hour 11', '3300 mL in 24 h', 600],
      ['hour 21', '3300 mL in 24 h', 1200],
    ])
  })

  it('counts across sessions, and not the pause between them', () => {
    // Two sessions of 10 h that begin 14 h apart: 20 h of them lie in 24 h.
    const two = (rate: number): readonly Forged[] => [
      [rate, 600, 0, 1],
      [rate, 600, 840, 2],
    ]
    expect(passed(two(150))).toEqual([])
    expect(passed(two(151))).toEqual([['session 1', '3020 mL in 24 h', 0]])
  })

  it('follows the concentration: 30 mg/h at 0.2 mg/mL are 150 mL/h', () => {
    expect(passed([[30, DAY, 0]], 200)).toEqual([['hour 1', '3600 mL in 24 h', 0]])
    expect(passed([[30, DAY, 0]], 300)).toEqual([])
  })

  it.each([
    ['a rate that is not a number', [[Number.NaN, DAY, 0]], 1000],
    ['a time that is not a number', [[100, Number.NaN, 0]], 1000],
    ['a concentration that is not a number', [[100, DAY, 0]], Number.NaN],
  ] as const)('is never within the bound with %s', (_, forged, concentration) => {
    expect(passed(forged, concentration).length).toBeGreaterThan(0)
  })

  it('is never within the bound without a concentration', () => {
    expect(fluidIn24h(course([100, DAY, 0]), limit).length).toBeGreaterThan(0)
  })
})

/** The most of any 24 h, mcL, by minutes: what no window between two edges exceeds. */
function mostByMinutes(segments: readonly Segment[]): number {
  const perMinute: number[] = []
  for (const { start, time, rate } of segments) {
    const from = (start - at(0)) / 60
    for (let minute = from; minute < from + time; minute++) perMinute[minute] = rate / 1000 / 60
  }
  let [most, sum] = [0, 0]
  for (let minute = 0; minute < perMinute.length; minute++) {
    sum += (perMinute[minute] ?? 0) - (perMinute[minute - DAY] ?? 0)
    most = Math.max(most, sum)
  }
  return most
}

it('finds what a sum over every minute finds', () => {
  const stretch = fc.record({
    rate: fc.integer({ min: 0, max: 400 }),
    time: fc.integer({ min: 1, max: 30 }).map((hours) => hours * 37),
    pause: fc.integer({ min: 0, max: 600 }),
  })
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (stretches) => {
      let from = 0
      const forged = stretches.map(({ rate, time, pause }, index): Forged => {
        const each = [rate, time, from, index + 1] as const
        from += time + pause
        return each
      })
      const most = mostByMinutes(course(...forged).segments)
      // Sums of minutes are not exact: what lies on the bound is left out.
      fc.pre(Math.abs(most - 3_000_000) > 1)
      expect(passed(forged).length > 0).toBe(most > 3_000_000)
    }),
    { numRuns: lawRuns(300, 60) },
  )
})
