import type { Drug, Setting } from './protocol'
import type { LimitName } from './request'

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
