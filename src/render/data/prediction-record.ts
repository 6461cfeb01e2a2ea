/** A prediction as JSON: contract section 9. */
import { MODELS, type ModelId, modelsOf } from '../../core/pharmacokinetics/models'
import { type Level, type Prediction, predict, type Spread } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { endOf } from '../../core/schedule/segment'
import { kg, minutes } from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { PREDICTED } from '../text/prediction'
import type { PlanDocument } from './plan-document'

/** The curve has a point every hour and at each change of rate. */
const GRID = minutes(60)

const rounded = (figure: number): number => Number(figure.toFixed(3))

type End = 'chosen' | 'low' | 'high'

/** `average_ng_mL`, `average_low_ng_mL`, `average_high_ng_mL`: by the model chosen, and the range over all. */
export const rangedBy = <Name extends string, Unit extends string, T>(name: Name, unit: Unit, of: (end: End) => T) =>
  ({
    [`${name}_${unit}`]: of('chosen'),
    [`${name}_low_${unit}`]: of('low'),
    [`${name}_high_${unit}`]: of('high'),
  }) as Record<`${Name}_${'' | 'low_' | 'high_'}${Unit}`, T>

const ranged = <Name extends string, Unit extends string>(name: Name, unit: Unit, ends: Pick<Spread, End>) =>
  rangedBy(name, unit, (end) => rounded(ends[end]))

/** Throws Refusal (exit 2) for a model of the other drug and for a weight outside the models' range. */
export function predictionRecord(plan: Plan, model: ModelId): NonNullable<PlanDocument['prediction']> {
  const prediction = predict(plan, model)
  const { zone } = plan.request.start
  const time = (at: Level['at']) => isoInstant(zone, at)
  const level = (of: Level) => ({ at: time(of.at), ...ranged('ketamine', 'ng_mL', of) })
  const { minutesToTenth, approaches } = prediction
  const hours = ({ chosen, low, high }: Spread) => ({ chosen: chosen / 60, low: low / 60, high: high / 60 })
  return {
    model,
    models: modelsOf(plan.protocol.drug).map((id) => {
      const { scope, source, clearanceExponent, measuredError, cvPercents: cv_percent } = MODELS[id]
      const measured_error_percent = measuredError && {
        median: measuredError.median,
        median_absolute: measuredError.medianAbsolute,
      }
      return { id, scope, source, clearance_exponent: clearanceExponent, measured_error_percent, cv_percent }
    }),
    weight_kg: Number(kg(prediction.weight)),
    weight_basis: prediction.weightAssumed ? 'assumed' : 'set',
    extrapolated: prediction.extrapolated.length === 0 ? undefined : prediction.extrapolated,
    caveats: PREDICTED[plan.protocol.drug].caveats,
    peak: { ...level(prediction.peak), low_model: prediction.peak.lowBy, high_model: prediction.peak.highBy },
    ...ranged('average', 'ng_mL', prediction.average),
    ...ranged('area_to_end', 'ng_h_mL', prediction.areaToEnd),
    ...ranged('area_in_all', 'ng_h_mL', prediction.areaInAll),
    ...ranged('end_to_tenth_of_peak', 'h', hours(minutesToTenth)),
    segments: approaches.map(({ segment, steadyState, percentReached }) => ({
      start: time(segment.start),
      end: time(endOf(segment)),
      ...ranged('steady_state', 'ng_mL', steadyState),
      ...ranged('reached', 'percent', percentReached),
    })),
    curve_step_h: GRID / 60,
    curve: prediction.curve(GRID).map(level),
  }
}

/** The peak and the mean of a compared plan: the chosen model and the range over all. */
export const predictedFigures = ({ id, weight, peak, average }: Prediction) => ({
  predicted_by: id,
  predicted_for_kg: Number(kg(weight)),
  ...ranged('peak', 'ng_mL', peak),
  ...ranged('average', 'ng_mL', average),
})
