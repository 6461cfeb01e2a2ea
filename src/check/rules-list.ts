/** Every rule of `check` by its id: the list that `--rules`, the README and the findings share. */
import type { Severity } from '../core/model/finding'

/** A rule as it is listed. */
export interface Rule {
  readonly severity: Severity
  /** What it holds a table to. */
  readonly says: string
  readonly source: string
}

const error = (says: string, source: string): Rule => ({ severity: 'error', says, source })
const warning = (says: string, source: string): Rule => ({ severity: 'warning', says, source })
const note = (says: string, source: string): Rule => ({ severity: 'note', says, source })

const PROTOCOL = 'the protocol'
const SUM = 'arithmetic'
const slip = (what: string, source: string): Rule => error(`a figure is not off by ${what}`, source)

export const RULES = {
  // What can be read.
  unit: error('every quantity has its unit, one that is read; no unit is guessed', 'ours'),
  unreadable: error('a cell of a figure or a time holds one', 'ours'),
  cells: error('a row has as many cells as the header', 'RFC 4180'),
  'column-twice': error('no two columns say the same quantity in the same unit', 'ours'),
  notation: warning('no trailing zero, no missing leading zero, no µg in text', 'ISMP'),
  'unknown-column': note('a column that is not recognised is named, and not checked', 'ours'),
  'not-checked': note('what could not be checked is named', 'ours'),
  lifted: note('a soft limit that a note of the table lifts is named', 'ours'),
  // Which protocol, which drug.
  protocol: error('the table names one protocol, and it is known', 'ours'),
  'other-protocol': warning('the table names the protocol that it is checked against', 'ours'),
  drug: error(
    "the drug is the protocol's: racemic ketamine and esketamine are never mixed",
    'peltoniemi-2016',
  ),
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
  'step-interval': error("no step sooner than the protocol's", PROTOCOL),
  'course-length': error("not more days or sessions than the protocol's", PROTOCOL),
  'course-short': warning("not fewer days or sessions than the protocol's", PROTOCOL),
  'session-length': error("no session longer than the protocol's, nor than 24 h", PROTOCOL),
  window: error("the sessions lie in the protocol's window", PROTOCOL),
  'one-a-day': error('not two sessions starting on one date', 'ours'),
  'session-days': warning(
    "no session sooner than so many days after the one before as the protocol's",
    PROTOCOL,
  ),
  weight: error('30 to 150 kg', 'ours'),
  'weight-change': warning('no weight more than a tenth off the one before without a note of why', 'ours'),
  concentration: error('below 10 mg/mL, and never 100 mg/mL', 'ours; ketalar-label'),
  // One figure against the others.
  dose: error('rate x time is the dose', SUM),
  total: error('the total is the total before it and the dose', SUM),
  change: error('the change is the rate less the rate before it', SUM),
  'rate-weight': error('mg/kg/h x weight is mg/h, and mcg/kg/min x 60 / 1000 is mg/kg/h', SUM),
  'rate-volume': error('mL/h x concentration is mg/h', SUM),
  volume: error('mL/h x time is the volume', SUM),
  'total-volume': error('the total volume is the one before it and the volume', SUM),
  'slip-10': slip('ten', 'mg/h keyed as mL/h of a 10 mg/mL stock'),
  'slip-24': slip("twenty-four: a day's volume or dose as an hour's", 'ISMP Canada'),
  'slip-60': slip('sixty: minutes for hours', 'ours'),
  'slip-1000': slip('a thousand: mcg for mg', 'ours'),
  'slip-weight': slip('the weight: mg/kg/h for mg/h', 'ours'),
  'slip-pounds': slip('2.2: pounds for kilograms', 'ours'),
  // The order of things.
  'rate-falls': warning(
    "a rate that falls and rises again has a note of why, not only the planner's own",
    'ours',
  ),
  overlap: error('no row starts before the one before it ends', 'ours'),
  gap: error('no time is left out within a session', 'ours'),
  'time-back': error('no row starts before the one before it starts, nor ends before it starts', 'ours'),
  hour: error('no hour and no start is repeated or missing, in physical hours across a clock change', 'ours'),
  day: error('days are numbered by their dates or by 24 h, from 1; none is left out in a stay', 'ours'),
  hours: error('the length of a row is its end less its start', SUM),
  session: error('sessions are numbered one after the other', 'ours'),
} as const satisfies Readonly<Record<string, Rule>>
export type RuleId = keyof typeof RULES
