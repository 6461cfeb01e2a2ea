/**
 * Plasma concentration of one model over a course, in closed form, exact for any step:
 * x_i(t+d) = x_i(t) e^(-l_i d) + 1000 (C_i / l_i) R (1 - e^(-l_i d)), ng/mL, and the concentration is their sum.
 * No x_i is negative, so nothing cancels, however long after the end.
 */

import { endOf, type Segment } from '../schedule/segment'
import { lastWhere } from '../values/bisect'
import type { Grams } from '../values/quantity'
import { type Instant, instant } from '../values/time-zone'
import { exponentialsOf } from './compartments'
import { type Model, rateFactor, transfersAt } from './models'

/** One exponential within a stretch, ng/mL: where it begins and what it tends to. */
interface Part {
  readonly perMin: number
  readonly from: number
  readonly to: number
}
/** A time of constant rate, zero too; the last has no end. */
interface Stretch {
  readonly start: Instant
  readonly parts: readonly Part[]
  /** ng/mL x min before it. */
  readonly area: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const partAfter = ({ perMin, from, to }: Part, min: number): number =>
  from * Math.exp(-perMin * min) - to * Math.expm1(-perMin * min)
const levelAfter = (parts: readonly Part[], min: number): number =>
  parts.reduce((level, part) => level + partAfter(part, min), 0)
/** What is above the level tended to is its own area, divided by its rate. */
const areaAfter = (parts: readonly Part[], min: number): number =>
  sum(
    parts.map(({ perMin, from, to }) => {
      const settled = to === 0 ? 0 : to * min
      return settled - ((from - to) * Math.expm1(-perMin * min)) / perMin
    }),
  )

/** The rates of a course with the rests between, each to the start of the next; the last rest has no end. */
function ratesOf(segments: readonly Segment[]): readonly { start: Instant; rate: number }[] {
  return segments.flatMap((segment, index) => {
    const end = endOf(segment)
    return segments[index + 1]?.start === end ? [segment] : [segment, { start: end, rate: 0 }]
  })
}

function stretchesOf(segments: readonly Segment[], gains: ReturnType<typeof gainsOf>): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { start, rate } of ratesOf(segments)) {
    const before = stretches.at(-1)
    const min = before === undefined ? 0 : (start - before.start) / 60
    const parts = gains.map(({ perMin, gain }, index): Part => {
      const part = before?.parts[index]
      return { perMin, from: part === undefined ? 0 : partAfter(part, min), to: gain * rate }
    })
    const area = before === undefined ? 0 : before.area + areaAfter(before.parts, min)
    stretches.push({ start, parts, area })
  }
  return stretches
}

/** ng/h to mg/min and mg/L to ng/mL. */
const NG_PER_ML_OF_NG_PER_H = 1000 / 60_000_000

/** The exponentials with the ng/mL that each tends to for each ng/h. One factor on every rate keeps the shares. */
function gainsOf(model: Model, weight: Grams) {
  const factor = rateFactor(model, weight)
  return exponentialsOf(transfersAt(model, weight)).map(({ perMin: before, share }) => {
    const perMin = before * factor
    return { perMin, gain: (NG_PER_ML_OF_NG_PER_H * share) / (model.volume * (weight / 1000)) / perMin }
  })
}

// Halving a time of a year to below a double's own precision.
const HALVINGS = 80

/** The one zero of a function that changes its sign between two places. */
function zeroBetween(from: number, to: number, value: (at: number) => number): number {
  let [low, high] = [from, to]
  const sign = Math.sign(value(low))
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    if (Math.sign(value(middle)) === sign) low = middle
    else high = middle
  }
  return (low + high) / 2
}

interface Term {
  readonly perMin: number
  readonly weight: number
}

/**
 * Where a sum of exponentials, the slowest first, is zero within a time. Divided by the first one it has the
 * same zeros and a slope of one term fewer, and between two zeros of its slope it has one at most.
 */
function zerosOf(terms: readonly Term[], min: number): readonly number[] {
  const [first, ...rest] = terms
  if (first === undefined || rest.length === 0) return []
  const others = rest.map(({ perMin, weight }) => ({ perMin: perMin - first.perMin, weight }))
  const slope = others.map(({ perMin, weight }) => ({ perMin, weight: -perMin * weight }))
  const divided = (at: number) =>
    first.weight + sum(others.map(({ perMin, weight }) => weight * Math.exp(-perMin * at)))
  const places = [0, ...zerosOf(slope, min), min]
  return places.slice(1).flatMap((to, index) => {
    const from = places[index] ?? 0
    return divided(from) * divided(to) < 0 ? [zeroBetween(from, to, divided)] : []
  })
}

export type PlasmaCurve = ReturnType<typeof concentrationOf>

/** The concentration of a model at a weight over the segments of a course. */
export function concentrationOf(model: Model, weight: Grams, segments: readonly Segment[]) {
  const gains = gainsOf(model, weight)
  const stretches = stretchesOf(segments, gains)
  const [end] = stretches.slice(-1)

  /** The stretch that an instant falls into; undefined before the start. */
  const stretchAt = (at: number): Stretch | undefined =>
    stretches[lastWhere(-1, stretches.length, (index) => (stretches[index]?.start ?? 0) <= at)]
  /** ng/mL; 0 before the start. */
  const at = (at: Instant): number => {
    const stretch = stretchAt(at)
    return stretch === undefined ? 0 : levelAfter(stretch.parts, (at - stretch.start) / 60)
  }
  /** Instants at which the concentration turns within a time; between them it only rises or only falls. */
  const turnsIn = (from: Instant, to: Instant): readonly number[] =>
    stretches.flatMap((stretch, index) => {
      const until = Math.min(to, stretches[index + 1]?.start ?? to)
      if (stretch.start > to || until <= from) return []
      const terms = stretch.parts.map((part) => ({ perMin: part.perMin, weight: part.perMin * (part.to - part.from) }))
      const inner = zerosOf(terms, (until - stretch.start) / 60).map((min) => stretch.start + min * 60)
      return [stretch.start, ...inner].filter((turn) => turn > from && turn < to)
    })

  return {
    at,
    /** The highest in a time, wherever in it. */
    peakIn: (from: Instant, to: Instant) => {
      const places = [from, ...turnsIn(from, to), to]
      const levels = places.map((place) => ({ at: instant(place), level: at(instant(place)) }))
      return levels.reduce((best, each) => (each.level > best.level ? each : best))
    },
    /** ng/mL x min from the start to an instant; to Infinity, all that there will be. */
    areaTo: (at: number) => {
      const stretch = stretchAt(at)
      return stretch === undefined ? 0 : stretch.area + areaAfter(stretch.parts, (at - stretch.start) / 60)
    },
    /** ng/mL that this rate, ng/h, would come to. */
    steadyState: (rate: number) => rate * sum(gains.map(({ gain }) => gain)),
    /** Minutes from the end of the course until this level, ng/mL; 0 where it is lower by then. */
    fallTo: (level: number) => {
      if (end === undefined || !(levelAfter(end.parts, 0) > level)) return 0
      let min = 1
      while (levelAfter(end.parts, min) > level) min *= 2
      return zeroBetween(0, min, (after) => levelAfter(end.parts, after) - level)
    },
  }
}
