/**
 * The predicted plasma concentration of a plan: by the model chosen, and always with the range over all models of its
 * drug, because they are far apart.
 */

import { field } from '../model/field'
import { refuse } from '../model/finding'
import type { Plan } from '../plan/types'
import { edgesOf, endOf, type Segment } from '../schedule/segment'
import { type Grams, grams, kg, type Minutes, minutes, type Rate } from '../values/quantity'
import { after, type Instant, instant } from '../values/time-zone'
import { type AskedModel, isExtrapolated, MODELS, type ModelId, modelFor, modelsOf } from './models'
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

const LIGHTEST_MODELLED = grams(45_000)
const HEAVIEST_MODELLED = grams(120_000)
const MODELLED = `${kg(LIGHTEST_MODELLED)} to ${kg(HEAVIEST_MODELLED)} kg`
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
    refuse('predict-weight', field('predict'), `${kg(weight)} kg`, MODELLED)
  return weight
}

export type Prediction = ReturnType<typeof predict>

/**
 * Predicts a plan by a model, beside all others of its drug. Throws Refusal (exit 2) outside 45 to 120 kg, and for a model
 * that the drug has not.
 */
export function predict(plan: Plan, asked: AskedModel) {
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
  /** ng/mL; 0 before the start. */
  const concentrationAt = (at: Instant): Level => ({ at, ...spread((of) => of.at(at)) })
  /** ng/mL: each model's own highest in a time; `at` is when the chosen model's is, to the second. */
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
    /** Of the plan, or 70 kg assumed for the prediction alone. */
    weight,
    weightAssumed: plan.request.weight === undefined,
    /** The models of the drug that were fitted to other weights. */
    extrapolated: ids.filter((each) => isExtrapolated(MODELS[each], weight)),
    concentrationAt,
    peakIn,
    /** The highest of the course. */
    get peak() {
      return peakIn(start, end)
    },
    /** For each segment the steady state of its rate, ng/mL, and how much of it is reached at the segment's end. */
    get approaches() {
      return segments.map((segment) => ({
        segment,
        steadyState: spread((of) => of.steadyState(segment.rate)),
        /** Above 100 while the concentration falls to it. */
        percentReached: spread((of) => (100 * of.at(endOf(segment))) / of.steadyState(segment.rate)),
      }))
    },
    /** ng/mL, the mean from the first start to the last end. */
    get average() {
      return spread((of) => of.areaTo(end) / 60 / hours)
    },
    /** ng/mL x h from the first start to the last end. */
    get areaToEnd() {
      return spread((of) => of.areaTo(end) / 60)
    },
    /** ng/mL x h, with all that follows the end: the dose over the clearance. */
    get areaInAll() {
      return spread((of) => of.areaTo(Number.POSITIVE_INFINITY) / 60)
    },
    /** Minutes from the last end until a tenth of the peak. */
    get minutesToTenth() {
      return minutesToTenth()
    },
    /** At every so many minutes, 1 or more, from the start, and at each change of rate; to a tenth of the peak. */
    curve: (every: Minutes) => {
      if (!(every >= 1)) throw new RangeError(`not a grid: ${every} min`)
      const until = after(end, Math.ceil(minutesToTenth().chosen) as Minutes)
      const places = new Set<Instant>([...edgesOf(segments), until])
      for (let at = start; at < until; at = after(at, every)) places.add(at)
      return [...places].sort((a, b) => a - b).map(concentrationAt)
    },
  }
}
