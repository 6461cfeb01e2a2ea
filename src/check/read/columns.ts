/** Which column of a table is which: by its name and its unit. No unit is ever guessed. */
import { BESIDE, NAMED, WEEK } from './column-names'
import { isOfOtherThing, isPercent } from './observed-names'
import { isOpen, isPlain, isWithoutUnit, kindOf, mayBeRate, type QuantityKind } from './quantity-kind'
import { type TimeName, timeNamed, withoutForm } from './time-names'
import { type Constant, LONGEST, tidyUnits, unitsIn, type WrittenUnit } from './units'

/** The columns that are read, by the names that the planner gives them; a map takes the same. */
export const TARGETS = [
  'session',
  'hour',
  'day',
  'weekday',
  'date',
  'start',
  'end',
  'end_date',
  'elapsed_min',
  'elapsed_end_min',
  'hours',
  'minutes',
  'rate_mg_h',
  'rate_mg_kg_h',
  'rate_mcg_kg_min',
  'rate_mL_h',
  'old_rate_mg_h',
  'old_rate_mL_h',
  'change_mg_h',
  'limit_mg_h',
  'dose_mg',
  'dose_mg_kg',
  'day_dose_mg',
  'total_dose_mg',
  'bolus_mg',
  'cumulative_mg',
  'volume_mL',
  'cumulative_mL',
  'vtbi_mL',
  'weight_kg',
  'weight_lb',
  'concentration_mg_mL',
  'bag',
  'bag_mg',
  'bag_mL',
  'drug',
  'protocol',
  'plan',
  'unit',
  'note',
  'phase',
  'shift',
  'plan_id',
  'origin',
  'ignore',
] as const
export type Target = (typeof TARGETS)[number]
/** The columns that say when a row is. */
export const TIME_TARGETS: readonly Target[] = ['start', 'date', 'hour', 'elapsed_min', 'session', 'day']
export const isTarget = (name: string): name is Target => TARGETS.some((target) => target === name)

/** Columns of the planner that say nothing which could be checked. */
const IGNORED =
  /^(?:id|(?:order|mar|account|lot)[ _]?(?:id|#|no|number)|csn|ndc|dob|(?:item|order|linkorder|row|record|event|caregiver|infusiondrug|infusion)_?id|at_limit|held_by|ketamine(?:_low|_high)?_ng_mL|start_utc|storetime)$/i

const RATES = {
  'mg/h': 'rate_mg_h',
  'mg/kg/h': 'rate_mg_kg_h',
  'mcg/kg/min': 'rate_mcg_kg_min',
  'mL/h': 'rate_mL_h',
} as const
export const RATE_TARGETS = Object.values(RATES)

/** What a column of a kind is, by its unit; a dose in mg/h is a rate. */
export const BY_UNIT: Readonly<Record<QuantityKind, Readonly<Record<string, Target>>>> = {
  rate: RATES,
  old: { 'mg/h': 'old_rate_mg_h', 'mL/h': 'old_rate_mL_h' },
  limit: { 'mg/h': 'limit_mg_h' },
  change: { 'mg/h': 'change_mg_h' },
  dose: { mg: 'dose_mg', 'mg/kg': 'dose_mg_kg', ...RATES },
  'dose of a day': { mg: 'day_dose_mg' },
  'total dose': { mg: 'total_dose_mg' },
  bolus: { mg: 'bolus_mg' },
  total: { mg: 'cumulative_mg', mL: 'cumulative_mL' },
  volume: { mL: 'volume_mL', 'mL/h': RATES['mL/h'] },
  'volume to be infused': { mL: 'vtbi_mL' },
  bag: { mL: 'bag_mL', mg: 'bag_mg', 'mg/mL': 'concentration_mg_mL' },
  weight: { kg: 'weight_kg', lb: 'weight_lb' },
  concentration: { 'mg/mL': 'concentration_mg_mL' },
  duration: { min: 'minutes' },
  elapsed: { min: 'elapsed_min' },
  'elapsed end': { min: 'elapsed_end_min' },
}

/** What a header says of its column. */
export type Header = (
  | { readonly is: 'read'; readonly target: Target; readonly scale?: Scale | undefined; readonly isCount?: boolean }
  /** A quantity whose unit is missing or not read, or that has several. */
  | {
      readonly is: 'unitless'
      readonly kind: QuantityKind
      readonly unit: '' | 'other' | 'several'
      readonly written?: WrittenUnit
    }
  /** Its cells may tell what it is, where it is open. */
  | { readonly is: 'unknown'; readonly isOpen?: boolean; readonly isText?: boolean }
) & {
  /** What it is where no other column is that, and none of some others is there. */
  readonly orElse?: Target
  readonly unless?: readonly Target[]
  /** It is a time where its cells are. */
  readonly time?: TimeName
  readonly orScale?: Scale | undefined
  /** Figures that the header states. */
  readonly constants?: readonly Constant[]
}
/** A figure of the column is n/d of the unit that is read. */
export type Scale = Pick<WrittenUnit, 'n' | 'd'>

/** A column that is read as that. */
export const readAs = (target: Target): Header => ({ is: 'read', target })
export const isOf = (header: Header, ...targets: readonly Target[]): boolean =>
  header.is === 'read' && targets.includes(header.target)

/** Columns by what the others are, their cells and the texts of the headers. */
export type Adjust = (
  headers: readonly Header[],
  cellsOf: (cell: number) => readonly string[],
  texts: readonly string[],
) => readonly Header[]

/** Kinds that are only compared: one in another unit or in none is left alone, and named. */
const COMPARED: readonly QuantityKind[] = ['limit', 'change']

/** The column of a kind in a unit; undefined where the kind has no such unit. */
export function columnIn(kind: QuantityKind, unit: WrittenUnit): Header | undefined {
  if (kind === 'duration' && unit.unit === 'min' && unit.n === 60n && unit.d === 1n)
    return { is: 'read', target: 'hours' }
  const target = BY_UNIT[kind][unit.unit]
  if (target === undefined) return undefined
  return unit.n !== unit.d ? { is: 'read', target, scale: { n: unit.n, d: unit.d } } : { is: 'read', target }
}

/** What a header means by itself. */
export function recognise(header: string): Header {
  const exact = header.trim()
  if (isTarget(exact)) return { is: 'read', target: exact }
  if (IGNORED.test(exact) || WEEK.test(exact) || exact === '') return { is: 'read', target: 'ignore' }
  if (exact.length > LONGEST) return { is: 'unknown' }
  return namedIn(exact) ?? byUnit(exact)
}

/** When something was to be is no time beside that when it was. */
const PLANNED_TIME =
  /^(?:(?:planned|scheduled|due|ordered)(?: (?:start|time|start time))?|time (?:due|planned|scheduled))$/

/** The column that a header names by itself; undefined where it names none. */
export const targetOf = (header: string): Target | undefined => {
  const read = recognise(header)
  return read.is === 'read' ? read.target : undefined
}

function namedIn(exact: string): Header | undefined {
  const text = plain(exact)
  if (PLANNED_TIME.test(text)) return { is: 'unknown', isText: true, orElse: 'start' }
  const [target] = NAMED.find(([, pattern]) => pattern.test(text)) ?? []
  if (target !== undefined) return { is: 'read', target, ...(target === 'ignore' ? { isCount: true } : {}) }
  return asTime(text) ?? BESIDE.find(([pattern]) => pattern.test(text))?.[1] ?? formedTime(exact)
}
function asTime(text: string): Header | undefined {
  const time = timeNamed(text)
  if (time === undefined) return undefined
  return time.target === undefined || time.isShort ? { is: 'unknown', time } : { is: 'read', target: time.target, time }
}
const OF_TIMES: readonly Target[] = ['start', 'end', 'date', 'day']
/** `Date (dd/mm/yyyy)`, `Time (UTC)`, `Hour (24 h)`. */
function formedTime(exact: string): Header | undefined {
  const name = withoutForm(exact)
  const header = name === undefined ? undefined : /^hour$/.test(name) ? START : namedIn(name)
  return header?.time !== undefined || (header?.is === 'read' && OF_TIMES.includes(header.target)) ? header : undefined
}
const START: Header = { is: 'read', target: 'start' }
const plain = (text: string): string =>
  tidyUnits(text)
    .replace(/[()[\]{},;:.·*\s]+/g, ' ')
    .trim()

/** `h:mm` is how lengths in hours are written. */
const HOURS = /\(?\bh{1,2}:mm\b\)?/i
const SINCE = /^(minutes?|mins?|hours?|hrs?) (?:since|after|from|into) (?:the )?(?:start|infusion)$/i

const ELAPSED = /^(minutes?|mins?|hours?|hrs?) elapsed$/i
/** `Rate/h (mg)` */
const RATE_PER_HOUR = /^(.{0,40}\brate) ?(?:\/|per) ?h(?:ou)?r? ?\(?(mg|mls?)\)?$/i

/** `Dose over 4 h (mg)`: how long each row is; 24 h are those of a day. */
export const OVER =
  /(?:\b(?:over|for|in) |^(?=[0-9.]+[ -]?h\w* (?:dose|vol)))(?!24)([0-9]{1,3}(?:\.[0-9]+)?) ?(h|hrs?|hours?|mins?|minutes?)\b/i

/** Behind a rate its limit or its step: `Rate mg/h (max 40 mg/h)`, `(+5 mg/h every hour)`. */
const REMARK =
  / ?[([](?:max(?:imum)?|limit|min(?:imum)?|not above|up to|increase|start|step|[\u2264<+])[^()[\]]{0,40}[0-9][^()[\]]{0,60}[)\]]$/i
const RATE_NAMES: readonly Target[] = RATE_TARGETS

function byUnit(written: string): Header {
  const exact = written
    .replace(HOURS, '(h)')
    .replace(SINCE, 'since start ($1)')
    .replace(ELAPSED, 'since start ($1)')
    .replace(OVER, '')
    .replace(RATE_PER_HOUR, '$1 ($2/h)')
  const { words, units, constants } = unitsIn(exact)
  const rate = REMARK.test(exact) ? byUnit(exact.replace(REMARK, '')) : undefined
  if (rate?.is === 'read' && RATE_NAMES.includes(rate.target)) return { ...rate, constants }
  const [unit, another] = units.filter(
    (each, index) => units.findIndex(({ unit: u, n, d }) => u === each.unit && n * each.d === each.n * d) === index,
  )
  const isKnown = units.some((each) => each.unit !== 'other') && !words.endsWith('/')
  const own = kindOf(words, unit?.unit ?? '')
  const isThing = own === undefined && isOfOtherThing(exact.toLowerCase().replace(/[.:]/g, ''))
  const kind = !isKnown && (isThing || (isPercent(exact) && isPlain(words))) ? 'text' : own
  const more = constants.length === 0 ? {} : { constants }
  if (kind === undefined || kind === 'text')
    return {
      is: 'unknown',
      isOpen: unit === undefined && kind === undefined && isOpen(words),
      isText: kind === 'text',
      ...more,
    }
  if (another !== undefined) return { is: 'unitless', kind, unit: 'several', ...more }
  const level =
    mayBeRate(kind, constants.length === 0 ? words : `${words} 0`) && unit !== undefined
      ? columnIn('rate', unit)
      : undefined
  const orElse = level?.is === 'read' ? { ...more, orElse: level.target, orScale: level.scale } : more
  if (unit === undefined && kind === 'elapsed') return { is: 'read', target: 'start' }
  if (unit === undefined)
    return COMPARED.includes(kind) || isWithoutUnit(kind, words)
      ? { is: 'unknown', ...orElse }
      : { is: 'unitless', kind, unit: '', ...orElse }
  const found = columnIn(kind, unit)
  if (found !== undefined) return { ...found, ...orElse }
  if (COMPARED.includes(kind)) return { is: 'unknown', ...orElse }
  return { is: 'unitless', kind, unit: 'other', written: unit, ...orElse }
}
