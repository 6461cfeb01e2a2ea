import type { Row } from '../../core/plan/rows'

/** One column of a table for people. */
export interface TableColumn {
  readonly head: string
  /** Shown after the figure in each cell, or under the heading where room is short. */
  readonly unit?: string
  readonly cell: (row: Row, before: Row | undefined) => string
  readonly align: 'left' | 'right'
  /** Other columns or the head of the plan show it too: left out first. */
  readonly isRepeated?: true
}
