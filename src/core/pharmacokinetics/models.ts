/** The published models of racemic ketamine in arterial plasma, as data. Volumes are linear in weight. */
import type { Place } from '../model/field'
import { refuse } from '../model/finding'
import type { Grams } from '../values/quantity'

/** Transfers between the compartments, 1/min; two compartments without the third's. */
export interface Transfers {
  readonly k10: number
  readonly k12: number
  readonly k21: number
  readonly third?: { readonly k13: number; readonly k31: number }
}
/**
 * Predicted minus measured, percent of the measured concentration, over four points: 20 volunteers, arterial, 0.28, 0.57
 * and 1.14 mg/kg/h for 1 h each (kamp-2020-volunteers); computed at 70 kg.
 */
interface MeasuredError {
  readonly median: number
  readonly medianAbsolute: number
}
export interface Model {
  readonly title: string
  /** Central volume, L/kg. */
  readonly volume: number
  /** At 70 kg. */
  readonly transfers: Transfers
  /** Clearances scale with (w / 70 kg) to this power. With 1 the rate constants are independent of weight. */
  readonly clearanceExponent: 1 | 0.75
  /** Ids of `protocols/citations.ts`. */
  readonly source: readonly string[]
  /** What the model was fitted to, and what is not certain of it. */
  readonly scope: string
  readonly measuredError: MeasuredError
  /** What else the measurement says of the model. */
  readonly measuredNote?: string
}

/** Transfers from volumes in L and clearances in L/h. */
function fromClearances(volumes: readonly [number, number, number], clearances: readonly [number, number, number]) {
  const [v1, v2, v3] = volumes
  const [cl, q2, q3] = clearances.map((perH) => perH / 60) as [number, number, number]
  return { k10: cl / v1, k12: q2 / v1, k21: q2 / v2, third: { k13: q3 / v1, k31: q3 / v3 } }
}

export type ModelId = 'kamp-2020' | 'domino' | 'clements' | 'hijazi'

export const MODELS: Readonly<Record<ModelId, Model>> = {
  'kamp-2020': {
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
    title: 'Domino',
    volume: 0.063,
    transfers: { k10: 0.438, k12: 0.592, k21: 0.247, third: { k13: 0.59, k31: 0.0146 } },
    clearanceExponent: 1,
    source: ['domino'],
    scope: 'as encoded by stanpumpR (1984) and opentiva (1982), which disagree on the paper',
    measuredError: { median: -19.7, medianAbsolute: 19.7 },
  },
  clements: {
    title: 'Clements 1981',
    volume: 1.7522,
    transfers: { k10: 0.0109, k12: 0.0186, k21: 0.0137 },
    clearanceExponent: 1,
    source: ['clements'],
    scope: 'fitted to a bolus of 250 mcg/kg, as encoded by opentiva',
    measuredError: { median: 7.8, medianAbsolute: 26.7 },
  },
  hijazi: {
    title: 'Hijazi 2003',
    volume: 1.08,
    transfers: { k10: 0.0333, k12: 0.0088, k21: 0.003 },
    clearanceExponent: 1,
    source: ['hijazi'],
    scope: 'intensive-care patients, as encoded by opentiva, whose upper age of 18 conflicts',
    measuredError: { median: -45.5, medianAbsolute: 45.5 },
    measuredNote: '3 to 6 times too low after the stop',
  },
}

/** The rate constants at a weight over those at 70 kg: a clearance over a volume. Exactly 1 at 70 kg. */
export const rateFactor = ({ clearanceExponent }: Model, weight: Grams): number =>
  (weight / 70_000) ** (clearanceExponent - 1)

export const MODEL_IDS = Object.keys(MODELS) as ModelId[]
export const DEFAULT_MODEL: ModelId = 'kamp-2020'

/** The model of that name. Throws Refusal (exit 2) with the list for any other. */
export const readModel = (place: Place, text: string): ModelId =>
  MODEL_IDS.find((id) => id === text) ?? refuse('unknown-model', place, text, MODEL_IDS.join(', '))
