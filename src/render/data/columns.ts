/** The columns of the data formats: contract section 8. */

import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import type { By, Row, RowNote } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { isoDay } from '../../core/values/calendar-day'
import {
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
import { bannerOf } from '../text/banner'
import { escapeControls } from '../text/escape-controls'
import { levelIn } from '../text/prediction'

export interface Column {
  readonly name: string
  /** Empty where it does not apply. */
  readonly text: (row: Row) => string
  /** As a number or a boolean, where it is one. */
  readonly value?: (row: Row) => number | boolean
  /** A person's words, not ours. */
  readonly free?: true
}

const signed = (change: number): string => `${change < 0 ? '-' : ''}${mgPerH(Math.abs(change) as Rate)}`

/** A note of a row as the data formats word it. */
export function noteText(note: RowNote, reason: string | undefined): string {
  switch (note.kind) {
    case 'step-cut':
      return `step cut from +${mgPerH(note.asked)} to +${mgPerH(note.given)}`
    case 'start-cut':
      return `start cut from ${mgPerH(note.asked)} to ${mgPerH(note.given)}`
    case 'pump-step':
      return `step of +${mgPerH(note.given)} where +${mgPerH(note.asked)} is planned (pump step)`
    case 'allowed':
      return `allowed ${note.limit}: ${escapeControls(reason ?? '')}`
    case 'moved':
      return `moved from ${isoDay(note.from)}`
    case 'container-change':
      return 'container change'
    case 'if-tolerated':
      return 'if tolerated'
  }
}

/** The notes of a row; the first row carries the banner of a local protocol. */
function noteOf({ protocol, request }: Plan, { notes, change }: Row): string {
  const banner = change === undefined ? [bannerOf(protocol)] : []
  return [...banner, ...notes.map((note) => noteText(note, request.reason))]
    .filter((text) => text !== '')
    .join('; ')
}

function number(name: string, text: (row: Row) => string): Column {
  return { name, text, value: (row) => Number(text(row)) }
}
const plain = (name: string, text: (row: Row) => string): Column => ({ name, text })

/** Fluid of each row, and of the whole course up to its end. */
function pumpColumns({ request: { pump } }: Plan): readonly Column[] {
  if (pump === undefined) return []
  const drug = pump.concentration
  return [
    number('rate_mL_h', ({ rate }) => mlPerH(rate, drug)),
    {
      name: 'volume_mL',
      text: ({ dose }) => ml(volumeOfDose(dose, drug)),
      value: ({ dose }) => mlNumber(volumeOfDose(dose, drug)),
    },
    {
      name: 'cumulative_mL',
      text: ({ cumulative }) => ml(volumeOfDose(cumulative, drug)),
      value: ({ cumulative }) => mlNumber(volumeOfDose(cumulative, drug)),
    },
  ]
}

const threeDecimals = (level: number): string => String(Number(level.toFixed(3)))

/** The predicted level at each row's end; of a session, its peak. */
function predictedColumns(plan: Plan, by: By, model: ModelId | undefined): readonly Column[] {
  if (model === undefined) return []
  const levelOf = levelIn(predict(plan, model), by)
  return [
    number('ketamine_ng_mL', (row) => threeDecimals(levelOf(row).chosen)),
    number('ketamine_low_ng_mL', (row) => threeDecimals(levelOf(row).low)),
    number('ketamine_high_ng_mL', (row) => threeDecimals(levelOf(row).high)),
  ]
}

/** The columns of a plan's rows, in the order of the contract. */
export function columnsOf(plan: Plan, by: By, model?: ModelId): readonly Column[] {
  const { request, protocol, maximum, id } = plan
  const { zone } = request.start
  const { weight } = request
  const moments = [
    plain('start', ({ start }) => isoInstant(zone, start)),
    plain('end', ({ end }) => isoInstant(zone, end)),
  ]
  const limit = mgPerH(maximum.rate)
  return [
    number('session', ({ session }) => String(session)),
    number('day', ({ day }) => String(day)),
    ...(by === 'session' ? [] : [number('hour', ({ hour }) => String(hour))]),
    ...moments,
    ...(by === 'session'
      ? [{ name: 'hours', text: ({ time }: Row) => hours(time), value: ({ time }: Row) => time / 60 }]
      : []),
    number('rate_mg_h', ({ rate }) => mgPerH(rate)),
    number('change_mg_h', ({ change }) => (change === undefined ? '' : signed(change))),
    { name: 'dose_mg', text: ({ dose }) => mg(dose), value: ({ dose }) => mgNumber(dose) },
    {
      name: 'cumulative_mg',
      text: ({ cumulative }) => mg(cumulative),
      value: ({ cumulative }) => mgNumber(cumulative),
    },
    number('limit_mg_h', () => limit),
    { name: 'at_limit', text: ({ atLimit }) => String(atLimit), value: ({ atLimit }) => atLimit },
    ...(weight === undefined ? [] : [number('rate_mg_kg_h', ({ rate }) => mgPerKgPerHAt(rate, weight))]),
    ...pumpColumns(plan),
    ...predictedColumns(plan, by, model),
    plain('held_by', ({ atLimit }) => (atLimit ? maximum.limit.name : '')),
    { name: 'note', text: (row) => noteOf(plan, row), free: true },
    plain('drug', () => protocol.drug),
    plain('protocol', () => protocol.id),
    plain('plan_id', () => id),
  ]
}

/** Every column that a row may have, in order, and the part of what is asked that brings it. */
export const ALL_COLUMNS: readonly (readonly [name: string, from?: string])[] = [
  ['session'],
  ['day'],
  ['hour', 'hour'],
  ['start'],
  ['end'],
  ['hours', 'session'],
  ['rate_mg_h'],
  ['change_mg_h'],
  ['dose_mg'],
  ['cumulative_mg'],
  ['limit_mg_h'],
  ['at_limit'],
  ['rate_mg_kg_h', 'weight'],
  ['rate_mL_h', 'concentration'],
  ['volume_mL', 'concentration'],
  ['cumulative_mL', 'concentration'],
  ['ketamine_ng_mL', 'predict'],
  ['ketamine_low_ng_mL', 'predict'],
  ['ketamine_high_ng_mL', 'predict'],
  ['held_by'],
  ['note'],
  ['drug'],
  ['protocol'],
  ['plan_id'],
]

/** The columns of all plans that may be asked for with these parts: `weight`, `predict`, rows by `hour`, `session`. */
export const unionOfColumns = (parts: readonly string[]): readonly string[] =>
  ALL_COLUMNS.flatMap(([name, from]) => (from === undefined || parts.includes(from) ? [name] : []))
