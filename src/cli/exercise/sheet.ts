/** The table of an exercise: a plan by session or by change of rate, as somebody might type it. */
import { EXERCISE } from '../../check/check'
import { rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { isoDay } from '../../core/values/calendar-day'
import { kg, mg, mgPerH, mgPerMl, mlPerH } from '../../core/values/quantity'
import { dayOf, isoWall, wallAt } from '../../core/values/time-zone'

export const HEADS = [
  'Session',
  'Date',
  'Start',
  'End',
  'Weight (kg)',
  'Concentration (mg/mL)',
  'Rate (mg/h)',
  'Pump (mL/h)',
  'Dose (mg)',
  'Total (mg)',
  'Protocol',
] as const
export type Head = (typeof HEADS)[number]

/** A row by its heads. */
export type Line = Record<Head, string>

/** The rows of a plan that has a weight and a concentration. */
export function linesOf(plan: Plan): readonly Line[] {
  const { weight, pump, start, setting } = plan.request
  const wall = (at: (typeof start)['at']) => wallAt(start.zone, at)
  return rowsOf(plan, setting === 'inpatient' ? 'change' : 'session').map((row) => ({
    Session: String(row.session),
    Date: isoDay(dayOf(wall(row.start))),
    Start: setting === 'inpatient' ? isoWall(wall(row.start)).replace('T', ' ') : isoWall(wall(row.start)).slice(11),
    End: setting === 'inpatient' ? isoWall(wall(row.end)).replace('T', ' ') : isoWall(wall(row.end)).slice(11),
    'Weight (kg)': weight === undefined ? '' : kg(weight),
    'Concentration (mg/mL)': pump === undefined ? '' : mgPerMl(pump.concentration),
    'Rate (mg/h)': mgPerH(row.rate),
    'Pump (mL/h)': pump === undefined ? '' : mlPerH(row.rate, pump.concentration),
    'Dose (mg)': mg(row.dose),
    'Total (mg)': mg(row.cumulative),
    Protocol: plan.protocol.id,
  }))
}

/** The cells of a table, its title first. */
export const cellsOf = (lines: readonly Line[]): readonly (readonly string[])[] => [
  [EXERCISE],
  [...HEADS],
  ...lines.map((line) => HEADS.map((head) => line[head])),
]
/** The record of a line in these cells. */
export const recordOf = (index: number): number => index + 2
