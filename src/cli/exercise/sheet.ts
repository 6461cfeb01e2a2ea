/** The table of an exercise: a plan by session or by change of rate, as if typed by hand. */
import { EXERCISE } from '../../check/check'
import { rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { kg, mg, mgPerH, mgPerMl, mlPerH } from '../../core/values/quantity'

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

/** The figures of a row; a fault may change each of them. */
export interface Line {
  session: number
  /** Minutes since 1970, UTC. */
  from: number
  to: number
  /** kg. */
  weight: number
  /** mg/mL. */
  strength: number
  /** mg/h. */
  rate: number
  /** mL/h. */
  flow: number
  /** mg. */
  dose: number
  /** mg. */
  total: number
  /** The text in the cell of the rate, where the fault makes it unreadable. */
  rateText?: string
}

/** The rows of a plan that has a weight and a concentration. */
export function linesOf(plan: Plan): readonly Line[] {
  const { weight, pump, setting } = plan.request
  return rowsOf(plan, setting === 'inpatient' ? 'change' : 'session').map((row) => ({
    session: row.session,
    from: row.start / 60,
    to: row.end / 60,
    weight: weight === undefined ? Number.NaN : Number(kg(weight)),
    strength: pump === undefined ? Number.NaN : Number(mgPerMl(pump.concentration)),
    rate: Number(mgPerH(row.rate)),
    flow: pump === undefined ? Number.NaN : Number(mlPerH(row.rate, pump.concentration)),
    dose: Number(mg(row.dose)),
    total: Number(mg(row.cumulative)),
  }))
}

const wallText = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ')

/** The cells of a table, its title first; in a blank one the doses and totals are left out. */
export function cellsOf(
  lines: readonly Line[],
  { protocol }: Pick<Plan, 'protocol'>,
  isBlank = false,
): readonly (readonly string[])[] {
  const clock = protocol.setting === 'inpatient' ? wallText : (minute: number) => wallText(minute).slice(11)
  const rows = lines.map(({ session, from, to, weight, strength, rate, rateText, flow, dose, total }) => [
    ...[String(session), wallText(from).slice(0, 10), clock(from), clock(to)],
    ...[String(weight), String(strength), rateText ?? String(rate), String(flow)],
    ...(isBlank ? ['', ''] : [String(dose), String(total)]),
    protocol.id,
  ])
  return [[EXERCISE], [...HEADS], ...rows]
}
/** The record of a line in these cells: the title and the header come first. */
export const recordOf = (index: number): number => index + 2
