import type { Protocol } from './protocol'

/** A rate with its unit, as the unit helpers make it. A bare number is mg/h. */
export interface RateQuantity {
  readonly value: number
  readonly unit: 'mg/h' | 'mg/kg/h' | 'mcg/kg/min'
}
/** A time span, as the unit helpers make it; whole in minutes. */
export interface Duration {
  readonly value: number
  readonly unit: 'min' | 'h' | 'days'
}
/** mg/h, or a rate with its unit; a rate per kilogram needs the weight. */
export type Rate = number | RateQuantity

/** Limits that `allow` overrides by name, with a `reason`. */
export type SoftLimit =
  | 'rate-per-weight'
  | 'rate-absolute'
  | 'start-rate'
  | 'step-size'
  | 'step-interval'
  | 'course-length'
  | 'session-length'
  | 'window'
  | 'weight'
  | 'concentration'
  | 'fluid-24h'
  | 'restart'
  | 'load-dose'
  | 'minimum'
/** Every limit, in the order in which ties are named. A hard one is never exceeded. */
export type LimitName =
  | SoftLimit
  | 'rate'
  | 'rate-per-kg'
  | 'session-dose'
  | 'ceiling'
  | 'max'
  | 'one-a-day'
  | 'overlap'
  | 'pump-rate'
  | 'dose-24h'

interface CommonRequest {
  /** `2026-11-30`, `2026-11-30T08:00`, `2026-11-30T08:00-05:00`, `today`, `tomorrow`. */
  readonly start: string
  /** The IANA zone of wall-clock times. Needed unless the start has an offset. */
  readonly timeZone?: string | undefined
  /** The id of a built-in protocol, or a protocol that `findProtocol` or `readProtocolFile` gave. */
  readonly protocol?: string | Protocol | undefined
  /** Actual body weight, kg. Without it the limits per kg are not checked. */
  readonly weight?: number | undefined
  /** Of the infusion, or of each session; not beside `days` or `sessionLength`. */
  readonly length?: Duration | undefined
  readonly startRate?: Rate | undefined
  readonly step?: Rate | undefined
  /** The highest rate, a hard limit of this plan. */
  readonly maxRate?: Rate | undefined
  /** Drug in the fluid, mg/mL; rates are then what the pump delivers. */
  readonly concentration?: number | undefined
  /** The pump's smallest step, mL/h. */
  readonly pumpStep?: number | undefined
  /** The pump's highest rate, mL/h. Default: 999. */
  readonly pumpMax?: number | undefined
  /** What each bag or syringe holds, mL. */
  readonly container?: number | undefined
  /** How long a container hangs at most. Default: 24 h. */
  readonly hang?: Duration | undefined
  /** What the pharmacy holds: `50 mg/mL x 10 mL`. Default: every strength that a source names. */
  readonly stock?: string | undefined
  /** Soft limits to override; needs `reason`. */
  readonly allow?: readonly SoftLimit[] | undefined
  /** Why; recorded in every output. */
  readonly reason?: string | undefined
}
/** One continuous infusion. */
export interface InpatientRequest extends CommonRequest {
  readonly setting: 'inpatient'
  readonly stepEvery?: Duration | undefined
  /** Days of 24 h. */
  readonly days?: number | undefined
}
/** A series of separate infusions. */
export interface OutpatientRequest extends CommonRequest {
  readonly setting: 'outpatient'
  readonly sessions?: number | undefined
  readonly sessionLength?: Duration | undefined
  /** Closed days: `['2026-12-24', '2026-12-25']`. */
  readonly closed?: readonly string[] | undefined
  /** Days of the week with sessions: `weekdays`, `daily` or `mon,wed,fri`. */
  readonly on?: string | undefined
  /** The same as `on: 'daily'`. */
  readonly weekends?: boolean | undefined
}
/** What is asked for. Figures have at most 3 decimals; a figure is never rounded or repaired. */
export type PlanRequest = InpatientRequest | OutpatientRequest

export interface PlanOptions {
  /** What counts as now, for `today` and `tomorrow` and for a start in the past. */
  readonly now: Date
}
