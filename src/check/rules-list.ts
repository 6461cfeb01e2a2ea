/** Every rule of `check` by its id: the list that the command, the README and the findings share. */
import type { Severity } from '../core/model/finding'

/** A rule as it is listed. */
export interface ListedRule {
  readonly severity: Severity
  /** Something of the table was not checked: there is no all-clear. */
  readonly isOpen?: true
  /** What it holds a table to. */
  readonly says: string
  readonly source: string
}

const error = (says: string, source: string): ListedRule => ({ severity: 'error', says, source })
const warning = (says: string, source: string): ListedRule => ({ severity: 'warning', says, source })
const note = (says: string, source: string): ListedRule => ({ severity: 'note', says, source })
const open = (says: string): ListedRule => ({ severity: 'note', says, source: 'ours', isOpen: true })

const PROTOCOL = 'the protocol'
const SUM = 'arithmetic'
const slip = (what: string, source: string): ListedRule => error(`a figure is not off by ${what}`, source)

export const RULES = {
  // What can be read.
  unit: error('every quantity has its unit, one that is read; no unit is guessed', 'ours'),
  unreadable: error('a cell of a figure or a time holds one', 'ours'),
  cells: error('a row has as many cells as the header', 'RFC 4180'),
  'column-twice': error('no two columns say the same quantity in the same unit', 'ours'),
  notation: warning('no trailing zero, no missing leading zero, no µg in text', 'ISMP'),
  changed: error('a workbook of ketaplan has the rates and times that were planned', 'ours'),
  'typed-over': error('no typed number stands among the formulas of a column of a workbook', 'ours'),
  hidden: warning('rows, columns and sheets with figures are not hidden', 'ours'),
  merged: note('a figure in cells merged down is read in each of them', 'ours'),
  separator: error('a line sep= names the separator of the header', 'ours'),
  'unknown-column': open('a column of figures that is not recognised is named, and not checked'),
  'other-rows': open('rows of another drug or of the carrier are named, and not checked'),
  'other-table': open('a second table of something else is named, and not checked'),
  'date-order': open('dates with slashes are read only in one order, or in the order that is given'),
  'read-as': note('how the text was read, where it is not UTF-8', 'ours'),
  'no-rate': error('at least one column says how much ketamine is given in which time', 'ours'),
  'rate-unknown': open('without the strength of mL/h, or the time of a dose, no rate is known'),
  'time-unknown': open('a dose, a volume or a total in a row of unknown length is named, and not checked'),
  'bolus-unknown': open('a bolus in words without its size in mg is named, and not counted'),
  'not-checked': note('what could not be checked is named', 'ours'),
  exercise: note('an exercise for a class is named: its faults are planted', 'ours'),
  lifted: note('a soft limit that a note of the table lifts is named', 'ours'),
  // Which protocol, which drug.
  protocol: error('the table names one protocol, and it is known', 'ours'),
  'other-protocol': warning('the table names the protocol that it is checked against', 'ours'),
  drug: error("the drug is the protocol's: racemic ketamine and esketamine are never mixed", 'peltoniemi-2016'),
  // The guard's limits.
  rate: error("not above the protocol's maximum", PROTOCOL),
  'rate-per-kg': error("not above the protocol's maximum per kg", PROTOCOL),
  'session-dose': error("not more in a session than the protocol's", PROTOCOL),
  ceiling: error('a local protocol: not above the ceiling of the drug', 'ours'),
  limit: error("not above the limit in the row's own limit column", 'the table'),
  'rate-per-weight': error('racemic: not above 1 mg/kg/h', 'schwenk-2018'),
  'rate-absolute': error('esketamine: not above 20 mg/h', 'ours'),
  'start-rate': error("no start above the protocol's", PROTOCOL),
  'step-size': error("no step larger than the protocol's", PROTOCOL),
  restart: error('after a pause of more than 1 h not above the start rate', 'ours'),
  'step-interval': error("no step sooner than the protocol's", PROTOCOL),
  'course-length': error("not more days or sessions than the protocol's", PROTOCOL),
  'course-short': warning("not fewer days or sessions than the protocol's", PROTOCOL),
  'session-length': error("no session longer than the protocol's, nor than 24 h", PROTOCOL),
  window: error("the sessions lie in the protocol's window", PROTOCOL),
  'one-a-day': error('not two sessions starting on one date', 'ours'),
  'session-days': warning("no session sooner than so many days after the one before as the protocol's", PROTOCOL),
  weight: error('30 to 150 kg', 'ours'),
  bolus: error('no bolus and no load that the protocol does not have', PROTOCOL),
  'weight-change': warning('no weight more than a tenth off the one before without a note of why', 'ours'),
  concentration: error('from 0.1 to below 10 mg/mL, and never 100 mg/mL', 'ours; ketalar-label'),
  strength: error('amount / volume of a bag is its strength', SUM),
  'pump-rate': error('no set rate above 999 mL/h', 'ours'),
  'fluid-24h': error('not more than 3,000 mL in any 24 h', 'ours'),
  'load-dose': error(
    'no load above the limits of the drug, nor above that of the protocol',
    'cohen-2018; kethead-2023',
  ),
  'dose-24h': error("not more in any 24 h than the protocol's", PROTOCOL),
  minimum: warning("no rate of the titration below the protocol's minimum", PROTOCOL),
  // One figure against the others.
  dose: error('rate x time is the dose', SUM),
  total: error('the total is the total before it and the dose', SUM),
  change: error('a change is the rate less the one before it; a rate in a note is that of its row or the next', SUM),
  'rate-weight': error('mg/kg/h x weight is mg/h, and mcg/kg/min x 60 / 1000 is mg/kg/h', SUM),
  'rate-volume': error('mL/h x concentration is mg/h', SUM),
  rounding: warning('mg/kg/h, mg/h and mL/h agree to half of the last digit', SUM),
  proportion: error('mL/h, mg/h and rates per kg are in one proportion', SUM),
  volume: error('mL/h x time is the volume', SUM),
  'total-volume': error('the total volume is the one before it and the volume', SUM),
  'slip-10': slip('ten', 'mg/h keyed as mL/h of a 10 mg/mL stock'),
  'slip-24': slip("twenty-four: a day's volume or dose as an hour's", 'ISMP Canada'),
  'slip-60': slip('sixty: minutes for hours', 'ours'),
  'slip-1000': slip('a thousand: mcg for mg', 'ours'),
  'slip-weight': slip('the weight: mg/kg/h for mg/h', 'ours'),
  'slip-pounds': slip('2.2: pounds for kilograms', 'ours'),
  // The order of things.
  'rate-falls': warning("a rate that falls and rises again has a note of why, not only the planner's own", 'ours'),
  overlap: error('no row starts before the one before it ends', 'ours'),
  gap: error('no time is left out within a session', 'ours'),
  'time-back': error('no row starts before the one before it starts, nor ends before it starts', 'ours'),
  hour: error('no hour and no start is repeated or missing, in physical hours across a clock change', 'ours'),
  day: error('days are numbered by their dates or by 24 h, from 1; none is left out in a stay', 'ours'),
  hours: error('the length of a row is its end less its start', SUM),
  session: error('sessions are numbered one after the other', 'ours'),
} as const satisfies Readonly<Record<string, ListedRule>>
export type RuleId = keyof typeof RULES

/** Whether a finding of the rule says that something was not checked. */
export const isOpen = (id: RuleId): boolean => 'isOpen' in RULES[id]
