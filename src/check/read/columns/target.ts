/** What a column of a table can be. */
import type { Scale, Unit } from '../cells/units'
import type { QuantityKind } from '../names/quantity-kind'
import type { TimeName } from '../names/time-names'

/**
 * The columns that are read, by the names that the planner gives them; a map takes the same. Each with the unit of its
 * figures: empty for times, counts and words.
 */
export const UNIT_OF = {
  session: '',
  hour: '',
  day: '',
  weekday: '',
  date: '',
  start: '',
  end: '',
  end_date: '',
  elapsed_min: 'min',
  elapsed_end_min: 'min',
  hours: 'h',
  minutes: 'min',
  rate_mg_h: 'mg/h',
  rate_mg_kg_h: 'mg/kg/h',
  rate_mcg_kg_min: 'mcg/kg/min',
  rate_mL_h: 'mL/h',
  old_rate_mg_h: 'mg/h',
  old_rate_mL_h: 'mL/h',
  change_mg_h: 'mg/h',
  limit_mg_h: 'mg/h',
  dose_mg: 'mg',
  dose_mg_kg: 'mg/kg',
  day_dose_mg: 'mg',
  total_dose_mg: 'mg',
  bolus_mg: 'mg',
  cumulative_mg: 'mg',
  volume_mL: 'mL',
  cumulative_mL: 'mL',
  vtbi_mL: 'mL',
  weight_kg: 'kg',
  weight_lb: 'lb',
  concentration_mg_mL: 'mg/mL',
  bag: '',
  bag_mg: 'mg',
  bag_mL: 'mL',
  drug: '',
  protocol: '',
  plan: '',
  unit: '',
  note: '',
  phase: '',
  shift: '',
  plan_id: '',
  origin: '',
  ignore: '',
} as const satisfies Record<string, Unit | ''>
export type Target = keyof typeof UNIT_OF
export const TARGETS = Object.keys(UNIT_OF) as readonly Target[]
export const isTarget = (name: string): name is Target => Object.hasOwn(UNIT_OF, name)

/** The columns of figures. */
export type Quantity = { [T in Target]: (typeof UNIT_OF)[T] extends '' ? never : T }[Target]
export const QUANTITIES = TARGETS.filter((name): name is Quantity => UNIT_OF[name] !== '')

/** The columns that say when a row is. */
export const TIME_TARGETS: readonly Target[] = ['start', 'date', 'hour', 'elapsed_min', 'session', 'day']
/** Those that say it to the hour. */
export const CLOCK_TARGETS: readonly Target[] = ['start', 'hour', 'elapsed_min']

const RATES = {
  'mg/h': 'rate_mg_h',
  'mg/kg/h': 'rate_mg_kg_h',
  'mcg/kg/min': 'rate_mcg_kg_min',
  'mL/h': 'rate_mL_h',
} as const
export const RATE_TARGETS: readonly Quantity[] = Object.values(RATES)

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
  | { readonly is: 'unitless'; readonly kind: QuantityKind; readonly unit: '' | 'other' | 'several' }
  /** Its cells may show that it has rates. */
  | { readonly is: 'unknown'; readonly mayHaveRates?: boolean; readonly isText?: boolean }
) & {
  /** What it is where no other column is that, and none of some others is there. */
  readonly orElse?: Target
  readonly unless?: readonly Target[]
  /** It is a time where its cells are. */
  readonly time?: TimeName
  readonly orScale?: Scale | undefined
}
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
