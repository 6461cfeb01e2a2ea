import { DEFAULT_MODEL } from '../core/pharmacokinetics/models'
import * as core from '../core/pharmacokinetics/predict'
import { kg } from '../core/values/quantity'
import { instant } from '../core/values/time-zone'
import { refusing } from './findings'
import { dateOf, planOf, secondsOf } from './inner'
import type { ModelId, Plan, Prediction } from './types'

/**
 * The predicted plasma concentration of racemic ketamine, by a model and with the range over all models. Throws
 * Refusal for esketamine and outside 45 to 120 kg.
 */
export function predict(plan: Plan, model: ModelId = DEFAULT_MODEL): Prediction {
  return refusing(() => {
    const prediction = core.predict(planOf(plan), model)
    const { at, ...peak } = prediction.peak
    return {
      model: prediction.id,
      weight: Number(kg(prediction.weight)),
      weightAssumed: prediction.weightAssumed,
      peak: { ...peak, at: dateOf(at) },
      average: prediction.average,
      concentrationAt: (at) => {
        const { chosen, low, high } = prediction.concentrationAt(instant(secondsOf(at)))
        return { chosen, low, high }
      },
    }
  })
}
