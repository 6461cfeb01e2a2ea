/** Courses as people chart them, drawn at random: the figures alone. */
import fc from 'fast-check'
import { addUp } from '../../../src/cli/exercise/faults'
import type { Line } from '../../../src/cli/exercise/sheet'

/** One row of a course, and what only some forms print of it. */
export interface Entry extends Line {
  /** mg. */
  bolus?: number
  /** How many times what it should be the rate per kg is. */
  perKgTimes?: number
  /** mL that the pump counts too much. */
  volumeMore?: number
}
export interface Course {
  readonly kind: 'stay' | 'series'
  readonly entries: Entry[]
}

/** Monday, 30 November 2026, 08:00, in minutes since 1970. */
export const START = Date.UTC(2026, 10, 30, 8) / 60_000

const STRENGTHS = [1, 2, 2.5, 4, 5] as const
const KINDS = {
  /** Starts at 20 mg/h or below and rises by up to 5 mg/h an hour, to at most 40. */
  stay: { every: 60, minutes: 60, sessions: 0, steps: [4, 9] },
  /** Sessions of 4 h, one a day, each at most 5 mg/h above the one before. */
  series: { every: 1440, minutes: 240, sessions: 1, steps: [3, 8] },
} as const

const coursesOf = (kind: Course['kind']) => {
  const {
    every,
    minutes,
    sessions,
    steps: [minLength, maxLength],
  } = KINDS[kind]
  return fc
    .record({
      weight: fc.integer({ min: 45, max: 110 }),
      strength: fc.constantFrom(...STRENGTHS),
      start: fc.constantFrom(10, 15, 20),
      steps: fc.array(fc.constantFrom(0, 2.5, 5), { minLength, maxLength }),
    })
    .map(({ weight, strength, start, steps }): Course => {
      const rates: number[] = [start]
      for (const step of steps) rates.push(Math.min(40, (rates.at(-1) ?? 0) + step))
      const entries = rates.map((rate, n): Entry => {
        const from = START + n * every
        const figures = { weight, strength, rate, flow: rate / strength, dose: (rate * minutes) / 60, total: 0 }
        return { session: 1 + n * sessions, from, to: from + minutes, ...figures }
      })
      addUp(entries)
      return { kind, entries }
    })
}

export const courses = fc.oneof(coursesOf('stay'), coursesOf('series'))
