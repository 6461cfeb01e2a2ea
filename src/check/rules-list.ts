/** Every rule of `check` by its id, and how much a finding of it weighs. What each says is in rule-texts.ts. */
import type { Severity } from '../core/model/finding'

/** A rule as findings are weighed by it. */
interface ListedRule {
  readonly severity: Severity
  /** Something of the table was not checked: there is no all-clear. */
  readonly isOpen?: true
}

const ERROR = { severity: 'error' } as const
const WARNING = { severity: 'warning' } as const
const NOTE = { severity: 'note' } as const
const OPEN = { severity: 'note', isOpen: true } as const

export const RULES = {
  // What can be read.
  unit: ERROR,
  unreadable: ERROR,
  cells: ERROR,
  'column-twice': ERROR,
  notation: WARNING,
  changed: ERROR,
  'typed-over': ERROR,
  hidden: WARNING,
  merged: NOTE,
  separator: ERROR,
  'unknown-column': OPEN,
  'other-rows': OPEN,
  'other-table': OPEN,
  'date-order': OPEN,
  'read-as': NOTE,
  'no-rate': ERROR,
  'rate-unknown': OPEN,
  'time-unknown': OPEN,
  'bolus-unknown': OPEN,
  'not-checked': NOTE,
  exercise: NOTE,
  lifted: NOTE,
  // Which protocol, which drug.
  protocol: ERROR,
  'other-protocol': WARNING,
  drug: ERROR,
  // The guard's limits.
  rate: ERROR,
  'rate-per-kg': ERROR,
  'session-dose': ERROR,
  ceiling: ERROR,
  limit: ERROR,
  'rate-per-weight': ERROR,
  'rate-absolute': ERROR,
  'start-rate': ERROR,
  'step-size': ERROR,
  restart: ERROR,
  'step-interval': ERROR,
  'course-length': ERROR,
  'course-short': WARNING,
  'session-length': ERROR,
  window: ERROR,
  'one-a-day': ERROR,
  'session-days': WARNING,
  weight: ERROR,
  bolus: ERROR,
  'weight-change': WARNING,
  concentration: ERROR,
  strength: ERROR,
  'pump-rate': ERROR,
  'fluid-24h': ERROR,
  'load-dose': ERROR,
  'dose-24h': ERROR,
  minimum: WARNING,
  // One figure against the others.
  dose: ERROR,
  total: ERROR,
  change: ERROR,
  'rate-weight': ERROR,
  'rate-volume': ERROR,
  rounding: WARNING,
  proportion: ERROR,
  volume: ERROR,
  'total-volume': ERROR,
  'slip-10': ERROR,
  'slip-24': ERROR,
  'slip-60': ERROR,
  'slip-1000': ERROR,
  'slip-weight': ERROR,
  'slip-pounds': ERROR,
  // The order of things.
  'rate-falls': WARNING,
  overlap: ERROR,
  gap: ERROR,
  'time-back': ERROR,
  hour: ERROR,
  day: ERROR,
  hours: ERROR,
  session: ERROR,
} as const satisfies Readonly<Record<string, ListedRule>>
export type RuleId = keyof typeof RULES

/** Whether a finding of the rule says that something was not checked. */
export const isOpen = (id: RuleId): boolean => 'isOpen' in RULES[id]
