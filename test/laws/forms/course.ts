/** Courses as people chart them, drawn at random: the figures alone, by arithmetic of its own. */
import fc from 'fast-check'

/** One row of a course: its rate, and how long it lasts. */
export interface Entry {
  /** mg/h. */
  rate: number
  /** Minutes since the start of the course. */
  from: number
  minutes: number
  session: number
  /** mL/h where it is not the rate over the strength. */
  flow?: number
  /** mg where it is not rate x time. */
  dose?: number
  /** mg where it is not the sum so far. */
  total?: number
  bolus?: number
  /** The text of the rate where it cannot be read. */
  text?: string
}
export interface Course {
  readonly kind: 'stay' | 'series'
  readonly weight: number
  /** mg/mL. */
  readonly strength: number
  readonly entries: Entry[]
}

/** Each rate is the one before it and a step, and at most 40. */
function risen(start: number, steps: readonly number[]): readonly number[] {
  const rates = [start]
  for (const step of steps) rates.push(Math.min(40, (rates.at(-1) ?? 0) + step))
  return rates
}

const STRENGTHS = [1, 2, 2.5, 4, 5] as const

/** A stay that starts at 20 mg/h or below and rises by up to 5 mg/h an hour, to at most 40. */
const stays = fc
  .record({
    weight: fc.integer({ min: 45, max: 110 }),
    strength: fc.constantFrom(...STRENGTHS),
    start: fc.constantFrom(10, 15, 20),
    steps: fc.array(fc.constantFrom(0, 2.5, 5), { minLength: 4, maxLength: 9 }),
  })
  .map(({ weight, strength, start, steps }): Course => {
    const rates = risen(start, steps)
    const entries = rates.map((each, n) => ({ rate: each, from: n * 60, minutes: 60, session: 1 }))
    return { kind: 'stay', weight, strength, entries }
  })

/** Sessions of 4 h, one a day, each at most 5 mg/h above the one before. */
const series = fc
  .record({
    weight: fc.integer({ min: 45, max: 110 }),
    strength: fc.constantFrom(...STRENGTHS),
    start: fc.constantFrom(10, 15, 20),
    steps: fc.array(fc.constantFrom(0, 2.5, 5), { minLength: 3, maxLength: 8 }),
  })
  .map(({ weight, strength, start, steps }): Course => {
    const rates = risen(start, steps)
    const entries = rates.map((each, n) => ({ rate: each, from: n * 1440, minutes: 240, session: n + 1 }))
    return { kind: 'series', weight, strength, entries }
  })

export const courses = fc.oneof(stays, series)

/** Sums, as they should be or as a fault has them. */
export function dosesOf({ entries }: Course): readonly { readonly dose: number; readonly total: number }[] {
  let total = 0
  return entries.map((entry) => {
    const right = (entry.rate * entry.minutes) / 60
    total += right
    return { dose: entry.dose ?? right, total: entry.total ?? total }
  })
}
