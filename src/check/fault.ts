import type { LimitName } from '../core/model/limit'
import type { Sourced } from '../core/model/protocol'
import type { RuleId } from './rules-list'

/** The limit that a table passes, as its source writes it. */
export interface Bound extends Pick<Sourced, 'basis' | 'source'> {
  readonly name: LimitName
  readonly kind: 'hard' | 'soft'
  readonly value: number
  readonly unit: string
}

/** Something that `check` has to say of a place in a table. */
export interface Fault {
  readonly rule: RuleId
  /** From 0: the record and the cell in it; record 0 is the header. */
  readonly record: number
  readonly cell: number
  /** What stands there, with its unit. */
  readonly found: string
  /** What was allowed, or what would be right. */
  readonly allowed: string
  readonly bound?: Bound
}
