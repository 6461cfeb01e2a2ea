/** The published models of racemic ketamine in plasma, as data. Every rate constant is independent of weight. */
import { refuse } from '../model/finding'

/** Transfers between the compartments, 1/min; two compartments without the third's. */
export interface Transfers {
  readonly k10: number
  readonly k12: number
  readonly k21: number
  readonly third?: { readonly k13: number; readonly k31: number }
}
export interface Model {
  readonly title: string
  /** Central volume, L/kg. */
  readonly volume: number
  readonly transfers: Transfers
  /** Ids of `protocols/sources.ts`. */
  readonly source: readonly string[]
  /** What the model was fitted to, and what is not certain of it. */
  readonly scope: string
}

/** Transfers from volumes in L and clearances in L/h, all linear in weight. */
function fromClearances(
  volumes: readonly [number, number, number],
  clearances: readonly [number, number, number],
) {
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
    source: ['kamp-2020'],
    scope: 'fitted to raw data sets; the arterial part without its venous delays, as encoded by opentiva',
  },
  domino: {
    title: 'Domino',
    volume: 0.063,
    transfers: { k10: 0.438, k12: 0.592, k21: 0.247, third: { k13: 0.59, k31: 0.0146 } },
    source: ['domino'],
    scope: 'as encoded by stanpumpR (1984) and opentiva (1982), which disagree on the paper',
  },
  clements: {
    title: 'Clements 1981',
    volume: 1.7522,
    transfers: { k10: 0.0109, k12: 0.0186, k21: 0.0137 },
    source: ['clements'],
    scope: 'fitted to a bolus of 250 mcg/kg, as encoded by opentiva',
  },
  hijazi: {
    title: 'Hijazi 2003',
    volume: 1.08,
    transfers: { k10: 0.0333, k12: 0.0088, k21: 0.003 },
    source: ['hijazi'],
    scope: 'intensive-care patients, as encoded by opentiva, whose upper age of 18 conflicts',
  },
}

export const MODEL_IDS = Object.keys(MODELS) as ModelId[]
export const DEFAULT_MODEL: ModelId = 'kamp-2020'

/** The model of that name. Throws Refusal (exit 2) with the list for any other. */
export const readModel = (place: string, text: string): ModelId =>
  MODEL_IDS.find((id) => id === text) ?? refuse('unknown-model', place, text, MODEL_IDS.join(', '))
