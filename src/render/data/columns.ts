/** The columns of a plan's rows: contract section 8. CSV, JSON rows, their schema and `help csv` all use this table. */
import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict, type Spread } from '../../core/pharmacokinetics/predict'
import { type By, isLoadRow, type Row } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import {
  type Concentration,
  type Dose,
  hours,
  mg,
  mgNumber,
  mgPerH,
  mgPerKgPerHAt,
  ml,
  mlNumber,
  mlPerH,
  type Rate,
  volumeOfDose,
} from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { utcText } from '../help/provenance'
import { levelIn } from '../text/prediction'
import { noteOf } from './row-notes'

/** The cell of a column in any row of one plan. */
interface Cell {
  /** Empty where the column does not apply. */
  readonly text: (row: Row) => string
  /** As a number or a boolean, where it is one; exact where the text is rounded. */
  readonly value?: (row: Row) => number | boolean
  /** Text of a user: it may begin like a formula. */
  readonly free?: true
}

export interface Column extends Cell {
  readonly name: string
}

/** What adds a column: rows by hour (or by change) or by session, or a part of the request. */
export type Part = 'hour' | 'session' | 'weight' | 'concentration' | 'predict' | 'given'

interface Shown {
  readonly plan: Plan
  readonly by: By
  /** The predicted concentration, ng/mL, where one is asked for. */
  readonly levelOf?: (row: Row) => Spread
}

/** A column of any plan. */
interface ColumnDefinition {
  readonly name: string
  /** Absent: every plan has the column. */
  readonly part?: Part
  readonly meaning: string
  readonly kind: 'whole' | 'number' | 'signed' | 'flag' | 'text'
  /** Some rows have an empty cell. */
  readonly optional?: true
  readonly cellOf: (shown: Shown) => Cell
}

/** Throws Refusal (exit 2) where a model does not reach the plan. */
export const shownOf = (plan: Plan, by: By, model: ModelId | undefined): Shown => ({
  plan,
  by,
  ...(model === undefined ? {} : { levelOf: levelIn(predict(plan, model), by) }),
})

export const signed = (change: number): string => `${change < 0 ? '-' : ''}${mgPerH(Math.abs(change) as Rate)}`

export const figure = (of: (row: Row) => string | number | undefined): Cell => ({
  text: (row) => String(of(row)),
  value: (row) => Number(of(row)),
})

const LENGTH: Cell = { text: ({ time }) => hours(time), value: ({ time }) => time / 60 }

const AT_LIMIT: Cell = { text: (row) => (isLoadRow(row) ? '' : String(row.atLimit)), value: ({ atLimit }) => atLimit }

function limit({ maximum }: Plan): Cell {
  const text = mgPerH(maximum.rate)
  return figure((row) => (isLoadRow(row) ? '' : text))
}

/** mg: rounded as text, exact as a number. */
export const dose = (of: (row: Row) => Dose): Cell => ({
  text: (row) => mg(of(row)),
  value: (row) => mgNumber(of(row)),
})

/** Throws RangeError for a column whose part of the request is missing. */
function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a column without its part of the request')
  return value
}
const strengthOf = ({ request: { pump } }: Plan): Concentration => needed(pump?.concentration)

function perKg({ plan }: Shown): Cell {
  const weight = needed(plan.request.weight)
  return figure(({ rate }) => mgPerKgPerHAt(rate, weight))
}

/** mL that hold a dose: rounded as text, exact as a number. */
export function volume({ plan }: Shown, of: (row: Row) => Dose): Cell {
  const drug = strengthOf(plan)
  return { text: (row) => ml(volumeOfDose(of(row), drug)), value: (row) => mlNumber(volumeOfDose(of(row), drug)) }
}

/** ng/mL, three decimals. */
export function level(shown: Shown, edge: 'chosen' | 'low' | 'high'): Cell {
  const levelOf = needed(shown.levelOf)
  return figure((row) => String(Number(levelOf(row)[edge].toFixed(3))))
}

type Extra = Pick<ColumnDefinition, 'part' | 'optional'>

const column = (
  kind: ColumnDefinition['kind'],
  name: string,
  meaning: string,
  cellOf: ColumnDefinition['cellOf'],
  extra: Extra = {},
): ColumnDefinition => ({ name, meaning, kind, cellOf, ...extra })

const whole = (name: string, meaning: string, of: (row: Row) => number | undefined, extra?: Extra) =>
  column('whole', name, meaning, () => figure(of), extra)

const text = (name: string, meaning: string, of: (row: Row, plan: Plan) => string, extra?: Extra) =>
  column('text', name, meaning, ({ plan }) => ({ text: (row) => of(row, plan) }), extra)

const number = (name: string, meaning: string, cellOf: ColumnDefinition['cellOf'], extra?: Extra) =>
  column('number', name, meaning, cellOf, extra)

const FLUID = { part: 'concentration' } as const
const PREDICTED = { part: 'predict' } as const
const OPTIONAL = { optional: true } as const
const SO_FAR = "of the whole course, at the row's end"

/** Every column that a row may have, in the order of the contract. Columns are only ever added. */
export const COLUMNS: readonly ColumnDefinition[] = [
  whole('session', 'from 1; inpatient always 1', ({ session }) => session),
  whole('day', 'from 1: the 24-hour block of an infusion, the calendar day of a series', ({ day }) => day),
  whole('hour', 'from 1 within the session', ({ hour }) => hour, { part: 'hour' }),
  text('start', 'ISO 8601 with offset', ({ start }, { request }) => isoInstant(request.start.zone, start)),
  text('end', 'the same', ({ end }, { request }) => isoInstant(request.start.zone, end)),
  number('hours', 'length of the session', () => LENGTH, { part: 'session' }),
  number('rate_mg_h', "in a session row the session's highest", () => figure(({ rate }) => mgPerH(rate))),
  column(
    'signed',
    'change_mg_h',
    'against the row before that is no load; empty in the first, and of a load',
    () => figure(({ change }) => (change === undefined ? '' : signed(change))),
    OPTIONAL,
  ),
  number('dose_mg', 'given within the row', () => dose((row) => row.dose)),
  number('cumulative_mg', SO_FAR, () => dose((row) => row.cumulative)),
  number('limit_mg_h', 'the effective maximum; empty in the row of a load', ({ plan }) => limit(plan), OPTIONAL),
  column('flag', 'at_limit', 'true or false; empty in the row of a load', () => AT_LIMIT, OPTIONAL),
  number('rate_mg_kg_h', 'of actual body weight', perKg, { part: 'weight' }),
  number('rate_mL_h', 'as set on the pump', ({ plan }) => figure(({ rate }) => mlPerH(rate, strengthOf(plan))), FLUID),
  number('volume_mL', 'given within the row', (shown) => volume(shown, (row) => row.dose), FLUID),
  number('cumulative_mL', SO_FAR, (shown) => volume(shown, (row) => row.cumulative), FLUID),
  number(
    'ketamine_ng_mL',
    "predicted in plasma at the row's end; in a session row the session's peak",
    (shown) => level(shown, 'chosen'),
    PREDICTED,
  ),
  number('ketamine_low_ng_mL', 'the lowest of all models', (shown) => level(shown, 'low'), PREDICTED),
  number('ketamine_high_ng_mL', 'the highest of all models', (shown) => level(shown, 'high'), PREDICTED),
  text(
    'held_by',
    'the limit that sets the maximum, while the rate is on it',
    ({ atLimit }, { maximum }) => (atLimit ? maximum.limit.name : ''),
    OPTIONAL,
  ),
  column(
    'text',
    'note',
    'if tolerated; a cut step; an allowed limit with its reason; a moved session; container change',
    ({ plan }) => ({ text: (row) => noteOf(plan, row), free: true }),
    OPTIONAL,
  ),
  text('drug', 'ketamine-racemic or esketamine', (_, { protocol }) => protocol.drug),
  text('protocol', 'its id', (_, { protocol }) => protocol.id),
  text('plan_id', 'the same for the same request and protocol on every machine', (_, { id }) => id),
  text('phase', 'what the row is for: load, titration, wean; several joined by +', ({ phases }) => phases.join('+')),
  whole('duration_min', 'minutes from the start of the row to its end', ({ time }) => time),
  column('whole', 'elapsed_min', "whole minutes from the first row's start to this one's", ({ plan: { segments } }) =>
    // A plan begins when it was begun, and a zone that once changed its clocks by seconds leaves a part of a minute.
    figure(({ start }) => Math.floor((start - (segments[0]?.start ?? start)) / 60)),
  ),
  text('start_utc', 'the start in UTC, with Z', ({ start }) => utcText(start)),
  text('origin', 'given or planned; a session row of both has given+planned', ({ origin = 'planned' }) => origin, {
    part: 'given',
  }),
]

const partsOf = ({ plan: { request, given }, by, levelOf }: Shown): readonly Part[] => [
  by === 'session' ? 'session' : 'hour',
  ...(request.weight === undefined ? [] : ['weight' as const]),
  ...(request.pump === undefined ? [] : ['concentration' as const]),
  ...(levelOf === undefined ? [] : ['predict' as const]),
  ...(given === undefined ? [] : ['given' as const]),
]

const withParts = (parts: readonly string[]): readonly ColumnDefinition[] =>
  COLUMNS.filter(({ part }) => part === undefined || parts.includes(part))

/** The columns of a plan's rows. Throws Refusal (exit 2) where a model does not reach the plan. */
export function columnsOf(plan: Plan, by: By, model?: ModelId): readonly Column[] {
  const shown = shownOf(plan, by, model)
  return withParts(partsOf(shown)).map(({ name, cellOf }) => ({ name, ...cellOf(shown) }))
}

/** The columns of all plans that may be asked for with these parts of a request and rows by `hour`, `session`. */
export const unionOfColumns = (parts: readonly string[]): readonly string[] => withParts(parts).map(({ name }) => name)
