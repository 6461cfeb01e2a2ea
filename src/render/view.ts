import type { Setting } from '../core/model/protocol'
import type { ModelId } from '../core/pharmacokinetics/models'
import type { By } from '../core/plan/rows'
import type { Instant } from '../core/values/time-zone'

/** Colours by what they mean; each may be the identity, so nothing rests on them alone. */
export interface Paint {
  readonly title: (text: string) => string
  readonly head: (text: string) => string
  readonly step: (text: string) => string
  readonly held: (text: string) => string
}

const same = (text: string): string => text
export const plainPaint: Paint = { title: same, head: same, step: same, held: same }

/** The rows of a setting when none are asked for. */
export const rowsOfSetting = (setting: Setting): By => (setting === 'inpatient' ? 'hour' : 'session')

/** How a plan is to be shown. */
export interface View {
  readonly by: By
  /** Columns of the terminal. */
  readonly width: number
  readonly paint: Paint
  /** CSV with a byte-order mark and CRLF. */
  readonly excel: boolean
  /** By which model the plasma concentration is predicted; absent: it is not. */
  readonly predict?: ModelId
  /** A chart of no other characters than ASCII's. */
  readonly ascii?: true
  /** What a calendar is stamped with; absent: the plan's start. */
  readonly now?: Instant
  /** A calendar that says what each session gives. */
  readonly withDose?: true
}
