/** The published models of ketamine in plasma, as data: of the racemate and of esketamine, never one for the other. */
import { field, type Place } from '../model/field'
import { refuse } from '../model/finding'
import type { Drug } from '../model/protocol'
import { type Grams, grams } from '../values/quantity'

/** Transfers between the compartments, 1/min; two compartments without the third's. */
export interface Transfers {
  readonly k10: number
  readonly k12: number
  readonly k21: number
  readonly third?: { readonly k13: number; readonly k31: number }
}
export interface Model {
  readonly drug: Drug
  readonly title: string
  /** Central volume, L/kg: linear in weight. */
  readonly volume: number
  /** At 70 kg. */
  readonly transfers: Transfers
  /** Clearances scale with (w / 70 kg) to this power. With 1 the rate constants are independent of weight. */
  readonly clearanceExponent: 1 | 0.75
  /** V1 and CL alone scale; the other volumes and clearances are those at 70 kg. */
  readonly isCentralOnly?: true
  /** The weights that it was fitted to, where they are stated. */
  readonly weights?: readonly [lightest: Grams, heaviest: Grams]
  /** Coefficients of variation between its subjects, from the variances of the logarithms, by parameter. */
  readonly cvPercents?: Readonly<Record<string, number>>
  /** Ids of `protocols/citations.ts`. */
  readonly source: readonly string[]
  /** What the model was fitted to, and what is not certain of it. */
  readonly scope: string
  /**
   * Predicted minus measured, percent of the measured concentration, over four points: 20 volunteers, arterial, 0.28,
   * 0.57 and 1.14 mg/kg/h for 1 h each (kamp-2020-volunteers); computed at 70 kg. Absent: not measured here.
   */
  readonly measuredError?: { readonly median: number; readonly medianAbsolute: number }
  /** What else the measurement says of the model. */
  readonly measuredNote?: string
}

/** Transfers from volumes in L and clearances in L/h. */
function fromClearances(volumes: readonly [number, number, number], clearances: readonly [number, number, number]) {
  const [v1, v2, v3] = volumes
  const [cl, q2, q3] = clearances.map((perH) => perH / 60) as [number, number, number]
  return { k10: cl / v1, k12: q2 / v1, k21: q2 / v2, third: { k13: q3 / v1, k31: q3 / v3 } }
}

export type ModelId = 'kamp-2020' | 'domino' | 'clements' | 'hijazi' | 'simons-2022' | 'fanta-2015'

export const MODELS: Readonly<Record<ModelId, Model>> = {
  'kamp-2020': {
    drug: 'ketamine-racemic',
    title: 'Kamp 2020',
    volume: 25 / 70,
    transfers: fromClearances([25, 56, 157], [84, 161, 79]),
    clearanceExponent: 0.75,
    source: ['kamp-2020'],
    scope:
      "fitted to raw data sets; the arterial part without its venous delays, as encoded by opentiva; at 70 kg Vss 238 L, CL 84 L/h (the paper's meta-analysis of 18 studies: 252 and 79)",
    measuredError: { median: 1.2, medianAbsolute: 2.9 },
    measuredNote: "the same group's data: not independent",
  },
  domino: {
    drug: 'ketamine-racemic',
    title: 'Domino',
    volume: 0.063,
    transfers: { k10: 0.438, k12: 0.592, k21: 0.247, third: { k13: 0.59, k31: 0.0146 } },
    clearanceExponent: 1,
    source: ['domino'],
    scope: 'as encoded by stanpumpR (1984) and opentiva (1982), which disagree on the paper',
    measuredError: { median: -19.7, medianAbsolute: 19.7 },
  },
  clements: {
    drug: 'ketamine-racemic',
    title: 'Clements 1981',
    volume: 1.7522,
    transfers: { k10: 0.0109, k12: 0.0186, k21: 0.0137 },
    clearanceExponent: 1,
    source: ['clements'],
    scope: 'fitted to a bolus of 250 mcg/kg, as encoded by opentiva',
    measuredError: { median: 7.8, medianAbsolute: 26.7 },
  },
  hijazi: {
    drug: 'ketamine-racemic',
    title: 'Hijazi 2003',
    volume: 1.08,
    transfers: { k10: 0.0333, k12: 0.0088, k21: 0.003 },
    clearanceExponent: 1,
    source: ['hijazi'],
    scope: 'intensive-care patients, as encoded by opentiva, whose upper age of 18 conflicts',
    measuredError: { median: -45.5, medianAbsolute: 45.5 },
    measuredNote: '3 to 6 times too low after the stop',
  },
  'simons-2022': {
    drug: 'esketamine',
    title: 'Simons 2022',
    volume: 11.6 / 70,
    transfers: fromClearances([11.6, 39, 174], [88.8, 145.8, 72.6]),
    clearanceExponent: 0.75,
    weights: [grams(53_000), grams(93_000)],
    // 0.029, 0.057, 0.026.
    cvPercents: { CL: 17, V1: 24, Q3: 16 },
    source: ['simons-2022'],
    scope:
      '20 volunteers of 53 to 93 kg, arterial plasma; that volumes scale with w/70 and clearances with (w/70)^0.75 is assumed: the exponents are not printed',
  },
  'fanta-2015': {
    drug: 'esketamine',
    title: 'Fanta 2015',
    volume: 133 / 70,
    transfers: fromClearances([133, 98.8, 187], [95.2, 157, 23.2]),
    clearanceExponent: 0.75,
    isCentralOnly: true,
    // 0.026, 0.084; their covariance 0.023.
    cvPercents: { CL: 16, V1: 30 },
    source: ['fanta-2015', 'otto-2021'],
    scope:
      'as in otto-2021: 11 and 48 volunteers, venous plasma; V1 scales with w/70 and CL with (w/70)^0.75, the other parameters are fixed',
  },
}

/** The rate constants at a weight over those of `transfersAt`: a clearance over a volume. Exactly 1 at 70 kg. */
export const rateFactor = ({ clearanceExponent, isCentralOnly }: Model, weight: Grams): number =>
  isCentralOnly ? 1 : (weight / 70_000) ** (clearanceExponent - 1)

/** Those at 70 kg where one factor holds for all; else those at the weight, of which V1 and CL alone depend on it. */
export function transfersAt({ transfers, clearanceExponent, isCentralOnly }: Model, weight: Grams): Transfers {
  if (isCentralOnly === undefined) return transfers
  const relative = weight / 70_000
  const { k10, k12, third } = transfers
  return {
    ...transfers,
    k10: k10 * relative ** (clearanceExponent - 1),
    k12: k12 / relative,
    ...(third && { third: { ...third, k13: third.k13 / relative } }),
  }
}

/** Whether a weight is outside those that the model was fitted to, as far as they are stated. */
export const isExtrapolated = ({ weights }: Model, weight: Grams): boolean =>
  weights !== undefined && !(weight >= weights[0] && weight <= weights[1])

export const MODEL_IDS = Object.keys(MODELS) as ModelId[]
export const modelsOf = (drug: Drug): readonly ModelId[] => MODEL_IDS.filter((id) => MODELS[id].drug === drug)
export const DEFAULT_MODELS: Readonly<Record<Drug, ModelId>> = {
  'ketamine-racemic': 'kamp-2020',
  esketamine: 'simons-2022',
}

/** The model of that name; with a drug, of that drug alone. Throws Refusal (exit 2) with the list for any other. */
export function readModel(place: Place, text: string, drug?: Drug): ModelId {
  const ids = drug === undefined ? MODEL_IDS : modelsOf(drug)
  const isKnown = MODEL_IDS.some((id) => id === text)
  return (
    ids.find((id) => id === text) ?? refuse(isKnown ? 'predict-drug' : 'unknown-model', place, text, ids.join(', '))
  )
}

/** A model by its name, or the default one of the drug. */
export type AskedModel = ModelId | true

/** The model to predict a plan of that drug by. Throws Refusal (exit 2) for one of the other drug. */
export const modelFor = (drug: Drug, asked: AskedModel): ModelId =>
  asked === true ? DEFAULT_MODELS[drug] : readModel(field('predict'), asked, drug)
