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
/** A value that is no number, with its source. */
export interface FigureOf<Value> {
  readonly value: Value
  readonly basis: Basis
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
/** A figure that carries a unit within another record. */
export interface Span {
  readonly value: number
  readonly unit: 'min' | 'h'
}
/** A dose at the start, and the time that it takes. */
export interface Load extends Figure {
  readonly over: Span
}
/** What is watched, how often, and for how long. */
export interface Observation {
  readonly what: string
  readonly every: Span
  readonly for?: Span | undefined
}
interface CommonProtocol {
  readonly format: 2
  readonly id: string
  readonly title: string
  readonly drug: Drug
  readonly route?: 'intravenous' | 'subcutaneous' | undefined
  readonly start?: Figure | undefined
  readonly step?: Figure | undefined
  readonly step_every?: Figure | undefined
  readonly fractions?: FigureOf<readonly number[]> | undefined
  readonly load?: Load | undefined
  readonly maximum?: Figure | undefined
  readonly maximum_per_kg?: Figure | undefined
  readonly minimum?: Figure | undefined
  readonly load_dose?: Figure | undefined
  readonly dose_24h?: Figure | undefined
  readonly hold?: readonly Statement[] | undefined
  readonly observe?: readonly Observation[] | undefined
  readonly step_condition: Statement
  readonly adjuncts: readonly Companion[]
  readonly monitoring: readonly Companion[]
  readonly remarks: readonly Statement[]
  /** Of a protocol file only: the first 12 digits of its SHA-256. */
  readonly local?: { readonly hash: string } | undefined
}
/** So many sessions of a series, and their days. */
export interface SeriesBlock {
  readonly sessions: Figure<'sessions'>
  readonly session_days?: FigureOf<string | readonly string[]> | undefined
  readonly every?: Figure<'days'> | undefined
}
/**
 * The rules of one regimen for one drug, with the names of a protocol file of format 2. Read-only: see
 * `readProtocolFile`.
 */
export type Protocol = CommonProtocol &
  (
    | {
        readonly setting: 'inpatient'
        readonly length: Figure
        readonly wean?: (Figure & { readonly falls: number }) | undefined
      }
    | {
        readonly setting: 'outpatient'
        readonly session_length: Figure
        readonly sessions?: Figure<'sessions'> | undefined
        readonly session_days?: FigureOf<string | readonly string[]> | undefined
        readonly every?: Figure<'days'> | undefined
        readonly series?: readonly SeriesBlock[] | undefined
        readonly window?: Figure<'days'> | undefined
        readonly dose?: Figure | undefined
        readonly dose_step?: Figure | undefined
        readonly session_dose?: Figure | undefined
      }
  )
