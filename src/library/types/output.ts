import type { RowsBy } from './plan'
import type { ModelId } from './results'

export interface RenderOptions {
  /** Default: inpatient by hour, outpatient by session. */
  readonly by?: RowsBy | undefined
}
export interface PredictOptions extends RenderOptions {
  /** Adds the predicted plasma concentration. */
  readonly predict?: ModelId | undefined
}
export interface TableOptions extends PredictOptions {
  /** Columns to fill, at least 40. Default: 80. */
  readonly width?: number | undefined
}
export interface CsvOptions extends PredictOptions {
  /** A byte-order mark and CRLF. */
  readonly excel?: boolean | undefined
}
export interface CalendarOptions {
  /** What the calendar is stamped with. Default: the plan's start. */
  readonly stamp?: Date | undefined
  /** Each session's dose is in its title; without it a shared calendar shows no dose. */
  readonly withDose?: boolean | undefined
}
