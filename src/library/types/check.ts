import type { Protocol, Setting } from './protocol'
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
