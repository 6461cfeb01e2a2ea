import type { Basis, Protocol, Setting } from './protocol'
import type { LimitName, SoftLimit } from './request'

/** Something that a plan, a request or the guard reports. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** The field of the request, the session or the hour. */
  readonly place: string
  /** One sentence, in English. */
  readonly message: string
  /** The limit that was exceeded or that applies. */
  readonly limit?: LimitName | undefined
  /** The soft limits to name in `allow` to override what was refused. Absent for a hard limit. */
  readonly overridable?: readonly SoftLimit[] | undefined
}

/** A bound on the plan. */
export interface Limit {
  readonly name: LimitName
  readonly kind: 'hard' | 'soft'
  /** A soft limit that was overridden is `allowed`; one that needs a weight is `not checked` without. */
  readonly state: 'in force' | 'allowed' | 'not checked'
  /** As its source gives it. */
  readonly value: number
  readonly unit: string
  readonly basis: Basis
  readonly source: readonly string[]
}

/** What a segment is for. */
export type Phase = 'load' | 'titration' | 'wean'
/** A stretch of constant rate. */
export interface Segment {
  /** From 1; an inpatient plan has one. */
  readonly session: number
  readonly phase: Phase
  readonly start: Date
  readonly end: Date
  readonly minutes: number
  /** mg/h, exact. */
  readonly rate: number
  /** mg given within the segment. */
  readonly dose: number
}

/**
 * A plan: the highest planned rates, each step up only if tolerated; not an order. It is frozen, and the functions
 * of this library accept only plans that `plan` made.
 */
export interface Plan {
  /** The same for the same request and protocol, on every machine. */
  readonly id: string
  readonly setting: Setting
  readonly protocol: Protocol
  readonly start: Date
  readonly end: Date
  readonly timeZone: string
  /** kg, if it was given. */
  readonly weight?: number | undefined
  /** The effective maximum, mg/h, and the limit that sets it. */
  readonly maximum: { readonly rate: number; readonly limit: LimitName }
  readonly segments: readonly Segment[]
  readonly totals: Totals
  readonly limits: readonly Limit[]
  /** Warnings and notes. */
  readonly findings: readonly Finding[]
}
export interface Totals {
  /** mg */
  readonly dose: number
  /** Time infused. */
  readonly minutes: number
  /** mg/h */
  readonly highestRate: number
  readonly minutesAtMaximum: number
}

/** Which rows: each started hour, each session, or each change of the rate. */
export type RowsBy = 'hour' | 'session' | 'change'
export interface Row {
  readonly session: number
  /** Inpatient: the 24-hour block. Outpatient: the calendar day, the first session's being 1. */
  readonly day: number
  /** Started hour within the session, from 1; absent in a session row. */
  readonly hour?: number | undefined
  readonly start: Date
  readonly end: Date
  /** What is given in it, in order: several in a session row. */
  readonly phases: readonly Phase[]
  /** mg/h; in a session row the highest of its titration. */
  readonly rate: number
  /** mg/h against the row before; absent in the first. */
  readonly change?: number | undefined
  /** mg given within the row. */
  readonly dose: number
  /** mg of the whole course at the row's end. */
  readonly cumulativeDose: number
  /** The rate is on the effective maximum. */
  readonly atMaximum: boolean
}
