import type { Words } from '../core/model/field'
import type { Limit, LimitName } from '../core/model/limit'
import type { RuleId } from './rules-list'

/** The limit that a table passes, as its source writes it. */
export interface Bound extends Pick<Limit, 'kind' | 'value' | 'unit' | 'basis' | 'source'> {
  readonly name: LimitName | 'restart'
}

/** Something that `check` has to say of a place in a table. */
export interface Finding {
  readonly rule: RuleId
  /** From 0: the record and the cell in it. */
  readonly record: number
  readonly cell: number
  /** What is there, with its unit. */
  readonly found: string
  /** What was allowed, or what would be right. */
  readonly allowed: Words
  readonly bound?: Bound
}
