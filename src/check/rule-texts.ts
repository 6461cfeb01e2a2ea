/** What each rule of `check` requires of a table: for the command, the findings as data and the documents. */
import type { Severity } from '../core/model/finding'
import { isOpen, RULES, type RuleId } from './rules-list'

/** What it says, and on what it rests. */
type RuleText = readonly [says: string, source: string]

const PROTOCOL = 'the protocol'
const SUM = 'arithmetic'

export const RULE_TEXTS = {
  // What can be read.
  unit: ['every quantity has its unit, one that is read; no unit is guessed', 'ours'],
  unreadable: ['a cell of a figure or a time holds one', 'ours'],
  cells: ['a row has as many cells as the header', 'RFC 4180'],
  'column-twice': ['no two columns say the same quantity in the same unit', 'ours'],
  notation: ['no trailing zero, no missing leading zero, no µg in text', 'ISMP'],
  changed: ['a workbook of ketaplan has the rates and times that were planned', 'ours'],
  'typed-over': ['no typed number stands among the formulas of a column of a workbook', 'ours'],
  hidden: ['rows, columns and sheets with figures are not hidden', 'ours'],
  merged: ['a figure in cells merged down is read in each of them', 'ours'],
  separator: ['a line sep= names the separator of the header', 'ours'],
  'unknown-column': ['a column of figures that is not recognised is named, and not checked', 'ours'],
  'other-rows': ['rows of another drug or of the carrier are named, and not checked', 'ours'],
  'other-table': ['a second table of something else is named, and not checked', 'ours'],
  'date-order': ['dates with slashes are read only in one order, or in the order that is given', 'ours'],
  'read-as': ['how the text was read, where it is not UTF-8', 'ours'],
  'no-rate': ['at least one column says how much ketamine is given in which time', 'ours'],
  'rate-unknown': ['without the strength of mL/h, or the time of a dose, no rate is known', 'ours'],
  'time-unknown': ['a dose, a volume or a total in a row of unknown length is named, and not checked', 'ours'],
  'bolus-unknown': ['a bolus in words without its size in mg is named, and not counted', 'ours'],
  'not-checked': ['what could not be checked is named', 'ours'],
  exercise: ['an exercise for a class is named: its faults are planted', 'ours'],
  lifted: ['a soft limit that a note of the table lifts is named', 'ours'],
  // Which protocol, which drug.
  protocol: ['the table names one protocol, and it is known', 'ours'],
  'other-protocol': ['the table names the protocol that it is checked against', 'ours'],
  drug: ["the drug is the protocol's: racemic ketamine and esketamine are never mixed", 'peltoniemi-2016'],
  // The guard's limits.
  rate: ["not above the protocol's maximum", PROTOCOL],
  'rate-per-kg': ["not above the protocol's maximum per kg", PROTOCOL],
  'session-dose': ["not more in a session than the protocol's", PROTOCOL],
  ceiling: ['a local protocol: not above the ceiling of the drug', 'ours'],
  limit: ["not above the limit in the row's own limit column", 'the table'],
  'rate-per-weight': ['racemic: not above 1 mg/kg/h', 'schwenk-2018'],
  'rate-absolute': ['esketamine: not above 20 mg/h', 'ours'],
  'start-rate': ["no start above the protocol's", PROTOCOL],
  'step-size': ["no step larger than the protocol's", PROTOCOL],
  restart: ['after a pause of more than 1 h not above the start rate', 'ours'],
  'step-interval': ["no step sooner than the protocol's", PROTOCOL],
  'course-length': ["not more days or sessions than the protocol's", PROTOCOL],
  'course-short': ["not fewer days or sessions than the protocol's", PROTOCOL],
  'session-length': ["no session longer than the protocol's, nor than 24 h", PROTOCOL],
  window: ["the sessions lie in the protocol's window", PROTOCOL],
  'one-a-day': ['not two sessions starting on one date', 'ours'],
  'session-days': ["no session sooner than so many days after the one before as the protocol's", PROTOCOL],
  weight: ['30 to 150 kg', 'ours'],
  bolus: ['no bolus and no load that the protocol does not have', PROTOCOL],
  'weight-change': ['no weight more than a tenth off the one before without a note of why', 'ours'],
  concentration: ['from 0.1 to below 10 mg/mL, and never 100 mg/mL', 'ours; ketalar-label'],
  strength: ['amount / volume of a bag is its strength', SUM],
  'pump-rate': ['no set rate above 999 mL/h', 'ours'],
  'fluid-24h': ['not more than 3,000 mL in any 24 h', 'ours'],
  'load-dose': ['no load above the limits of the drug, nor above that of the protocol', 'cohen-2018; kethead-2023'],
  'dose-24h': ["not more in any 24 h than the protocol's", PROTOCOL],
  minimum: ["no rate of the titration below the protocol's minimum", PROTOCOL],
  // One figure against the others.
  dose: ['rate x time is the dose', SUM],
  total: ['the total is the total before it and the dose', SUM],
  change: ['a change is the rate less the one before it; a rate in a note is that of its row or the next', SUM],
  'rate-weight': ['mg/kg/h x weight is mg/h, and mcg/kg/min x 60 / 1000 is mg/kg/h', SUM],
  'rate-volume': ['mL/h x concentration is mg/h', SUM],
  rounding: ['mg/kg/h, mg/h and mL/h agree to half of the last digit', SUM],
  proportion: ['mL/h, mg/h and rates per kg are in one proportion', SUM],
  volume: ['mL/h x time is the volume', SUM],
  'total-volume': ['the total volume is the one before it and the volume', SUM],
  'slip-10': ['a figure is not off by ten', 'mg/h keyed as mL/h of a 10 mg/mL stock'],
  'slip-24': ["a figure is not off by twenty-four: a day's volume or dose as an hour's", 'ISMP Canada'],
  'slip-60': ['a figure is not off by sixty: minutes for hours', 'ours'],
  'slip-1000': ['a figure is not off by a thousand: mcg for mg', 'ours'],
  'slip-weight': ['a figure is not off by the weight: mg/kg/h for mg/h', 'ours'],
  'slip-pounds': ['a figure is not off by 2.2: pounds for kilograms', 'ours'],
  // The order of things.
  'rate-falls': ["a rate that falls and rises again has a note of why, not only the planner's own", 'ours'],
  overlap: ['no row starts before the one before it ends', 'ours'],
  gap: ['no time is left out within a session', 'ours'],
  'time-back': ['no row starts before the one before it starts, nor ends before it starts', 'ours'],
  hour: ['no hour and no start is repeated or missing, in physical hours across a clock change', 'ours'],
  day: ['days are numbered by their dates or by 24 h, from 1; none is left out in a stay', 'ours'],
  hours: ['the length of a row is its end less its start, and that which its note says', SUM],
  session: ['sessions are numbered one after the other', 'ours'],
} as const satisfies Readonly<Record<RuleId, RuleText>>

/** A rule as it is listed. */
export interface ListedRule {
  readonly says: string
  readonly source: string
  readonly severity: Severity
  readonly isOpen?: true
}

/** Every rule with all that is said of it, by its id. */
export const listedRules = (): Readonly<Record<string, ListedRule>> =>
  Object.fromEntries(
    (Object.keys(RULES) as RuleId[]).map((id) => {
      const [says, source] = RULE_TEXTS[id]
      const rule = { severity: RULES[id].severity, says, source }
      return [id, isOpen(id) ? { ...rule, isOpen: true } : rule]
    }),
  )
