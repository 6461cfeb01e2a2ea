import * as core from '../core/pharmacokinetics/predict'
import { kg } from '../core/values/quantity'
import { instant } from '../core/values/time-zone'
import { refusing } from './findings'
import { dateOf, planOf, secondsOf } from './inner'
import type { ModelId, Plan, Prediction } from './types'

/**
 * The predicted plasma concentration by a model of the plan's drug, by default kamp-2020 or simons-2022, and with the range
 * over all models of that drug. Throws Refusal for a model of the other drug and outside 45 to 120 kg.
 */
export function predict(plan: Plan, model?: ModelId): Prediction {
  return refusing(() => {
    const prediction = core.predict(planOf(plan), model ?? true)
    const { at, ...peak } = prediction.peak
    return {
      model: prediction.id,
      weight: Number(kg(prediction.weight)),
      weightAssumed: prediction.weightAssumed,
      extrapolated: prediction.extrapolated,
      peak: { ...peak, at: dateOf(at) },
      average: prediction.average,
      concentrationAt: (at) => {
        const { chosen, low, high } = prediction.concentrationAt(instant(secondsOf(at)))
        return { chosen, low, high }
      },
    }
  })
}
