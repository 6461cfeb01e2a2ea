/** Which column of a table is which: by its name and its unit. No unit is ever guessed. */
import { isOpen, isWithoutUnit, kindOf, mayBeRate, type QuantityKind } from './quantity-kind'
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
  'ignore',
] as const
export type Target = (typeof TARGETS)[number]
/** The columns that say when a row is. */
export const TIME_TARGETS: readonly Target[] = ['start', 'date', 'hour', 'elapsed_min', 'session', 'day']
export const isTarget = (name: string): name is Target => TARGETS.some((target) => target === name)

/** Columns of the planner that say nothing which could be checked. */
const IGNORED =
  /^(?:id|(?:order|mar|account|lot)[ _]?(?:id|#|no|number)|csn|ndc|dob|(?:item|order|linkorder|row|record|event|caregiver|infusiondrug)_?id|at_limit|held_by|ketamine(?:_low|_high)?_ng_mL|elapsed_min|start_utc|origin|week(?: (?:no|nr|number|#))?)$/i

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
  volume: { mL: 'volume_mL' },
  'volume to be infused': { mL: 'vtbi_mL' },
  bag: { mL: 'bag_mL', mg: 'bag_mg', 'mg/mL': 'concentration_mg_mL' },
  weight: { kg: 'weight_kg', lb: 'weight_lb' },
  concentration: { 'mg/mL': 'concentration_mg_mL' },
  duration: { min: 'minutes' },
  elapsed: { min: 'elapsed_min' },
  'elapsed end': { min: 'elapsed_end_min' },
}

const NUMBER = '(?: ?(?:no|nr|num|number|id|#))?'
/** Columns that have a name and no unit. */
const NAMED: readonly (readonly [Target, RegExp])[] = [
  ['phase', /^(?:phase|stage)$/],
  ['shift', /^(?:shift|schicht|equipe|\u00e9quipe|turno|dienst)$/],
  ['hours', /^(?:hours|stunden|heures|horas|ore|uren|h|hrs?|hours? run|h:mm|hh:mm)$/],
  ['minutes', /^(?:minutes|minuten|mins?)$/],
  ['elapsed_min', /^minute$/],
  [
    'hour',
    /^(?:hour|stunde|infusion hour|hour of (?:infusion|treatment))(?: (?:no|nr|number|#|h))?$|^(?:hr|h) (?:no|#)$/,
  ],
  [
    'day',
    new RegExp(
      `^(?:(?:infusion |treatment |clinic )?days?|tag|jour|d[i\u00ed]a|giorno|dag|dzie\u0144|weekday|wk ?day|wkdy|dow|wochentag|day name|day of (?:the )?week)${NUMBER}$`,
    ),
  ],
  [
    'session',
    new RegExp(
      `^(?:session|infusion|treatment|tx|visit|sitting|sitzung|s\u00e9ance|sesi[o\u00f3]n|seduta|sessie)${NUMBER}$`,
    ),
  ],
  [
    'date',
    /^(?:date|datum|fecha|data|(?:session|start|visit|treatment|inf|infusion|appt|appointment|clinic) date|date of (?:infusion|session|visit|treatment)|appt|appointment|(?:day and )?date|calendar date)$/,
  ],
  [
    'start',
    /^(?:start|from|begin|beginn|startzeit|starttijd|(?:heure|ora|hora)(?: de| di)? (?:d\u00e9but|inizio|inicio)|anfang|d\u00e9but|inicio|inizio|time|zeit|uhrzeit|heure|hora|ora|uur|tijd|tid|klockslag|klokkeslett|godzina|von|clock|clock time|when|(?:start|begin)s?(?: time| at)?|in|time in|time from|(?:start )?date(?: |\/|-| and | & )?time|datum(?:\/| und )(?:uhr)?zeit|timestamp|starttime|(?:admin|administration|action|event|chart|recorded?|order|start)(?: ?dttm| date\/time| ?date ?time| ?time| timestamp)|given ?at|(?:\w+ ){1,3}start (?:date ?time|dttm|timestamp)|hung(?: at)?|time hung|spiked(?: at)?|(?:clinical )?event (?:end |start )?date\/?time|hour of (?:the )?day|(?:taken|given|actual|admin(?:istered)?)(?: start)? ?time|time (?:given|administered)|actual start|time of day|time interval|interval|period|time (?:period|range|slot))$/,
  ],
  [
    'end',
    /^(?:to|out|time out|endzeit|eindtijd|(?:heure|ora|hora)(?: de| di)? fine?|ende|fin|fine|einde|slut|until|till|bis|(?:end|stop|finish)(?:e?s)?(?: ?time| at| date\/time)?|time to|(?:\w+ ){0,3}end date ?time)$/,
  ],
  [
    'drug',
    /^(?:drug|medicine|medication|med|agent|item|substance|orderable|order|product|clinical event|infusion name|fluid|label|drugname|medicationname|ordername|generic|infusate|arzneimittel|wirkstoff|medikament|m\u00e9dicament)(?: ?(?:name|label|description))?$/,
  ],
  [
    'concentration_mg_mL',
    /^(?:bag )?(?:contents?|composition|mixture|solution|preparation|mix|dilution|bag strength)$/,
  ],
  ['bag', new RegExp(`^(?:bag|syringe|container|beutel|spritze)${NUMBER}$`)],
  ['protocol', /^(?:protocol|regimen|protokoll|protocole)(?: id| name)?$/],
  [
    'plan',
    /^(?:patient(?:in)?|pat\.?|pt|hospital|nhs|bed|room|subject|case|person|mrn|encounter|stay|icu ?stay|patient ?unit ?stay|hadm|admission|plan)(?: ?(?:id|no|nr|number|name|#))?$/,
  ],
  ['unit', /^(?:.* )?\w*(?:units?|uom|einheit)(?: of measure| source value)?$/],
  [
    'note',
    /^(?:notes?|comments?|remarks?|bemerkung(?:en)?|notiz(?:en)?|remarque|anm\u00e4rkning(?:ar)?|uwagi|opmerking(?:en)?|osservazioni|observaciones|aktion|ereignis|observa\u00e7\u00f5es|events?|actions?|status|instructions?|directions?|(?:mar )?action(?: name)?|event (?:name|type)|reason|description|what(?: happened)?|details?)$/,
  ],
  ['ignore', /^(?:step|level|row|line|entry|seq|sequence|no|nr|#|order)(?: ?(?:no|nr|number|#))?$/],
]

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
  /** What it is where no other column is that. */
  readonly orElse?: Target
  readonly orScale?: Scale | undefined
  /** Figures that the header states. */
  readonly constants?: readonly Constant[]
}
/** A figure of the column is n/d of the unit that is read. */
export type Scale = Pick<WrittenUnit, 'n' | 'd'>

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
  if (IGNORED.test(exact) || exact === '') return { is: 'read', target: 'ignore' }
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
  const named = NAMED.find(([, pattern]) => pattern.test(text))
  return named && { is: 'read', target: named[0], ...(named[0] === 'ignore' ? { isCount: true } : {}) }
}
const plain = (text: string): string =>
  tidyUnits(text)
    .replace(/[()[\]{},;:.·*\s]+/g, ' ')
    .trim()

/** `h:mm` is how lengths in hours are written. */
const HOURS = /\(?\bh{1,2}:mm\b\)?/i
const SINCE = /^(minutes?|mins?|hours?|hrs?) (?:since|after|from) (?:the )?start$/i

/** `Dose over 4 h (mg)`: how long each row is; 24 h are those of a day. */
export const OVER =
  /(?:\b(?:over|for|in) |^(?=[0-9.]+[ -]?h\w* (?:dose|vol)))(?!24)([0-9]{1,3}(?:\.[0-9]+)?) ?(h|hrs?|hours?|mins?|minutes?)\b/i

function byUnit(written: string): Header {
  const exact = written.replace(HOURS, '(h)').replace(SINCE, 'since start ($1)').replace(OVER, '')
  const { words, units, constants } = unitsIn(exact)
  const [unit, another] = units.filter(
    (each, index) => units.findIndex(({ unit: u, n, d }) => u === each.unit && n * each.d === each.n * d) === index,
  )
  const kind = kindOf(words, unit?.unit ?? '')
  const more = constants.length === 0 ? {} : { constants }
  if (kind === undefined || kind === 'text')
    return {
      is: 'unknown',
      isOpen: unit === undefined && kind === undefined && isOpen(words),
      isText: kind === 'text',
      ...more,
    }
  if (another !== undefined) return { is: 'unitless', kind, unit: 'several', ...more }
  const rate =
    mayBeRate(kind, constants.length === 0 ? words : `${words} 0`) && unit !== undefined
      ? columnIn('rate', unit)
      : undefined
  const orElse = rate?.is === 'read' ? { ...more, orElse: rate.target, orScale: rate.scale } : more
  if (unit === undefined && kind === 'elapsed') return { is: 'read', target: 'start' }
  if (unit === undefined)
    return COMPARED.includes(kind) || isWithoutUnit(kind)
      ? { is: 'unknown', ...orElse }
      : { is: 'unitless', kind, unit: '', ...orElse }
  const found = columnIn(kind, unit)
  if (found !== undefined) return { ...found, ...orElse }
  if (COMPARED.includes(kind)) return { is: 'unknown', ...orElse }
  return { is: 'unitless', kind, unit: 'other', written: unit, ...orElse }
}
