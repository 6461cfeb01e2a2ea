/** A published model of racemic ketamine in plasma. */
export type ModelId = 'kamp-2020' | 'domino' | 'clements' | 'hijazi'
/** By the model chosen, and the range over all models: never use one without the other. */
export interface Spread {
  readonly chosen: number
  readonly low: number
  readonly high: number
}
export interface Prediction {
  readonly model: ModelId
  /** kg; 70 is assumed, for the prediction alone, where the plan has no weight. */
  readonly weight: number
  readonly weightAssumed: boolean
  /** ng/mL, and when the chosen model's is. */
  readonly peak: Spread & { readonly at: Date }
  /** ng/mL, the mean from the first start to the last end. */
  readonly average: Spread
  /** ng/mL at a time; 0 before the start. */
  readonly concentrationAt: (at: Date) => Spread
}
