import type { Row } from '../../core/plan/rows'

/** One column of a table for people. */
export interface TableColumn {
  readonly head: string
  /** Shown after the figure in each cell, or under the heading where room is short. */
  readonly unit?: string
  readonly cell: (row: Row, before: Row | undefined) => string
  readonly align: 'left' | 'right'
  /** Shown only where there is room: `wide` columns go first, then `some`, then `little`, at last `least`. */
  readonly room?: 'wide' | 'some' | 'little' | 'least'
}
