export type Setting = 'inpatient' | 'outpatient'
export type Drug = 'ketamine-racemic' | 'esketamine'
/** The source says it; the source is silent, our choice; computed; a local protocol; the request. */
export type Basis = 'stated' | 'assumed' | 'derived' | 'local' | 'set'

/** A figure as its source gives it. */
export interface Figure<Unit extends string = string> {
  readonly value: number
  readonly unit: Unit
  readonly basis: Basis
  /** Ids of the sources; in a local protocol also a source in words. */
  readonly source: readonly string[]
  readonly note?: string | undefined
}
/** Text with its source. */
export interface Statement {
  readonly text: string
  readonly basis: Basis
  readonly source: readonly string[]
}
/** What a source names to give or to watch beside the infusion; never an order. */
export interface Companion {
  readonly what: string
  readonly when: string
  readonly basis: Basis
  readonly source: readonly string[]
}
interface CommonProtocol {
  readonly id: string
  readonly title: string
  readonly drug: Drug
  readonly start?: Figure | undefined
  readonly step?: Figure | undefined
  readonly maximum?: Figure | undefined
  readonly maximum_per_kg?: Figure | undefined
  readonly step_condition: Statement
  readonly adjuncts: readonly Companion[]
  readonly monitoring: readonly Companion[]
  readonly remarks: readonly Statement[]
  /** Of a protocol file only: the first 12 digits of its SHA-256. */
  readonly local?: { readonly hash: string } | undefined
}
/** The rules of one regimen for one drug, with the names of a protocol file. Read-only: see `readProtocolFile`. */
export type Protocol = CommonProtocol &
  (
    | {
        readonly setting: 'inpatient'
        readonly step_every?: Figure | undefined
        readonly days?: Figure<'days'> | undefined
      }
    | {
        readonly setting: 'outpatient'
        readonly sessions: Figure<'sessions'>
        readonly session_length: Figure
        readonly session_dose?: Figure | undefined
        readonly window?: Figure<'days'> | undefined
      }
  )
