/** How much a finding of each rule weighs. What each says is in rule-texts.ts, for which a page has no room. */
import type { Severity } from '../core/model/finding'
import type { RULE_TEXTS } from './rule-texts'

/** Every rule of `check`. */
export type RuleId = keyof typeof RULE_TEXTS

/** Those that are no errors. Open: something of the table was not checked, and there is no all-clear. */
const MILDER: Readonly<Partial<Record<RuleId, 'warning' | 'note' | 'open'>>> = {
  notation: 'warning',
  hidden: 'warning',
  'other-protocol': 'warning',
  'course-short': 'warning',
  'session-days': 'warning',
  'weight-change': 'warning',
  minimum: 'warning',
  rounding: 'warning',
  'rate-falls': 'warning',
  'unknown-column': 'open',
  'other-rows': 'open',
  'other-table': 'open',
  'date-order': 'open',
  'rate-unknown': 'open',
  'time-unknown': 'open',
  'bolus-unknown': 'open',
  merged: 'note',
  'read-as': 'note',
  'not-checked': 'note',
  exercise: 'note',
  lifted: 'note',
}

export function severityOf(id: RuleId): Severity {
  const weight = MILDER[id] ?? 'error'
  return weight === 'open' ? 'note' : weight
}

/** Whether a finding of the rule says that something was not checked. */
export const isOpen = (id: RuleId): boolean => MILDER[id] === 'open'
