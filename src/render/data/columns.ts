/** The columns of a plan's rows: contract section 8. CSV, JSON rows, their schema and `help csv` all use this table. */

import type { ModelId } from '../../core/pharmacokinetics/models'
import { type By, isLoadRow } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { hours, mgPerH, mgPerKgPerHAt, mlPerH } from '../../core/values/quantity'
import { fixedZone, isoInstant } from '../../core/values/time-zone'
import {
  type Column,
  type ColumnDefinition,
  concentrationOf,
  dose,
  figure,
  level,
  type Part,
  type Shown,
  shownOf,
  signed,
  volume,
  weightOf,
} from './column'
import { noteOf } from './row-notes'

const UTC = fixedZone(0)

/** Every column that a row may have, in the order of the contract. Columns are only ever added. */
export const COLUMNS: readonly ColumnDefinition[] = [
  {
    name: 'session',
    meaning: 'from 1; inpatient always 1',
    kind: 'whole',
    cellOf: () => figure(({ session }) => String(session)),
  },
  {
    name: 'day',
    meaning: 'from 1: the 24-hour block of an infusion, the calendar day of a series',
    kind: 'whole',
    cellOf: () => figure(({ day }) => String(day)),
  },
  {
    name: 'hour',
    part: 'hour',
    meaning: 'from 1 within the session',
    kind: 'whole',
    cellOf: () => figure(({ hour }) => String(hour)),
  },
  {
    name: 'start',
    meaning: 'ISO 8601 with offset',
    kind: 'text',
    cellOf: ({ plan: { request } }) => ({ text: ({ start }) => isoInstant(request.start.zone, start) }),
  },
  {
    name: 'end',
    meaning: 'the same',
    kind: 'text',
    cellOf: ({ plan: { request } }) => ({ text: ({ end }) => isoInstant(request.start.zone, end) }),
  },
  {
    name: 'hours',
    part: 'session',
    meaning: 'length of the session',
    kind: 'number',
    cellOf: () => ({ text: ({ time }) => hours(time), value: ({ time }) => time / 60 }),
  },
  {
    name: 'rate_mg_h',
    meaning: "in a session row the session's highest",
    kind: 'number',
    cellOf: () => figure(({ rate }) => mgPerH(rate)),
  },
  {
    name: 'change_mg_h',
    meaning: 'against the row before that is no load; empty in the first, and of a load',
    kind: 'signed',
    optional: true,
    cellOf: () => figure(({ change }) => (change === undefined ? '' : signed(change))),
  },
  { name: 'dose_mg', meaning: 'given within the row', kind: 'number', cellOf: () => dose((row) => row.dose) },
  {
    name: 'cumulative_mg',
    meaning: "of the whole course, at the row's end",
    kind: 'number',
    cellOf: () => dose((row) => row.cumulative),
  },
  {
    name: 'limit_mg_h',
    meaning: 'the effective maximum; empty in the row of a load',
    kind: 'number',
    optional: true,
    cellOf: ({ plan: { maximum } }) => {
      const text = mgPerH(maximum.rate)
      return figure((row) => (isLoadRow(row) ? '' : text))
    },
  },
  {
    name: 'at_limit',
    meaning: 'true or false; empty in the row of a load',
    kind: 'flag',
    optional: true,
    cellOf: () => ({ text: (row) => (isLoadRow(row) ? '' : String(row.atLimit)), value: ({ atLimit }) => atLimit }),
  },
  {
    name: 'rate_mg_kg_h',
    part: 'weight',
    meaning: 'of actual body weight',
    kind: 'number',
    cellOf: ({ plan }) => {
      const weight = weightOf(plan)
      return figure(({ rate }) => mgPerKgPerHAt(rate, weight))
    },
  },
  {
    name: 'rate_mL_h',
    part: 'concentration',
    meaning: 'as set on the pump',
    kind: 'number',
    cellOf: ({ plan }) => {
      const drug = concentrationOf(plan)
      return figure(({ rate }) => mlPerH(rate, drug))
    },
  },
  {
    name: 'volume_mL',
    part: 'concentration',
    meaning: 'given within the row',
    kind: 'number',
    cellOf: (shown) => volume(shown, (row) => row.dose),
  },
  {
    name: 'cumulative_mL',
    part: 'concentration',
    meaning: "of the whole course, at the row's end",
    kind: 'number',
    cellOf: (shown) => volume(shown, (row) => row.cumulative),
  },
  {
    name: 'ketamine_ng_mL',
    part: 'predict',
    meaning: "predicted in plasma at the row's end; in a session row the session's peak",
    kind: 'number',
    cellOf: (shown) => level(shown, 'chosen'),
  },
  {
    name: 'ketamine_low_ng_mL',
    part: 'predict',
    meaning: 'the lowest of all models',
    kind: 'number',
    cellOf: (shown) => level(shown, 'low'),
  },
  {
    name: 'ketamine_high_ng_mL',
    part: 'predict',
    meaning: 'the highest of all models',
    kind: 'number',
    cellOf: (shown) => level(shown, 'high'),
  },
  {
    name: 'held_by',
    meaning: 'the limit that sets the maximum, while the rate is on it',
    kind: 'text',
    optional: true,
    cellOf: ({ plan: { maximum } }) => ({ text: ({ atLimit }) => (atLimit ? maximum.limit.name : '') }),
  },
  {
    name: 'note',
    meaning: 'if tolerated; a cut step; an allowed limit with its reason; a moved session; container change',
    kind: 'text',
    optional: true,
    cellOf: ({ plan }) => ({ text: (row) => noteOf(plan, row), free: true }),
  },
  {
    name: 'drug',
    meaning: 'ketamine-racemic or esketamine',
    kind: 'text',
    cellOf: ({ plan }) => ({ text: () => plan.protocol.drug }),
  },
  { name: 'protocol', meaning: 'its id', kind: 'text', cellOf: ({ plan }) => ({ text: () => plan.protocol.id }) },
  {
    name: 'plan_id',
    meaning: 'the same for the same request and protocol on every machine',
    kind: 'text',
    cellOf: ({ plan }) => ({ text: () => plan.id }),
  },
  {
    name: 'phase',
    meaning: 'what the row is for: load, titration, wean; several joined by +',
    kind: 'text',
    cellOf: () => ({ text: ({ phases }) => phases.join('+') }),
  },
  {
    name: 'duration_min',
    meaning: 'minutes infused within the row',
    kind: 'whole',
    cellOf: () => figure(({ time }) => String(time)),
  },
  {
    name: 'elapsed_min',
    meaning: "whole minutes from the plan's start to the row's",
    kind: 'whole',
    // A zone that once changed its clocks by seconds leaves a part of a minute.
    cellOf: ({ plan: { request } }) => figure(({ start }) => String(Math.floor((start - request.start.at) / 60))),
  },
  {
    name: 'start_utc',
    meaning: 'the start in UTC, with Z',
    kind: 'text',
    cellOf: () => ({ text: ({ start }) => `${isoInstant(UTC, start).slice(0, 19)}Z` }),
  },
  {
    name: 'origin',
    part: 'given',
    meaning: 'given or planned; a session row of both has given+planned',
    kind: 'text',
    cellOf: () => ({ text: ({ origin = 'planned' }) => origin }),
  },
]

const partsOf = ({ plan: { request, given }, by, levelOf }: Shown): readonly Part[] => [
  by === 'session' ? 'session' : 'hour',
  ...(request.weight === undefined ? [] : ['weight' as const]),
  ...(request.pump === undefined ? [] : ['concentration' as const]),
  ...(levelOf === undefined ? [] : ['predict' as const]),
  ...(given === undefined ? [] : ['given' as const]),
]

/** Those that come with these parts, in order. */
const withParts = (parts: readonly string[]): readonly ColumnDefinition[] =>
  COLUMNS.filter(({ part }) => part === undefined || parts.includes(part))

/** The columns of a plan's rows. Throws Refusal (exit 2) where a model does not reach the plan. */
export function columnsOf(plan: Plan, by: By, model?: ModelId): readonly Column[] {
  const shown = shownOf(plan, by, model)
  return withParts(partsOf(shown)).map(({ name, cellOf }) => ({ name, ...cellOf(shown) }))
}

/** The columns of all plans that may be asked for with these parts of a request and rows by `hour`, `session`. */
export const unionOfColumns = (parts: readonly string[]): readonly string[] => withParts(parts).map(({ name }) => name)
