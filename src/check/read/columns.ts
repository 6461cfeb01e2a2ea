/** Which column of somebody's table is which: by its name and its unit, and no unit is ever guessed. */
import { isOpen, type Kind, kindOf, mayBeRate } from './quantity-kind'

/** The columns that are read, by the names that the planner gives them; `--map` takes the same. */
export const TARGETS = [
  'session',
  'hour',
  'day',
  'date',
  'start',
  'end',
  'hours',
  'minutes',
  'rate_mg_h',
  'rate_mg_kg_h',
  'rate_mcg_kg_min',
  'rate_mL_h',
  'change_mg_h',
  'limit_mg_h',
  'dose_mg',
  'cumulative_mg',
  'volume_mL',
  'cumulative_mL',
  'weight_kg',
  'concentration_mg_mL',
  'drug',
  'protocol',
  'note',
  'plan_id',
  'ignore',
] as const
export type Target = (typeof TARGETS)[number]
export const isTarget = (name: string): name is Target => TARGETS.some((target) => target === name)

/** Columns of the planner that say nothing which could be checked. */
const IGNORED =
  /^(?:id|at_limit|held_by|ketamine(?:_low|_high)?_ng_mL|phase|duration_min|elapsed_min|start_utc)$/i

const H = '(?:h|hr|hrs|hour|hours|h-1)'
/** The units that are read, each with the ways in which it is written; the longer first. */
const UNITS: readonly (readonly [unit: string, pattern: RegExp])[] = [
  ['mg/kg/h', new RegExp(`\\bmg[/ ]kg(?:-1)?[/ ]${H}(?![\\w-])`)],
  ['mcg/kg/min', /\b(?:mcg|ug)[/ ]kg[/ ]min(?:utes?)?\b/],
  ['mg/mL', /\bmg[/ ]ml\b/],
  ['mL/h', new RegExp(`\\b(?:ml|cc)[/ ]${H}(?![\\w-])`)],
  ['mg/h', new RegExp(`\\bmg[/ ]${H}(?![\\w-])`)],
  // Rates, amounts and strengths of other kinds: known so that they are not taken for one of ours.
  ['other', /\b(?:mg|mcg|ug|g|ml|l|ng|mmol)(?:[/ ](?:kg|m2))?[/ ](?:min(?:ute)?|day|d|24h|s|kg|l|dl|h)\b/],
  ['other', /\b(?:ng|mcg|ug)[/ ]ml\b|\b(?:mcg|ug|g|grams?|l|litres?|liters?|lbs?|pounds?|st)$/],
  ['mg', /\b(?:mg|milligrams?)\b/],
  ['mL', /\b(?:ml|millilit(?:re|er)s?)\b/],
  ['kg', /\b(?:kg|kgs|kilos?|kilograms?)\b/],
  ['h', /\b(?:h|hrs?|hours?)$/],
  ['min', /\b(?:min|mins|minutes?)$/],
]

const tidy = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[\u00b5\u03bc]g/g, 'mcg')
    .replace(/[_()[\]{},;:.·*\s]+/g, ' ')
    .replace(/ ?(?:\/|\bper\b) ?/g, '/')
    .trim()

/** A header's words without its unit; the unit is empty where it names none. */
export function nameAndUnit(header: string): { readonly name: string; readonly unit: string } {
  const text = tidy(header)
  for (const [unit, pattern] of UNITS) {
    const name = text.replace(pattern, ' ').replace(/\s+/g, ' ').trim()
    if (name !== text) return { name, unit }
  }
  return { name: text, unit: '' }
}

const RATES = {
  'mg/h': 'rate_mg_h',
  'mg/kg/h': 'rate_mg_kg_h',
  'mcg/kg/min': 'rate_mcg_kg_min',
  'mL/h': 'rate_mL_h',
} as const

/** What a column of a kind is, by its unit; a dose in mg/h is a rate. */
export const BY_UNIT: Readonly<Record<Kind, Readonly<Record<string, Target>>>> = {
  rate: RATES,
  limit: { 'mg/h': 'limit_mg_h' },
  change: { 'mg/h': 'change_mg_h' },
  dose: { mg: 'dose_mg', ...RATES },
  total: { mg: 'cumulative_mg', mL: 'cumulative_mL' },
  volume: { mL: 'volume_mL' },
  weight: { kg: 'weight_kg' },
  concentration: { 'mg/mL': 'concentration_mg_mL' },
  duration: { h: 'hours', min: 'minutes' },
}

/** Columns that have a name and no unit. */
const NAMED: readonly (readonly [Target, RegExp])[] = [
  ['hours', /^hours$/],
  ['minutes', /^minutes$/],
  [
    'hour',
    /^(?:hour|infusion hour|hour of (?:infusion|treatment))(?: (?:no|nr|number|#))?$|^(?:hr|h) (?:no|#)$/,
  ],
  ['day', /^day(?: ?(?:no|nr|number|#))?$/],
  ['session', /^(?:session|infusion|treatment|visit|sitting)(?: ?(?:no|nr|number|#))?$/],
  ['date', /^(?:date|(?:session|start) date|day and date)$/],
  [
    'start',
    /^(?:start|from|begin|time|clock|clock time|when|(?:start|begin)s?(?: time| at)?|time from|date ?time|timestamp)$/,
  ],
  ['end', /^(?:to|until|till|(?:end|stop|finish)(?:e?s)?(?: time| at)?|time to)$/],
  ['drug', /^(?:drug|medicine|medication|agent)(?: name)?$/],
  ['protocol', /^(?:protocol|regimen)(?: id| name)?$/],
  ['note', /^(?:notes?|comments?|remarks?)$/],
]

/** What a header says of its column. */
export type Header = (
  | { readonly is: 'read'; readonly target: Target }
  /** A quantity whose unit is missing, or is none that is read. */
  | { readonly is: 'unitless'; readonly kind: Kind; readonly unit: string }
  /** Its cells may tell what it is, where it is open. */
  | { readonly is: 'unknown'; readonly isOpen?: boolean }
) & {
  /** What it is where no other column is that. */
  readonly orElse?: Target
}

/** Kinds that are only told: one in another unit or in none is left alone, and named. */
const TOLD: readonly Kind[] = ['limit', 'change']

/** What a header means by itself. */
export function recognise(header: string): Header {
  const exact = header.trim()
  if (isTarget(exact)) return { is: 'read', target: exact }
  if (IGNORED.test(exact) || exact === '') return { is: 'read', target: 'ignore' }
  const text = tidy(header)
  const named = NAMED.find(([, pattern]) => pattern.test(text))
  if (named !== undefined) return { is: 'read', target: named[0] }
  const { name, unit } = nameAndUnit(header)
  const kind = kindOf(name, unit)
  if (kind === undefined) return { is: 'unknown', isOpen: unit === '' && isOpen(name) }
  const target = BY_UNIT[kind][unit]
  const rate = mayBeRate(kind, name) ? rateIn(unit) : undefined
  const orElse = rate === undefined ? {} : { orElse: rate }
  if (target === undefined && TOLD.includes(kind)) return { is: 'unknown', ...orElse }
  return target === undefined ? { is: 'unitless', kind, unit } : { is: 'read', target, ...orElse }
}

/** The rate in a unit; undefined for a unit that is none of a rate. */
export const rateIn = (unit: string): Target | undefined => BY_UNIT.rate[unit]

/** The unit of a cell such as `20 mg/hr`, as it is written here: `other` for one not read, empty for none. */
export function unitOfCell(written: string): string {
  const { name, unit } = nameAndUnit(written)
  return name === '' ? unit : ''
}
