import type { Setting } from '../core/model/protocol'
import type { ModelId } from '../core/pharmacokinetics/models'
import type { By } from '../core/plan/rows'
import type { Instant } from '../core/values/time-zone'

/**
 * Colours by meaning: title and head order the text; a step up, the maximum, a warning. Each may leave the text as it
 * is, so meaning never depends on colour.
 */
export type Paint = Readonly<Record<'title' | 'head' | 'step' | 'held' | 'warning', (text: string) => string>>

const same = (text: string): string => text
export const plainPaint: Paint = { title: same, head: same, step: same, held: same, warning: same }

/** The rows of a setting when none are asked for. The page is a record of the changes of rate. */
export const rowsOfSetting = (setting: Setting, format?: string): By =>
  setting === 'outpatient' ? 'session' : format === 'html' ? 'change' : 'hour'

export interface View {
  readonly by: By
  /** Columns of the terminal. */
  readonly width: number
  readonly paint: Paint
  /** CSV with a byte-order mark and CRLF. */
  readonly excel: boolean
  /** The model that predicts the plasma concentration; absent: no prediction. */
  readonly predict?: ModelId
  /** Sources by their ids alone, where the citations can be asked for. */
  readonly sourcesNamed?: true
  /** Charts in ASCII only. */
  readonly ascii?: true
  /** The time stamp of a calendar; absent: the plan's start. */
  readonly now?: Instant
  /** The version that a document names; absent: this one. */
  readonly version?: string
  /** What the UIDs of a calendar begin with; absent: the plan's id. */
  readonly series?: string
  /** The SEQUENCE of a calendar's events. */
  readonly revision?: number
  /** A page with observation sheets. */
  readonly observations?: true
  /** A calendar with the dose of each session. */
  readonly withDose?: true
}
