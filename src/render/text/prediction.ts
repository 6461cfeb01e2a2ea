/** A prediction for people: its column, and what it is and is not in sentences. */

import type { Drug } from '../../core/model/protocol'
import { exponentialsOf } from '../../core/pharmacokinetics/compartments'
import { DEFAULT_MODELS, MODELS, type ModelId, modelsOf } from '../../core/pharmacokinetics/models'
import { type Prediction, predict, type Spread } from '../../core/pharmacokinetics/predict'
import type { By, Row } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { kg } from '../../core/values/quantity'
import { commas, momentText, rateText } from './figures'

/** The concentration of a row, ng/mL: at its end; in a session row, each model's peak. Computed once for each row. */
export function levelIn({ concentrationAt, peakIn }: Prediction, by: By): (row: Row) => Spread {
  const known = new Map<Row, Spread>()
  return (row) => {
    const level = known.get(row) ?? (by === 'session' ? peakIn(row.start, row.end) : concentrationAt(row.end))
    known.set(row, level)
    return level
  }
}

const whole = (figure: number): string => commas(String(Math.round(figure)))
const range = ({ low, high }: Spread): string => `${whole(low)} to ${whole(high)}`

/** `238 (132-249)` for a narrow column: the chosen model's figure, and the range over all of them. */
export const spreadFigure = ({ chosen, low, high }: Spread): string => `${whole(chosen)} (${whole(low)}-${whole(high)})`
/** `238 ng/mL (132 to 249)` */
export const levelText = (spread: Spread): string => `${whole(spread.chosen)} ng/mL (${range(spread)})`
/** `238 ng/mL (132 by hijazi to 249 by clements)` */
export const namedLevelText = ({ chosen, low, high, lowBy, highBy }: Spread): string =>
  `${whole(chosen)} ng/mL (${whole(low)} by ${lowBy} to ${whole(high)} by ${highBy})`

/** `70 kg, assumed for the prediction only`; `100 kg (extrapolated: simons-2022 was fitted to 53 to 93 kg)` */
export function weightText({ weight, weightAssumed, extrapolated }: Prediction): string {
  const fitted = (id: ModelId) => `${id} was fitted to ${MODELS[id].weights?.map(kg).join(' to ')} kg`
  const beyond = extrapolated.map((id) => ` (extrapolated: ${fitted(id)})`).join('')
  return `${kg(weight)} kg${weightAssumed ? ', assumed for the prediction only' : ''}${beyond}`
}

const NO_RELIEF = 'Plasma level did not explain relief (goldberg-2011)'
const NOT_COVERED = 'norketamine, enzyme inducers and inhibitors, liver disease'
const NOT_PATIENTS = 'the range over models is not a range over patients'
const CLEARANCE_CV = 'clearance has a CV of 23 to 25 % between patients'
const CYP2B6 = 'with no, one or two copies of CYP2B6*6 it is 68.1, 40.6 or 21.6 L/h (49 patients, transcribed)'

const HALF_LIFE = 'relief had an onset and offset half-life of 10.9 days, 95 % CI 5.3 to 20.5 (dahan-2011)'

function errorText(id: ModelId): string {
  const { measuredError, measuredNote } = MODELS[id]
  if (measuredError === undefined) return ''
  const { median, medianAbsolute } = measuredError
  const note = measuredNote === undefined ? '' : ` (${measuredNote})`
  return `${id} ${median > 0 ? '+' : ''}${median} % and ${medianAbsolute} %${note}`
}

const cvText = (id: ModelId): string => {
  const percents = Object.entries(MODELS[id].cvPercents ?? {}).map(([name, percent]) => `${name} ${percent} %`)
  return `${id} ${percents.join(', ')}`
}

const PLASMAS = 'arterial plasma in simons-2022, venous in fanta-2015'
const ESKETAMINE_CV = `CV between volunteers by the variances of each model: ${modelsOf('esketamine').map(cvText).join('; ')}`

/** What is said of the models of each drug. */
export const PREDICTED = {
  'ketamine-racemic': {
    title: 'Predicted arterial plasma concentration',
    axis: 'Predicted arterial plasma ketamine, ng/mL',
    count: 'four',
    all: 'all four',
    plasma: 'arterial plasma',
    spread: CLEARANCE_CV,
    relief: NO_RELIEF.toLowerCase(),
    caveats: [
      `T${NOT_PATIENTS.slice(1)}: ${CLEARANCE_CV} (15 volunteers, transcribed: x 0.67 to x 1.48 for 90 %); ${CYP2B6}.`,
      `Measured error, median and median absolute, in 20 volunteers over four points (arterial, kamp-2020-volunteers): ${modelsOf('ketamine-racemic').map(errorText).join('; ')}.`,
      'Arterial plasma: models of venous plasma differ. Volumes scale with w/70. Clearances do too, except in kamp-2020: there by (w/70)^0.75, as in two of three public encodings, one of which names table 2 of the paper; opentiva alone has all linear.',
      `${NO_RELIEF}, and ${HALF_LIFE}: no band of response is drawn.`,
      'No effect-site curve: by the one measured ke0 found, 0.238/min, a half-life of 2.9 min, it would be the plasma curve on an hourly table.',
      `Not covered: ${NOT_COVERED}. It is for racemic ketamine and, by our own rule, for adults.`,
    ],
  },
  esketamine: {
    title: 'Predicted plasma concentration of esketamine',
    axis: 'Predicted plasma esketamine, ng/mL',
    count: 'two',
    all: 'both',
    plasma: PLASMAS,
    spread: ESKETAMINE_CV,
    relief: HALF_LIFE,
    caveats: [
      `T${NOT_PATIENTS.slice(1)}. ${ESKETAMINE_CV}. Both models are of volunteers. No measured error of them is given here.`,
      `A${PLASMAS.slice(1)}. Volumes scale with w/70 and clearances with (w/70)^0.75 in simons-2022, which is assumed: the exponents are not printed; in fanta-2015 V1 and CL alone do, as in otto-2021.`,
      `In CRPS ${HALF_LIFE}: no band of response is drawn. No effect-site curve is drawn.`,
      `Not covered: ${NOT_COVERED}. It is for esketamine and, by our own rule, for adults.`,
    ],
  },
} as const

export function predictionBrief(prediction: Prediction): string {
  const { plasma, spread, relief } = PREDICTED[prediction.model.drug]
  return `predicted by ${prediction.id} for ${weightText(prediction)}; ${plasma}; ${NOT_PATIENTS}: ${spread}; ${relief}; not covered: ${NOT_COVERED}`
}

// More changes of rate than this say nothing in a list.
const MOST_APPROACHES = 12

function approachTexts({ segments }: Plan, { approaches }: Prediction): readonly string[] {
  const texts = approaches.slice(0, MOST_APPROACHES).map(({ segment, steadyState, percentReached }) => {
    const session = segments.at(-1)?.session === 1 ? '' : `Session ${segment.session}: `
    const reached = `${whole(percentReached.chosen)} % of it at its end (${range(percentReached)})`
    return `${session}${rateText(segment.rate)}: steady state ${namedLevelText(steadyState)}, ${reached}.`
  })
  const more = approaches.length - texts.length
  return more > 0 ? [...texts, `And ${more} more rates, listed in the JSON output.`] : texts
}

const hoursText = (min: number): string => String(Number((min / 60).toFixed(1)))

export function predictionTexts(plan: Plan, model: ModelId, by: By): readonly string[] {
  const prediction = predict(plan, model)
  const { peak, average, minutesToTenth } = prediction
  const { drug } = prediction.model
  const { count, caveats } = PREDICTED[drug]
  const { zone } = plan.request.start
  const tenth = `${hoursText(minutesToTenth.low)} to ${hoursText(minutesToTenth.high)}`
  const when = by === 'session' ? "each session's peak" : "at each row's end"
  return [
    `By ${model} (${prediction.model.scope}), for ${weightText(prediction)}: ${when}; in brackets the lowest and the highest of ${count} published models, ${modelsOf(drug).join(', ')}.`,
    `Peak ${namedLevelText(peak)} on ${momentText(zone, peak.at)}; mean from the first start to the last end ${namedLevelText(average)}; a tenth of the peak ${hoursText(minutesToTenth.chosen)} h after the end (${tenth}).`,
    ...approachTexts(plan, prediction),
    ...caveats,
  ]
}

const DAY = 1440

/** The part of a step's rise that is reached after so many minutes, of what it is after 24 h; at 70 kg. */
export function shareReached(minutes: number, drug: Drug = 'ketamine-racemic'): number {
  const terms = exponentialsOf(MODELS[DEFAULT_MODELS[drug]].transfers)
  const risen = (at: number) =>
    terms.reduce((sum, { share, perMin }) => sum - (share / perMin) * Math.expm1(-perMin * at), 0)
  return risen(minutes) / risen(DAY)
}

/** Empty for sessions. */
export function stepInPlasma({ regimen, protocol: { setting, drug } }: Plan): readonly string[] {
  if (setting === 'outpatient' || regimen.stepEvery === undefined) return []
  const shares = [1, 4, 6].map((hours) => `${Math.round(100 * shareReached(hours * 60, drug))} % after ${hours} h`)
  return [
    `Of the rise in plasma that a step comes to in 24 h, ${shares.join(', ')} are reached by ${DEFAULT_MODELS[drug]}, at 70 kg. A step that follows sooner is taken before the one before it is felt in full.`,
  ]
}
