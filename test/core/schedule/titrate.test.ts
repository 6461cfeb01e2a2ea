import { describe, expect, it } from 'vitest'
import type { Basis } from '../../../src/core/model/protocol'
import type { Regimen } from '../../../src/core/schedule/regimen'
import { refuseVanished, titrate } from '../../../src/core/schedule/titrate'
import { concentration, exactRate, type Minutes, pumpRate, type Rate } from '../../../src/core/values/quantity'
import { at, mgh } from '../forge'
import { refused } from '../refused'

const set = <T>(value: T) => ({ value, basis: 'set' as Basis, source: [] })

const rated = (figure: number) => ({ ...set(mgh(figure)), exact: exactRate(mgh(figure)) })

/** mg/h, mg/h, min; without `every` a step a session. */
const regimen = (start: number, step: number, length: number, every?: number): Regimen => ({
  rates: { rule: 'steps', start: rated(start), step: rated(step) },
  sessions: set(1),
  blocks: [],
  length: set(length as Minutes),
  ...(every === undefined ? {} : { stepEvery: set(every as Minutes) }),
})

/** `[minutes from the start, minutes, mg/h]` of each segment of an infusion. */
const infusion = (rules: Regimen, maximum: number) =>
  titrate(rules, mgh(maximum), [at(0)]).map(({ start, time, rate }) => [(start - at(0)) / 60, time, rate / 1e6])

describe('the titration of one infusion', () => {
  it.each([
    [
      'holds the maximum to the end',
      regimen(20, 5, 300, 60),
      30,
      [
        [0, 60, 20],
        [60, 60, 25],
        [120, 180, 30],
      ],
    ],
    [
      'cuts the last step to land on it',
      regimen(20, 5, 300, 60),
      28,
      [
        [0, 60, 20],
        [60, 60, 25],
        [120, 180, 28],
      ],
    ],
    ['is one segment from a start on the maximum', regimen(40, 5, 300, 60), 40, [[0, 300, 40]]],
    ['cuts a start above the maximum', regimen(20, 5, 300, 60), 12, [[0, 300, 12]]],
    ['never steps where the interval is the course', regimen(20, 5, 300, 300), 40, [[0, 300, 20]]],
    ['never steps where the interval is longer', regimen(20, 5, 300, 301), 40, [[0, 300, 20]]],
    [
      'steps in the last minute',
      regimen(20, 5, 300, 299),
      40,
      [
        [0, 299, 20],
        [299, 1, 25],
      ],
    ],
    [
      'ends in the middle of an interval',
      regimen(20, 5, 200, 90),
      40,
      [
        [0, 90, 20],
        [90, 90, 25],
        [180, 20, 30],
      ],
    ],
    [
      'jumps at once where the step is larger than the way',
      regimen(20, 100, 180, 60),
      40,
      [
        [0, 60, 20],
        [60, 120, 40],
      ],
    ],
    // One hundredth left to the maximum is still a step.
    [
      'makes a last step of 0.01',
      regimen(20, 5, 240, 60),
      25.01,
      [
        [0, 60, 20],
        [60, 60, 25],
        [120, 120, 25.01],
      ],
    ],
  ])('%s', (_, rules, maximum, expected) => {
    expect(infusion(rules, maximum)).toEqual(expected)
  })

  // 10.005 + n x 0.005: 10.005, 10.01, 10.015, 10.02, each rounded down at once, equal ones joined.
  it('rounds each rate down from the exact sum, never a sum of rounded steps', () => {
    expect(infusion(regimen(10.005, 0.005, 240, 60), 40)).toEqual([
      [0, 60, 10],
      [60, 120, 10.01],
      [180, 60, 10.02],
    ])
  })

  // 10.005 + n x 0.004: 10.005, 10.009, 10.013, 10.017, 10.021, 10.025.
  it('joins equal rates wherever they come', () => {
    expect(infusion(regimen(10.005, 0.004, 360, 60), 40)).toEqual([
      [0, 120, 10],
      [120, 120, 10.01],
      [240, 120, 10.02],
    ])
  })

  // 15 + n x 3.333: 15, 18.333, 21.666, 24.999, 28.332; sums of rounded steps would give 28.32 for the last.
  it('keeps thirds of a rate from drifting', () => {
    expect(infusion(regimen(15, 3.333, 300, 60), 40).map(([, , rate]) => rate)).toEqual([
      15, 18.33, 21.66, 24.99, 28.33,
    ])
  })

  it('remembers what each step called for before the maximum cut it', () => {
    const wanted = titrate(regimen(20, 5, 300, 60), mgh(28), [at(0)]).map((segment) => segment.wanted / 1e6)
    expect(wanted).toEqual([20, 25, 30])
    expect(titrate(regimen(20, 5, 300, 60), mgh(12), [at(0)])[0]?.wanted).toBe(mgh(20))
  })
})

describe('the titration of a series', () => {
  const starts = [at(0), at(1440), at(2880), at(7200)]

  it('steps from session to session and holds the maximum, each session a segment of its own', () => {
    const all = titrate(regimen(20, 5, 240), mgh(28), starts)
    expect(all.map(({ session, start, time, rate }) => [session, start, time, rate / 1e6])).toEqual([
      [1, at(0), 240, 20],
      [2, at(1440), 240, 25],
      [3, at(2880), 240, 28],
      [4, at(7200), 240, 28],
    ])
  })

  it('has no segment without a session', () => {
    expect(titrate(regimen(20, 5, 240), 40_000_000 as Rate, [])).toEqual([])
  })
})

describe('titration by fractions of the maximum', () => {
  it('takes the next percentage each session, and stays on the last', () => {
    const rules: Regimen = {
      rates: { rule: 'fractions', percents: set([50, 75, 100]) },
      sessions: set(5),
      blocks: [],
      length: set(240 as Minutes),
    }
    const starts = [0, 1440, 2880, 4320, 5760].map(at)
    // 84 mg/h: 42, 63, 84.
    expect(titrate(rules, mgh(84), starts).map(({ rate }) => rate / 1e6)).toEqual([42, 63, 84, 84, 84])
  })

  it('takes the next one each interval of an infusion', () => {
    const rules = { ...regimen(20, 5, 300, 60), rates: { rule: 'fractions', percents: set([50, 75, 100]) } }
    expect(infusion(rules as Regimen, 84)).toEqual([
      [0, 60, 42],
      [60, 60, 63],
      [120, 180, 84],
    ])
  })
})

describe('a pump of 0.1 mL/h at 2 mg/mL, 0.2 mg/h a step', () => {
  const pump = {
    concentration: concentration(2000),
    step: pumpRate(100),
    stepAssumed: false,
    max: pumpRate(999_000),
    maxAssumed: true,
    hang: 1440 as Minutes,
    hangAssumed: true,
  }
  const vanished = (rules: Regimen, maximum: number) => () => refuseVanished(rules, mgh(maximum), [at(0)], pump)

  it('delivers what it can set: 13.5 mg/h is 6.75 mL/h, set to 6.7, which is 13.4 mg/h', () => {
    expect(titrate(regimen(13.5, 5, 60, 60), mgh(40), [at(0)], pump).map(({ rate }) => rate)).toEqual([mgh(13.4)])
  })

  it.each([
    ['a first rate', regimen(0.1, 5, 300, 60), 40, 'a rate of 0.1 mg/h'],
    ['a step', regimen(20, 0.1, 300, 60), 40, 'the step from 20 to 20.1 mg/h'],
    ['a step cut to the maximum', regimen(20, 5, 300, 60), 25.1, 'the step from 25 to 25.1 mg/h'],
  ])('refuses %s that it cannot make', (_, rules, maximum, found) => {
    expect(refused(vanished(rules, maximum))).toMatchObject({
      code: 'step-vanishes',
      place: 'pumpStep 0.1 mL/h',
      found,
      allowed: '0.2 mg/h at 2 mg/mL',
    })
  })

  it.each([
    ['steps of 0.2 mg/h', regimen(20, 0.2, 300, 60), 40],
    ['a course that stays on its maximum', regimen(20, 5, 600, 60), 25],
  ])('makes %s', (_, rules, maximum) => {
    expect(vanished(rules, maximum)).not.toThrow()
  })

  it('makes a series that stays on its maximum', () => {
    const starts = [at(0), at(1440), at(2880), at(4320)]
    expect(() => refuseVanished(regimen(20, 5, 240), mgh(25), starts, pump)).not.toThrow()
  })

  it('is asked only where there is one', () => {
    expect(() => refuseVanished(regimen(20, 0.1, 300, 60), mgh(40), [at(0)], undefined)).not.toThrow()
  })
})
