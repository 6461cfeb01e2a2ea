/**
 * The predicted plasma concentration of a plan: by the model chosen, and always with the range over all models of its
 * drug, for they are far apart.
 */

import { field } from '../model/field'
import { refuse } from '../model/finding'
import type { Plan } from '../plan/types'
import { edgesOf, endOf, type Segment } from '../schedule/segment'
import { type Grams, grams, kg, type Minutes, minutes, type Rate } from '../values/quantity'
import { after, type Instant, instant } from '../values/time-zone'
import { type AskedModel, isExtrapolated, MODELS, type Model, type ModelId, modelFor, modelsOf } from './models'
import { concentrationOf, type PlasmaCurve } from './plasma-concentration'

/** A figure by the model chosen, the lowest and the highest over all models, and the models that give those. */
export interface Spread {
  readonly chosen: number
  readonly low: number
  readonly high: number
  readonly lowBy: ModelId
  readonly highBy: ModelId
}
/** ng/mL at an instant. */
export interface Level extends Spread {
  readonly at: Instant
}

/** Of one segment of the plan: what its rate tends to, and how much of it is there at the segment's end. */
interface Approach {
  /** ng/mL */
  readonly steadyState: Spread
  /** Percent of it; above 100 while the concentration falls to it. */
  readonly percentReached: Spread
}

export interface Prediction {
  readonly id: ModelId
  readonly model: Model
  /** That the prediction is for: the plan's, or 70 kg assumed for the prediction alone. */
  readonly weight: Grams
  readonly weightAssumed: boolean
  /** The models of the drug that were fitted to other weights. */
  readonly extrapolated: readonly ModelId[]
  /** ng/mL; 0 before the start. */
  readonly concentrationAt: (at: Instant) => Spread
  /** ng/mL: each model's own highest in a time; `at` is when the chosen model's is, to the second. */
  readonly peakIn: (from: Instant, to: Instant) => Level
  /** The highest of the course. */
  readonly peak: Level
  /** One for each segment of the plan. */
  readonly approaches: readonly Approach[]
  /** ng/mL, the mean from the first start to the last end. */
  readonly average: Spread
  /** ng/mL x h from the first start to the last end. */
  readonly areaToEnd: Spread
  /** ng/mL x h, with all that follows the end: the dose over the clearance. */
  readonly areaInAll: Spread
  /** Minutes from the last end until a tenth of the peak. */
  readonly minutesToTenth: Spread
  /** At every so many minutes, 1 or more, from the start, and at each change of rate; to a tenth of the peak. */
  readonly curve: (every: Minutes) => readonly Level[]
}

const LIGHTEST_MODELLED = grams(45_000)
const HEAVIEST_MODELLED = grams(120_000)
/** For a prediction alone: it turns on no limit and no column. */
export const ASSUMED_WEIGHT = grams(70_000)

/** A bolus is predicted as given over the first minute: the models have no doses at once. */
function inMinutes({ bolus, ...segment }: Segment): readonly Segment[] {
  if (bolus === undefined) return [segment]
  const first = { ...segment, time: minutes(1), rate: (segment.rate + bolus) as Rate }
  const rest = { ...segment, start: after(segment.start, minutes(1)), time: minutes(segment.time - 1) }
  return rest.time > 0 ? [first, rest] : [first]
}

/** The weight to predict for. Throws Refusal (exit 2) where no model reaches. */
function weightFor({ request: { weight } }: Plan): Grams {
  if (weight === undefined) return ASSUMED_WEIGHT
  if (!(weight >= LIGHTEST_MODELLED && weight <= HEAVIEST_MODELLED))
    refuse(
      'predict-weight',
      field('predict'),
      `${kg(weight)} kg`,
      `${kg(LIGHTEST_MODELLED)} to ${kg(HEAVIEST_MODELLED)} kg`,
    )
  return weight
}

/**
 * Predicts a plan by a model, beside all others of its drug. Throws Refusal (exit 2) outside 45 to 120 kg, and for a model
 * that the drug has not.
 */
export function predict(plan: Plan, asked: AskedModel): Prediction {
  const { segments, protocol } = plan
  const id = modelFor(protocol.drug, asked)
  const ids = modelsOf(protocol.drug)
  const weight = weightFor(plan)
  const [first, last] = [segments[0], segments.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a plan without segments')
  const [start, end] = [first.start, endOf(last)]
  const all = ids.map((each) => concentrationOf(MODELS[each], weight, segments.flatMap(inMinutes)))
  const index = ids.indexOf(id)
  const chosen = all[index] as PlasmaCurve

  const spread = (figure: (of: PlasmaCurve) => number): Spread => {
    const figures = all.map(figure)
    const [low, high] = [Math.min(...figures), Math.max(...figures)]
    const by = (edge: number) => ids[figures.indexOf(edge)] as ModelId
    return { chosen: figures[index] as number, low, high, lowBy: by(low), highBy: by(high) }
  }
  const levelAt = (at: Instant): Level => ({ at, ...spread((of) => of.at(at)) })
  const peakIn = (from: Instant, to: Instant): Level => ({
    ...spread((of) => of.peakIn(from, to).level),
    at: instant(Math.round(chosen.peakIn(from, to).at)),
  })
  const minutesToTenth = () => spread((of) => of.fallTo(of.peakIn(start, end).level / 10))
  const hours = (end - start) / 3600

  // Figures that few outputs ask for are worked out when they are asked for.
  return {
    id,
    model: MODELS[id],
    weight,
    weightAssumed: plan.request.weight === undefined,
    extrapolated: ids.filter((each) => isExtrapolated(MODELS[each], weight)),
    concentrationAt: levelAt,
    peakIn,
    get peak() {
      return peakIn(start, end)
    },
    get approaches() {
      return segments.map((segment) => ({
        steadyState: spread((of) => of.steadyState(segment.rate)),
        percentReached: spread((of) => (100 * of.at(endOf(segment))) / of.steadyState(segment.rate)),
      }))
    },
    get average() {
      return spread((of) => of.areaTo(end) / 60 / hours)
    },
    get areaToEnd() {
      return spread((of) => of.areaTo(end) / 60)
    },
    get areaInAll() {
      return spread((of) => of.areaTo(Number.POSITIVE_INFINITY) / 60)
    },
    get minutesToTenth() {
      return minutesToTenth()
    },
    curve: (every) => {
      if (!(every >= 1)) throw new RangeError(`not a grid: ${every} min`)
      const until = after(end, Math.ceil(minutesToTenth().chosen) as Minutes)
      const places = new Set<Instant>([...edgesOf(segments), until])
      for (let at = start; at < until; at = after(at, every)) places.add(at)
      return [...places].sort((a, b) => a - b).map(levelAt)
    },
  }
}
