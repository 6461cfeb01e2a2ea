import type { Drug, Protocol, Setting } from './protocol'
import type { LimitName } from './request'

export interface CheckOptions {
  /** To check against. Default: the protocol that the table names, else the setting's. */
  readonly protocol?: string | Protocol | undefined
  readonly setting?: Setting | undefined
  /** kg, where the table has no column of weights. */
  readonly weight?: number | undefined
  /** mg/mL, where the table has no column of concentrations. */
  readonly concentration?: number | undefined
  /** mL/h. Default: 0.1. */
  readonly pumpStep?: number | undefined
  /** The IANA zone of times without an offset. */
  readonly timeZone?: string | undefined
}
/** A fault of a table, and where it is. */
export interface TableFinding {
  /** `ketaplan check --rules` lists the rules. */
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'note'
  /** Of the file, from 1. */
  readonly line: number
  readonly column: number
  readonly found: string
  readonly allowed: string
  readonly limit?: LimitName | 'restart' | undefined
}
export interface CheckResult {
  /** `not fully checked`: no error was found, but a figure or a time was not checked; the findings name it. */
  readonly verdict: 'faults' | 'clean' | 'not fully checked'
  /** What the table was checked as. */
  readonly setting: Setting
  readonly protocol: Protocol
  /** Beside the header. */
  readonly rows: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly findings: readonly TableFinding[]
}

export interface ComparedPlan {
  readonly planId: string
  readonly protocolId: string
  readonly drug: Drug
  readonly setting: Setting
  readonly startRate: number
  readonly maximumRate: number
  readonly setBy: LimitName
  readonly sessions: number
  readonly minutes: number
  readonly firstDayDose: number
  readonly highestDayDose: number
  readonly totalDose: number
  /** Total over the first plan's total. Absent where the drugs differ: no figure of one converts to the other. */
  readonly ratio?: number | undefined
}
export interface Comparison {
  readonly plans: readonly ComparedPlan[]
  /** Racemic ketamine beside esketamine, which is about twice as potent. */
  readonly mixedDrugs: boolean
}

/** A published model of racemic ketamine in plasma, or one of the last two, of esketamine. */
export type ModelId = 'kamp-2020' | 'domino' | 'clements' | 'hijazi' | 'simons-2022' | 'fanta-2015'
/** By the model chosen, and the range over all models of the drug: never use one without the other. */
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
  /** The models of the drug that were fitted to other weights. */
  readonly extrapolated: readonly ModelId[]
  /** ng/mL, and when the chosen model's is. */
  readonly peak: Spread & { readonly at: Date }
  /** ng/mL, the mean from the first start to the last end. */
  readonly average: Spread
  /** ng/mL at a time; 0 before the start. */
  readonly concentrationAt: (at: Date) => Spread
}
